"""The data model of the fact base: what a curator writes, validated and frozen.

Field limits are chosen so that whatever passes fits into one Discord message, choice or label;
each limit is a named constant and is repeated in the JSON Schema that editors use.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    model_validator,
)

from bot.knowledge.texts import only_printable

ID_LENGTH = 64
QUESTION_LENGTH = 100  # a Discord autocomplete choice and a select option hold 100 characters
NAME_LENGTH = 80  # a Discord button label holds 80 characters
STATEMENT_LENGTH = 600
NOTE_LENGTH = 400
LABEL_LENGTH = 40
CAVEAT_LENGTH = 300
PHRASING_LENGTH = 300
WHAT_LENGTH = 160
MAX_RELATED = 3
MAX_VERSIONS = 8  # facts tied by 'updates' and 'retracts': they are shown together
MAX_SEE = 4
MAX_LIFTED = 10

SAID_BY = "said-by-"  # begins the ids of the topics that collect what one claimant says

# The two forms of a reason, as pydantic names them in the places of its errors.
TEXT_FORM, MAPPING_FORM = "#text", "#mapping"

_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
SHA256 = r"^[0-9a-f]{64}$"
LANGUAGE = r"^en$"
TAG_LENGTH = 8


def is_id(text: str) -> bool:
    """Tell whether a text is written as an id is."""
    return re.fullmatch(_ID, text) is not None


def _unique(values: tuple[str, ...]) -> tuple[str, ...]:
    """Return `values` unchanged, or raise ValueError naming the first repeated one."""
    seen: set[str] = set()
    for value in values:
        if value in seen:
            msg = f"'{value}' is listed twice; take one of the two out"
            raise ValueError(msg)
        seen.add(value)
    return values


def _sorted(reasons: dict[str, Reason]) -> dict[str, Reason]:
    """Return `reasons` by key: their order means nothing, and equal ones must read alike."""
    return dict(sorted(reasons.items()))


def _form_of_reason(reason: object) -> str:
    return MAPPING_FORM if isinstance(reason, dict | Lifting) else TEXT_FORM


def _text(limit: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=limit)


_DISTINCT = Field(json_schema_extra={"uniqueItems": True})
Id = Annotated[str, StringConstraints(pattern=_ID, max_length=ID_LENGTH)]
ActorId = Annotated[str, StringConstraints(pattern=_ID, max_length=ID_LENGTH - len(SAID_BY))]
Ids = Annotated[tuple[Id, ...], _DISTINCT, AfterValidator(_unique)]
SomeIds = Annotated[tuple[Id, ...], Field(min_length=1), _DISTINCT, AfterValidator(_unique)]
SeveralIds = Annotated[tuple[Id, ...], Field(min_length=2), _DISTINCT, AfterValidator(_unique)]
Relations = Annotated[
    tuple[Id, ...], Field(max_length=MAX_RELATED), _DISTINCT, AfterValidator(_unique)
]
See = Annotated[tuple[Id, ...], Field(max_length=MAX_SEE), _DISTINCT, AfterValidator(_unique)]
Paragraph = Annotated[int, Field(ge=1, le=100_000)]
Paragraphs = Annotated[tuple[Paragraph, ...], Field(min_length=1, max_length=20)]
Name = Annotated[str, _text(NAME_LENGTH), AfterValidator(only_printable)]
Question = Annotated[str, _text(QUESTION_LENGTH), AfterValidator(only_printable)]
Statement = Annotated[str, _text(STATEMENT_LENGTH), AfterValidator(only_printable)]
Note = Annotated[str, _text(NOTE_LENGTH), AfterValidator(only_printable)]
Phrasing = Annotated[str, _text(PHRASING_LENGTH), AfterValidator(only_printable)]
Todo = Annotated[
    Note | None, Field(description="What is left to do; a base with a 'todo' does not go live.")
]
Phrasings = Annotated[tuple[Phrasing, ...], Field(max_length=500)]


class Record(BaseModel):
    """What every record has in common: immutable, strict, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class StoryInfo(Record):
    """What one folder of the fact base is about; in one of its files."""

    id: Id
    title: Name
    language: Annotated[str, StringConstraints(pattern=LANGUAGE)] = "en"
    home: Annotated[int, Field(ge=1, lt=2**63)] | None = None

    @property
    def tag(self) -> str:
        """Return what stands for the story where there is little room: eight hexadecimal digits."""
        return sha256(self.id.encode()).hexdigest()[:TAG_LENGTH]


class Source(Record):
    """A published document the facts come from; null where the document itself does not say."""

    id: Id
    title: Name | None = None
    publisher: Name | None = None
    published: Name | None = Field(default=None, description="The date in the source's own words.")
    paragraphs: Paragraph = Field(description="How many paragraphs the source has.")
    sha256: Annotated[str, StringConstraints(pattern=SHA256)] | None = Field(
        default=None, description="Checksum of the text the facts were curated from."
    )
    todo: Todo = None


class Actor(Record):
    """A person, group or government in the sources."""

    id: ActorId
    name: Name = Field(description="The name as it reads after 'according to'.")
    short: Annotated[str, _text(LABEL_LENGTH), AfterValidator(only_printable)] | None = None
    aliases: Annotated[tuple[Name, ...], Field(max_length=50)] = ()
    todo: Todo = None


class Caveat(Record):
    """A warning the source itself gives about everything the covered claimants say in it."""

    id: Id
    label: Annotated[str, _text(LABEL_LENGTH), AfterValidator(only_printable)]
    text: Annotated[str, _text(CAVEAT_LENGTH), AfterValidator(only_printable)]
    source: Id
    paragraphs: Paragraphs
    covers: SomeIds = Field(description="Ids of the claimants it covers.")
    todo: Todo = None


class Lifting(Record):
    """Why a caveat is lifted from a fact, and the later source that says itself that it holds."""

    why: Note
    by: Id = Field(description="Id of the later source that confirms it in its own words.")


Reason = Annotated[
    Annotated[Note, Tag(TEXT_FORM)] | Annotated[Lifting, Tag(MAPPING_FORM)],
    Discriminator(_form_of_reason),
]


class Fact(Record):
    """One statement the base can be asked for: claimed by a claimant, or reported by the source."""

    id: Id
    question: Question = Field(description="Neutral; the only phrasing ever shown to people.")
    statement: Statement = Field(description="Read after 'According to ...:'.")
    claimant: Id | None = Field(default=None, description="Who says it; absent: the source.")
    about: Ids = Field(default=(), description="Ids of the actors it is about.")
    dismisses: Relations = Field(default=(), description="Ids of the claims it dismisses.")
    differs: Relations = Field(default=(), description="Ids of other sides' accounts of the same.")
    updates: Relations = Field(default=(), description="Ids of facts it gives a newer value of.")
    retracts: Relations = Field(default=(), description="Ids of facts it takes back.")
    source: Id
    paragraphs: Paragraphs
    note: Note | None = Field(default=None, description="Always shown with the statement.")
    curator_note: str | None = Field(default=None, description="Never shown.")
    time_bound: bool = Field(default=False, description="Shown as the report had it, not live.")
    lifted: Annotated[dict[Id, Reason], AfterValidator(_sorted)] = Field(
        default_factory=dict,
        max_length=MAX_LIFTED,
        description="Caveat id: why not here, or {why: …, by: the later source that confirms it}.",
    )
    asks: Phrasings = Field(default=(), description="For matching only, never shown.")
    not_asks: Phrasings = Field(default=(), description="Near misses it must not answer.")
    todo: Todo = None

    @property
    def confirmed_by(self) -> dict[str, str]:
        """Return the ids of the sources that say themselves that it holds, by the caveat lifted."""
        return {
            caveat: reason.by
            for caveat, reason in self.lifted.items()
            if isinstance(reason, Lifting)
        }


class Topic(Record):
    """Several facts that answer one question together; it has no prose of its own."""

    id: Id
    title: Name
    question: Question
    facts: SeveralIds
    asks: Phrasings = ()
    not_asks: Phrasings = ()
    todo: Todo = None


class Unknown(Record):
    """Something people ask that no source says, and the nearest facts to see."""

    id: Id
    what: Annotated[str, _text(WHAT_LENGTH), AfterValidator(only_printable)] = Field(
        description="A noun phrase; reads on after 'does not state'."
    )
    see: See = Field(default=(), description="Ids of the nearest facts.")
    asks: Phrasings = ()
    not_asks: Phrasings = ()
    todo: Todo = None


class Event(Record):
    """An entry of the timeline, dated only in the source's words."""

    id: Id
    when: Name = Field(description="The time as the source words it.")
    order: Annotated[int, Field(ge=-(10**9), le=10**9)]
    facts: SomeIds
    todo: Todo = None


class Golden(Record):
    """A question with the entries that may answer it, or with `abstain`."""

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["expect"]}, {"required": ["abstain"]}]}
    )

    question: Phrasing
    expect: Ids = ()
    also: Ids = Field(default=(), description="Facts that should be visible too.")
    abstain: bool = False
    missed: bool = Field(default=False, description="Known to be answered wrongly so far.")
    todo: Todo = None

    @model_validator(mode="after")
    def _says_what_to_expect(self) -> Self:
        if self.abstain == ("expect" in self.model_fields_set) or self.abstain == bool(self.expect):
            msg = "neither or both of 'expect' and 'abstain: true'; write one of the two"
            raise ValueError(msg)
        if len(self.expect) == 1 and self.expect[0] in self.also:
            msg = "the one id under 'expect' stands under 'also' too; take it out there"
            raise ValueError(msg)
        if self.abstain and self.also:
            msg = "'also' has no use with 'abstain: true'; take one of the two out"
            raise ValueError(msg)
        return self


Synonyms = Annotated[tuple[Name, ...], Field(min_length=2, max_length=60)]


class Document(Record):
    """One YAML file: any of the sections, each a list; the story is a mapping."""

    story: StoryInfo | None = None
    sources: tuple[Source, ...] = ()
    actors: tuple[Actor, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    facts: tuple[Fact, ...] = ()
    topics: tuple[Topic, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    events: tuple[Event, ...] = ()
    synonyms: tuple[Synonyms, ...] = ()
    golden: tuple[Golden, ...] = ()

    def records(self, section: str) -> tuple[Record | tuple[str, ...], ...]:
        """Return what stands in a section, in file order; the story as the only one of its own."""
        held = getattr(self, section)
        if held is None:
            return ()
        return (held,) if isinstance(held, Record) else held
