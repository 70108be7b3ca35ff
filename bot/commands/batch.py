"""The lines of a batch: a question, or a JSON object with what it follows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import StringConstraints

from bot.answering.evaluation.json_lines import read_json_line
from bot.commands.reading import STANDARD_INPUT, read_lines
from bot.errors import UsageError, printable
from bot.knowledge.model import Record
from bot.knowledge.records import validated
from bot.knowledge.yaml.findings import Findings

LONGEST = 1_000_000
NO_OBJECT = ("a line", 'write {"question": "…", "after": "…"}')

Text = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST)]


class Asked(Record):
    """A question; `after` is the one whose answer it follows."""

    question: str
    after: Text | None = None


class _Written(Record):
    """An object as it stands in a line."""

    question: Text
    after: Text | None = None


def read_questions(file: str) -> Iterator[Asked]:
    """Yield what the lines of a file ask, or of standard input for `-`.

    A line that begins with a brace is a JSON object. Raises UsageError for one that is malformed,
    and for what `read_lines` cannot read.
    """
    for number, line in enumerate(read_lines(file), start=1):
        if line.lstrip().startswith("{"):
            yield _parsed(line, number, "Standard input" if file == STANDARD_INPUT else file)
        else:
            yield Asked(question=line)


def _parsed(line: str, number: int, name: str) -> Asked:
    findings = Findings()
    located = read_json_line(line, number, printable(name), findings)
    written = validated(_Written, located, findings, NO_OBJECT) if located else None
    if written is None or findings.problems:
        raise UsageError("\n".join(map(str, findings.problems)))
    return Asked(question=written.question, after=written.after)
