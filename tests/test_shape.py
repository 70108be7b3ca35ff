"""The shape of the code: small packages, small files, small functions, and plain English."""

from __future__ import annotations

import ast
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("bot", "benchmarks", "tests")
MOST_MODULES = 14
MOST_LINES = 300
LONGEST_FUNCTION = 50

# Turns of phrase of our own that make a reader stumble, each with what to write instead.
PRIVATE = {
    r"the desk": "the answerer",
    r"as though": "as if, or: with that left out",
    r"comes? to(?! an end)|came to|come of it|came of it|comes? to pass": "name the result",
    r"who may|only who|whom it concerns": "those who can, the member concerned",
    r"(?<!in )between them(?!selves)": "together, in all",
    r"only who runs me|names nobody so": "say who, say that no name is known",
    r"to be had|had from": "there is none, available",
    r"bears? (\w+ )?out": "supports",
    r"makes? of": "name the result",
    r"said outright|tells? so": "stated explicitly, reports that",
    r"the least that does": "the fewest that suffice",
    r"could better|mend(s|ed)?": "improve, correct",
    r"(and |of )its like|and the like": "such as",
    r"counted out": "dropped",
    r"so long(?! as)|so many(?! as)": "name the parameter",
    r"no merit": "say what follows",
    r"does not lie": "does not cover",
    r"whose word|the word of": "whose statement, what they say",
    r"(is|are|was|were|be|been) told (at|by|as|that|together|beforehand|so)": "reported, listed",
    r"hold others against": "compare",
    r"come in between": "run",
    r"the surest": "the most certain",
    r"hardly anybody": "very few",
    r"gives? way": "is replaced",
}
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "docs/architecture.md")

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


@pytest.mark.parametrize("file", [file for file in FILES if "bot" in file.parts], ids=named)
def test_what_maintainers_and_members_read_is_plain_english(file: Path) -> None:
    with tokenize.open(file) as source:
        tokens = list(tokenize.generate_tokens(source.readline))
    said = {tokenize.COMMENT, tokenize.STRING, getattr(tokenize, "FSTRING_MIDDLE", -1)}
    for token in tokens:
        if token.type in said:
            assert private_phrases(token.string) == [], f"line {token.start[0]}"


@pytest.mark.parametrize("name", [*DOCUMENTS, "knowledge/README.md", "Makefile", ".env.example"])
def test_the_documents_are_plain_english(name: str) -> None:
    assert private_phrases((ROOT / name).read_text("utf-8")) == []


def private_phrases(text: str) -> list[str]:
    """Return the private turns of phrase in a text, each with what to write instead."""
    plain = " ".join(text.split())
    return [
        f"{found.group()!r}: {better}"
        for phrase, better in PRIVATE.items()
        for found in re.finditer(rf"\b(?:{phrase})\b", plain, re.IGNORECASE)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "What the desk makes of it.",
        "asked as\n    though new",
        "Only who asked",
        "it came to nothing",
    ],
)
def test_private_turns_of_phrase_are_found(text: str) -> None:
    assert private_phrases(text) != []
