"""`check --watch`: the fact base checked on each save, and what that changed."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import typer

from bot.answering import Risk
from bot.answering.evaluation.base_checks import check_base
from bot.answering.evaluation.standing import standing_of
from bot.answering.snapshot import built
from bot.commands.check import compared, counted_problems, size_of
from bot.errors import KnowledgeError, Problem
from bot.knowledge import examine, load
from bot.knowledge.stories import StoryFolder
from bot.knowledge.yaml.files import state_of

PAUSE: Final = 0.3  # seconds between two looks at the folder
LULL: Final = 4  # looks without a change, after which what takes longer is checked

Problems = tuple[Problem, ...]


@dataclass
class Watched:
    """A folder, and what was last said of it: its problems, those the matcher finds, its state."""

    folder: StoryFolder
    texts: Mapping[str, str]
    risk: Risk
    problems: Problems = ()
    close: Problems = ()
    standing: str = ""

    @property
    def is_sound(self) -> bool:
        """Whether the last check found nothing wrong."""
        return not (self.problems or self.close)

    def check(self) -> None:
        """Check what needs no matcher, and print what changed."""
        examined = examine(*self.folder)
        before = self.problems
        self.problems = (*examined.problems, *compared(examined.draft, self.texts))
        self._print(before, self.problems)

    def check_closely(self) -> None:
        """Check what needs the matcher where all else is well, and print what changed."""
        if self.problems:
            return
        try:
            snapshot = built(load(*self.folder), self.folder, self.risk)
        except KnowledgeError:  # saved again in this moment: the next look will find that
            return
        before, self.close = self.close, tuple(check_base(snapshot.loaded, snapshot.answerer))
        self._print(before, self.close)
        if self.is_sound:
            standing = standing_of(snapshot.answerer)
            self._print_standing(f"{size_of(snapshot.base)}; no problem found.\n{standing or ''}")

    def _print(self, before: Problems, now: Problems) -> None:
        added, solved = [*_without(now, before)], [*_without(before, now)]
        for problem in solved:
            typer.echo(f"solved: {problem}")
        for problem in added:
            typer.echo(str(problem))
        if added or solved:
            self.standing = ""
            left = len(self.problems) + len(self.close)
            typer.echo(f"{counted_problems(left)}: {len(added)} new, {len(solved)} solved.")

    def _print_standing(self, standing: str) -> None:
        if standing != self.standing:
            typer.echo(standing.rstrip())
        self.standing = standing


def watch(folder: StoryFolder, texts: Mapping[str, str], risk: Risk) -> int:
    """Check on each save until interrupted; return 1 where problems are left then, else 0."""
    watched = Watched(folder, texts, risk)
    try:
        for looks in _looks(folder.path):
            if looks == 0:
                watched.check()
            elif looks == LULL:
                watched.check_closely()
    except KeyboardInterrupt:
        pass
    return int(not watched.is_sound)


def _looks(folder: Path) -> Iterator[int]:
    """Yield for each look at the folder how many there were since it changed, without end."""
    state = None
    looks = 0
    while True:
        before, state = state, state_of(folder)
        looks = looks + 1 if state == before else 0
        yield looks
        time.sleep(PAUSE)


def _without(problems: Iterable[Problem], others: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems that others are not, wherever in their file they stand by now."""
    left = Counter((other.file, other.what) for other in others)
    for problem in sorted(problems):
        left[problem.file, problem.what] -= 1
        if left[problem.file, problem.what] < 0:
            yield problem
