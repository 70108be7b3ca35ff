"""The digest of a base: the same for the same content, another for any other."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from bot.knowledge import load
from tests.world import world_yaml


def revision(folder: Path, *texts: str) -> str:
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number}.yaml").write_text(text, encoding="utf-8")
    return load(folder).base.revision


def test_it_is_short_hexadecimal(tmp_path: Path) -> None:
    assert re.fullmatch("[0-9a-f]{12}", revision(tmp_path / "a", world_yaml()))


def test_files_order_and_layout_make_no_difference(tmp_path: Path) -> None:
    sections: dict[str, list[object]] = yaml.safe_load(world_yaml())
    turned = [
        yaml.safe_dump({section: [record]})
        for section, records in reversed(sections.items())
        for record in reversed(records)
    ]
    assert revision(tmp_path / "a", world_yaml()) == revision(tmp_path / "b", *turned)


def test_one_letter_makes_a_difference(tmp_path: Path) -> None:
    changed = world_yaml().replace("stay calm", "stay Calm")
    assert revision(tmp_path / "a", world_yaml()) != revision(tmp_path / "b", changed)


def test_the_order_of_cited_paragraphs_makes_a_difference(tmp_path: Path) -> None:
    one, other = (
        world_yaml().replace("paragraphs: [1]", f"paragraphs: {cited}")
        for cited in ("[1, 2]", "[2, 1]")
    )
    assert revision(tmp_path / "a", one) != revision(tmp_path / "b", other)
