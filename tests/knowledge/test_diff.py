"""Telling what changed from one base to another."""

from __future__ import annotations

from pathlib import Path

from bot.knowledge import Loaded, load
from bot.knowledge.diff import BaseDiff, SectionDiff, diff
from tests.world import world_yaml


def after(world: Loaded, tmp_path: Path, *replacements: tuple[str, str]) -> BaseDiff:
    text = world_yaml()
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "a.yaml").write_text(text, encoding="utf-8")
    return diff(world.base, load(tmp_path / "new").base)


def test_equal_bases_differ_in_nothing(world: Loaded, tmp_path: Path) -> None:
    found = after(world, tmp_path)
    assert found.is_empty
    assert found.touched == ()
    assert found.golden == SectionDiff()
    assert found.golden.is_empty


def test_a_changed_record_is_told_with_its_fields(world: Loaded, tmp_path: Path) -> None:
    replacements = (
        ("She asked everybody", "She begged everybody"),
        ("crane damage", "broken arms"),
    )
    found = after(world, tmp_path, *replacements)
    changed = {"cranes-damaged": ("asks",), "mayor-calm": ("statement",)}
    assert found.sections == {"facts": SectionDiff(changed=changed)}
    assert found.touched == ("cranes-damaged", "mayor-calm")


def test_a_renamed_record_has_gone_and_come(world: Loaded, tmp_path: Path) -> None:
    found = after(world, tmp_path, ("id: wage-demand", "id: pay-demand"))
    assert found.sections == {"unknowns": SectionDiff(("pay-demand",), {}, ("wage-demand",))}
    assert found.touched == ("pay-demand",)


def test_golden_questions_go_by_their_wording(world: Loaded, tmp_path: Path) -> None:
    found = after(
        world,
        tmp_path,
        ("who won the cup final", "who lost the cup final"),
        ("expect: [ships-waiting]", "expect: [strike-end]"),
    )
    assert found.golden == SectionDiff(
        added=("who lost the cup final",),
        changed={"how many boats wait in the port": ("expect",)},
        removed=("who won the cup final",),
    )
    assert not found.golden.is_empty
    assert found.touched == ()


def test_synonyms_come_and_go_as_a_whole(world: Loaded, tmp_path: Path) -> None:
    found = after(world, tmp_path, ("broken, wrecked", "smashed"))
    assert found.sections == {
        "synonyms": SectionDiff(("damaged, smashed",), {}, ("broken, damaged, wrecked",))
    }
