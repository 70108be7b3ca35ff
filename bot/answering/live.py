"""The live base: one immutable snapshot, swapped whole or not at all."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.answering.evaluation.base_checks import check_changed, golden_outcomes, regressions
from bot.answering.policy import DEFAULT_RISK, Risk
from bot.answering.snapshot import Snapshot, open_snapshot
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
class Reloaded:
    """What a reload changed; `seconds` is how long it took."""

    diff: BaseDiff
    snapshot: Snapshot
    golden_now_right: tuple[str, ...]
    seconds: float


class LiveBase:
    """Holds the current snapshot; a question uses the snapshot it started with."""

    def __init__(self, folder: Path, risk: Risk = DEFAULT_RISK, quiet: float = QUIET) -> None:
        """Load the folder; raises KnowledgeError with every problem.

        Files are read, now and later, once none has changed for `quiet` seconds.
        """
        self._folder = folder
        self._risk = risk
        self._quiet = quiet
        self._lock = threading.Lock()
        self._current = self._open()
        self._right: dict[Golden, bool] = {}  # in the snapshot in force, as far as known

    @property
    def current(self) -> Snapshot:
        """Return the snapshot in force."""
        return self._current

    def reload(self, *, allow_removals: bool = False, confirmed: str = "") -> Reloaded:
        """Read, validate, build, ask the golden questions, swap.

        Where anything vanishes, that must be allowed, or `confirmed` be this very change.
        Blocking: call it in a thread. Raises KnowledgeError with every problem,
        RemovalsUnconfirmed or ReloadUnderWay; the current snapshot is kept then.
        """
        if not self._lock.acquire(blocking=False):
            raise ReloadUnderWay("A reload is already under way; wait for it to finish.")
        try:
            started = time.perf_counter()
            old = self._current
            new = self._open()
            changes = diff(old.base, new.base)
            check_changed(new.loaded, new.answerer, changes)
            before = self._outcomes(old, new.base.golden)
            after = golden_outcomes(new.answerer, new.base.golden)
            regressions(new.loaded, before, after)
            gone = removals(old.base, new.base) + self._reworded(old, new)
            change = f"{old.revision}-{new.revision}"
            if gone and not allow_removals and change != confirmed:
                raise RemovalsUnconfirmed(gone, change)
            now_right = tuple(
                question for question, right in after.items() if right and not before[question]
            )
            self._current = new
            self._right = {golden: after[golden.question] for golden in new.base.golden}
            return Reloaded(changes, new, now_right, time.perf_counter() - started)
        finally:
            self._lock.release()

    def _outcomes(self, snapshot: Snapshot, asked: Sequence[Golden]) -> dict[str, bool]:
        """Return for each question whether the snapshot in force answers it rightly."""
        fresh = [golden for golden in asked if golden not in self._right]
        known = {golden.question: self._right[golden] for golden in asked if golden in self._right}
        return known | golden_outcomes(snapshot.answerer, fresh)

    def _reworded(self, old: Snapshot, new: Snapshot) -> tuple[str, ...]:
        """Return the golden questions that ask for less than those in force, a line each.

        What is expected of them is not what it was, and what it was would be missed.
        """
        asked = {golden.question: golden for golden in new.base.golden}
        changed = [
            golden
            for golden in old.base.golden
            if golden.question in asked and golden != asked[golden.question]
        ]
        before, after = self._outcomes(old, changed), golden_outcomes(new.answerer, changed)
        return tuple(
            f"what the golden question '{golden.question}' expects"
            for golden in changed
            if before[golden.question] and not after[golden.question]
        )

    def _open(self) -> Snapshot:
        """Return what the folder holds once left alone; what changes meanwhile is read again.

        Raises KnowledgeError with every problem, or where files go on changing.
        """
        for _ in range(ATTEMPTS):
            state = await_quiet(self._folder, self._quiet)
            try:
                snapshot = open_snapshot(self._folder, self._risk)
            except KnowledgeError:
                if state_of(self._folder) == state:
                    raise
            else:
                if state_of(self._folder) == state:
                    return snapshot
        raise KnowledgeError([busy(self._folder)])
