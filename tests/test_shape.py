"""The shape of the code: small packages, small files, small functions, and plain English."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("bot", "benchmarks")
MOST_MODULES = 14
MOST_LINES = 300
LONGEST_FUNCTION = 50

FILES = tuple(sorted(file for folder in FOLDERS for file in (ROOT / folder).rglob("*.py")))
PACKAGES = tuple(sorted({file.parent for file in FILES if file.is_relative_to(ROOT / "bot")}))


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("package", PACKAGES, ids=named)
def test_no_package_holds_too_many_modules(package: Path) -> None:
    modules = [file for file in package.glob("*.py") if file.name != "__init__.py"]
    assert len(modules) <= MOST_MODULES


def test_no_file_is_too_long() -> None:
    lines = {named(file): len(file.read_text("utf-8").splitlines()) for file in FILES}
    assert [name for name, count in lines.items() if count > MOST_LINES] == []


def test_no_function_is_too_long() -> None:
    too_long = {
        f"{named(file)}: {function.name}"
        for file in FILES
        for function in functions(file)
        if (function.end_lineno or 0) - function.lineno >= LONGEST_FUNCTION
    }
    assert too_long == set()


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield the functions of a file, at any depth."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
