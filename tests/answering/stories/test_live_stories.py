"""Several stories in force: each is reloaded by itself, or all of them at once."""

from __future__ import annotations

from pathlib import Path
from shutil import rmtree

import pytest

from bot.answering.live import LiveBase, RemovalsUnconfirmed
from bot.errors import KnowledgeError
from tests.two_stories import HARBOUR, write_two
from tests.world import settle

CALM, HOME = "She asked everybody to stay calm.", "She asked everybody to go home."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_two(tmp_path / "knowledge")


@pytest.fixture
def live(folder: Path) -> LiveBase:
    return LiveBase(folder, quiet=0)


def rewrite(folder: Path, story: str, old: str, new: str) -> None:
    file = folder / story / "base.yaml"
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
    settle(folder)


def test_a_reload_builds_only_what_has_changed(live: LiveBase, folder: Path) -> None:
    before = live.current
    rewrite(folder, "harbour", CALM, HOME)
    reloaded = live.reload()
    assert [change.is_any for change in reloaded.changes] == [False, True]
    assert reloaded.revision == live.current.revision != before.revision
    arden = live.current.by_id["arden-flood"]
    assert arden.answerer is before.by_id["arden-flood"].answerer
    again = live.reload()
    assert not any(change.is_any for change in again.changes)


def test_one_story_is_reloaded_whatever_is_wrong_with_the_others(
    live: LiveBase, folder: Path
) -> None:
    rewrite(folder, "harbour", CALM, HOME)
    (folder / "arden" / "base.yaml").write_text("broken", encoding="utf-8")
    with pytest.raises(KnowledgeError):
        live.reload()
    reloaded = live.reload("harbour-strike")
    assert reloaded.changes[1].diff.sections["facts"].changed
    assert HOME in str(live.current.reply("what did ada quill say?").blocks)
    with pytest.raises(KnowledgeError):
        live.reload("arden-flood")


def test_a_story_may_come(live: LiveBase, folder: Path, tmp_path: Path) -> None:
    write_two(tmp_path / "other")
    (tmp_path / "other" / "harbour").rename(folder / "third")
    third = HARBOUR.replace("harbour-strike", "third-story")
    rewrite(folder, "third", HARBOUR, third)
    reloaded = live.reload()
    assert [change.before is None for change in reloaded.changes] == [False, False, True]
    assert len(live.current.all) == 3


def test_a_story_that_comes_is_checked_as_a_whole(
    live: LiveBase, folder: Path, tmp_path: Path
) -> None:
    write_two(tmp_path / "other")
    (tmp_path / "other" / "harbour").rename(folder / "third")
    rewrite(folder, "third", HARBOUR, HARBOUR.replace("harbour-strike", "third-story"))
    rewrite(folder, "third", "expect: [ships-waiting]", "expect: [mayor-calm]")
    with pytest.raises(KnowledgeError, match="'how many boats wait in the port' is answered with"):
        live.reload()
    assert len(live.current.all) == 2


def test_a_story_goes_only_where_that_is_said(live: LiveBase, folder: Path) -> None:
    rmtree(folder / "arden")
    with pytest.raises(RemovalsUnconfirmed) as caught:
        live.reload()
    assert caught.value.removals == ("the story 'arden-flood'",)
    reloaded = live.reload(confirmed=caught.value.change)
    assert reloaded.gone == ("the flood in Arden",)
    assert not live.current.are_several
