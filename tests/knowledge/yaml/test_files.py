"""Finding the files of a base in a folder nobody vouches for."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from bot.errors import KnowledgeError
from bot.knowledge import load
from bot.knowledge.yaml import files, limits, reader
from tests.world import write_world

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
    (folder / "more.yml").touch()
    assert told(folder) == [
        "base/more.yml: only files ending in .yaml are read; rename it to .yaml"
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
    assert files._read_regular(Path(f"/dev/fd/{device}")) is None  # noqa: SLF001 - a link to it is refused before
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

    monkeypatch.setattr(files, "_read_regular", fail)
    assert told(write_world(tmp_path / "base"))[0].startswith(f"base/world.yaml: {what}")


def test_a_file_or_a_base_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_world(tmp_path / "base")
    monkeypatch.setattr(files, "MAX_FILE_BYTES", 100)
    assert "base/world.yaml: the file is larger than" in told(folder)[0]
    monkeypatch.undo()
    monkeypatch.setattr(reader, "MAX_TOTAL_BYTES", 0)
    monkeypatch.setattr(limits.Budget.__init__, "__defaults__", (100, 100))
    assert "base/world.yaml: the base is larger than 0 MB" in told(folder)[0]


def test_too_many_files_folders_or_levels_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_world(tmp_path / "base")
    write_world(folder / "inner")
    monkeypatch.setattr(files, "MAX_FILES", 1)
    assert "base: more than 1 files; merge some of them" in told(folder)
    monkeypatch.setattr(files, "MAX_FOLDER_ENTRIES", 1)
    assert "base: more than 1 files and folders in it" in told(folder)[0]
    monkeypatch.undo()
    monkeypatch.setattr(files, "MAX_FOLDER_DEPTH", 0)
    assert "base/inner: folders are nested deeper than 0; move the files further up" in told(folder)


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
