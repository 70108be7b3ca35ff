"""The benchmarks' own parts: generated worlds, noise, measures, and the tables they end up in."""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import islice, pairwise
from pathlib import Path
from types import FrameType

import pytest

from benchmarks import noise
from benchmarks.abstention import open_slots, other_conflicts
from benchmarks.aims import AIMS, aims_table
from benchmarks.arguments import at_least_one, existing_file, existing_folder, run
from benchmarks.bases import write_base
from benchmarks.guards import guard_table
from benchmarks.measures import auroc, right_at, risk_coverage
from benchmarks.report import OURS, Column, Table, markdown
from benchmarks.worlds import FEWEST, MOST, facts, waking_questions, world
from bot.answering import Answerer, guards
from bot.answering.policy import ALWAYS_ANSWER
from bot.errors import UsageError
from bot.knowledge import FactBase, load
from bot.matching import words
from tests.world import load_world


def test_a_generated_world_is_the_same_each_time() -> None:
    assert world(200, 30) == world(200, 30)
    assert world(200, 30, seed=1) != world(200, 30)


def test_a_generated_world_has_entries_of_five_to_thirty_phrasings() -> None:
    candidates, questions = world(500, 30)
    sizes = [len(candidate.phrasings) for candidate in candidates]
    assert sum(sizes) >= 500
    assert all(FEWEST <= size <= MOST for size in sizes)
    assert len(questions) == 30


def test_a_generated_base_of_a_thousand_facts_loads_from_its_file(tmp_path: Path) -> None:
    write_base(tmp_path, 28_000)
    base = load(tmp_path).base
    assert len(base.facts) > 1_000
    assert any("Matter 1,500 " <= fact.statement <= "Matter 1,509 " for fact in base.facts.values())


@pytest.mark.parametrize(("slip", "longer"), [("swap", 0), ("drop", -1), ("double", 1)])
def test_a_slip_changes_one_long_word_behind_its_first_letter(slip: str, longer: int) -> None:
    for seed in range(50):
        typo = noise.misspelt("were any militants killed", slip, random.Random(seed))
        assert typo is not None
        before, word, after = typo.split(" ")[:2], typo.split(" ")[2], typo.split(" ")[3:]
        assert (before, after) == (["were", "any"], ["killed"])
        assert word != "militants"
        assert word[0] == "m"
        assert len(word) == len("militants") + longer


def test_a_double_letter_is_not_swapped_with_itself() -> None:
    swapped = {noise.slipped("aabbb", "swap", random.Random(seed)) for seed in range(50)}
    assert swapped == {"ababb"}


def test_short_words_are_left_alone() -> None:
    assert noise.misspelt("did they win it", "drop", random.Random(0)) is None


@pytest.mark.parametrize("change", [noise.recased, noise.respaced, noise.repunctuated])
def test_case_spacing_and_punctuation_leave_the_words_as_they_are(
    change: noise.Change,
) -> None:
    question = "Did Delhi, asked by reporters, deny it?"
    assert all(words(changed) == words(question) for changed in change(question))


def test_a_greeting_leaves_the_question_in_place() -> None:
    assert all("who did it" in greeted for greeted in noise.greeted("who did it"))


def test_every_swap_differs_from_its_original() -> None:
    swaps = noise.swaps()
    assert {swap.kind for swap in swaps} == {"actor", "number", "negation", "day", "speaker"}
    assert all(swap.original != swap.swapped for swap in swaps)
    assert len({swap.swapped for swap in swaps}) == len(swaps) == 76


def test_the_questions_about_other_conflicts_are_a_hundred_different_ones() -> None:
    assert len(set(other_conflicts())) == 100


def test_auroc_counts_pairs_in_order_and_ties_half() -> None:
    assert auroc([2.0, 3.0], [1.0, 0.0]) == 1.0
    assert auroc([1.0, 3.0], [1.0, 2.0]) == pytest.approx(0.625)


def test_risk_and_coverage_grow_from_the_surest_on() -> None:
    curve = risk_coverage(
        [0.9, 0.8, 0.8, 0.1], [True, False, True, False], [True, True, True, False]
    )
    assert curve.coverage.tolist() == pytest.approx([1 / 3, 1.0, 1.0])
    assert curve.risk.tolist() == pytest.approx([0.0, 1 / 3, 0.5])
    assert all(left <= right for left, right in pairwise(curve.coverage))


def test_no_more_than_the_allowed_share_of_false_answers_is_let_through() -> None:
    unanswerable = [step / 10 for step in range(10)]  # 0.9 may pass at 10 %, 0.8 may not
    assert right_at([0.95, 0.85, 0.5], [True, True, True], unanswerable, 0.1) == pytest.approx(
        2 / 3
    )
    assert right_at([0.95, 0.85], [False, True], unanswerable, 0.0) == 0.0


def test_a_table_says_where_a_peer_wins() -> None:
    columns = (Column(""), Column("acc", better="high"), Column("ms", "{:.1f}", "low"))
    table = Table("Contest", columns, ((OURS, 0.8, 1.0), ("peer", 0.9, 2.0), ("other", None, 3.0)))
    written = markdown(table)
    assert "| ours | 80.0% | **1.0** |" in written
    assert "| other | – | 3.0 |" in written
    assert "- acc: peer is ahead, 90.0% against 80.0%." in written
    assert "ms:" not in written


def test_an_aim_is_held_against_its_figure() -> None:
    aim = AIMS[0]
    columns = (Column(""), Column(aim.column))
    for value, reached in ((aim.limit, "yes"), (aim.limit - 0.1, "no")):
        (row,) = aims_table([Table(aim.table, columns, ((aim.row, value),))]).rows
        assert row[-1] == reached


def test_a_guard_left_out_lets_through_what_it_watches(tmp_path: Path) -> None:
    before = guards.GUARDS
    answerer = Answerer(load_world(tmp_path).base)
    table = guard_table(answerer, ["how many cranes were damaged, was it 13?"])
    column = "must abstain, plainly answered"
    assert [row[0] for row in table.rows[:2]] == ["all", "without numbers"]
    assert table.cell("all", column) == table.cell("without days", column) == 0
    assert table.cell("without numbers", column) == table.cell("none", column) == 1
    assert before == guards.GUARDS


def test_no_question_for_what_facts_leave_open_is_a_phrasing() -> None:
    base = load(Path(__file__).parents[1] / "knowledge").base
    asks = {tuple(words(ask)) for entry in base.entries.values() for ask in entry.asks}
    assert asks.isdisjoint(tuple(words(question)) for question in open_slots())


def test_what_the_guards_do_for_a_question_does_not_grow_with_the_base() -> None:
    base = facts(200)
    few = FactBase(base.content.model_copy(update={"facts": base.content.facts[:40]}), "few")
    assert len(list(waking_questions(few))) == 7 * len(few.facts)
    for question in islice(waking_questions(few), 7):
        assert _guard_calls(few, question) == _guard_calls(base, question)


def _guard_calls(base: FactBase, question: str) -> int:
    """Return how many functions of the guards one decision calls for its first fact."""
    answerer = Answerer(base, ALWAYS_ANSWER)
    matching = answerer.matcher.match(question)
    first = replace(
        matching, ranked=tuple(match for match in matching.ranked if match.id == "fact-0")
    )
    calls = 0

    def note(frame: FrameType, event: str, _: object) -> None:
        nonlocal calls
        calls += event == "call" and "guards" in frame.f_code.co_filename

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        answerer.decide_on(first, question)
    finally:
        sys.setprofile(before)
    assert calls
    return calls


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (existing_file, "missing"),
        (existing_file, "."),
        (existing_folder, "missing"),
        (existing_folder, "pyproject.toml"),
        (at_least_one, "0"),
        (at_least_one, "-1"),
        (at_least_one, "²"),
    ],
)
def test_what_is_of_no_use_is_refused(read: Callable[[str], object], text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="no "):
        read(text)


def test_an_error_of_the_bot_ends_a_benchmark_with_its_sentence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def main() -> None:
        raise UsageError("name a file")

    with pytest.raises(SystemExit) as ended:
        run(main)
    assert ended.value.code == UsageError.exit_code
    assert capsys.readouterr().err == "name a file\n"
