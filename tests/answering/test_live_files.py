"""The live base and its files: nothing half-written or vanished is taken over unseen."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering import Risk, live
from bot.answering.live import LiveBase, RemovalsUnconfirmed
from bot.answering.stories import Stories, open_stories
from bot.errors import KnowledgeError
from tests.answering.editing import CALM, GOLDEN, LOOSE, SHIPS, edit
from tests.world import settle, write_world


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_world(tmp_path / "knowledge")


@pytest.fixture
def live_base(folder: Path) -> LiveBase:
    return LiveBase(folder)


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
    dismissal, end, remedy = str(caught.value).splitlines()
    assert dismissal == "of the fact 'yy': its dismissal of 'x' would vanish"
    assert end == "of the fact 'yy': the end of its note would vanish"
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
    after = live_base.reload(confirmed=caught.value.change).revision
    assert caught.value.change == f"{before}-{after}"
    edit(folder, ("  - {question: who won the cup final, abstain: true}\n", ""))
    live_base.reload(allow_removals=True)
    assert len(live_base.current.first.base.golden) == 2


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
    assert live_base.reload().changes[0].diff.golden.changed == {GOLDEN[0]: ("expect",)}


def test_a_base_is_not_read_before_its_files_were_left_alone(
    live_base: LiveBase, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "world.yaml").write_text(TORN, encoding="utf-8")

    def finish(_: float) -> None:
        edit(folder)

    monkeypatch.setattr("time.sleep", finish)
    assert live_base.reload().changes[0].diff.is_empty


@pytest.mark.parametrize("changed", ["statement: 92", "statement: She asked nothing."])
def test_a_base_that_changes_each_time_it_is_opened_is_refused(
    live_base: LiveBase, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    opened = []

    def open_and_change(folder: Path, risk: Risk, old: Stories | None = None) -> Stories:
        opened.append(folder)
        edit(folder, (CALM, changed))
        try:
            return open_stories(folder, risk, old)
        finally:
            edit(folder)

    monkeypatch.setattr(live, "open_stories", open_and_change)
    with pytest.raises(KnowledgeError, match="the files are changing while they are read"):
        live_base.reload()
    assert len(opened) == live.ATTEMPTS


def test_a_base_that_changes_while_it_is_opened_is_opened_again(
    live_base: LiveBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []

    def change_and_open(folder: Path, risk: Risk, old: Stories | None = None) -> Stories:
        opened.append(folder)
        if len(opened) == 1:
            edit(folder, (CALM, "statement: She asked everybody to go home."))
        return open_stories(folder, risk, old)

    monkeypatch.setattr(live, "open_stories", change_and_open)
    assert live_base.reload().changes[0].diff.sections["facts"].changed
    assert len(opened) == 2
