"""A reply as typed blocks: composed once, rendered by every shell.

A `Statement` holds its attribution, all its caveats and everything that must be shown along with
it. There is no block with a bare statement, so no renderer can show one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from bot.answering.outcome import Correction
from bot.answering.phrases import DATE_NOT_STATED, place
from bot.knowledge import Relation, StoryInfo

OutcomeName = Literal["answer", "nearest", "not_stated", "no_answer", "about_me"]


def entry_key(entry: str, story: StoryInfo | None) -> str:
    """Return an entry's id, with the tag of its story before it if there is one."""
    return f"{story.tag}/{entry}" if story else entry


@dataclass(frozen=True, slots=True)
class CaveatNote:
    """A caveat as it is shown with a statement."""

    id: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class SourceReference:
    """Where a statement comes from; `title` reads "Report".

    `published` is the date in the source's own words. It is shown where facts of several sources
    stand together, `is_dated`.
    """

    id: str
    paragraphs: tuple[int, ...]
    title: str
    published: str | None = None
    is_dated: bool = False

    @property
    def date(self) -> str:
        """Return the date as it is shown; empty where none is."""
        return (self.published or DATE_NOT_STATED) if self.is_dated else ""

    @property
    def label(self) -> str:
        """Return title, date and paragraphs: "Report, Monday, paragraph 1"."""
        return place(self.title, self.paragraphs, self.date)

    def with_paragraphs(self, others: Iterable[int]) -> SourceReference:
        """Return the source with further paragraphs, each once, in the order they come in."""
        return replace(self, paragraphs=tuple(dict.fromkeys((*self.paragraphs, *others))))


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact as people see it, inseparable from who says it and what the source warns of.

    `attribution` reads "according to Pakistan's military"; `standing` is a short word for the
    kind, "Claimed" or "Reported", the same for every side. `notices` are fixed sentences about
    what came later, such as who took it back.
    """

    id: str
    question: str
    statement: str
    claimant: str | None
    attribution: str
    caveats: tuple[CaveatNote, ...]
    source: SourceReference
    note: str | None = None
    time_bound: bool = False
    notices: tuple[str, ...] = ()
    responses: tuple[Response, ...] = ()
    story: StoryInfo | None = None

    @property
    def key(self) -> str:
        """Return the fact's id, with its story's tag where several are loaded."""
        return entry_key(self.id, self.story)

    def of_story(self, story: StoryInfo) -> Statement:
        """Return the statement and its responses as of a story."""
        responses = (
            replace(one, statement=one.statement.of_story(story)) for one in self.responses
        )
        return replace(self, story=story, responses=tuple(responses))

    @property
    def is_claim(self) -> bool:
        """Tell whether a claimant says it, rather than the source itself."""
        return self.claimant is not None

    @property
    def standing(self) -> str:
        """Return the word for its kind."""
        return "Claimed" if self.is_claim else "Reported"

    def with_responses(self) -> Iterator[Statement]:
        """Yield the statement and all that is shown along with it, in order."""
        yield self
        for response in self.responses:
            yield from response.statement.with_responses()

    def dated(self) -> Statement:
        """Return the statement with the dates of its source and of those of its responses."""
        responses = (replace(one, statement=one.statement.dated()) for one in self.responses)
        source = replace(self.source, is_dated=True)
        return replace(self, source=source, responses=tuple(responses))


@dataclass(frozen=True, slots=True)
class Response:
    """A statement shown along with another; `lead` is the fixed wording of the relation."""

    relation: Relation
    lead: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a topic or event."""

    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One fixed sentence of the bot's own."""

    text: str


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    """What in the question the base contradicts, as one fixed sentence."""

    correction: Correction
    text: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An entry on offer: its id and its neutral question (or what is not stated)."""

    id: str
    question: str
    story: StoryInfo | None = None

    @property
    def key(self) -> str:
        """Return the entry's id, with its story's tag where several are loaded."""
        return entry_key(self.id, self.story)


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What the bot can offer instead; `lead` is a fixed sentence."""

    lead: str
    items: tuple[Suggestion, ...]


Block = Heading | Sentence | CorrectionNote | Statement | Suggestions


def dated(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks, each fact with its source's date if they are of several sources."""
    blocks = tuple(blocks)
    statements = (block for block in blocks if isinstance(block, Statement))
    sources = {one.source.id for shown in statements for one in shown.with_responses()}
    if len(sources) <= 1:
        return blocks
    return tuple(block.dated() if isinstance(block, Statement) else block for block in blocks)


@dataclass(frozen=True, slots=True)
class Reply:
    """Everything a shell needs to show, in order.

    `needs_no_reply`: where people talk, silence is the better reply; commands show it. A joint
    reply is about several entries. `story` is given where several are loaded and one answers.
    """

    outcome: OutcomeName
    blocks: tuple[Block, ...]
    confidence: float
    revision: str
    topic: str | None = None
    unknown: str | None = None
    needs_no_reply: bool = False
    is_joint: bool = False
    story: StoryInfo | None = None

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Return the statements shown, the first one first (without their responses)."""
        return tuple(block for block in self.blocks if isinstance(block, Statement))

    @property
    def first(self) -> str | None:
        """Return the id of the statement shown first, if any is."""
        return next((statement.id for statement in self.statements), None)

    @property
    def corrections(self) -> tuple[CorrectionNote, ...]:
        """Return what in the question the base contradicts."""
        return tuple(block for block in self.blocks if isinstance(block, CorrectionNote))

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """Return everything on offer, in order."""
        return tuple(
            item for block in self.blocks if isinstance(block, Suggestions) for item in block.items
        )

    def visible(self) -> Iterator[Statement]:
        """Yield all statements a reader sees, related ones included."""
        for statement in self.statements:
            yield from statement.with_responses()

    def visible_ids(self) -> Iterator[str]:
        """Yield the ids of all facts a reader sees."""
        return (statement.id for statement in self.visible())
