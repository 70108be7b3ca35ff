"""A bounded list of problems, and how a message quotes what stands in a file."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.errors import Problem
from bot.knowledge.limits import MAX_PROBLEMS, MAX_QUOTED


@dataclass
class Findings:
    """The problems found so far; once full, further ones are counted out."""

    problems: list[Problem] = field(default_factory=list)

    @property
    def full(self) -> bool:
        """Whether looking further is a waste: nobody mends more than this at once."""
        return len(self.problems) >= MAX_PROBLEMS

    def add(self, file: str, place: tuple[int, int], what: str, remedy: str) -> None:
        """Keep a problem at `place` (line, column), unless there are too many already."""
        if not self.full:
            self.problems.append(Problem(file, *place, what, remedy))


WHOLE_FILE = (0, 0)


def quoted(text: str) -> str:
    """Return `text` in quotes on one line: cut when long, unprintable characters escaped."""
    cut = text if len(text) <= MAX_QUOTED else text[: MAX_QUOTED - 1] + "…"
    return f"'{printable(cut)}'"


def printable(text: str) -> str:
    """Return `text` with every character that would not print as itself escaped."""
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in text
    )
