"""One immutable state of the base, with the answerer that answers from it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.answering.answerer import Answerer
from bot.answering.policy import DEFAULT_RISK, Policy, Risk
from bot.knowledge import FactBase, Loaded, StoryInfo, load
from bot.knowledge.stories import StoryFolder
from bot.knowledge.yaml.files import name_of

UNNAMED = StoryInfo(id="story", title="the story")  # a base alone need not say what it is about


@dataclass(frozen=True)
class Snapshot:
    """A base, the answerer that answers from it, and where its records stand in the files."""

    loaded: Loaded
    answerer: Answerer
    folder: StoryFolder

    @property
    def story(self) -> StoryInfo:
        """Return what the base is about."""
        return self.base.content.story or UNNAMED

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
    with built_to_stay():
        return built(load(folder), StoryFolder(folder, name_of(folder)), risk, policy)


def built(
    loaded: Loaded, folder: StoryFolder, risk: Risk = DEFAULT_RISK, policy: Policy | None = None
) -> Snapshot:
    """Return what was loaded from a folder with its answerer."""
    return Snapshot(loaded, Answerer(loaded.base, policy, risk), folder)


@contextmanager
def built_to_stay() -> Iterator[None]:
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
