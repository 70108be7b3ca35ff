"""Outcomes of a question: a closed union, decided before a word of the reply is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, assert_never

from bot.matching import Match, Matching

Doubt = Literal["near_miss", "subject", "unknown", "confidence", "on_topic"]
# Where a text is of several kinds, the first one counts.
AboutKind = Literal[
    "language",
    "trust",
    "maker",
    "identity",
    "abilities",
    "help",
    "insult",
    "how_are_you",
    "greeting",
    "thanks",
    "praise",
    "goodbye",
    "laughter",
    "interjection",
]
# In a conversation these need no reply.
NEEDS_NO_REPLY: frozenset[AboutKind] = frozenset(
    {"thanks", "praise", "goodbye", "laughter", "interjection"}
)
Aspect = Literal["source", "verification", "related"]
CorrectionKind = Literal[
    "number", "name", "negation", "claimant", "slot", "opposite", "quantifier", "role"
]


@dataclass(frozen=True, slots=True)
class Correction:
    """Something in the question that the base contradicts, or asked for and not held.

    `token` is the checked figure, a name in the spelling of our own lists or a question word, never
    the user's text; it is empty where there is nothing to repeat. A figure `is_of_another` thing
    where what is shown holds it, but not of what is asked.
    """

    kind: CorrectionKind
    token: str = ""
    is_of_another: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """One fact, or the facts of one topic, answer the question: `first` of those comes first."""

    entry: str
    confidence: float
    corrections: tuple[Correction, ...] = ()
    first: str | None = None


@dataclass(frozen=True, slots=True)
class Nearest:
    """The likeliest entry, shown and said not to be certain; `others` may be meant instead."""

    entry: str
    confidence: float
    corrections: tuple[Correction, ...] = ()
    others: tuple[str, ...] = ()
    first: str | None = None


@dataclass(frozen=True, slots=True)
class NotStated:
    """The base knows that no source says this."""

    unknown: str
    confidence: float
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """The base does not hold the answer, and nothing near it is to be shown."""

    confidence: float
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AboutMe:
    """The text asks nothing about a subject, or is in a language the bot does not read."""

    kind: AboutKind
    confidence: float

    @property
    def needs_no_reply(self) -> bool:
        """Tell whether a person would let it stand: "thanks", "lol"."""
        return self.kind in NEEDS_NO_REPLY


@dataclass(frozen=True, slots=True)
class Recall:
    """A follow-up about entries that were shown: who says it, how it stands, what is related.

    `beside` are facts shown with them; `others` are offered instead of what is related.
    """

    aspect: Aspect
    entries: tuple[str, ...]
    confidence: float
    beside: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


Outcome = Answer | Nearest | NotStated | NoAnswer | AboutMe | Recall


def entry_of(outcome: Outcome) -> str:
    """Return the entry an outcome is about; empty where there is none."""
    match outcome:
        case Answer() | Nearest():
            return outcome.entry
        case NotStated():
            return outcome.unknown
        case NoAnswer() | AboutMe() | Recall():
            return ""
        case _:
            assert_never(outcome)


@dataclass(frozen=True, slots=True)
class Further:
    """What else a message asks: outcomes to be shown too, and entries only to be named.

    `is_partly_unanswered` tells that it asks something more that the base holds nothing on, and
    `is_partly_unread` that it asks more than is read at once.
    """

    outcomes: tuple[Outcome, ...] = ()
    named: tuple[str, ...] = ()
    is_partly_unanswered: bool = False
    is_partly_unread: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """How one question is decided, and why: worked out once, read by everything else.

    `best` is the entry that would answer, None where none is near; `exact` tells that the question
    is one of its phrasings, word for word, which settles it; `doubts` are the reasons against
    giving it plainly. `speaks_unasked` tells whether the bot says this where nobody
    addressed it. `follows_up` tells that it was read in the light of the last reply. `further` is
    what else the message asks; `is_of_parts` tells that clauses of the message decided, and all
    else is of the first of them.
    """

    matching: Matching
    best: Match | None
    exact: bool
    doubts: tuple[Doubt, ...]
    outcome: Outcome
    speaks_unasked: bool
    follows_up: bool = False
    further: Further | None = None
    is_of_parts: bool = False

    @property
    def plain_answer(self) -> Answer | None:
        """Return the answer that needs no correction, if the question gets one."""
        if isinstance(self.outcome, Answer) and not self.outcome.corrections:
            return self.outcome
        return None
