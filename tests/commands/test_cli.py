"""The command line as a whole: usage, exit codes, where the fact base is looked for."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import bot.cli
from bot.knowledge.schema import json_schema
from bot.settings import Settings
from tests.commands.conftest import Call

QUESTION = "how many vessels are stuck"
ANSWER = "The walkout left forty ships waiting in Port Selby."
COMMANDS = ("ask", "chat", "check", "evaluate", "schema", "run", "try")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nonsense"], "nonsense"),
        (["ask"], "--batch"),
        (["ask", QUESTION, "--batch", "-"], "either"),
        (["ask", QUESTION, "--json", "--why"], "--why"),
        (["ask", QUESTION, "--json", "--max-lines", "3"], "--max-lines"),
        (["ask", QUESTION, "--max-lines", "0"], "--max-lines"),
        (["ask", QUESTION, "--colour"], "--colour"),
        (["ask", "--batch", "missing.txt"], "missing.txt cannot be read"),
        (["ask", "--batch", "knowledge"], "knowledge cannot be read"),
        (["evaluate"], "FILE.jsonl"),
        (["evaluate", "missing.jsonl"], "missing.jsonl cannot be read"),
        (["check", "--source-text", "harbour-report"], "ID=FILE"),
    ],
)
def test_bad_usage_is_a_sentence_and_exit_code_2(
    call: Call, arguments: list[str], told: str
) -> None:
    called = call(*arguments)
    assert called.code == 2
    assert called.out == ""
    assert told in called.err
    assert "Traceback" not in called.err


@pytest.mark.parametrize(
    "arguments",
    [["ask", QUESTION], ["ask", "--batch", "-"], ["chat"], ["evaluate", "graded.jsonl"]],
)
def test_a_base_that_does_not_load_is_told_on_standard_error_with_exit_code_1(
    call: Call, tmp_path: Path, arguments: list[str]
) -> None:
    Path("graded.jsonl").write_text(json.dumps({"question": QUESTION}), "utf-8")
    (tmp_path / "broken.yaml").write_text("facts:\n  - id: [", "utf-8")
    called = call(*arguments, "--knowledge", str(tmp_path))
    assert called.code == 1
    assert called.out == ""
    assert "broken.yaml:" in called.err


def test_a_missing_folder_is_told_with_exit_code_1(call: Call) -> None:
    called = call("ask", QUESTION, "--knowledge", "elsewhere")
    assert called.code == 1
    assert "elsewhere" in called.err


def test_the_folder_is_knowledge_where_nothing_else_is_said(call: Call) -> None:
    assert ANSWER in call("ask", QUESTION).out


@pytest.mark.parametrize("how", ["option", "environment", "file"])
def test_the_folder_can_be_named(
    call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: Path, how: str
) -> None:
    shutil.copytree(folder, tmp_path / "elsewhere")
    monkeypatch.chdir(tmp_path)
    if how == "environment":
        monkeypatch.setenv("KNOWLEDGE_DIR", "elsewhere")
    if how == "file":
        Path(".env").write_text("KNOWLEDGE_DIR=elsewhere\n", "utf-8")
    options = ["--knowledge", "elsewhere"] if how == "option" else []
    assert ANSWER in call("ask", QUESTION, *options).out


def test_a_malformed_setting_is_a_sentence_and_exit_code_78(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RATE_LIMIT", "many")
    called = call("run")
    assert called.code == 78
    assert "RATE_LIMIT" in called.err
    assert "many" not in called.err


@pytest.mark.parametrize("place", ["environment", "file"])
def test_a_command_is_not_held_up_by_a_setting_it_does_not_need(
    call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: Path, place: str
) -> None:
    shutil.copytree(folder, tmp_path / "knowledge")
    monkeypatch.chdir(tmp_path)
    if place == "environment":
        monkeypatch.setenv("ANSWER_CHANNELS", "x")
    else:
        Path(".env").write_text("ANSWER_CHANNELS=x\n", "utf-8")
    for arguments in (["ask", QUESTION], ["ask", "--batch", "-"], ["chat"], ["check"], ["schema"]):
        assert call(*arguments).code == 0, arguments
    assert call("run").code == 78


@pytest.mark.parametrize("name", ["WRONG_ANSWERS_ADDRESSED", "WRONG_ANSWERS_UNADDRESSED"])
def test_a_command_is_held_up_by_a_malformed_setting_it_needs(
    call: Call, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "often")
    called = call("ask", QUESTION)
    assert (called.code, called.out) == (78, "")
    assert name in called.err


def test_a_misspelt_setting_of_the_environment_is_told(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KNOWLEDGE_DIRS", "elsewhere")
    called = call("ask", QUESTION)
    assert ANSWER in called.out
    assert "KNOWLEDGE_DIRS in the environment is no setting" in called.err


def test_run_hands_the_settings_on_and_ends_with_the_bots_exit_code(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: list[tuple[int, bool]] = []

    def run(settings: Settings, *, allow_removals: bool) -> int:
        handed.append((settings.rate_limit, allow_removals))
        return 7

    monkeypatch.setattr("bot.discord_bot.run.main", run)
    monkeypatch.setenv("RATE_LIMIT", "3")
    assert call("run").code == 7
    assert call("run", "--allow-removals").code == 7
    assert handed == [(3, False), (3, True)]


def test_control_c_ends_a_command_quietly(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.commands.ask.ask_one", interrupted)
    assert_quiet_end(call)


def test_control_c_ends_the_start_quietly(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(bot.cli, "run_cli", interrupted)
    assert_quiet_end(call)


def assert_quiet_end(call: Call) -> None:
    """Assert that a call ends as a shell expects after Ctrl-C."""
    called = call("ask", QUESTION)
    assert called.code == 130
    assert called.err == ""


def test_help_lists_every_command(call: Call) -> None:
    called = call("--help")
    assert called.code == 0
    assert all(f"  {command} " in called.out for command in COMMANDS)


def test_no_command_takes_the_token_as_an_argument(call: Call) -> None:
    listed = call("--help").out
    for command in ("ask", "chat", "check", "evaluate", "schema", "run", "try"):
        assert command in listed
        assert "token" not in call(command, "--help").out.casefold()
    assert "token" not in listed.casefold()


def test_schema_writes_the_schema_editors_use(call: Call) -> None:
    assert call("schema").out == json_schema()


def test_a_terminal_that_lacks_a_character_gets_a_stand_in(folder: Path) -> None:
    called = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "bot", "ask", QUESTION, "--knowledge", str(folder)],
        env={"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )
    assert b"Reported ? according to" in called.stdout


def test_asking_does_not_wait_for_libraries_it_does_not_need(folder: Path) -> None:
    program = (
        "import sys, bot.cli\n"
        f"sys.argv = ['bot', 'ask', {QUESTION!r}, '--knowledge', {str(folder)!r}]\n"
        "try: bot.cli.run_cli()\n"
        "except SystemExit: print(sorted({'discord', 'asyncio', 'prompt_toolkit',"
        " 'dotenv', 'rich.progress'} & sys.modules.keys()))\n"
    )
    called = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    assert called.stdout.endswith("\n[]\n")


def test_help_waits_for_nothing_that_answers() -> None:
    program = "import sys, bot.cli; print('bot.answering' in sys.modules)"
    called = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    assert called.stdout == "False\n"
