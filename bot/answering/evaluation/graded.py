"""Graded questions: each with the replies that are right, from a JSON-lines file or the base.

A file is read as strictly as the base is: whatever would be left out of the count, or counted
wrongly, is a problem with its place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, StringConstraints

from bot.answering.evaluation.json_lines import read_json_lines
from bot.errors import Problem, UsageError, printable
from bot.knowledge import FactBase, Golden
from bot.knowledge.model import LABEL_LENGTH, Ids, Record
from bot.knowledge.records import validated
from bot.knowledge.texts import only_printable
from bot.knowledge.yaml.findings import WHOLE_FILE, Findings, nearest
from bot.knowledge.yaml.places import KeyPath, Located, place_in
from bot.language.normalise import same_words

NO_OBJECT = ("a line", "write a JSON object with 'question' and 'expect' or 'abstain'")
KIND_ODD, KIND_USUAL = 1, 10  # questions of a kind that may be a slip of another, and of that
KNOWN_KINDS = ("in_scope", "near_miss", "out_of_scope")  # those that the guide names
SLIP = 85  # per cent alike

Kind = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LABEL_LENGTH),
    AfterValidator(only_printable),
]


class GradedQuestion(Record):
    """A question, the ids that may answer it (`expect`) and should be visible too (`also`).

    `kind` is any label; questions are counted by it. `after` is the question it follows, if any.
    """

    question: Annotated[str, StringConstraints(min_length=1, max_length=10_000)]
    after: Annotated[str, StringConstraints(min_length=1, max_length=10_000)] | None = None
    kind: Kind = "question"
    expect: Ids = ()
    also: Ids = ()
    abstain: bool = False


class _Read(NamedTuple):
    question: GradedQuestion
    located: Located

    def problem(self, path: KeyPath, what: str, remedy: str) -> Problem:
        file, node = self.located
        return Problem(file, *place_in(node, path), what, remedy)


def read_graded(path: Path, base: FactBase | None = None) -> list[GradedQuestion]:
    """Return the questions of a JSON-lines file, which may name ids of `base` only, if given.

    Raises UsageError with all problems, a line each.
    """
    findings = Findings()
    read = [
        _Read(question, located)
        for located in read_json_lines(path, findings)
        if (question := validated(GradedQuestion, located, findings, NO_OBJECT))
    ]
    checks = (_one_outcome(read), _unknown_ids(read, base), _odd_kinds(read), _repeated(read))
    problems = sorted(chain(findings.problems, *checks))
    if not read and not problems:
        what, remedy = "holds no questions", "give one JSON object a line"
        problems = [Problem(printable(str(path)), *WHOLE_FILE, what, remedy)]
    if problems:
        raise UsageError("\n".join(map(str, problems)))
    return [question for question, _ in read]


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


def _one_outcome(read: Iterable[_Read]) -> Iterator[Problem]:
    for line in read:
        if line.question.abstain == bool(line.question.expect):
            what = "neither or both of 'expect' and 'abstain: true'"
            yield line.problem((), what, "write one of the two")
        elif len(line.question.expect) == 1 and line.question.expect[0] in line.question.also:
            what = "the one id under 'expect' stands under 'also' too"
            yield line.problem(("also",), what, "take it out there")
        elif line.question.abstain and line.question.also:
            what = "'also' has no use with 'abstain: true'"
            yield line.problem(("also",), what, "take one of the two out")


def _unknown_ids(read: Iterable[_Read], base: FactBase | None) -> Iterator[Problem]:
    if base is None:
        return
    entries, facts = tuple(base.entries), tuple(base.facts)
    for line in read:
        for key, ids, known, words in (
            ("expect", line.question.expect, entries, "facts, topics or unknowns"),
            ("also", line.question.also, facts, "facts"),
        ):
            for index, identity in enumerate(ids):
                if identity not in known:
                    near = nearest(identity, known)
                    remedy = f"did you mean '{near}'?" if near else "correct the id"
                    what = f"there is no '{identity}' among the {words} of the base"
                    yield line.problem((key, index), what, remedy)


def _odd_kinds(read: Sequence[_Read]) -> Iterator[Problem]:
    """Yield the kinds that look like a slip or another spelling of one: they would count apart."""
    counts = Counter(line.question.kind for line in read)
    usual = (*KNOWN_KINDS, *(kind for kind, count in counts.items() if count >= KIND_USUAL))
    spelt: dict[str, str] = {}
    for kind, _ in counts.most_common():
        spelt.setdefault(same_words(kind), kind)
    for line in read:
        kind = line.question.kind
        near = spelt[same_words(kind)]
        if near == kind and counts[kind] <= KIND_ODD:
            near = nearest(kind, usual, SLIP) or kind
        if near != kind:
            what = f"'{kind}' would be counted apart from the kind '{near}'"
            yield line.problem(("kind",), what, f"did you mean '{near}'?")


def _repeated(read: Iterable[_Read]) -> Iterator[Problem]:
    first: dict[tuple[str | None, str], Located] = {}
    for line in read:
        asked = (line.question.after, line.question.question)
        located = first.setdefault(asked, line.located)
        if located is not line.located:
            what = f"this question stands in line {located.line} already"
            yield line.problem(("question",), what, "take one of the two out")
