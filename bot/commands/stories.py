"""The option `--story` of commands: which stories of a folder they are about."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bot.answering import DEFAULT_RISK, Risk, Snapshot
from bot.answering.snapshot import built
from bot.answering.stories import Stories, open_stories
from bot.commands.progress import waiting
from bot.errors import KnowledgeError, UsageError
from bot.knowledge import examine, load
from bot.knowledge.stories import StoryFolder, story_folders
from bot.knowledge.yaml.findings import Findings, quoted


def opened(folder: Path, risk: Risk = DEFAULT_RISK, story: str = "") -> Stories:
    """Return the stories of a folder, or one of them.

    Raises KnowledgeError with every problem, UsageError for a story that is not there.
    """
    with waiting("Reading the fact base"):
        if not story:
            return open_stories(folder, risk)
        found = only_folder(folder, story)  # whatever is wrong with the others
        return Stories((built(load(*found), found, risk),))


def story_in(stories: Stories, story: str) -> Snapshot:
    """Return the only story, or the one that is asked for.

    Raises UsageError where there are several and none is chosen, or it is not there.
    """
    if story and story not in stories.by_id:
        raise _unknown(story, stories.by_id)
    if not story and stories.are_several:
        raise _several(stories.by_id)
    return stories.by_id[story] if story else stories.first


def folders(folder: Path, story: str = "") -> tuple[StoryFolder, ...]:
    """Return where the stories of a folder are, or the one that is asked for.

    A story is known by its id, or by the name of its folder where the id cannot be read. Raises
    KnowledgeError for what belongs to none, UsageError for a story that is not there.
    """
    findings = Findings()
    found = story_folders(folder, findings)
    if not story and findings.problems:
        raise KnowledgeError(findings.problems)
    if not story:
        return found
    ids = {_id_of(one): one for one in found}
    if story not in ids:
        raise _unknown(story, ids)
    return (ids[story],)


def only_folder(folder: Path, story: str = "") -> StoryFolder:
    """Return where the only story of a folder is, or the one that is asked for.

    Raises UsageError where there are several and none is chosen, and as `folders` does.
    """
    found = folders(folder, story)
    if len(found) > 1:
        raise _several(map(_id_of, found))
    return found[0]


def _id_of(found: StoryFolder) -> str:
    story = examine(*found).draft.content.story
    return story.id if story else found.path.name


def _several(known: Iterable[str]) -> UsageError:
    ids = ", ".join(sorted(known))
    return UsageError(f"the folder holds several stories; choose one with --story: {ids}")


def _unknown(story: str, known: Iterable[str]) -> UsageError:
    ids = ", ".join(sorted(known))
    return UsageError(f"--story: there is no story {quoted(story)}; there is {ids}")
