"""The live base: one immutable snapshot, swapped whole or not at all."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from pathlib import Path

from bot.answering.evaluation.base_checks import check_changed, golden_outcomes, regressions
from bot.answering.policy import DEFAULT_RISK, Risk
from bot.answering.snapshot import Snapshot, open_snapshot
from bot.errors import FactbotError
from bot.knowledge import Golden
from bot.knowledge.diff import BaseDiff, diff


class ReloadUnderWay(FactbotError):
    """Another reload has not finished yet."""


@dataclass(frozen=True)
class Reloaded:
    """What a reload changed; `seconds` is how long it took."""

    diff: BaseDiff
    snapshot: Snapshot
    golden_mended: tuple[str, ...]
    seconds: float


class LiveBase:
    """Holds the current snapshot; a question uses the snapshot it started with."""

    def __init__(self, folder: Path, risk: Risk = DEFAULT_RISK) -> None:
        """Load the folder and find its limits; raises KnowledgeError with every problem."""
        self._folder = folder
        self._risk = risk
        self._lock = threading.Lock()
        self._current = self._open()
        self._right: dict[Golden, bool] = {}  # in the snapshot in force, as far as known

    @property
    def current(self) -> Snapshot:
        """Return the snapshot in force."""
        return self._current

    def reload(self) -> Reloaded:
        """Read, validate, build, ask the golden questions, swap.

        Blocking: call it in a thread. Raises KnowledgeError with every problem (the snapshot in
        force stays), or ReloadUnderWay.
        """
        if not self._lock.acquire(blocking=False):
            raise ReloadUnderWay("A reload is already under way; wait for it to finish.")
        try:
            started = time.perf_counter()
            old = self._current
            new = self._open()
            changes = diff(old.base, new.base)
            check_changed(new.loaded, new.answerer, changes)
            asked = new.base.golden
            known = {one.question: self._right[one] for one in asked if one in self._right}
            fresh = [one for one in asked if one not in self._right]
            before = known | golden_outcomes(old.answerer, fresh)
            after = golden_outcomes(new.answerer, asked)
            regressions(new.loaded, before, after)
            mended = tuple(
                question for question, right in after.items() if right and not before[question]
            )
            self._current = new
            self._right = {one: after[one.question] for one in asked}
            return Reloaded(changes, new, mended, time.perf_counter() - started)
        finally:
            self._lock.release()

    def _open(self) -> Snapshot:
        return open_snapshot(self._folder, self._risk)
