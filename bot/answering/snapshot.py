"""One immutable state of the base, with the answerer that answers from it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.answering.answerer import Answerer
from bot.answering.policy import DEFAULT_RISK, Policy, Risk
from bot.knowledge import FactBase, Loaded, load


@dataclass(frozen=True)
class Snapshot:
    """A base, the answerer that answers from it, and where its records stand in the files."""

    loaded: Loaded
    answerer: Answerer

    @property
    def base(self) -> FactBase:
        """Return the fact base."""
        return self.loaded.base

    @property
    def revision(self) -> str:
        """Return the digest of the base's content."""
        return self.loaded.base.revision


def open_snapshot(
    folder: Path, risk: Risk = DEFAULT_RISK, policy: Policy | None = None
) -> Snapshot:
    """Load a folder and build its answerer; raises KnowledgeError with every problem.

    Without a policy, its limits are those of `risk`.
    """
    with _uncollected():
        loaded = load(folder)
        return Snapshot(loaded, Answerer(loaded.base, policy, risk))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Leave no work to the garbage collector meanwhile, nor afterwards.

    All that is made here stays; looking through it again and again takes a quarter of the time,
    and whatever else goes on waits: 100 ms each time at 10,000 phrasings, with questions beside.
    Frozen, it is still freed when nothing refers to it any more, since it holds no circles.
    """
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        gc.enable()
