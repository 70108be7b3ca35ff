"""What a base is tried with when it is loaded."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering import Snapshot
from bot.answering.calibration import trials
from bot.answering.calibration.trials import (
    UNFORESEEN,
    golden_trials,
    scattered,
    spread,
    unforeseen_trials,
    withheld_trials,
)
from bot.answering.outcome import Answer, Correction, Decision, NoAnswer
from bot.knowledge import FactBase, Golden
from bot.matching import Matching


class Asked:
    """Answers everything with the best entry, however unsure, and remembers what it was asked."""

    def __init__(self, *corrections: Correction) -> None:
        self.seen: list[tuple[str, Matching]] = []
        self._corrections = corrections

    def __call__(self, matching: Matching, text: str) -> Decision:
        """Decide for the best entry that can answer."""
        self.seen.append((text, matching))
        best = matching.best("answer")
        return decision(
            matching, Answer(best.id, matching.confidence, self._corrections) if best else None
        )


def decision(matching: Matching, answer: Answer | None) -> Decision:
    return Decision(
        matching, None, exact=False, doubts=(), outcome=answer or NoAnswer(0), speaks_unasked=False
    )


def with_golden(base: FactBase, *golden: Golden) -> FactBase:
    return FactBase(base.content.model_copy(update={"golden": golden}), "r")


@pytest.mark.parametrize(
    ("golden", "right"),
    [
        ({"expect": ("cranes-damaged",)}, True),
        ({"expect": ("cranes-old",)}, False),
        ({"abstain": True}, False),
    ],
)
def test_a_golden_question_is_right_where_what_is_expected_comes_first(
    world: Snapshot, golden: dict[str, object], *, right: bool
) -> None:
    one = Golden.model_validate({"question": "how many cranes were damaged", **golden})
    found = list(golden_trials(with_golden(world.base, one), world.answerer.matcher, Asked()))
    assert [trial.right for trial in found] == [right]


def test_a_topic_is_right_that_holds_all_that_is_expected(world: Snapshot) -> None:
    (topic, *_) = (one for one in world.base.topics.values() if len(one.facts) > 1)
    one = Golden(question=topic.question, expect=topic.facts[::-1])
    (trial,) = golden_trials(with_golden(world.base, one), world.answerer.matcher, Asked())
    assert trial.right


def test_who_must_abstain_may_correct(world: Snapshot) -> None:
    one = Golden(question="did Oslo damage the cranes", abstain=True)
    base = with_golden(world.base, one)
    assert not list(golden_trials(base, world.answerer.matcher, Asked(Correction("name", "Oslo"))))


def test_a_phrasing_is_tried_as_though_it_were_not_held(world: Snapshot) -> None:
    asked = Asked()
    found = list(withheld_trials(world.base, world.answerer.matcher, asked))
    assert any(trial.right for trial in found)
    assert all(matching.exact_match_id is None for _, matching in asked.seen)


def test_what_is_held_out_is_not_found_nor_what_it_is_part_of(
    world: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trials, "WITHHELD", 0)
    monkeypatch.setattr(trials, "UNSTATED", 0)
    asked = Asked()
    assert not any(one.right for one in withheld_trials(world.base, world.answerer.matcher, asked))
    for text, matching in asked.seen:
        (entry,) = (one.id for one in world.base.entries.values() if text in one.asks)
        topics = {one.id for one in world.base.topics.values() if entry in one.facts}
        assert topics.union([entry]).isdisjoint(match.id for match in matching.ranked)


def test_what_is_not_stated_is_never_answered_rightly(
    world: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trials, "WITHHELD", 0)
    monkeypatch.setattr(trials, "HELD_OUT", 0)
    asked = Asked()
    found = list(withheld_trials(world.base, world.answerer.matcher, asked))
    assert asked.seen
    assert not any(trial.right for trial in found)


def test_a_corrected_answer_is_no_plain_one(world: Snapshot) -> None:
    corrected = Asked(Correction("negation"))
    assert not list(withheld_trials(world.base, world.answerer.matcher, corrected))


def test_phrasings_are_tried_only_where_there_are_few_golden_questions(
    world: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    few, many = Asked(), Asked()
    list(trials.trials(world.base, world.answerer.matcher, few))
    monkeypatch.setattr(trials, "ENOUGH", 0)
    list(trials.trials(world.base, world.answerer.matcher, many))
    assert len(few.seen) > len(many.seen) == len(world.base.golden)


def test_an_answer_that_nothing_supports_is_no_trial(world: Snapshot) -> None:
    def silent(matching: Matching, _: str) -> Decision:
        return decision(matching, None)

    assert not list(trials.trials(world.base, world.answerer.matcher, silent))


@given(st.lists(st.integers(), max_size=30), st.integers(0, 40))
def test_items_are_spread_over_all_of_them(items: list[int], most: int) -> None:
    found = list(spread(list(enumerate(items)), most))
    assert len(found) == min(len(items), most)
    assert found == sorted(set(found), key=lambda item: item[0])
    if found:
        gaps = [after[0] - before[0] for before, after in pairwise(found)]
        assert max(gaps, default=1) - min(gaps, default=1) <= 1
        assert found[0][0] == 0


@given(st.integers(0, 600), st.integers(1, 20))
def test_the_first_few_are_from_all_over(count: int, parts: int) -> None:
    found = scattered(range(count))
    assert sorted(found) == list(range(count))
    few = sorted(found[: 3 * parts])
    if len(few) == 3 * parts:
        assert {place * parts // count for place in few} == set(range(parts))


def test_what_is_not_stated_is_asked_as_though_no_unknown_told_of_it(world: Snapshot) -> None:
    golden = (Golden(question="how many cranes", expect=("cranes-damaged",)),) * (2 * UNFORESEEN)
    asked = Asked()
    base = with_golden(world.base, *golden)
    found = list(unforeseen_trials(base, world.answerer.matcher, asked))
    asks = {ask: unknown.id for unknown in base.unknowns.values() for ask in unknown.asks}
    for text, matching in asked.seen:
        assert asks[text] not in {match.id for match in matching.ranked}
    assert len(asked.seen) == len(asks)
    assert not any(trial.right for trial in found)
    assert {trial.weight for trial in found} == {2 / len(asks)}
    corrected = Asked(Correction("negation"))
    assert list(unforeseen_trials(base, world.answerer.matcher, corrected)) == []


def test_with_few_golden_questions_nothing_is_unforeseen(world: Snapshot) -> None:
    assert list(unforeseen_trials(world.base, world.answerer.matcher, Asked())) == []
