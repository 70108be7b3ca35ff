"""Standard streams in any state, and files that are none: a sentence and an exit code."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

import bot.files
from bot.commands.reading import LONGEST_LINE
from bot.errors import UsageError
from bot.files import read_text
from bot.streams import drop_unusable_sizes
from tests.commands.conftest import Call

QUESTION = "how many cranes were damaged"
WRITING = [
    ["ask", QUESTION],
    ["ask", QUESTION, "--json"],
    ["ask", "--batch", "questions.txt"],
    ["chat"],
    ["check"],
    ["check", "--source-text", "harbour-report=questions.txt"],
    ["evaluate", "graded.jsonl"],
    ["schema"],
    ["--help"],
]
STILL_READING = [["chat"], ["ask", "--batch", "-"]]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a shell's redirections are tried")


@pytest.fixture(autouse=True)
def work_folder(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Work beside the invented base, with something to read."""
    monkeypatch.chdir(folder.parent)
    Path("questions.txt").write_text(f"{QUESTION}\n", "utf-8")
    graded = f'{{"question": "{QUESTION}", "expect": ["ships-waiting"]}}\n'
    Path("graded.jsonl").write_text(graded, "utf-8")


def run(redirection: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the bot with its streams redirected as the shell does it."""
    command = shlex.join([sys.executable, "-m", "bot", *arguments])
    return subprocess.run(  # noqa: S602 - our own program
        f"{command} {redirection}",
        shell=True,
        env=os.environ | {"PYTHONUNBUFFERED": ""} | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", WRITING, ids=" ".join)
def test_a_full_disk_is_told(arguments: list[str]) -> None:
    assert_told_of_a_full_disk(run("<questions.txt >/dev/full", *arguments))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_told_where_output_is_not_buffered() -> None:
    assert_told_of_a_full_disk(run(">/dev/full", "schema", PYTHONUNBUFFERED="1"))


def assert_told_of_a_full_disk(ended: subprocess.CompletedProcess[str]) -> None:
    """Assert that a command ended with a sentence."""
    assert ended.returncode == 74
    assert ended.stderr.splitlines()[-1].startswith("Standard output cannot be written to (No sp")
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("arguments", WRITING, ids=" ".join)
def test_a_closed_output_is_told(arguments: list[str]) -> None:
    ended = run("<questions.txt >&-", *arguments)
    assert ended.returncode == 74
    assert ended.stderr.splitlines()[-1].startswith("Standard output cannot be written to (Bad f")


@pytest.mark.parametrize("arguments", WRITING[:3], ids=" ".join)
def test_a_reader_that_goes_away_is_told(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "bot", *arguments],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
    )
    os.close(writing)
    assert ended.returncode == 74
    (told,) = ended.stderr.splitlines()
    assert told.startswith("Standard output cannot be written to (Broken pipe)")


def test_a_full_disk_changes_nothing_where_only_the_error_output_is_on_it() -> None:
    ended = run("2>/dev/full", "ask", "--nonsense")
    assert (ended.returncode, ended.stdout) == (2, "")


def test_the_bot_does_not_need_standard_output() -> None:
    ended = run(">&- <&-", "run", DISCORD_TOKEN="")
    assert ended.returncode == 78
    assert "DISCORD_TOKEN" in ended.stderr


@pytest.mark.parametrize("arguments", STILL_READING, ids=" ".join)
def test_a_closed_input_is_told_by_what_reads_it(arguments: list[str]) -> None:
    ended = run("<&-", *arguments)
    assert ended.returncode == 2
    assert ended.stderr.startswith("Standard input cannot be read (Bad file descriptor)")


def test_a_closed_input_is_nothing_to_what_does_not_read_it() -> None:
    ended = run("<&-", "ask", QUESTION)
    assert ended.returncode == 0
    assert "12 cranes" in ended.stdout
    assert ended.stderr == ""


def test_all_streams_closed_is_an_exit_code() -> None:
    assert run("<&- >&- 2>&-", "ask", QUESTION).returncode == 74
    assert run("<&- >&- 2>&-", "chat").returncode == 2


@pytest.mark.parametrize("arguments", STILL_READING, ids=" ".join)
def test_an_endless_line_is_told(call: Call, arguments: list[str]) -> None:
    called = call(*arguments, typed=QUESTION.encode() + b"\n" + b"x" * (LONGEST_LINE + 1))
    assert called.code == 2
    assert called.err.startswith("Standard input:2: longer than 1 MB; give one question a line")
    assert "12 cranes" in called.out, "what came before is answered"


@pytest.mark.parametrize("command", ["ask --batch {}", "evaluate {}", "check --source-text x={}"])
@pytest.mark.parametrize("told", ["is a device", "is a pipe that nobody writes to"])
def test_what_never_ends_or_begins_is_told(
    call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str, told: str
) -> None:
    monkeypatch.setattr(bot.files, "WRITER_SECONDS", 0.01)
    os.mkfifo(tmp_path / "pipe")
    what = "/dev/zero" if told == "is a device" else str(tmp_path / "pipe")
    called = call(*command.format(what).split())
    assert (called.code, called.out) == (2, "")
    assert called.err == f"{what} {told}; name a text file\n"


def test_a_file_is_read_for_what_it_holds_now(tmp_path: Path) -> None:
    file = tmp_path / "questions.txt"
    file.write_text(QUESTION, "utf-8")
    with bot.files.opened(str(file)) as stream:
        assert not os.get_blocking(stream.fileno()), "the log of the kernel would wait for more"
        assert stream.read().decode() == QUESTION


@pytest.mark.parametrize("command", ["ask --batch", "evaluate", "check --source-text"])
@pytest.mark.parametrize("name", ["\x1b[2Jx", "\u202ex=\x1b]0;y\x07z", "x\ny=\x1b[31m"])
def test_a_name_on_the_command_line_cannot_steer_the_terminal(
    call: Call, command: str, name: str
) -> None:
    called = call(*command.split(), name)
    assert (called.code, called.out) == (2, "")
    assert called.err.removesuffix("\n").isprintable()
    assert "\\" in called.err, "what stands there is shown, not taken out"


@pytest.fixture
def written_pipe(tmp_path: Path) -> Iterator[Path]:
    """Return a pipe into which somebody writes a question."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = Thread(target=pipe.write_text, args=(f"{QUESTION}\n", "utf-8"))
    writer.start()
    yield pipe
    writer.join()


def test_a_pipe_somebody_writes_to_is_read(call: Call, written_pipe: Path) -> None:
    assert "12 cranes" in call("ask", "--batch", str(written_pipe)).out


def test_a_text_that_is_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bot.files, "LONGEST_TEXT", 10)
    with pytest.raises(UsageError, match=r"questions\.txt is longer than"):
        read_text("questions.txt")


def test_a_pipe_one_may_not_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    os.mkfifo(tmp_path / "pipe")
    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(UsageError, match=r"pipe cannot be read \(Permission denied\)"):
        read_text(str(tmp_path / "pipe"))


@pytest.mark.parametrize("size", ["0", "00", "-1", "²", "٣", "x", "1e2", "100000", "9" * 5000])
def test_a_size_no_terminal_has_is_told_and_not_used(
    call: Call, monkeypatch: pytest.MonkeyPatch, size: str
) -> None:
    for name in ("COLUMNS", "LINES"):
        monkeypatch.setenv(name, size)
    called = call("ask", QUESTION)
    assert called.code == 0
    assert "12 cranes" in called.out
    assert [line.split(":")[0] for line in called.err.splitlines()] == [
        "COLUMNS is not used",
        "LINES is not used",
    ]


@pytest.mark.parametrize("environment", [{}, {"COLUMNS": ""}, {"COLUMNS": "1", "LINES": "99999"}])
def test_a_size_a_terminal_may_have_is_left_alone(environment: dict[str, str]) -> None:
    before = dict(environment)
    assert drop_unusable_sizes(environment) == []
    assert environment == before
