"""What a question comes to: a closed union, decided before a word of the reply is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CorrectionKind = Literal["number", "name", "negation", "claimant", "slot"]


@dataclass(frozen=True, slots=True)
class Correction:
    """Something in the question that the base contradicts, or asked for and not held.

    `token` is the checked figure, a name in the spelling of our own lists or a question word, never
    the user's text; it is empty where there is nothing to repeat.
    """

    kind: CorrectionKind
    token: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One fact, or the facts of one topic, answer the question."""

    entry: str
    confidence: float
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """Several entries may be meant; at most five are offered, the best first."""

    entries: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class NotStated:
    """The base knows that no source says this."""

    unknown: str
    confidence: float
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """The base does not hold the answer; `suggestions` is what comes nearest, if anything does."""

    confidence: float
    corrections: tuple[Correction, ...] = ()
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Silence:
    """Nobody addressed the bot, and it is not certain."""


Spoken = Answer | Choice | NotStated | NoAnswer
