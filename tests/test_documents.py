"""The documents for developers name only what exists, and the commands in them can be run."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from typer.main import get_group

from bot import __version__
from bot.cli import app

ROOT = Path(__file__).parents[1]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
NAMES = ("docs/architecture.md", "CONTRIBUTING.md", "README.md", "CHANGELOG.md", "SECURITY.md")
TEXTS = {name: (ROOT / name).read_text("utf-8") for name in NAMES}
PATH = re.compile(r"[\w./-]+(?:/|\.(?:py|md|yaml|json|toml|example))")
LOOKS_LIKE_CODE = re.compile(r"_?[a-z]+_[a-z_]+|_?[A-Z]\w+|[A-Z_]+")
PROGRAM = re.compile(r"(?:\.venv/bin/)?python -m ([\w.]+)(?: (\w+))?")


def code_in(name: str) -> list[str]:
    """Return what stands in backticks in a document."""
    return re.findall(r"(?<!`)`([^`\n]+)`", TEXTS[name])


def lines_in(name: str) -> list[str]:
    """Return the commands of a document, in its blocks and in backticks."""
    blocks = re.findall(r"```console\n(.*?)```", TEXTS[name], re.DOTALL)
    return [line for block in blocks for line in block.splitlines()] + [
        code for code in code_in(name) if code.startswith(("make ", "python ", ".venv/"))
    ]


@pytest.fixture(scope="module")
def defined() -> set[str]:
    """Return the names of all modules, classes, functions, fields and constants in `bot`."""
    return {name for file in (ROOT / "bot").rglob("*.py") for name in names_of(file)}


def names_of(file: Path) -> Iterator[str]:
    """Yield the names a module defines, its own among them."""
    yield from (file.stem, file.parent.name)
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                yield name
            case ast.AsyncFunctionDef(name=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store()):
                yield name
            case ast.alias(name=name):
                yield name
            case ast.Constant(value=str(name)) if name.isidentifier():
                yield name


def resolved(dotted: str) -> object:
    """Return what a dotted name stands for; raises AttributeError or ImportError for nothing."""
    found: object = import_module("bot")
    path = "bot"
    for part in dotted.split(".")[1:]:
        path += f".{part}"
        try:
            found = import_module(path)
        except ModuleNotFoundError:
            found = getattr(found, part)
    return found


@pytest.mark.parametrize("name", ["docs/architecture.md", "CONTRIBUTING.md", "README.md"])
def test_each_name_in_backticks_exists(name: str, defined: set[str]) -> None:
    for code in code_in(name):
        if code.startswith("bot."):
            assert resolved(code) is not None
        elif PATH.fullmatch(code):
            assert (ROOT / code).exists(), code
        elif re.fullmatch(r"\w+(\.\w+)?", code) and name == "docs/architecture.md":
            assert set(code.split(".")) <= defined, code
        elif LOOKS_LIKE_CODE.fullmatch(code):
            assert code in defined or code.lower() in defined, code


def test_each_name_in_the_drawing_exists(defined: set[str]) -> None:
    (drawing,) = re.findall(r"```mermaid\n(.*?)```", TEXTS["docs/architecture.md"], re.DOTALL)
    labels = re.findall(r'"([^"]*)"', drawing)
    words = re.findall(r"\w+(?:[._]\w+)+|\b[A-Z]\w+", " ".join(labels))
    named = {part for word in words for part in word.split(".")} - {"Discord", "Terminal"}
    assert len(named) > 20
    assert named <= defined, named - defined


@pytest.mark.parametrize("name", NAMES)
def test_each_link_leads_somewhere(name: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", TEXTS[name]):
        assert (ROOT / name).parent.joinpath(target).exists(), target


@pytest.mark.parametrize("name", NAMES)
def test_each_command_can_be_run(name: str) -> None:
    commands = get_group(app).commands
    for line in lines_in(name):
        if line.startswith("make "):
            assert_make_knows(*line.split()[1:])
        elif program := PROGRAM.match(line):
            module, command = program.groups()
            path = ROOT.joinpath(*module.split("."))
            assert module == "pytest" or path.is_dir() or path.with_suffix(".py").exists(), line
            assert module != "bot" or command in commands, line
        for path in re.findall(r"tests/\S+\.\w+", line):
            assert (ROOT / path).exists(), line


def assert_make_knows(target: str, *variables: str) -> None:
    """Assert that the Makefile has a target and reads the variables it is given."""
    if target.startswith(".venv/"):
        target = "$(VENV)/%.stamp"
    assert re.search(rf"^{re.escape(target)}:", MAKEFILE, re.MULTILINE), target
    for variable in variables:
        name, is_given, _ = variable.partition("=")
        assert not is_given or re.search(rf"\$\$\{{?{name}\b|value {name}\)", MAKEFILE), variable


def test_every_target_of_make_that_checks_something_is_in_the_guide() -> None:
    for target in ("lint", "check", "hints", "test", "fuzz", "audit", "ablate", "bench"):
        assert f"make {target}" in TEXTS["CONTRIBUTING.md"], target


def test_the_changelog_has_the_version_and_what_comes_next() -> None:
    versions = re.findall(
        r"^## \[([^]]+)\]( - \d{4}-\d\d-\d\d)?$", TEXTS["CHANGELOG.md"], re.MULTILINE
    )
    assert versions[0] == ("Unreleased", "")
    assert versions[1][0] == __version__
    assert all(date for _, date in versions[1:])
    headings = set(re.findall(r"^### (.*)$", TEXTS["CHANGELOG.md"], re.MULTILINE))
    assert headings <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
