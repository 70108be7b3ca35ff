"""A knowledge folder and its stories: which folders are one, and what belongs to none."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import KnowledgeError
from bot.knowledge import load, stories
from bot.knowledge.stories import StoryFolder, load_stories, load_story
from bot.knowledge.yaml.files import read_file
from tests.two_stories import ARDEN, HARBOUR, write_two
from tests.world import world_yaml, write_world

NAMELESS = "no file of this folder names its story; add 'story: {id: …, title: …}' to one of them"
TWICE = (
    "the story 'harbour-strike' is there already (knowledge/arden/base.yaml:1); give one of the two"
    " another id"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_two(tmp_path / "knowledge")


def problems(folder: Path) -> list[str]:
    with pytest.raises(KnowledgeError) as caught:
        load_stories(folder)
    return [str(problem) for problem in caught.value.problems]


def test_each_folder_that_names_a_story_is_one(folder: Path) -> None:
    stories = load_stories(folder)
    ids = [one.loaded.base.content.story and one.loaded.base.content.story.id for one in stories]
    assert ids == ["arden-flood", "harbour-strike"]
    assert [one.folder.name for one in stories] == ["knowledge/arden", "knowledge/harbour"]


def test_stories_may_use_the_same_ids_and_phrasings(folder: Path) -> None:
    (folder / "arden" / "base.yaml").write_text(ARDEN + world_yaml(), encoding="utf-8")
    one, two = load_stories(folder)
    assert one.loaded.base.facts.keys() == two.loaded.base.facts.keys()
    assert one.loaded.base.revision != two.loaded.base.revision


def test_a_folder_that_names_no_story_is_one_as_before(tmp_path: Path) -> None:
    folder = write_world(tmp_path / "knowledge")
    (folder / "more").mkdir()
    (folder / "more" / "more.yaml").write_text("synonyms: [[dock, quay]]\n", encoding="utf-8")
    (found,) = load_stories(folder)
    assert found.folder == StoryFolder(folder, "knowledge")
    assert found.loaded.base.content.story is None
    assert found.loaded.base.revision == load(folder).base.revision


def test_one_folder_alone_may_lie_beside_loose_files(tmp_path: Path) -> None:
    folder = write_two(tmp_path / "knowledge")
    (folder / "arden" / "base.yaml").unlink()
    (folder / "loose.yaml").write_text("synonyms: [[dock, quay]]\n", encoding="utf-8")
    (found,) = load_stories(folder)
    assert ("dock", "quay") in found.loaded.base.content.synonyms
    assert "cranes-old" in found.loaded.base.facts


def test_what_belongs_to_no_story_is_a_problem(folder: Path) -> None:
    (folder / "loose.yaml").write_text("facts: []\n", encoding="utf-8")
    (folder / "other").mkdir()
    (folder / "other" / "base.yaml").write_text("facts: []\n", encoding="utf-8")
    assert problems(folder) == [
        "knowledge/loose.yaml: this file belongs to no story; move it into the folder of one",
        f"knowledge/other: {NAMELESS}",
    ]


def test_problems_of_all_stories_are_told_at_once(folder: Path) -> None:
    for name in ("arden", "harbour"):
        with (folder / name / "base.yaml").open("a", encoding="utf-8") as file:
            file.write("fcats: []\n")
    assert [one.partition(":")[0] for one in problems(folder)] == [
        "knowledge/arden/base.yaml",
        "knowledge/harbour/base.yaml",
    ]


def test_two_stories_of_one_id_are_a_problem(folder: Path) -> None:
    text = (folder / "arden" / "base.yaml").read_text("utf-8")
    (folder / "arden" / "base.yaml").write_text(text.replace(ARDEN, HARBOUR), encoding="utf-8")
    assert problems(folder) == [f"knowledge/harbour/base.yaml:1:13: {TWICE}"]


@pytest.mark.parametrize(
    ("story", "told"),
    [
        ("story: harbour\n", "the story is not a mapping; write it as 'story: {id: …, title: …}'"),
        ("story: {id: a}\n", "'title' is missing"),
        ("story: {id: a, title: b, language: fr}\n", "write en, or remove the key"),
        ("story: {id: a, title: b, home: -1}\n", "home"),
        (f"{HARBOUR}", "the story is named already (knowledge/harbour/base.yaml:1)"),
    ],
)
def test_a_story_is_named_once_and_rightly(folder: Path, story: str, told: str) -> None:
    (folder / "harbour" / "more.yaml").write_text(story, encoding="utf-8")
    if story != HARBOUR:
        (folder / "harbour" / "base.yaml").write_text(world_yaml(), encoding="utf-8")
    assert any(told in problem for problem in problems(folder)), problems(folder)


def test_one_story_is_loaded_by_itself_and_keeps_its_id(folder: Path) -> None:
    found = load_stories(folder)[0]
    assert load_story(found.folder, "arden-flood").loaded.base.revision
    (folder / "harbour" / "base.yaml").write_text("broken", encoding="utf-8")
    assert load_story(found.folder, "arden-flood").folder is found.folder
    with pytest.raises(KnowledgeError, match="this was the story 'flood'; reload all stories"):
        load_story(found.folder, "flood")


def test_a_file_that_cannot_be_read_is_told_by_its_story(folder: Path) -> None:
    (folder / "arden" / "more.yaml").symlink_to(folder / "nowhere.yaml")
    assert all(problem.startswith("knowledge/arden/more.yaml") for problem in problems(folder))


def test_what_is_wrong_beside_the_stories_is_told_once(folder: Path) -> None:
    for place in (folder, folder / "arden"):
        (place / "loose.yml").write_text("facts: []\n", encoding="utf-8")
    renamed = "only files ending in .yaml are read; rename it to .yaml"
    assert problems(folder) == [
        f"knowledge/arden/loose.yml: {renamed}",
        f"knowledge/loose.yml: {renamed}",
    ]


def test_a_folder_whose_file_cannot_be_read_names_no_story(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        if "harbour" in path.parts:
            raise OSError("no")
        return read_file(path)

    monkeypatch.setattr(stories, "read_file", refuse)
    assert problems(folder) == [f"knowledge/harbour: {NAMELESS}"]
