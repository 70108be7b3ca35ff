"""Reading one file: nodes with places, or a problem of its own for each kind of refusal."""

from __future__ import annotations

import pytest
import yaml

from bot.knowledge.yaml import reader
from bot.knowledge.yaml.findings import Findings
from bot.knowledge.yaml.limits import MAX_DEPTH, MAX_SCALAR_LENGTH
from bot.knowledge.yaml.places import child, node_in, place_of
from bot.knowledge.yaml.reader import YamlReader
from bot.knowledge.yaml.scalars import value_of


def read(data: bytes, allowed: int = 100_000) -> tuple[yaml.Node | None, list[str]]:
    findings = Findings()
    root = YamlReader(findings, allowed).read(data, "f.yaml")
    return root, [str(problem) for problem in findings.problems]


@pytest.mark.parametrize("loader", [yaml.CBaseLoader, yaml.BaseLoader])
def test_every_node_knows_its_place_and_whether_it_is_quoted(
    loader: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "LOADER", loader)
    root, problems = read(b'a:\n  - x\n  - "1"\nb: {c: d}\n')
    assert not problems
    assert root
    nodes = {path: node_in(root, path) for path in (("a",), ("a", 0), ("a", 1), ("b", "c"))}
    assert {path: place_of(node) for path, node in nodes.items() if node} == {
        ("a",): (2, 3),
        ("a", 0): (2, 5),
        ("a", 1): (3, 5),
        ("b", "c"): (4, 8),
    }
    scalars = [node for node in nodes.values() if isinstance(node, yaml.ScalarNode)]
    assert list(map(value_of, scalars)) == ["x", "1", "d"]
    assert node_in(root, ("a", 2)) is node_in(root, ("c",)) is node_in(root, ("c", "d")) is None


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    root, problems = read(b"\xef\xbb\xbfa: b\n")
    assert not problems
    assert root
    assert child(root, "a")


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
        (b"\xef\xbb\xbfa: b\n\xff", "f.yaml:2:1: this is not UTF-8; save the file as UTF-8"),
        ("a: b".encode("utf-16"), "f.yaml:1:1: this is UTF-16 or UTF-32; save the file as UTF-8"),
        ("a: b".encode("utf-16-le"), "f.yaml:1:1: this is UTF-16 or UTF-32; save the file as"),
        ("a: b".encode("utf-16-be"), "f.yaml:1:1: this is UTF-16 or UTF-32; save the file as"),
        ("a: b".encode("utf-32"), "f.yaml:1:1: this is UTF-16 or UTF-32; save the file as"),
        ("a: b".encode("utf-32-be"), "f.yaml:1:1: this is UTF-16 or UTF-32; save the file as"),
        (b"a: b\0\n", "f.yaml:1:5: a NUL character; remove it"),
        (b"a:\n  b\x07\n", "f.yaml:2:4: the control character '\\x07'; remove it"),
        (b"%YAML 1.1\n---\na: b\n", "f.yaml:1:1: a line that begins with % is a YAML directive"),
        (b"# x\r%TAG ! x\n", "f.yaml:2:1: a line that begins with % is a YAML directive"),
        (b"a: b\n\xef\xbb\xbfc: d\n", "f.yaml:2:1: a byte order mark stands here, which cannot be"),
        (b"a: b\n<<<<<<< ours\nc: d\n", "f.yaml:2:1: a merge left two versions of the file; keep"),
        (
            b"a: is she #1 here\n",
            "f.yaml:1:11: what stands behind ' #' is left out, as a comment; put",
        ),
        (b"a:\r\n  - {b: c #d\n}", "f.yaml:2:11: what stands behind ' #' is left out, as a"),
        (b"a:\r  - b\r    c\r  - d\r", "f.yaml:2:5: these lines are read as one text; begin"),
        (b"a:\r  - b\r\n  - \x07\r", "f.yaml:3:5: the control character '\\x07'; remove it"),
        (b"a: b\r\r\xff", "f.yaml:3:1: this is not UTF-8; save the file as UTF-8"),
        (b"a: b\ra: c\r", "f.yaml:2:1: the key 'a' stands here a second time; keep one of the"),
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


@pytest.mark.parametrize(
    "text",
    [
        "a: b # comment\nc: d ## more\n#e\n  #f\n",
        "a: b#c\nd: '#1 of all'\ne: \"is #1\" #f\n",
        "a:\n  - 'b\n    c'\n  - >-\n    b\n    c\n",
        "a: [b\n  c, d]\ne: f\n  g\n",
        "a: é #\n",
    ],
)
def test_what_is_read_as_it_looks_is_no_pitfall(text: str) -> None:
    assert read(text.encode())[1] == []


@pytest.mark.parametrize("loader", [yaml.CBaseLoader, yaml.BaseLoader])
def test_a_pitfall_behind_wide_letters_has_its_place(
    loader: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "LOADER", loader)
    (problem,) = read("a: 🙂é\u2028b: is she #1\n".encode())[1]
    assert problem.startswith("f.yaml:2:11: what stands behind")


def test_all_that_a_base_has_no_use_for_is_told_at_once() -> None:
    root, problems = read(b"a: &x b\nb: *x\nc: !t d\ne: &y !u [f]\n")
    assert root is None
    assert [problem[: len("f.yaml:1:4")] for problem in problems] == [
        f"f.yaml:{line}:4" for line in (1, 2, 3, 4, 4)
    ]


def test_of_equal_keys_the_first_counts() -> None:
    root, problems = read(b"a: {b: c, b: d}\na: e\n")
    assert len(problems) == 2
    assert root
    inner = node_in(root, ("a", "b"))
    assert isinstance(inner, yaml.ScalarNode)
    assert inner.value == "c"


def test_reading_stops_when_all_files_together_hold_too_much() -> None:
    root, problems = read(b"a: [b, c, d]\n", allowed=5)
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
        "f.yaml: this is not YAML: YAMLError; correct the YAML here or just before"
    ]
