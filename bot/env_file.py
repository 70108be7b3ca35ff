"""The file `.env`: a setting a line, and every line that cannot be read is reported."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import OSA

from bot.errors import ConfigurationError

if TYPE_CHECKING:
    from dotenv.parser import Binding

NEWLINE = re.compile(r"\r\n|\n|\r")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
MOST_TYPOS = 2  # letters missing, added, exchanged or swapped
LONGEST_FILE = 100_000  # bytes
LONGEST_VALUE = 10_000  # characters; references to references could grow without end
SHORTEST_BEGINNING = 9  # letters of a name that a setting goes on, or that goes on a setting


class Variable(NamedTuple):
    """A variable of a file, and the place of its line for messages."""

    value: str
    place: str


def read_env_file(
    path: Path, settings: Collection[str], needed: Collection[str]
) -> dict[str, Variable]:
    """Return the variables of a file, if it exists; references such as `${HOME}` are resolved.

    Raises ConfigurationError for a file that cannot be read, naming every line that is none of
    `NAME=value`, whose name is likely one of the `needed` `settings`, misspelt, or that sets one
    of those again or to nothing that exists.
    """
    text = _text(path)
    if not text.strip():
        return {}
    reading = _Reading(path, settings, needed)
    problems = list(reading.problems(text))
    if problems:
        raise ConfigurationError("\n".join(problems))
    return reading.variables


def nearest_setting(name: str, settings: Collection[str]) -> str | None:
    """Return the setting a name is likely meant to be, if it is none itself."""
    lowered = name.lower()
    if lowered in settings:
        return None
    for known in settings:
        begins = known.startswith(lowered) or lowered.startswith(known)
        if begins and min(len(known), len(lowered)) >= SHORTEST_BEGINNING:
            return known
    distances = {known: OSA.distance(lowered, known, score_cutoff=MOST_TYPOS) for known in settings}
    nearest = min(distances, key=lambda known: distances[known])
    return nearest if distances[nearest] <= MOST_TYPOS else None


class _Reading:
    """What is found in a file, line by line."""

    def __init__(self, path: Path, settings: Collection[str], needed: Collection[str]) -> None:
        self._path, self._settings, self._needed = path, settings, needed
        self._lines: dict[str, int] = {}
        self.variables: dict[str, Variable] = {}

    def problems(self, text: str) -> Iterator[str]:
        """Take the variables of a text; yield a sentence for each line that cannot be used."""
        from dotenv.parser import parse_stream  # noqa: PLC0415 - slow, and most have no such file

        for binding in parse_stream(StringIO(text)):
            written = binding.original.string
            blank_before = written[: len(written) - len(written.lstrip())]
            line = binding.original.line + len(NEWLINE.findall(blank_before))
            place = f"{self._path}:{line}"
            if problem := self._problem(binding, line) or self._take(binding, place):
                yield f"{place}: {problem}"

    def _problem(self, binding: Binding, line: int) -> str | None:
        name = binding.key
        if binding.error or (name and binding.value is None):
            return "not a setting; write NAME=value, with quotes in pairs or none"
        if not name:
            return None
        if (meant := nearest_setting(name, self._settings)) and meant in self._needed:
            return f"no setting has this name; write {meant.upper()} or remove the line"
        first = self._lines.setdefault(name.lower(), line)
        if first != line and name.lower() in self._needed:
            return f"{name.upper()} is set in line {first} already; keep one of the two"
        return None

    def _take(self, binding: Binding, place: str) -> str | None:
        """Keep a variable with its references resolved; return what is wrong with them."""
        from dotenv.variables import Variable as Reference  # noqa: PLC0415 - slow, as above
        from dotenv.variables import parse_variables  # noqa: PLC0415 - slow, as above

        if not binding.key:
            return None
        known = os.environ | {name: known.value for name, known in self.variables.items()}
        parts = list(parse_variables((binding.value or "")[:LONGEST_VALUE]))
        value = "".join(part.resolve(known) for part in parts)
        if len(value) > LONGEST_VALUE or len(binding.value or "") > LONGEST_VALUE:
            return f"longer than {LONGEST_VALUE} characters; shorten it"
        if binding.key.lower() in self._needed and any(
            isinstance(part, Reference) and part.default is None and part.name not in known
            for part in parts
        ):
            return "refers to a variable that is not set; set it above, or write the value itself"
        self.variables[binding.key] = Variable(value, place)
        return None


def _text(path: Path) -> str:
    if not os.path.lexists(path):
        return ""
    try:
        if not path.is_file():
            raise ConfigurationError(f"{path} is no file; make it a text file, or remove it")
        with path.open("rb") as stream:
            data = stream.read(LONGEST_FILE + 1)
    except OSError as error:
        raise ConfigurationError(
            f"{path} cannot be read ({error.strerror}); make it a text file that you may read"
        ) from error
    if len(data) > LONGEST_FILE:
        raise ConfigurationError(
            f"{path} is longer than {LONGEST_FILE // 1_000} kB; keep nothing but settings in it"
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = len(NEWLINE.findall(error.object[: error.start].decode("utf-8", "replace"))) + 1
        raise ConfigurationError(f"{path}:{line}: not UTF-8; save the file as UTF-8") from None
    if found := CONTROL.search(text):
        line = len(NEWLINE.findall(text[: found.start()])) + 1
        raise ConfigurationError(f"{path}:{line}: holds a control character; remove it")
    return text
