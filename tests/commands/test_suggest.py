"""`suggest`: what entries could be given, as YAML to paste from."""

from __future__ import annotations

import asyncio
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from bot.store import Gaps, Miss, Store
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


async def ask(folder: Path) -> None:
    """Keep what three members asked in vain."""
    store = Store.in_folder(folder)
    for key, question, entry in (
        ("calm", "what did quill want from everybody", "harbour/mayor-calm"),
        ("written", "reaction of the mayor", "mayor-calm"),
        ("else", "is there a swimming pool", ""),
    ):
        misses = [Miss(7, member, key, question, entry) for member in range(3)]
        await Gaps(store).note(misses, date(2026, 11, 23))
    await store.close()


def test_what_members_asked_in_vain_is_suggested_where_it_is_asked_for(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asyncio.run(ask(tmp_path))
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    called = call("suggest", "mayor-calm", "--gaps")
    assert called.code == 0
    _, _, asked = called.out.partition("# asked in vain: only what this answers\n")
    assert asked.splitlines()[0] == '      - "what did quill want from everybody"'
    assert "reaction of the mayor" not in called.out
    assert "swimming" not in called.out
    assert "in vain" not in call("suggest", "mayor-calm").out
