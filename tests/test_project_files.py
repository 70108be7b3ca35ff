"""The Makefile and its companions: what they promise about installing and about questions."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

OUTER_MAKE = {"MAKEFLAGS", "MFLAGS", "MAKELEVEL"}
ROOT = Path(__file__).parents[1]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")

(PHONY,) = re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
TARGETS = tuple(name for name in PHONY.split() if name not in {"help", "clean", "format"})

# What a recipe uses, what programs read from the environment, and the Makefile's own.
VARIABLES = (
    *(
        "Q",
        "FILE",
        "SOURCE_TEXT",
        "PUBLIC",
        "WRITE",
        "SECONDS",
        "FUZZ_SECONDS",
        "GRADED",
        "SETTINGS",
    ),
    *("CHROMIUM", "KNOWLEDGE_DIR", "VENV", "BIN", "BOT", "CORE", "INSTALL", "GIVEN", "name"),
)
EVALUATED = "$(shell touch evaluated)$(Q)`touch evaluated`$$(touch evaluated)';touch evaluated;'"

# Notes down what it is called with, and makes what `python -m venv` and pip would.
STAND_IN = f"""\
#!{sys.executable}
import os, pathlib, shutil, sys
with open("calls.txt", "a") as calls:
    calls.write("\\0".join(sys.argv[1:]) + "\\n")
pathlib.Path("knowledge.txt").write_text(os.environ.get("KNOWLEDGE_DIR", ""))
if sys.argv[1:3] == ["-m", "venv"]:
    home = pathlib.Path(sys.argv[3], "bin")
    home.mkdir(parents=True)
    shutil.copy(sys.argv[0], home / "python")
    (home / "pip").touch()
sys.exit(int(os.environ.get("TOO_OLD", 0)) and sys.argv[1] == "-c")
"""

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder with the Makefile, what it depends on, and a stand-in for Python."""
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    stand_in = tmp_path / "stand-in"
    stand_in.write_text(STAND_IN, "utf-8")
    stand_in.chmod(0o755)
    return tmp_path


def make(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run make in the project with the stand-in as its Python, not as part of an outer make."""
    inherited = {name: value for name, value in os.environ.items() if name not in OUTER_MAKE}
    return subprocess.run(  # noqa: S603 - our own Makefile
        ["make", "PYTHON=./stand-in", *arguments],  # noqa: S607 - whichever make there is
        cwd=project,
        env=inherited | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def calls(project: Path) -> list[list[str]]:
    """Return the arguments of each call of the stand-in."""
    noted = (project / "calls.txt").read_text("utf-8")
    return [line.split("\0") for line in noted.splitlines()]


def installations(project: Path) -> list[str]:
    """Return what pip was asked to install."""
    return [call[-1] for call in calls(project) if call[1:3] == ["pip", "install"]]


def test_help_lists_every_target(project: Path) -> None:
    listed = make(project).stdout
    assert [line.split()[0] for line in listed.splitlines()] == PHONY.split()


def test_a_second_run_installs_nothing(project: Path) -> None:
    for _ in range(2):
        assert make(project, "chat").returncode == 0
    assert installations(project) == ["."]
    assert calls(project)[-1] == ["-m", "bot", "chat"]


def test_an_extra_brings_what_the_bot_needs_with_it(project: Path) -> None:
    assert make(project, ".venv/test.stamp").returncode == 0
    assert make(project, "check").returncode == 0
    assert installations(project) == [".[test]"]


def test_changed_dependencies_are_installed(project: Path) -> None:
    make(project, "chat")
    later = (project / ".venv" / "run.stamp").stat().st_mtime + 10
    os.utime(project / "pyproject.toml", (later, later))
    make(project, "chat")
    assert installations(project) == [".", "."]


@pytest.mark.parametrize(
    "question",
    [
        "what's up?",
        'say "hi"',
        "$HOME $(PYTHON) `id`",
        "a; echo b #c",
        "--help",
        "é 🦉",
        "$(shell touch x)x",
    ],
)
def test_a_question_reaches_the_bot_as_it_was_typed(project: Path, question: str) -> None:
    assert make(project, "ask", f"Q={question}").returncode == 0
    assert calls(project)[-1] == ["-m", "bot", "ask", "--", question]


@pytest.mark.parametrize("how", ["on the command line", "in the environment", "outranking"])
@pytest.mark.parametrize("target", TARGETS)
def test_no_variable_is_evaluated_by_make_or_the_shell(
    project: Path, target: str, how: str
) -> None:
    given = {name: f"{name}{EVALUATED}" for name in VARIABLES}
    if how == "on the command line":
        make(project, target, *(f"{name}={text}" for name, text in given.items()))
    else:
        make(project, target, *(["-e"] if how == "outranking" else []), **given)
    assert not (project / "evaluated").exists()
    handed = [argument for call in calls(project) for argument in call if EVALUATED in argument]
    assert all(argument in given.values() for argument in handed), "as it was typed"


def test_a_python_that_is_no_command_is_told_as_it_was_typed(project: Path) -> None:
    run = make(project, "chat", f"PYTHON={EVALUATED}")
    assert run.returncode != 0
    assert f"{EVALUATED} is older or missing" in run.stderr
    assert not (project / "evaluated").exists()


def test_settings_given_to_make_reach_the_bot(project: Path) -> None:
    make(project, "run", "KNOWLEDGE_DIR=a $(b)")
    assert (project / "knowledge.txt").read_text("utf-8") == "a $(b)"


def test_the_variables_tried_are_those_the_makefile_names() -> None:
    named = re.findall(r"\$\$\{?([A-Z_]+)|value ([A-Z]+)\)", MAKEFILE)
    assert {name for pair in named for name in pair if name} <= {*VARIABLES, "PYTHON"}


@pytest.mark.parametrize("target", ["ask", "evaluate"])
def test_a_target_that_lacks_its_variable_tells_how_to_call_it(project: Path, target: str) -> None:
    run = make(project, target)
    assert run.returncode != 0
    assert f"make {target} " in run.stderr


def test_the_source_text_is_handed_to_the_check(project: Path) -> None:
    make(project, "check", "SOURCE_TEXT=report=my file.txt")
    assert calls(project)[-1] == ["-m", "bot", "check", "--source-text", "report=my file.txt"]


def test_the_fuzzer_is_installed_and_told_how_long_it_has(project: Path) -> None:
    make(project, "fuzz")
    assert installations(project) == [".[fuzz]"]
    assert calls(project)[-1] == ["-m", "tests.fuzz.run"]
    make(project, "fuzz", "SECONDS=60")
    assert calls(project)[-1] == ["-m", "tests.fuzz.run", "--seconds", "60"]


def test_an_audit_brings_what_it_needs(project: Path) -> None:
    make(project, "audit")
    assert installations(project) == [".[audit]", ".[test]"]
    assert calls(project)[-1] == ["-m", "tests.audit"]


def test_an_old_python_is_refused_in_a_sentence(project: Path) -> None:
    run = make(project, "chat", TOO_OLD="1")
    assert run.returncode != 0
    assert "Python 3.11 or newer is needed" in run.stderr
    assert installations(project) == []


def test_continuous_integration_runs_what_anybody_runs() -> None:
    assert (ROOT / ".ci" / "run").read_text("utf-8").rstrip().endswith("exec make test")
