"""A statement with everything a statement can have, made of words that tell what they are."""

from __future__ import annotations

from bot.answering.outcome import Correction
from bot.answering.reply import (
    Block,
    CaveatNote,
    CorrectionNote,
    Heading,
    Reply,
    Response,
    Sentence,
    SourceReference,
    Statement,
    Suggestion,
    Suggestions,
)

SOURCE = SourceReference("paper", (2, 3), "Report")
REPORTED = Statement(
    id="reply",
    question="What does the report say?",
    statement="The town has two bridges.",
    claimant=None,
    attribution="according to the report",
    caveats=(),
    source=SOURCE,
)
CLAIMED = Statement(
    id="claim",
    question="What does the ferry company say?",
    statement="All boats left on time.",
    claimant="ferries",
    attribution="according to the ferry company",
    caveats=(
        CaveatNote("unseen", "Unverified", "Nobody was there."),
        CaveatNote("old", "Outdated", "It is an old timetable."),
    ),
    source=SOURCE,
    note="The report names no boats.",
    time_bound=True,
    responses=(Response("dismissed_by", "Dismissed by", REPORTED),),
)
QUESTIONS = (Suggestion("claim", "Did the boats leave?"), Suggestion("tide", "When is high tide?"))
OFFER = Suggestions("Related questions:", QUESTIONS)
CORRECTION = CorrectionNote(Correction("number", "29"), "The report does not say 29.")
BLOCKS: tuple[Block, ...] = (CORRECTION, Heading("Boats"), CLAIMED, REPORTED, OFFER)
REPLY = Reply("answer", BLOCKS, 0.912345, "abc123", topic="boats")
NOTHING = Sentence("There is nothing on that.")
