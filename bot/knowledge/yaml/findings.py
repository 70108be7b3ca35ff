"""A bounded list of problems, and how a message quotes what stands in a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from bot.errors import Problem, printable
from bot.knowledge.yaml.limits import MAX_COMPARED, MAX_PROBLEMS, MAX_QUOTED

NEAR = 65  # in per cent; one typing slip in a word of four letters is 75


@dataclass
class Findings:
    """The problems found so far; once full, further ones are dropped."""

    problems: list[Problem] = field(default_factory=list)

    @property
    def full(self) -> bool:
        """Whether looking further is a waste: nobody corrects more than this at once."""
        return len(self.problems) >= MAX_PROBLEMS

    def add(self, file: str, place: tuple[int, int], what: str, remedy: str) -> None:
        """Keep a problem at `place` (line, column), unless there are too many already."""
        if not self.full:
            self.problems.append(Problem(file, *place, what, remedy))


WHOLE_FILE = (0, 0)


def nearest(word: str, known: Sequence[str], near: float = NEAR) -> str | None:
    """Return the one of `known` that `word` may be a slip of, if any is near enough."""
    if len(known) > MAX_COMPARED or len(word) > MAX_QUOTED:
        return None
    best = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=near)
    return best[0] if best else None


def quoted(text: str) -> str:
    """Return `text` in quotes on one line: cut when long, unprintable characters escaped."""
    cut = text if len(text) <= MAX_QUOTED else text[: MAX_QUOTED - 1] + "…"
    return f"'{printable(cut)}'"
