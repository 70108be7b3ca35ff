"""The live base: one immutable snapshot, swapped whole or not at all."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.answering.desk import AnswerDesk
from bot.answering.selfcheck import check_changed, golden_outcomes, regressions
from bot.errors import FactbotError
from bot.knowledge import BaseDiff, FactBase, Loaded, diff, load


class ReloadUnderWay(FactbotError):
    """Another reload has not finished yet."""


@dataclass(frozen=True)
class Snapshot:
    """A base, the desk that answers from it, and where its records stand in the files."""

    loaded: Loaded
    desk: AnswerDesk

    @property
    def base(self) -> FactBase:
        """Return the fact base."""
        return self.loaded.base

    @property
    def revision(self) -> str:
        """Return the digest of the base's content."""
        return self.loaded.base.revision


@dataclass(frozen=True)
class Reloaded:
    """What a reload changed; `seconds` is how long it took."""

    diff: BaseDiff
    snapshot: Snapshot
    golden_mended: tuple[str, ...]
    seconds: float


def open_snapshot(folder: Path) -> Snapshot:
    """Load a folder and build its desk; raises KnowledgeError with every problem."""
    with _uncollected():
        loaded = load(folder)
        return Snapshot(loaded, AnswerDesk(loaded.base))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Leave no work to the garbage collector meanwhile.

    All that is made here stays; looking through it again and again takes a quarter of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class LiveBase:
    """Holds the current snapshot; a question uses the snapshot it started with."""

    def __init__(self, folder: Path) -> None:
        """Load the folder; raises KnowledgeError with every problem."""
        self._folder = folder
        self._lock = threading.Lock()
        self._current = open_snapshot(folder)

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
            new = open_snapshot(self._folder)
            changes = diff(old.base, new.base)
            check_changed(new.loaded, new.desk, changes)
            before = golden_outcomes(old.desk, new.base.golden)
            after = golden_outcomes(new.desk, new.base.golden)
            regressions(new.loaded, before, after)
            mended = tuple(
                question for question, right in after.items() if right and not before[question]
            )
            self._current = new
            return Reloaded(changes, new, mended, time.perf_counter() - started)
        finally:
            self._lock.release()
