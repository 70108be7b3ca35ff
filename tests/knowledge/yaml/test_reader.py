"""Reading one file: nodes with places, or a problem of its own for each kind of refusal."""

from __future__ import annotations

import pytest
import yaml

from bot.knowledge.yaml import events
from bot.knowledge.yaml.findings import Findings
from bot.knowledge.yaml.limits import MAX_DEPTH, MAX_SCALAR_LENGTH, Budget
from bot.knowledge.yaml.nodes import Mapping, Node, Scalar, Sequence
from bot.knowledge.yaml.reader import read_data


def read(data: bytes, budget: Budget | None = None) -> tuple[Node | None, list[str]]:
    findings = Findings()
    root = read_data(data, "f.yaml", findings, budget or Budget())
    return root, [str(problem) for problem in findings.problems]


@pytest.mark.parametrize("loader", [events.LOADER, yaml.SafeLoader])
def test_every_node_knows_its_line_and_column(
    loader: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "LOADER", loader)
    root, problems = read(b'a:\n  - x\n  - "1"\nb: {c: d}\n')
    assert not problems
    assert isinstance(root, Mapping)
    assert root.keys["b"] == Scalar("b", plain=True, line=4, column=1)
    items = (
        Scalar("x", plain=True, line=2, column=5),
        Scalar("1", plain=False, line=3, column=5),
    )
    assert root.values["a"] == Sequence(items, line=2, column=3)
    inner = root.values["b"]
    assert isinstance(inner, Mapping)
    assert inner.values["c"] == Scalar("d", plain=True, line=4, column=8)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    root, problems = read(b"\xef\xbb\xbfa: b\n")
    assert not problems
    assert isinstance(root, Mapping)
    assert list(root.values) == ["a"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"a: b\na: c\n", "f.yaml:2:1: the key 'a' stands here a second time; keep one of the two"),
        (b"a: &x b\n", "f.yaml:1:4: the anchor '&x' is not allowed; take it out"),
        (b"a: &x [b]\n", "f.yaml:1:4: the anchor '&x' is not allowed; take it out"),
        (b"a: *x\n", "f.yaml:1:4: the alias '*x' is not allowed; write the value out"),
        (b"a: !!python/name:os.system x\n", "f.yaml:1:4: the tag 'tag:yaml.org,2002:python/name"),
        (b"a: !x {b: c}\n", "f.yaml:1:4: the tag '!x' is not allowed; take it out"),
        (b"a: b\n---\nc: d\n", "f.yaml:2:1: a second document begins here; remove the line"),
        (b"[a, b]: c\n", "f.yaml:1:1: a list or a mapping stands where a key belongs"),
        (b"a: b\n\xff", "f.yaml:2:1: this is not UTF-8; save the file as UTF-8"),
        ("a: b".encode("utf-16"), "f.yaml:1:1: this is not UTF-8"),
        (b"a: b\0\n", "f.yaml:1:5: a NUL character; remove it"),
        (b"a:\n  b\x07\n", "f.yaml:2:4: the control character '\\x07'; remove it"),
        (b"%YAML 1.1\n---\na: b\n", "f.yaml:1:1: a line that begins with % is a YAML directive"),
        (b"# x\r%TAG ! x\n", "f.yaml:1:5: a line that begins with % is a YAML directive"),
        (b"", "f.yaml: the file is empty; remove it, or put a section in it"),
        (b"# nothing\n", "f.yaml: the file is empty"),
        (b"a: [b\n", "f.yaml:2:1: this is not YAML: did not find expected ',' or ']'"),
        (b"a: 'b\n", "f.yaml:2:1: this is not YAML: found unexpected end of stream"),
        (b"a:\n\t- b\n", "f.yaml:2:1: this is not YAML: found character that cannot start any"),
        (b"[" * 900, f"f.yaml:1:33: nested deeper than {MAX_DEPTH} levels"),
        (b"- " * 100_000, f"f.yaml:1:65: nested deeper than {MAX_DEPTH} levels"),
        (b"a: " + b"x" * 20_000, f"f.yaml:1:4: this text is longer than {MAX_SCALAR_LENGTH} char"),
    ],
)
def test_each_refusal_says_where_what_and_what_to_do(data: bytes, told: str) -> None:
    _, problems = read(data)
    assert len(problems) == 1
    assert problems[0].startswith(told)


def test_too_deep_for_libyaml_itself_is_told_alike() -> None:
    [problem] = read(b"[" * 100_000)[1]
    # By version, it is noticed where the limit is passed or where libyaml gives up.
    place, _, what = problem.partition(": ")
    assert place in {"f.yaml:1:33", "f.yaml:1:1001"}
    assert what == f"nested deeper than {MAX_DEPTH} levels; a base needs four; take the nesting out"


def test_the_limit_of_libyaml_is_told_as_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise yaml.MarkedYAMLError(problem="exceeded maximum nesting depth")

    monkeypatch.setattr(yaml, "parse", fail)
    assert read(b"a: b")[1] == [
        f"f.yaml: nested deeper than {MAX_DEPTH} levels; a base needs four; take the nesting out"
    ]


def test_a_percent_sign_inside_a_line_is_text() -> None:
    assert read(b"a: 5 %\nb: '%'\n")[1] == []


def test_reading_goes_on_after_an_anchor_an_alias_and_a_doubled_key() -> None:
    _, problems = read(b"a: &x b\nb: *x\nb: c\n")
    assert len(problems) == 3


def test_reading_stops_when_all_files_together_hold_too_much() -> None:
    root, problems = read(b"a: [b, c, d]\n", Budget(events=5))
    assert root is None
    assert len(problems) == 1
    assert "keys and values; split the base" in problems[0]


def test_an_error_without_a_place_is_told_for_the_whole_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise yaml.YAMLError

    monkeypatch.setattr(yaml, "parse", fail)
    assert read(b"a: b")[1] == [
        "f.yaml: this is not YAML: YAMLError; mend the YAML here or just before"
    ]
