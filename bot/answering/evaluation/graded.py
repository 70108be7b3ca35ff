"""Graded questions: a question with what should come of it, from a JSON-lines file or the base."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from bot.errors import UsageError
from bot.files import read_text
from bot.knowledge import Golden


class GradedQuestion(BaseModel):
    """A question, the ids that may answer it (`expect`) and should be visible too (`also`)."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    question: Annotated[str, Field(min_length=1)]
    kind: str = "question"
    expect: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    abstain: bool = False


def read_graded(path: Path) -> list[GradedQuestion]:
    """Return the questions of a JSON-lines file; raises UsageError naming file and line."""
    # Not splitlines(): JSON may hold other line separators within a string.
    lines = read_text(str(path)).removeprefix("\ufeff").split("\n")
    questions = list(_parsed(path, lines))
    if not questions:
        raise UsageError(f"{path}: holds no questions; give one JSON object a line")
    return questions


def graded(golden: Iterable[Golden]) -> list[GradedQuestion]:
    """Return the golden questions of a base as graded questions."""
    return [
        GradedQuestion(
            question=one.question,
            kind="must abstain" if one.abstain else "golden",
            expect=one.expect,
            also=one.also,
            abstain=one.abstain,
        )
        for one in golden
    ]


def _parsed(path: Path, lines: Iterable[str]) -> Iterator[GradedQuestion]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield GradedQuestion.model_validate(json.loads(line))
        except (ValueError, RecursionError) as error:  # an endless number is a bare ValueError
            what = "not a JSON object with 'question', 'expect', 'also', 'abstain'"
            raise UsageError(f"{path}:{number}: {what}; mend or remove the line") from error
