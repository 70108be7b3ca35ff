"""The live base: swapped whole or not at all."""

from __future__ import annotations

import gc
import threading
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from bot.answering import Risk, Snapshot, live, open_snapshot
from bot.answering.live import LiveBase, ReloadUnderWay
from bot.answering.stories import Stories, open_stories
from bot.errors import GoldenRegression, KnowledgeError
from tests.answering.editing import CALM, GOLDEN, SHIPS, edit
from tests.world import world_yaml, write_world


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_world(tmp_path / "knowledge")


@pytest.fixture
def live_base(folder: Path) -> LiveBase:
    return LiveBase(folder)


def said(snapshot: Snapshot, question: str) -> list[str]:
    """Return the statements of a reply."""
    return [shown.statement for shown in snapshot.answerer.reply(question).statements]


def test_a_snapshot_is_a_base_with_its_answerer(folder: Path) -> None:
    snapshot = open_snapshot(folder)
    assert snapshot.answerer.base is snapshot.base is snapshot.loaded.base
    assert snapshot.revision == snapshot.base.revision
    assert said(snapshot, "reaction of the mayor") == ["She asked everybody to stay calm."]


@pytest.mark.parametrize("make", [open_snapshot, LiveBase])
def test_a_base_with_problems_is_not_opened(folder: Path, make: type) -> None:
    edit(folder, (CALM, "statement: 92"), ("see: [ships-waiting]", "see: [ships]"))
    with pytest.raises(KnowledgeError) as caught:
        make(folder)
    assert len(caught.value.problems) == 2


def test_a_snapshot_cannot_be_changed(live_base: LiveBase) -> None:
    with pytest.raises(FrozenInstanceError):
        live_base.current.first.answerer = None  # type: ignore[misc,assignment] # what is being tried
    with pytest.raises(AttributeError):
        live_base.current = None  # type: ignore[misc,assignment] # what is being tried


def test_a_reload_puts_the_new_base_in_force_and_tells_what_changed(
    live_base: LiveBase, folder: Path
) -> None:
    old = live_base.current
    edit(folder, (CALM, "statement: She asked everybody to go home."))
    reloaded = live_base.reload()
    assert live_base.current is reloaded.stories is not old
    assert reloaded.changes[0].diff.sections["facts"].changed == {"mayor-calm": ("statement",)}
    assert reloaded.changes[0].golden_now_right == ()
    assert reloaded.seconds > 0
    assert said(live_base.current.first, "reaction of the mayor") == [
        "She asked everybody to go home."
    ]


def test_a_question_under_way_keeps_the_snapshot_it_started_with(
    live_base: LiveBase, folder: Path
) -> None:
    started = live_base.current
    edit(folder, (CALM, "statement: She asked everybody to go home."))
    live_base.reload()
    assert said(started.first, "reaction of the mayor") == ["She asked everybody to stay calm."]
    assert started.revision != live_base.current.revision


def test_reading_the_same_again_changes_nothing(live_base: LiveBase) -> None:
    old = live_base.current
    reloaded = live_base.reload()
    assert reloaded.changes[0].diff.is_empty
    assert live_base.current.revision == old.revision


BROKEN = {
    "no YAML": ("topics:", "topics: ["),
    "no valid record": (CALM, "statement: 92"),
    "a reference to nothing": ("see: [ships-waiting]", "see: [ships]"),
    "a phrasing that finds another entry": ("wage demand]", "wage demand, crane damage please]"),
    "a near miss that is answered": ("[how many ships sank]", "[number of ships waiting please]"),
}


@pytest.mark.parametrize("replacement", BROKEN.values(), ids=BROKEN.keys())
def test_a_base_with_problems_does_not_take_the_place_of_the_old_one(
    live_base: LiveBase, folder: Path, replacement: tuple[str, str]
) -> None:
    old = live_base.current
    edit(folder, replacement)
    with pytest.raises(KnowledgeError) as caught:
        live_base.reload()
    assert not isinstance(caught.value, GoldenRegression)
    assert all(problem.file == "knowledge/world.yaml" for problem in caught.value.problems)
    assert all(problem.line for problem in caught.value.problems)
    assert live_base.current is old
    edit(folder)
    assert live_base.reload().changes[0].diff.is_empty


def test_a_folder_that_is_gone_leaves_the_old_base(live_base: LiveBase, folder: Path) -> None:
    old = live_base.current
    folder.rename(folder.with_name("elsewhere"))
    with pytest.raises(KnowledgeError):
        live_base.reload()
    assert live_base.current is old


STEAL = (
    "reaction of the mayor]",
    "reaction of the mayor, number of ships waiting right now, ships waiting now]",
)


def test_a_base_that_answers_a_golden_question_worse_is_refused(folder: Path) -> None:
    edit(folder, GOLDEN)
    base = LiveBase(folder)
    old = base.current
    edit(
        folder, GOLDEN, (SHIPS + ", how", "how"), ("sank]", "sank, number of ships waiting]"), STEAL
    )
    with pytest.raises(GoldenRegression) as caught:
        base.reload()
    (problem,) = caught.value.problems
    assert "'number of ships waiting now' would be answered wrongly" in problem.what
    assert problem.line == 1 + world_yaml().splitlines().index(
        "  - {question: how many boats wait in the port, expect: [ships-waiting]}"
    )
    assert base.current is old


def test_golden_questions_answered_rightly_now_are_named(folder: Path) -> None:
    missed = ("expect: [ships-waiting]}", "expect: [mayor-calm], missed: true}")
    mended = ("expect: [ships-waiting]}", "expect: [mayor-calm]}")
    edit(folder, GOLDEN, missed)
    base = LiveBase(folder)
    edit(folder, GOLDEN, mended, (SHIPS + ", how", "how"), ("sank]", "sank, ships waiting]"), STEAL)
    reloaded = base.reload()
    assert reloaded.changes[0].golden_now_right == ("number of ships waiting now",)
    assert tuple(reloaded.changes[0].diff.golden.changed) == ("number of ships waiting now",)


def test_two_reloads_do_not_run_at_once(
    live_base: LiveBase, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entered, go_on = threading.Event(), threading.Event()

    def slowly(folder: Path, risk: Risk, old: Stories | None = None) -> Stories:
        entered.set()
        assert go_on.wait(60)
        return open_stories(folder, risk, old)

    monkeypatch.setattr(live, "open_stories", slowly)
    first = threading.Thread(target=live_base.reload)
    old = live_base.current
    first.start()
    try:
        assert entered.wait(60)
        with pytest.raises(ReloadUnderWay, match="wait for it to finish"):
            live_base.reload()
        assert live_base.current is old
    finally:
        go_on.set()
        first.join(60)
    assert live_base.current is not old
    edit(folder, (CALM, "statement: 92"))
    with pytest.raises(KnowledgeError):  # and not ReloadUnderWay: the first one has let go
        live_base.reload()


@pytest.mark.parametrize("collecting", [True, False])
def test_once_a_base_is_read_garbage_is_collected(tmp_path: Path, *, collecting: bool) -> None:
    folder = write_world(tmp_path / "knowledge")
    try:
        (gc.enable if collecting else gc.disable)()
        open_snapshot(folder)
        assert gc.isenabled()
    finally:
        gc.enable()
