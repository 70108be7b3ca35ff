"""Loading a whole folder: a base, or all its problems; never another exception."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import KnowledgeError
from bot.knowledge import Loaded, load
from bot.knowledge.yaml.reader import YamlReader
from tests.world import load_world, world_yaml, write_world

SHIPPED = Path(__file__).parents[2] / "knowledge"

YAML_PIECES = st.sampled_from(
    [
        *"[]{}:,-?&*!|>%@'\"#\n \t\0\ufeff~",
        "\n  ",
        "\n- ",
        ": ",
        "facts:\n- id: a\n  ",
        "golden:\n- question: ",
        "synonyms:\n- ",
        "lifted: {",
        "statement: 1948\n",
        "paragraphs: [1]\n",
        "&a ",
        "*a",
        "!!python/name:os.system ",
        "<<: ",
        "---\n",
        "\ud7ff",
        "é",
    ]
)


def is_base_or_refused(data: bytes) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.yaml").write_bytes(data)
        try:
            return isinstance(load(Path(folder)), Loaded)
        except KnowledgeError as error:
            return bool(error.problems)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_base_or_refused(data: bytes) -> None:
    assert is_base_or_refused(data)


@given(st.lists(YAML_PIECES, max_size=40).map("".join))
def test_anything_like_yaml_is_a_base_or_refused(text: str) -> None:
    assert is_base_or_refused(text.encode())


@given(st.integers(0, len(world_yaml()) - 1), st.integers(0, 60), st.lists(YAML_PIECES, max_size=4))
def test_a_damaged_base_is_a_base_or_refused(start: int, length: int, pieces: list[str]) -> None:
    text = world_yaml()
    damaged = text[:start] + "".join(pieces) + text[start + length :]
    assert is_base_or_refused(damaged.encode())


def test_problems_of_all_files_and_kinds_are_told_at_once(tmp_path: Path) -> None:
    folder = write_world(tmp_path / "base")
    (folder / "broken.yaml").write_text("facts: [", encoding="utf-8")
    (folder / "other.yaml").write_text(
        "unknowns:\n- {id: x, what: 92}\n- {id: y, what: when it will end?}\n", encoding="utf-8"
    )
    (folder / "golden.yaml").write_text(
        "golden:\n- {question: crane damage, abstain: true}\n", encoding="utf-8"
    )
    with pytest.raises(KnowledgeError) as caught:
        load(folder)
    files = [problem.file for problem in caught.value.problems]
    assert files == ["base/broken.yaml", "base/golden.yaml", "base/other.yaml", "base/other.yaml"]


def test_all_files_together_may_hold_so_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_world(tmp_path / "base")
    (folder / "zzz.yaml").write_text("[", encoding="utf-8")
    monkeypatch.setattr(YamlReader.__init__, "__defaults__", (10,))
    with pytest.raises(KnowledgeError) as caught:
        load(folder)
    assert "base/world.yaml" in [problem.file for problem in caught.value.problems]


def test_loading_twice_gives_equal_bases(tmp_path: Path) -> None:
    one, other = load_world(tmp_path / "a"), load_world(tmp_path / "b")
    assert one.base == other.base


def test_the_shipped_base_loads() -> None:
    base = load(SHIPPED).base
    assert base.facts
    assert base.golden


@pytest.mark.parametrize(("width", "flow"), [(80, False), (80, None), (120, True)])
def test_a_base_that_a_program_has_written_is_the_same(
    tmp_path: Path, width: int, *, flow: bool | None
) -> None:
    for file in SHIPPED.rglob("*.yaml"):
        written = yaml.safe_dump(
            yaml.safe_load(file.read_text("utf-8")),
            sort_keys=False,
            allow_unicode=True,
            width=width,
            default_flow_style=flow,
        )
        (tmp_path / file.name).write_text(written, encoding="utf-8")
    assert load(tmp_path).base.revision == load(SHIPPED).base.revision
