"""A knowledge folder → its stories, ready to be asked; what has not changed is not built again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from bot.answering.policy import DEFAULT_RISK, Risk
from bot.answering.snapshot import Snapshot, built, built_to_stay
from bot.answering.stories.stories import Stories
from bot.knowledge.stories import LoadedStory, load_stories, load_story


def open_stories(folder: Path, risk: Risk = DEFAULT_RISK, old: Stories | None = None) -> Stories:
    """Load every story in `folder` and build their answerers.

    Raises KnowledgeError with all problems of all stories.
    """
    with built_to_stay():
        return Stories(tuple(_built(load_stories(folder), risk, old)))


def open_story(story: str, risk: Risk, old: Stories) -> Stories:
    """Return the stories with one of them loaded again from where it lies.

    Raises KnowledgeError with every problem of that story.
    """
    was = old.by_id[story]
    with built_to_stay():
        (new,) = _built([load_story(was.folder, story)], risk, old)
    return Stories(tuple(new if one is was else one for one in old.all))


def _built(stories: Iterable[LoadedStory], risk: Risk, old: Stories | None) -> Iterator[Snapshot]:
    known = {one.folder.path: one for one in old.all} if old else {}
    for folder, loaded in stories:
        before = known.get(folder.path)
        if before and before.revision == loaded.base.revision:
            yield replace(before, loaded=loaded)
        else:
            yield built(loaded, folder, risk)
