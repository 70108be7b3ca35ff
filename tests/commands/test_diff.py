"""`diff`: its output and exit codes."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.commands.conftest import Call


def edited(folder: Path, target: Path, old: str, new: str) -> Path:
    """Return a copy of the invented base with a text replaced."""
    file = shutil.copytree(folder, target) / "world.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    return target


def test_equal_bases_exit_with_0(call: Call) -> None:
    called = call("diff", "knowledge", "knowledge")
    assert called.code == 0
    assert called.out.startswith("Nothing has changed: revision ")


def test_what_only_changes_exits_with_0(call: Call, folder: Path, tmp_path: Path) -> None:
    new = edited(folder, tmp_path / "new", "forty ships", "fifty ships")
    called = call("diff", "knowledge", str(new), "--markdown")
    assert called.code == 0
    assert "- changed: `ships-waiting`" in called.out


def test_what_vanishes_exits_with_3(call: Call, folder: Path, tmp_path: Path) -> None:
    new = edited(folder, tmp_path / "new", "    dismisses: [union-accused]\n", "")
    called = call("diff", "knowledge", str(new))
    assert called.code == 3
    assert "its dismissal of 'union-accused'" in called.out


def test_problems_exit_with_1_and_say_which_base(call: Call, folder: Path, tmp_path: Path) -> None:
    new = edited(folder, tmp_path / "new", "question: What did the mayor", "qestion: What did the")
    called = call("diff", "knowledge", str(new))
    assert called.code == 1
    assert called.out == ""
    assert called.err.startswith("The new base has problems:\nnew/world.yaml:")
    assert call("diff", str(new), "knowledge").err.startswith("The old base has problems:\n")
