"""Reply → JSON: the object other programs rely on; its fields are a contract."""

from __future__ import annotations

import json
from typing import TypedDict

from bot.answering.outcome import CorrectionKind
from bot.answering.reply import CaveatNote, OutcomeName, Reply, Response, Statement
from bot.knowledge import Relation
from bot.rendering.terminal import plain

CONFIDENCE_DIGITS = 4


class CaveatObject(TypedDict):
    """A caveat shown with a statement."""

    id: str
    label: str
    text: str


class SourceObject(TypedDict):
    """Where a statement comes from."""

    id: str
    paragraphs: list[int]


class FactObject(TypedDict):
    """A fact as it is shown, with everything that must be shown along with it.

    `story` is given where several are loaded, for their ids may be the same.
    """

    id: str
    statement: str
    claimant: str | None
    attribution: str
    caveats: list[CaveatObject]
    responses: list[ResponseObject]
    source: SourceObject
    note: str | None
    time_bound: bool
    story: str | None


class ResponseObject(FactObject):
    """A related fact, and how it relates to the one it is shown with."""

    relation: Relation


class CorrectionObject(TypedDict):
    """What in the question the base contradicts; `token` is empty where nothing is repeated."""

    kind: CorrectionKind
    token: str
    text: str


class SuggestionObject(TypedDict):
    """An entry on offer, by its neutral question."""

    id: str
    question: str
    story: str | None


class ReplyObject(TypedDict):
    """A reply to a question; `text` is what the terminal shows, at 100 columns.

    `story` is given where several are loaded and one answers.
    """

    question: str
    outcome: OutcomeName
    confidence: float
    facts: list[FactObject]
    topic: str | None
    unknown: str | None
    corrections: list[CorrectionObject]
    suggestions: list[SuggestionObject]
    text: str
    story: str | None
    revision: str


def as_json(question: str, reply: Reply) -> ReplyObject:
    """Return the object for a reply to `question`."""
    return ReplyObject(
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
        suggestions=[
            SuggestionObject(
                id=offered.id,
                question=offered.question,
                story=offered.story.id if offered.story else None,
            )
            for offered in reply.suggestions
        ],
        text=plain(reply.blocks),
        story=reply.story.id if reply.story else None,
        revision=reply.revision,
    )


def dump_line(value: object) -> str:
    """Return JSON on one line, in ASCII: one line for any reader, whatever its encoding.

    Unescaped, the line separators a question may hold (such as U+2028) would end a line for
    some readers.
    """
    return json.dumps(value, ensure_ascii=True)


def _fact(shown: Statement) -> FactObject:
    return FactObject(
        id=shown.id,
        statement=shown.statement,
        claimant=shown.claimant,
        attribution=shown.attribution,
        caveats=[_caveat(caveat) for caveat in shown.caveats],
        responses=[_response(response) for response in shown.responses],
        source=SourceObject(id=shown.source.id, paragraphs=list(shown.source.paragraphs)),
        note=shown.note,
        time_bound=shown.time_bound,
        story=shown.story.id if shown.story else None,
    )


def _response(response: Response) -> ResponseObject:
    return ResponseObject(relation=response.relation, **_fact(response.statement))


def _caveat(caveat: CaveatNote) -> CaveatObject:
    return CaveatObject(id=caveat.id, label=caveat.label, text=caveat.text)
