"""Golden questions that are only just right, or were right before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering import DEFAULT_POLICY, Answerer, Policy, Snapshot
from bot.answering.hints.golden import fragile_golden, worse_than
from tests.answering.asking import Changed

BOATS = "how many boats wait in the port"
CUP = "who won the cup final"


def told(world: Snapshot, policy: Policy) -> list[str]:
    answerer = Answerer(world.base, policy)
    return [hint.what for hint in fragile_golden(world.loaded, answerer)]


def golden(old: str, new: str) -> tuple[str, str]:
    return f"question: {old}", f"question: {new}"


def test_a_golden_answer_at_the_limit_of_the_policy_is_told(changed: Changed) -> None:
    found = changed(golden(BOATS, "number of vessels waiting now"))
    assert not told(found, replace(DEFAULT_POLICY, answer=0.1))
    limit = found.answerer.matcher.match("number of vessels waiting now").confidence
    (what,) = told(found, replace(DEFAULT_POLICY, answer=limit))
    assert what.startswith(
        "the golden question 'number of vessels waiting now' "
        "is only just answered with 'ships-waiting' ("
    )


def test_a_golden_question_that_must_abstain_and_nearly_does_not_is_told(changed: Changed) -> None:
    found = changed(golden(CUP, "crane damage now"))
    sure = found.answerer.matcher.match("crane damage now").confidence
    stricter = replace(DEFAULT_POLICY, answer=sure + 0.01)
    (what,) = told(found, stricter)
    assert what == (
        "the golden question 'crane damage now' is nearly answered with 'cranes-damaged' "
        f"({sure:.0%} sure), and must not be"
    )
    assert not told(found, replace(stricter, answer=sure + 0.1))


def test_what_is_not_stated_only_just_is_told_with_the_next_entry(
    changed: Changed, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = "when will this strike be over"
    found = changed((f"{BOATS}, expect: [ships-waiting]", f"{question}, expect: [strike-end]"))
    first, second, *_ = found.answerer.matcher.match(question).ranked
    assert first.id == "strike-end"
    lead = first.score - second.score
    monkeypatch.setattr("bot.answering.hints.golden.NARROW_LEAD", lead - 0.001)
    assert not told(found, DEFAULT_POLICY)
    monkeypatch.setattr("bot.answering.hints.golden.NARROW_LEAD", lead + 0.001)
    (what,) = told(found, DEFAULT_POLICY)
    assert what == (
        f"the golden question '{question}' is only just answered with 'strike-end' "
        f"(before '{second.id}')"
    )


@pytest.mark.parametrize("answer", [0.06, 0.99])
def test_what_goes_wrong_anyway_or_is_known_to_is_not_told(changed: Changed, answer: float) -> None:
    shifted = replace(DEFAULT_POLICY, answer=answer)
    wrong = changed((f"{BOATS}, expect: [ships-waiting]", f"{BOATS}, expect: [mayor-calm]"))
    assert not told(wrong, shifted)
    missed = changed(("expect: [ships-waiting]", "expect: [ships-waiting], missed: true"))
    assert not told(missed, shifted)


def test_a_golden_question_that_was_answered_better_is_told_with_its_place(
    world: Snapshot,
) -> None:
    before, now = world.answerer, Answerer(world.base, replace(DEFAULT_POLICY, answer=2))
    assert not list(worse_than(world.loaded, before, before))
    hint, *_ = worse_than(world.loaded, now, before)
    assert hint.what.startswith(f"the golden question '{BOATS}' was answered rightly, and is now ")
    assert hint.line == world.loaded.places.find(("golden", 0))[1]
    assert not list(worse_than(world.loaded, before, now)), "better is no loss"


def test_a_golden_question_that_must_abstain_and_is_answered_now_is_told(
    changed: Changed,
) -> None:
    question = golden(CUP, "gulls on the jetty roof")
    before = changed(question)
    now = changed(question, ("crane damage,", "gulls on a jetty roof,"))
    (hint,) = worse_than(now.loaded, now.answerer, before.answerer)
    assert hint.what == (
        "the golden question 'gulls on the jetty roof' was not answered, which is right, "
        "and is now answered, though it must not be ('cranes-damaged')"
    )
