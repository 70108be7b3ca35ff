"""The file `.env`: a setting a line, and every line that cannot be read is reported."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from io import StringIO
from pathlib import Path

from rapidfuzz.distance import OSA

from bot.errors import ConfigurationError

NEWLINE = re.compile(r"\r\n|\n|\r")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
MOST_TYPOS = 2  # letters missing, added, exchanged or swapped


def read_env_file(path: Path, settings: Collection[str], needed: Collection[str]) -> dict[str, str]:
    """Return the variables of a file, if it exists; references such as `${HOME}` are resolved.

    Raises ConfigurationError for a file that cannot be read, naming every line that is none of
    `NAME=value`, or whose name is likely one of the `needed` `settings`, misspelt.
    """
    text = _text(path)
    if not text.strip():
        return {}
    if problems := list(_problems(path, text, settings, needed)):
        raise ConfigurationError("\n".join(problems))
    from dotenv import dotenv_values  # noqa: PLC0415 - slow, and most have no such file

    return {name: value or "" for name, value in dotenv_values(stream=StringIO(text)).items()}


def nearest_setting(name: str, settings: Collection[str]) -> str | None:
    """Return the setting a name is likely meant to be, if it is none itself."""
    lowered = name.lower()
    if lowered in settings:
        return None
    distances = {known: OSA.distance(lowered, known, score_cutoff=MOST_TYPOS) for known in settings}
    nearest = min(distances, key=lambda known: distances[known])
    return nearest if distances[nearest] <= MOST_TYPOS else None


def _problems(
    path: Path, text: str, settings: Collection[str], needed: Collection[str]
) -> Iterator[str]:
    from dotenv.parser import parse_stream  # noqa: PLC0415 - slow, and most have no such file

    for binding in parse_stream(StringIO(text)):
        written = binding.original.string
        blank_before = written[: len(written) - len(written.lstrip())]
        place = f"{path}:{binding.original.line + len(NEWLINE.findall(blank_before))}"
        name = binding.key
        if binding.error or (name and binding.value is None):
            yield f"{place}: not a setting; write NAME=value, with quotes in pairs or none"
        elif name and (meant := nearest_setting(name, settings)) and meant in needed:
            yield f"{place}: no setting has this name; write {meant.upper()} or remove the line"


def _text(path: Path) -> str:
    if not os.path.lexists(path):
        return ""
    try:
        if not path.is_file():
            raise ConfigurationError(f"{path} is no file; make it a text file, or remove it")
        data = path.read_bytes()
    except OSError as error:
        raise ConfigurationError(
            f"{path} cannot be read ({error.strerror}); make it a text file that you may read"
        ) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = len(NEWLINE.findall(data[: error.start].decode("utf-8"))) + 1
        raise ConfigurationError(f"{path}:{line}: not UTF-8; save the file as UTF-8") from None
    if found := CONTROL.search(text):
        line = len(NEWLINE.findall(text[: found.start()])) + 1
        raise ConfigurationError(f"{path}:{line}: holds a control character; remove it")
    return text
