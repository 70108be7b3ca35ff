"""Finding the files of a base in a folder nobody vouches for."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from bot.errors import KnowledgeError
from bot.knowledge import load
from bot.knowledge.yaml import files
from bot.knowledge.yaml.files import await_quiet, read_folder, state_of
from bot.knowledge.yaml.findings import Findings
from tests.world import settle, write_world

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX file kinds")


def told(folder: Path) -> list[str]:
    with pytest.raises(KnowledgeError) as caught:
        load(folder)
    return [str(problem) for problem in caught.value.problems]


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    assert told(tmp_path)[0].endswith(": no .yaml file in it; name the folder that holds the base")


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    assert "there is no such file or folder" in told(tmp_path / "nowhere")[0]


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "base.yaml"
    file.touch()
    assert "base.yaml: this is not a folder; name the folder" in told(file)[0]


def test_files_lie_in_any_folder_and_hidden_ones_are_left_out(tmp_path: Path) -> None:
    write_world(tmp_path / "base" / "story" / "harbour")
    (tmp_path / "base" / ".hidden.yaml").write_text("[", encoding="utf-8")
    (tmp_path / "base" / "notes.txt").write_text("[", encoding="utf-8")
    places = load(tmp_path / "base").places
    assert places.problem(("facts", "mayor-calm"), "x", "y").file == "base/story/harbour/world.yaml"


def test_a_file_that_only_looks_like_one_of_the_base_is_a_problem(tmp_path: Path) -> None:
    folder = write_world(tmp_path / "base")
    names = ("LOUD.YAML", "blank.yaml ", "more.yml", "odd.yaml.TXT", "short.Yml")
    for name in names:
        (folder / name).touch()
    assert told(folder) == [
        f"base/{name}: only files ending in .yaml are read; rename it to .yaml" for name in names
    ]


@posix_only
def test_pipes_and_devices_are_refused_unread(tmp_path: Path) -> None:
    folder = write_world(tmp_path / "base")
    os.mkfifo(folder / "pipe.yaml")
    (folder / "link.yaml").symlink_to("pipe.yaml")
    assert told(folder) == [
        "base/link.yaml: this is not a regular file; put a text file in its place or remove it",
        "base/pipe.yaml: this is not a regular file; put a text file in its place or remove it",
    ]
    device = os.open("/dev/zero", os.O_RDONLY)
    with pytest.raises(OSError, match="not a regular file"):  # a link to it is refused before
        files.read_file(Path(f"/dev/fd/{device}"))
    os.close(device)


@posix_only
@pytest.mark.parametrize("target", ["/dev/zero", "/etc/hostname", "../secret.yaml", "deep/../../x"])
def test_links_that_lead_out_of_the_folder_are_refused_unread(tmp_path: Path, target: str) -> None:
    folder = write_world(tmp_path / "base")
    (folder / "deep").mkdir()
    (tmp_path / "secret.yaml").write_text("facts: [token]\n", encoding="utf-8")
    (folder / "link.yaml").symlink_to(target)
    (problem,) = told(folder)
    assert problem.startswith("base/link.yaml: this link leads out of the folder; put the file its")


@posix_only
def test_the_folder_itself_may_be_a_link_and_named_by_detours(tmp_path: Path) -> None:
    write_world(tmp_path / "real" / "inner")
    (tmp_path / "base").symlink_to("real")
    assert load(tmp_path / "base").base.facts
    assert load(tmp_path / "base" / "inner" / ".." / "inner").base.facts


@pytest.mark.parametrize("name", ["a\0b", "\udfff", "\ud800/x", "x" * 5_000, "-", "~root", "$HOME"])
def test_a_name_that_no_folder_has_is_a_problem(tmp_path: Path, name: str) -> None:
    assert len(told(tmp_path / name)) == 1


@posix_only
def test_links_in_a_circle_are_told_and_links_to_files_are_followed(tmp_path: Path) -> None:
    base = tmp_path / "base"
    write_world(base / "..2026_11_22")  # as Kubernetes mounts a file: hidden, with links to it
    (base / "..data").symlink_to("..2026_11_22")
    (base / "world.yaml").symlink_to("..data/world.yaml")
    load(base)
    (base / "circle.yaml").symlink_to("circle.yaml")
    (base / "again").symlink_to(".")
    (base / "gone.yaml").symlink_to("nowhere")
    problems = told(base)
    assert problems[0].startswith("base/again: this is a link to a folder, which is not followed")
    assert problems[1].startswith("base/circle.yaml: this link leads in a circle")
    assert problems[2].startswith("base/gone.yaml: there is no such file or folder")


@pytest.mark.parametrize(
    ("error", "what"),
    [
        (PermissionError(13, "Permission denied"), "no permission to read it; let the bot's user"),
        (
            OSError(5, "Input/output error"),
            "it cannot be read (Input/output error); check the disk",
        ),
        (OSError(), "it cannot be read (OSError); check the disk"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, what: str
) -> None:
    def fail(_: Path) -> bytes:
        raise error

    monkeypatch.setattr(files, "read_file", fail)
    assert told(write_world(tmp_path / "base"))[0].startswith(f"base/world.yaml: {what}")


def test_a_file_or_a_base_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_world(tmp_path / "base")
    monkeypatch.setattr(files, "MAX_FILE_BYTES", 100)
    assert "base/world.yaml: the file is larger than" in told(folder)[0]
    monkeypatch.undo()
    monkeypatch.setattr(files, "MAX_TOTAL_BYTES", 100)
    assert "base/world.yaml: the base is larger than 0 MB" in told(folder)[0]


def test_too_many_files_and_folders_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_world(tmp_path / "base")
    write_world(folder / "inner")
    monkeypatch.setattr(files, "MAX_ENTRIES", 2)
    (problem,) = told(folder)
    assert problem == (
        "base: more than 2 files and folders in it; keep nothing but the base in this folder"
    )


@posix_only
def test_a_file_name_that_cannot_be_printed_is_escaped(tmp_path: Path) -> None:
    folder = write_world(tmp_path / "base")
    (folder / "a\nb.yaml").touch()
    assert told(folder)[0].startswith("base/a\\nb.yaml: the file is empty")


def test_a_folder_is_called_by_its_own_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert files.name_of(Path("somewhere/knowledge")) == "knowledge"
    monkeypatch.chdir(tmp_path)
    assert files.name_of(Path()) == tmp_path.name
    assert files.name_of(Path("/")) == str(Path("/"))


def test_a_file_that_changes_while_it_is_read_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_world(tmp_path / "base")
    read_file, read = files.read_file, []

    def read_and_change(path: Path) -> bytes:
        read.append(data := read_file(path))
        if len(read) == 1:
            path.write_bytes(data + b"# more\n")
        return data

    monkeypatch.setattr(files, "read_file", read_and_change)
    findings = Findings()
    ((name, content),) = read_folder(folder, findings)
    assert (name, content) == ("base/world.yaml", (folder / "world.yaml").read_bytes())
    assert len(read) == 2
    assert not findings.problems


@pytest.mark.parametrize("change", ["write", "add", "remove", "replace"])
def test_a_folder_that_goes_on_changing_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    folder = write_world(tmp_path / "base")
    (folder / "more.yaml").write_text("facts: []\n", encoding="utf-8")
    count = iter(range(1_000))

    def change_and_read(path: Path) -> bytes:
        match change:
            case "write":
                path.write_text(f"# {next(count)}\n", encoding="utf-8")
            case "add":
                (folder / f"{next(count)}.yaml").write_text("facts: []\n", encoding="utf-8")
            case "remove":
                (folder / "more.yaml").unlink(missing_ok=True)
                (folder / "more.yaml").touch()
            case _:
                (folder / "new").write_text(f"# {next(count)}\n", encoding="utf-8")
                (folder / "new").rename(folder / "more.yaml")
        return b"facts: []\n"

    monkeypatch.setattr(files, "read_file", change_and_read)
    monkeypatch.setattr(files, "PATIENCE", 0.1)
    monkeypatch.setattr(files, "PAUSE", 0.02)
    assert told(folder) == [
        "base: the files are changing while they are read; try again when all of them are written"
    ]


def test_a_folder_is_quiet_when_nothing_was_written_for_so_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_world(tmp_path / "base")
    old = state_of(folder)
    (folder / "half.yaml").write_text("facts: [", encoding="utf-8")
    pauses = []

    def finish(seconds: float) -> None:
        pauses.append(seconds)
        (folder / "half.yaml").write_text("facts: []\n", encoding="utf-8")
        settle(folder)

    monkeypatch.setattr("time.sleep", finish)
    assert await_quiet(folder, seconds=3_600) == state_of(folder) != old
    assert len(pauses) == 1


def test_a_folder_that_is_never_quiet_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "half.yaml").write_text("facts: [", encoding="utf-8")
    monkeypatch.setattr(files, "PATIENCE", 0.1)
    with pytest.raises(KnowledgeError, match="the files are changing while they are read; try a"):
        await_quiet(tmp_path, seconds=3_600)


@posix_only
def test_what_is_written_in_the_future_is_not_waited_for(tmp_path: Path) -> None:
    folder = write_world(tmp_path / "base")
    os.utime(folder / "world.yaml", (4e9, 4e9))
    assert await_quiet(folder)
