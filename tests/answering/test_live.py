"""The live base: swapped whole or not at all."""

from __future__ import annotations

import gc
import threading
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from bot.answering import Risk, Snapshot, live, open_snapshot
from bot.answering.live import LiveBase, ReloadUnderWay, RemovalsUnconfirmed
from bot.errors import GoldenRegression, KnowledgeError
from tests.world import settle, world_yaml, write_world

CALM = "statement: She asked everybody to stay calm."
SHIPS = "number of ships waiting"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_world(tmp_path / "knowledge")


@pytest.fixture
def live_base(folder: Path) -> LiveBase:
    return LiveBase(folder)


def edit(folder: Path, *replacements: tuple[str, str]) -> None:
    """Replace texts in the base's file."""
    text = world_yaml()
    for old, new in replacements:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (folder / "world.yaml").write_text(text, encoding="utf-8")
    settle(folder)


def said(snapshot: Snapshot, question: str) -> list[str]:
    """Return the statements of a reply."""
    return [shown.statement for shown in snapshot.answerer.reply(question).statements]


def test_a_snapshot_is_a_base_with_its_desk(folder: Path) -> None:
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
        live_base.current.answerer = None  # type: ignore[misc,assignment] # what is being tried
    with pytest.raises(AttributeError):
        live_base.current = None  # type: ignore[misc,assignment] # what is being tried


def test_a_reload_puts_the_new_base_in_force_and_tells_what_changed(
    live_base: LiveBase, folder: Path
) -> None:
    old = live_base.current
    edit(folder, (CALM, "statement: She asked everybody to go home."))
    reloaded = live_base.reload()
    assert live_base.current is reloaded.snapshot is not old
    assert reloaded.diff.sections["facts"].changed == {"mayor-calm": ("statement",)}
    assert reloaded.golden_now_right == ()
    assert reloaded.seconds > 0
    assert said(live_base.current, "reaction of the mayor") == ["She asked everybody to go home."]


def test_a_question_under_way_keeps_the_snapshot_it_started_with(
    live_base: LiveBase, folder: Path
) -> None:
    started = live_base.current
    edit(folder, (CALM, "statement: She asked everybody to go home."))
    live_base.reload()
    assert said(started, "reaction of the mayor") == ["She asked everybody to stay calm."]
    assert started.revision != live_base.current.revision


def test_reading_the_same_again_changes_nothing(live_base: LiveBase) -> None:
    old = live_base.current
    reloaded = live_base.reload()
    assert reloaded.diff.is_empty
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
    assert live_base.reload().diff.is_empty


def test_a_folder_that_is_gone_leaves_the_old_base(live_base: LiveBase, folder: Path) -> None:
    old = live_base.current
    folder.rename(folder.with_name("elsewhere"))
    with pytest.raises(KnowledgeError):
        live_base.reload()
    assert live_base.current is old


GOLDEN = ("how many boats wait in the port", "number of ships waiting now")
LOOSE = ("    time_bound: true\n", "")
STEAL = ("reaction of the mayor]", "reaction of the mayor, number of ships waiting right now]")


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
    assert reloaded.golden_now_right == ("number of ships waiting now",)
    assert tuple(reloaded.diff.golden.changed) == ("number of ships waiting now",)


def test_two_reloads_do_not_run_at_once(
    live_base: LiveBase, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entered, go_on = threading.Event(), threading.Event()

    def slowly(folder: Path, risk: Risk) -> Snapshot:
        entered.set()
        assert go_on.wait(60)
        return open_snapshot(folder, risk)

    monkeypatch.setattr(live, "open_snapshot", slowly)
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


TORN = """\
sources:
- {id: s, paragraphs: 4}
actors:
- {id: a, name: the Board}
- {id: b, name: the union}
facts:
- id: x
  question: What of x?
  statement: It says x is 12.
  claimant: a
  source: s
  paragraphs: [1]
  asks: [about x please]
- id: yy
  question: What of y?
  statement: It is y.
  claimant: b
  source: s
  paragraphs: [1]
  asks: [about y please]
  note: The source says it could not be checked.
"""


def test_a_file_cut_short_does_not_take_a_dismissal_away_unseen(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(f"{TORN}  dismisses: [x]\n", encoding="utf-8")
    base = LiveBase(settle(tmp_path))
    old = base.current
    file.write_text(TORN.removesuffix(" not be checked.\n"), encoding="utf-8")
    settle(tmp_path)
    with pytest.raises(RemovalsUnconfirmed) as caught:
        base.reload()
    told, remedy = str(caught.value).splitlines()
    assert told == "of the fact 'yy': its dismissal of 'x' would vanish"
    assert "--allow-removals" in remedy
    assert base.current is old


def test_what_vanishes_is_taken_over_when_that_is_confirmed_or_allowed(
    live_base: LiveBase, folder: Path
) -> None:
    edit(folder, LOOSE)
    with pytest.raises(RemovalsUnconfirmed) as caught:
        live_base.reload()
    assert caught.value.removals == (
        "of the fact 'ships-waiting': the mark that it is bound to its time",
    )
    shown = caught.value.change
    edit(folder, LOOSE, GOLDEN)
    with pytest.raises(RemovalsUnconfirmed) as caught:
        live_base.reload(confirmed=shown)
    assert caught.value.removals[1:] == (f"the golden question '{GOLDEN[0]}'",)
    before = live_base.current.revision
    after = live_base.reload(confirmed=caught.value.change).snapshot.revision
    assert caught.value.change == f"{before}-{after}"
    edit(folder, ("  - {question: who won the cup final, abstain: true}\n", ""))
    live_base.reload(allow_removals=True)
    assert len(live_base.current.base.golden) == 2


def test_a_golden_question_that_expects_something_else_counts_as_it_was(
    live_base: LiveBase, folder: Path
) -> None:
    easier = ("expect: [ships-waiting]}", "expect: [mayor-calm]}")
    steal = ("reaction of the mayor]", "reaction of the mayor, how many boats wait in port]")
    edit(folder, easier, (SHIPS + ", how", "how"), steal)
    with pytest.raises(RemovalsUnconfirmed) as caught:
        live_base.reload()
    assert caught.value.removals == (f"what the golden question '{GOLDEN[0]}' expects",)
    edit(folder, ("expect: [ships-waiting]}", "expect: [ships-waiting, mayor-calm]}"))
    assert live_base.reload().diff.golden.changed == {GOLDEN[0]: ("expect",)}


def test_a_base_is_not_read_before_its_files_were_left_alone(
    live_base: LiveBase, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "world.yaml").write_text(TORN, encoding="utf-8")

    def finish(_: float) -> None:
        edit(folder)

    monkeypatch.setattr("time.sleep", finish)
    assert live_base.reload().diff.is_empty


@pytest.mark.parametrize("changed", ["statement: 92", "statement: She asked nothing."])
def test_a_base_that_changes_each_time_it_is_opened_is_refused(
    live_base: LiveBase, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    opened = []

    def open_and_change(folder: Path, risk: Risk) -> Snapshot:
        opened.append(folder)
        edit(folder, (CALM, changed))
        try:
            return open_snapshot(folder, risk)
        finally:
            edit(folder)

    monkeypatch.setattr(live, "open_snapshot", open_and_change)
    with pytest.raises(KnowledgeError, match="the files are changing while they are read"):
        live_base.reload()
    assert len(opened) == live.ATTEMPTS


def test_a_base_that_changes_while_it_is_opened_is_opened_again(
    live_base: LiveBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []

    def change_and_open(folder: Path, risk: Risk) -> Snapshot:
        opened.append(folder)
        if len(opened) == 1:
            edit(folder, (CALM, "statement: She asked everybody to go home."))
        return open_snapshot(folder, risk)

    monkeypatch.setattr(live, "open_snapshot", change_and_open)
    assert live_base.reload().diff.sections["facts"].changed
    assert len(opened) == 2
