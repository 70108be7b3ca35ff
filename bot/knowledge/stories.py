"""A knowledge folder → its stories: each folder in it that names one is loaded by itself.

Where none does, or there is but one folder, all of it is one story.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Final, NamedTuple

from bot.errors import KnowledgeError, Problem
from bot.knowledge.loader import Examination, Loaded, examine
from bot.knowledge.yaml.files import find_files, name_of, read_file
from bot.knowledge.yaml.findings import WHOLE_FILE, Findings
from bot.knowledge.yaml.limits import MAX_PROBLEMS

# A key that begins a line is one of the file itself; nobody writes a whole file in braces.
_STORY: Final = re.compile(rb"^(?:\xef\xbb\xbf)?['\"]?story['\"]?[ \t]*:", re.MULTILINE)


class StoryFolder(NamedTuple):
    """Where the files of a story are; `name` is what the folder is called in messages."""

    path: Path
    name: str


class LoadedStory(NamedTuple):
    """A story that passed every check, and where its files are."""

    folder: StoryFolder
    loaded: Loaded


def load_stories(folder: Path) -> tuple[LoadedStory, ...]:
    """Read, validate and check every story in `folder`, by folder name.

    Raises KnowledgeError with all problems of all stories.
    """
    findings = Findings()
    examined = [(found, examine(*found)) for found in story_folders(folder, findings)]
    found_in = chain.from_iterable(one.problems for _, one in examined)
    same = _same_ids(one for _, one in examined)
    problems = tuple(islice(chain(findings.problems, found_in, same), MAX_PROBLEMS))
    if problems:
        raise KnowledgeError(problems)
    return tuple(LoadedStory(found, one.loaded()) for found, one in examined)


def load_story(folder: StoryFolder, story: str) -> LoadedStory:
    """Read, validate and check one story by itself, which keeps its id.

    Raises KnowledgeError with every problem.
    """
    examined = examine(*folder)
    loaded = examined.loaded()
    held = loaded.base.content.story
    if held and held.id != story:
        what, remedy = f"this was the story '{story}'", "reload all stories, for it has another id"
        raise KnowledgeError([examined.draft.problem(("story", held.id, "id"), what, remedy)])
    return LoadedStory(folder, loaded)


def story_folders(folder: Path, findings: Findings) -> tuple[StoryFolder, ...]:
    """Return the folders of the stories in `folder`, or `folder` itself where it is one story.

    What belongs to no story is added to the findings.
    """
    root, outside = name_of(folder), Findings()
    inside: dict[str, list[Path]] = defaultdict(list)
    loose: list[str] = []
    for name, path in find_files(folder, outside).files:
        place = path.relative_to(folder).parts
        if len(place) > 1:
            inside[place[0]].append(path)
        else:
            loose.append(name)
    named = {name for name, files in inside.items() if any(map(_names_story, files))}
    if not named or len(inside) == 1:
        return (StoryFolder(folder, root),)
    for problem in outside.problems:
        if problem.file.count("/") <= root.count("/") + 1:  # below, each story tells its own
            findings.add(problem.file, WHOLE_FILE, problem.what, problem.remedy)
    for name in loose:
        what = "this file belongs to no story"
        findings.add(name, WHOLE_FILE, what, "move it into the folder of one")
    for name in sorted(inside.keys() - named):
        what = "no file of this folder names its story"
        remedy = "add 'story: {id: …, title: …}' to one of them"
        findings.add(f"{root}/{name}", WHOLE_FILE, what, remedy)
    return tuple(StoryFolder(folder / name, f"{root}/{name}") for name in sorted(named))


def _names_story(path: Path) -> bool:
    try:
        return _STORY.search(read_file(path)) is not None
    except OSError:  # reading the story tells why
        return False


def _same_ids(examined: Iterable[Examination]) -> Iterator[Problem]:
    """Yield a problem for each story whose id another one has."""
    holders: dict[str, str] = {}
    for one in examined:
        if story := one.draft.content.story:
            file, line, _ = one.draft.places.find(("story", story.id))
            if story.id in holders:
                what = f"the story '{story.id}' is there already ({holders[story.id]})"
                yield one.draft.problem(
                    ("story", story.id, "id"), what, "give one of the two another id"
                )
            holders.setdefault(story.id, f"{file}:{line}")
