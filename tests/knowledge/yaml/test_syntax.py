"""What is no YAML, or other YAML than was meant, is told with what to do about it."""

from __future__ import annotations

import pytest
import yaml

from bot.knowledge.yaml import reader
from bot.knowledge.yaml.findings import Findings
from bot.knowledge.yaml.places import node_in
from bot.knowledge.yaml.reader import YamlReader

QUOTES = "put the text in quotes"


def read(text: str) -> tuple[yaml.Node | None, list[str]]:
    findings = Findings()
    root = YamlReader(findings).read(text.encode(), "f.yaml")
    return root, [str(problem) for problem in findings.problems]


@pytest.mark.parametrize("loader", [yaml.CBaseLoader, yaml.BaseLoader])
@pytest.mark.parametrize(
    ("text", "place", "remedy"),
    [
        ("a:\n  - {b: No: c, d: e}", "2:11", QUOTES),
        ("a:\n  - {b: 'No'body, d: e}", "2:13", QUOTES),
        ("a: [b: c: d]", "1:9", QUOTES),
        ("a:\n  - {b: c\n  - {d: e}", "3:5", "close what line 2 opens with '}', or put"),
        ("a: She said: no", "1:12", QUOTES),
        ('a: "b" and c', "1:8", QUOTES),
        ("- 'b' and c", "1:7", QUOTES),
        ("a: - b", "1:4", QUOTES),
        ("a: %5 of all", "1:4", QUOTES),
        ("a: @all", "1:4", QUOTES),
        ("a: *all* of them", "1:8", QUOTES),
        ("a: > than b", "1:6", QUOTES),
        ("a: !x! b", "1:7", QUOTES),
        ("a: ]b", "1:4", QUOTES),
        ("é: 🙂\n\tb: c", "2:1", "write spaces in place of the tab"),
        ("a: 'b\nc: d\n", "3:1", "close the quote"),
    ],
)
def test_what_is_no_yaml_has_its_remedy(
    loader: object, text: str, place: str, remedy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "LOADER", loader)
    root, (problem,) = read(text)
    assert root is None
    assert problem.startswith(f"f.yaml:{place}: this is not YAML: ")
    assert f"; {remedy}" in problem


@pytest.mark.parametrize("loader", [yaml.CBaseLoader, yaml.BaseLoader])
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: {b: No, not c, said d, e: f}", "1:8: in 'b': a comma ends this text"),
        ("a: {b: No, they say: c, e: f}", "1:8: in 'b': a comma ends this text"),
        ("a: {b: No,\n not c, e: f}", "1:8: in 'b': a comma ends this text"),
        ("a: [1,200 died, b]", "1:5: the comma of a figure ends this text"),
        ("a: [over 1,200,000 died, b]", "1:5: the comma of a figure ends this text"),
    ],
)
def test_a_text_that_a_comma_ends_is_told_once(
    loader: object, text: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "LOADER", loader)
    _, problems = read(text)
    assert problems[0] == f"f.yaml:{told}; {QUOTES}"
    assert set(problems) == {problems[0]}


def test_nothing_else_of_a_text_that_a_comma_ends_is_read() -> None:
    root, _ = read("a: {b: No, not c, e: f}\nd: [1,200 died, g]")
    assert root is not None
    inner, items = node_in(root, ("a",)), node_in(root, ("d",))
    assert isinstance(inner, yaml.MappingNode)
    assert isinstance(items, yaml.SequenceNode)
    assert [key.value for key, _ in inner.value] == ["b", "e"]
    assert [item.value for item in items.value] == ["1,200 died", "g"]


@pytest.mark.parametrize(
    "text",
    [
        "a: [1,200]",
        "a: [3, 200 died]",
        "a: ['1',200 died]",
        "a: [[1],200 died]",
        "a: [b,200 died]",
        "a: [1,2000 died]",
        "a: {b: '', c: d}",
        "a: {'b', 'c'}",
        "a: {b: 'No', c}",
        "a: {b: [c], d: e}",
        "a: {b: c, [d]: e}",
        "a: {}",
        "a: []",
        "a:\n  b: c\n  more of it: d",
    ],
)
def test_what_no_comma_cuts_is_left_alone(text: str) -> None:
    assert not any("a comma ends" in problem or "comma of" in problem for problem in read(text)[1])
