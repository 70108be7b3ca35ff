"""An entry as the matcher sees it, and its single texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from sys import intern
from typing import Literal, NamedTuple

from bot.matching.text.framing import unframed
from bot.matching.text.tokens import words

Kind = Literal["answer", "unknown", "off_topic"]
Role = Literal["phrasing", "statement", "near_miss"]
OFF_TOPIC = "#off-topic"
ROLE_WEIGHTS: Mapping[Role, float] = {"phrasing": 1.0, "statement": 0.6, "near_miss": 0.0}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry as the matcher sees it.

    `phrasings` are questions it answers, `statements` what it says (they count less),
    `near_misses` questions in the same words that it does not answer, `parts` the ids of other
    candidates it is made of, and `shown` the other texts a reader sees with it. Only what is shown
    counts as naming anybody: a phrasing may well hold a name just to be answered with another.
    Where nothing is shown, the phrasings have to do.
    """

    id: str
    kind: Kind
    phrasings: tuple[str, ...]
    statements: tuple[str, ...] = ()
    near_misses: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()

    @property
    def seen(self) -> tuple[str, ...]:
        """Return every text a reader sees with it."""
        return (*self.statements, *self.shown)


class Line(NamedTuple):
    """One text of a candidate: `entry` is the candidate's number, `plain` the text's words."""

    entry: int
    role: Role
    text: str
    plain: tuple[str, ...]


@cache
def background() -> Candidate:
    """Return the class of everything a base is not about: greetings, trivia, other news."""
    text = files("bot.matching").joinpath("data/off_topic.txt").read_text("utf-8")
    return Candidate(OFF_TOPIC, "off_topic", tuple(text.splitlines()))


def lines_of(entry: int, candidate: Candidate) -> Iterator[Line]:
    """Yield the texts of a candidate as lines, plain words without frames."""
    texts: tuple[tuple[Role, tuple[str, ...]], ...] = (
        ("phrasing", candidate.phrasings),
        ("statement", candidate.statements),
        ("near_miss", candidate.near_misses),
    )
    for role, of_role in texts:
        for text in of_role:
            # Interned, a word is held once for all texts: a third of the memory of many lines.
            yield Line(entry, role, text, tuple(map(intern, unframed(words(text)))))
