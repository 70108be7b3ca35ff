"""The live base: the stories in force, swapped whole or not at all."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.answering.evaluation.base_checks import (
    check_base,
    check_changed,
    golden_outcomes,
    regressions,
)
from bot.answering.policy import DEFAULT_RISK, Risk
from bot.answering.snapshot import Snapshot
from bot.answering.stories.opening import open_stories, open_story
from bot.answering.stories.stories import Stories
from bot.errors import FactbotError, KnowledgeError
from bot.knowledge import Golden
from bot.knowledge.diff import BaseDiff, diff
from bot.knowledge.removals import removals
from bot.knowledge.yaml.files import QUIET, await_quiet, busy, state_of

REMEDY = "put back what is missing; or confirm it after /reload, or run with --allow-removals"
ATTEMPTS = 3  # to read a folder that changes while it is read


class ReloadUnderWay(FactbotError):
    """Another reload has not finished yet."""


class RemovalsUnconfirmed(FactbotError):
    """A reload would make things vanish that nobody has said should; `removals` names them.

    `change` stands for the step from the base in force to the one without them: handed to
    `reload`, it confirms that step, and no other.
    """

    def __init__(self, removals: tuple[str, ...], change: str) -> None:
        self.removals = removals
        self.change = change
        super().__init__("\n".join((*(f"{removal} would vanish" for removal in removals), REMEDY)))


@dataclass(frozen=True)
class Change:
    """What a reload changed in a story; `before` is None for a new one."""

    before: Snapshot | None
    snapshot: Snapshot
    diff: BaseDiff
    golden_now_right: tuple[str, ...] = ()

    @property
    def is_any(self) -> bool:
        """Tell whether anything is other than it was."""
        return self.before is None or bool(self.diff.sections or self.golden_now_right)


@dataclass(frozen=True)
class Reloaded:
    """What a reload changed, and the titles of stories that are gone; it took `seconds`."""

    stories: Stories
    changes: tuple[Change, ...]
    gone: tuple[str, ...]
    seconds: float

    @property
    def revision(self) -> str:
        """Return the revision in force now."""
        return self.stories.revision


class LiveBase:
    """Holds the stories in force; a question uses those it started with."""

    def __init__(self, folder: Path, risk: Risk = DEFAULT_RISK, quiet: float = QUIET) -> None:
        """Load the folder; raises KnowledgeError with every problem.

        Files are read, now and later, once none has changed for `quiet` seconds.
        """
        self._folder = folder
        self._risk = risk
        self._quiet = quiet
        self._lock = threading.Lock()
        self._current = self._once_quiet(folder, lambda: open_stories(folder, risk))
        # By story: in the stories in force, as far as known.
        self._right: dict[str, dict[Golden, bool]] = {}

    @property
    def current(self) -> Stories:
        """Return the stories in force."""
        return self._current

    def reload(
        self, story: str = "", *, allow_removals: bool = False, confirmed: str = ""
    ) -> Reloaded:
        """Read, validate, build, ask the golden questions, swap: all stories, or one by its id.

        Where anything vanishes, that must be allowed, or `confirmed` be this very change.
        Blocking: call it in a thread. Raises KnowledgeError with every problem,
        RemovalsUnconfirmed or ReloadUnderWay; the stories in force are kept then.
        """
        if not self._lock.acquire(blocking=False):
            raise ReloadUnderWay("A reload is already under way; wait for it to finish.")
        try:
            started = time.perf_counter()
            old, new = self._current, self._open(story)
            judged = [_Judged(self, old.by_id.get(one.story.id), one) for one in new.all]
            lost = [one for one in old.all if one.story.id not in new.by_id]
            gone = (
                *(f"the story '{one.story.id}'" for one in lost),
                *(line for one in judged for line in one.removals()),
            )
            change = f"{old.revision}-{new.revision}"
            if gone and not allow_removals and change != confirmed:
                raise RemovalsUnconfirmed(gone, change)
            self._current = new
            self._right = {one.snapshot.story.id: one.right() for one in judged}
            changes = tuple(one.change() for one in judged)
            titles = tuple(one.story.title for one in lost)
            return Reloaded(new, changes, titles, time.perf_counter() - started)
        finally:
            self._lock.release()

    def known_right(self, story: str) -> dict[Golden, bool]:
        """Return which golden questions a story in force answers rightly, as far as known."""
        return self._right.get(story, {})

    def _open(self, story: str) -> Stories:
        old = self._current
        if not story:
            return self._once_quiet(
                self._folder, lambda: open_stories(self._folder, self._risk, old)
            )
        folder = old.by_id[story].folder.path
        return self._once_quiet(folder, lambda: open_story(story, self._risk, old))

    def _once_quiet(self, folder: Path, read: Callable[[], Stories]) -> Stories:
        """Return what a folder holds once left alone; what changes meanwhile is read again.

        Raises KnowledgeError with every problem, or where files go on changing.
        """
        for _ in range(ATTEMPTS):
            state = await_quiet(folder, self._quiet)
            try:
                found = read()
            except KnowledgeError:
                if state_of(folder) == state:
                    raise
            else:
                if state_of(folder) == state:
                    return found
        raise KnowledgeError([busy(folder)])


class _Judged:
    """A story as it would be after a reload, beside what it was; raises KnowledgeError."""

    def __init__(self, live: LiveBase, old: Snapshot | None, new: Snapshot) -> None:
        self._known = live.known_right(new.story.id)
        self._old, self.snapshot = old, new
        self._diff = diff(old.base, new.base) if old else BaseDiff({})
        self._before: dict[str, bool] = {}
        self._after: dict[str, bool] = {}
        if old is None:
            if problems := check_base(new.loaded, new.answerer):
                raise KnowledgeError(problems)
        elif old.answerer is not new.answerer:
            check_changed(new.loaded, new.answerer, self._diff)
            self._before = self._outcomes(old, new.base.golden)
            self._after = golden_outcomes(new.answerer, new.base.golden)
            regressions(new.loaded, self._before, self._after)

    def removals(self) -> tuple[str, ...]:
        """Return what would vanish, a line each."""
        if self._old is None:
            return ()
        return (*removals(self._old.base, self.snapshot.base), *self._reworded(self._old))

    def right(self) -> dict[Golden, bool]:
        """Return which golden questions are answered rightly now, as far as known."""
        if not self._after:
            return self._known
        return {golden: self._after[golden.question] for golden in self.snapshot.base.golden}

    def change(self) -> Change:
        """Return what the reload changed."""
        now_right = tuple(
            question
            for question, right in self._after.items()
            if right and not self._before[question]
        )
        return Change(self._old, self.snapshot, self._diff, now_right)

    def _outcomes(self, snapshot: Snapshot, asked: Sequence[Golden]) -> dict[str, bool]:
        """Return for each question whether the snapshot in force answers it rightly."""
        fresh = [golden for golden in asked if golden not in self._known]
        known = {golden.question: self._known[golden] for golden in asked if golden in self._known}
        return known | golden_outcomes(snapshot.answerer, fresh)

    def _reworded(self, old: Snapshot) -> Iterator[str]:
        """Yield the golden questions that ask for less than those in force, a line each.

        What is expected of them is not what it was, and what it was would be missed.
        """
        asked = {golden.question: golden for golden in self.snapshot.base.golden}
        changed = [
            golden
            for golden in old.base.golden
            if golden.question in asked and golden != asked[golden.question]
        ]
        before = self._outcomes(old, changed)
        after = golden_outcomes(self.snapshot.answerer, changed)
        for golden in changed:
            if before[golden.question] and not after[golden.question]:
                yield f"what the golden question '{golden.question}' expects"
