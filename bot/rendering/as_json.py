"""Reply → JSON: the object other programs rely on; its fields are a contract."""

from __future__ import annotations

import json
from typing import TypedDict

from bot.answering.outcome import CorrectionKind
from bot.answering.reply import CaveatNote, OutcomeName, Reply, Response, Statement, Suggestion
from bot.knowledge import Relation
from bot.rendering.terminal import plain

CONFIDENCE_DIGITS = 4


class OfStory(TypedDict, total=False):
    """What has a story, where several are loaded: its id; otherwise there is no such key."""

    story: str


class CaveatObject(TypedDict):
    """A caveat shown with a statement."""

    id: str
    label: str
    text: str


class SourceObject(TypedDict):
    """Where a statement comes from."""

    id: str
    paragraphs: list[int]


class FactObject(OfStory):
    """A fact as it is shown, with everything that must be shown along with it."""

    id: str
    statement: str
    claimant: str | None
    attribution: str
    caveats: list[CaveatObject]
    responses: list[ResponseObject]
    source: SourceObject
    note: str | None
    time_bound: bool


class ResponseObject(FactObject):
    """A related fact, and how it relates to the one it is shown with."""

    relation: Relation


class CorrectionObject(TypedDict):
    """What in the question the base contradicts; `token` is empty where nothing is repeated."""

    kind: CorrectionKind
    token: str
    text: str


class SuggestionObject(OfStory):
    """An entry on offer, by its neutral question."""

    id: str
    question: str


class ReplyObject(OfStory):
    """A reply to a question; `text` is what the terminal shows, at 100 columns."""

    question: str
    outcome: OutcomeName
    confidence: float
    facts: list[FactObject]
    topic: str | None
    unknown: str | None
    corrections: list[CorrectionObject]
    suggestions: list[SuggestionObject]
    text: str
    revision: str


def as_json(question: str, reply: Reply) -> ReplyObject:
    """Return the object for a reply to `question`."""
    found = ReplyObject(
        question=question,
        outcome=reply.outcome,
        confidence=round(reply.confidence, CONFIDENCE_DIGITS),
        facts=[_fact(shown) for shown in reply.statements],
        topic=reply.topic,
        unknown=reply.unknown,
        corrections=[
            CorrectionObject(kind=note.correction.kind, token=note.correction.token, text=note.text)
            for note in reply.corrections
        ],
        suggestions=[_suggestion(offered) for offered in reply.suggestions],
        text=plain(reply.blocks),
        revision=reply.revision,
    )
    if reply.story:
        found["story"] = reply.story.id
    return found


def dump_line(value: object) -> str:
    """Return JSON on one line, in ASCII: one line for any reader, whatever its encoding.

    Unescaped, the line separators a question may hold (such as U+2028) would end a line for
    some readers.
    """
    return json.dumps(value, ensure_ascii=True)


def _fact(shown: Statement) -> FactObject:
    fact = FactObject(
        id=shown.id,
        statement=shown.statement,
        claimant=shown.claimant,
        attribution=shown.attribution,
        caveats=[_caveat(caveat) for caveat in shown.caveats],
        responses=[_response(response) for response in shown.responses],
        source=SourceObject(id=shown.source.id, paragraphs=list(shown.source.paragraphs)),
        note=shown.note,
        time_bound=shown.time_bound,
    )
    if shown.story:
        fact["story"] = shown.story.id
    return fact


def _suggestion(offered: Suggestion) -> SuggestionObject:
    found = SuggestionObject(id=offered.id, question=offered.question)
    if offered.story:
        found["story"] = offered.story.id
    return found


def _response(response: Response) -> ResponseObject:
    return ResponseObject(relation=response.relation, **_fact(response.statement))


def _caveat(caveat: CaveatNote) -> CaveatObject:
    return CaveatObject(id=caveat.id, label=caveat.label, text=caveat.text)
