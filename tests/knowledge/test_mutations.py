"""Whatever is wrong with the structure of a base: problems at the right places, or a base."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from random import Random

import pytest

from bot.errors import Problem
from bot.knowledge import examine
from bot.knowledge.checks.source_text import check_source_text
from tests.knowledge.faulty_bases import check_places, problems_of, shipped_base, small_base
from tests.knowledge.mutations import Base, Fault, Nothing, Pairs, mutate
from tests.world import SOURCE_TEXT

BATCHES, BATCH = 40, 50  # 2,000 in all


@pytest.mark.parametrize("batch", range(BATCHES))
def test_a_fault_is_told_where_it_is_and_the_remedy_mends_it(batch: int, tmp_path: Path) -> None:
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        random, base = Random(seed), deepcopy(small_base())
        faults = [mutate(base, random) for _ in range(1 + seed % 2)]
        problems = problems_of(base, tmp_path)
        check_places(small_base(), base, problems, faults)
        if seed % 5 == 0:
            draft = examine(tmp_path).draft
            check_source_text(draft.content, draft.places, "harbour-report", SOURCE_TEXT)
        if len(faults) == 1:
            check_told(base, problems, faults[0])
            try_remedies(base, problems, faults[0], tmp_path)


def check_told(base: Base, problems: tuple[Problem, ...], fault: Fault) -> None:
    """Check that each record that must have a problem has one."""
    told = {problem.line for problem in problems}
    for item in fault.told:
        assert base.line_of(item) in told, (fault, base.text())
    if fault.kind == "duplicate":
        assert told == {base.line_of(fault.told[0])}, "and no other"
        assert len(problems) <= 2


Mend = Callable[[Base, Fault, Problem], bool]


def remove_key(_: Base, fault: Fault, __: Problem) -> bool:
    pairs = fault.touched[0].value
    pairs[:] = [pair for pair in pairs if pair[0] != fault.key]
    return True


def keep_first(_: Base, fault: Fault, __: Problem) -> bool:
    del fault.touched[0].value[-1]
    return True


def rename(_: Base, fault: Fault, problem: Problem) -> bool:
    wrong, right = (re.search(r"'([^']*)'", text) for text in (problem.what, problem.remedy))
    assert wrong
    assert right
    pairs = fault.touched[0].value
    if fault.kind != "rename_key" or wrong[1] != f"{fault.key}s":
        return False
    assert right[1] == fault.key
    pairs[:] = [(right[1] if key == wrong[1] else key, value) for key, value in pairs]
    return True


def new_id(_: Base, fault: Fault, __: Problem) -> bool:
    if fault.kind != "duplicate":
        return False
    pairs = fault.touched[0].value
    pairs[:] = [(key, "another-id" if key == "id" else value) for key, value in pairs]
    return True


def in_quotes(_: Base, fault: Fault, __: Problem) -> bool:
    pairs = fault.touched[0].value
    if not isinstance(pairs, Pairs):
        return False
    pairs[:] = [
        (key, str(value).lower() if isinstance(value, int | float) and key == fault.key else value)
        for key, value in pairs
    ]
    return True


def write_it(_: Base, fault: Fault, __: Problem) -> bool:
    pairs = fault.touched[0].value
    if not isinstance(pairs, Pairs):
        return False
    pairs[:] = [
        (key, "something else" if isinstance(value, Nothing) or value == "" else value)
        for key, value in pairs
    ]
    return True


REMEDIES: dict[str, Mend] = {
    r".*or remove the key$": remove_key,
    r"keep one of the two \(the first is in line \d+\)$": keep_first,
    r"did you mean '[^']*'\?$": rename,
    r"give this one of the \w+ another id$": new_id,
    r"put it in quotes$": in_quotes,
    r"write (it|one)$": write_it,
}


def try_remedies(base: Base, problems: tuple[Problem, ...], fault: Fault, folder: Path) -> None:
    """Do what each problem says, as far as a machine can, and check that it is gone."""
    for problem in problems:
        for pattern, mend in REMEDIES.items():
            if re.match(pattern, problem.remedy) and fault.told:
                mended, same = deepcopy((base, fault))
                if mend(mended, same, problem):
                    left = problems_of(mended, folder)
                    assert (problem.what, problem.line) not in {
                        (other.what, other.line) for other in left
                    }


@pytest.mark.parametrize("seed", range(6))
def test_faults_in_the_shipped_base_are_told_where_they_are(seed: int, tmp_path: Path) -> None:
    random, base = Random(seed), deepcopy(shipped_base())
    faults = [mutate(base, random) for _ in range(2)]
    problems = problems_of(base, tmp_path)
    check_places(shipped_base(), base, problems, faults)
    assert problems or not any(fault.told for fault in faults)
