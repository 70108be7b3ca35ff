"""`suggest`: what entries could be given, as YAML to paste from."""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml

from tests.commands.conftest import Call


def test_without_an_id_all_with_few_phrasings_are_gone_through(call: Call) -> None:
    called = call("suggest")
    assert (called.code, called.err) == (0, "")
    read = yaml.safe_load(called.out)
    assert len(read["facts"]) == 7
    assert "talks" in {record["id"] for record in read["unknowns"]}


def test_only_the_entries_named_are_gone_through(call: Call) -> None:
    called = call("suggest", "mayor-calm", "mayor-calm")
    read = yaml.safe_load(called.out)
    assert [record["id"] for record in read["facts"]] == ["mayor-calm"]
    assert [record["id"] for record in read["unknowns"]] == ["mayor-calm-open"]


def test_an_id_nobody_has_is_bad_usage(call: Call) -> None:
    called = call("suggest", "mayor-clam")
    assert called.code == 2
    assert called.err.endswith(
        "'mayor-clam' among the facts and unknowns; did you mean 'mayor-calm'?\n"
    )
    assert call("suggest", "zzz").err.endswith("; name a fact or an unknown of the base\n")


def test_nothing_to_suggest_is_said(call: Call, folder: Path, tmp_path: Path) -> None:
    own = shutil.copytree(folder, tmp_path / "own")
    text = "unknowns:\n  - {id: weather, what: what the weather was like, asks: []}\n"
    (own / "more.yaml").write_text(text, "utf-8")
    called = call("suggest", "weather", "--knowledge", str(own))
    assert (called.code, called.out) == (0, "")
    assert called.err == "There is nothing to suggest.\n"
