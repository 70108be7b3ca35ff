"""What can go wrong, as one small tree.

FactbotError
├── ConfigurationError     a setting is missing or malformed (exit 78)
├── UsageError             a command was given something it cannot take (exit 2)
├── OutputError            standard output cannot be written to (exit 74)
├── StoreError             the database cannot be used; the message says why (exit 1)
└── KnowledgeError         the fact base cannot be used; carries every problem found (exit 1)
    └── GoldenRegression   a reload would answer golden questions worse than before
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in the fact base: where, what, and what to do about it.

    `line` and `column` count from 1; 0 means the problem concerns the whole file (or folder).
    """

    file: str
    line: int
    column: int
    what: str
    remedy: str

    def __str__(self) -> str:
        """Return `file:line:column: what; remedy`, leaving out what is not known."""
        place = self.file
        if self.line:
            place += f":{self.line}:{self.column}"
        return f"{place}: {self.what}; {self.remedy}"


@dataclass(frozen=True, slots=True, order=True)
class Hint(Problem):
    """Something a curator could improve in the fact base, which is valid as it is."""

    def __str__(self) -> str:
        """Return `file:line:column: hint: what; remedy`, leaving out what is not known."""
        return str(Problem(self.file, self.line, self.column, f"hint: {self.what}", self.remedy))


class FactbotError(Exception):
    """Base of everything this program raises on purpose."""

    exit_code = 1


class ConfigurationError(FactbotError):
    """A setting is missing or malformed; the message names it and the remedy."""

    exit_code = 78


class UsageError(FactbotError):
    """A command was given something it cannot take; the message names it and the remedy."""

    exit_code = 2


class OutputError(FactbotError):
    """Standard output cannot be written to; the message says why."""

    exit_code = 74


class StoreError(FactbotError):
    """The database cannot be used; the message says why. The bot goes on without it."""


class KnowledgeError(FactbotError):
    """The fact base cannot be used; `problems` lists everything found, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, sorted by place."""
        self.problems = tuple(sorted(problems, key=astuple))
        super().__init__("\n".join(map(str, self.problems)))


class GoldenRegression(KnowledgeError):
    """A changed base would answer golden questions wrongly that were answered rightly."""


def printable(text: str) -> str:
    """Return `text` with every character that would not print as itself escaped."""
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in text
    )
