"""Why a question came to its outcome, in words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.answering import DEFAULT_POLICY, Answerer
from bot.answering.explanation import Explanation
from bot.answering.explanation import explain as explain_decision
from bot.answering.outcome import (
    AboutMe,
    Answer,
    Correction,
    Doubt,
    Nearest,
    NoAnswer,
    NotStated,
    Outcome,
)

CRANES = "tell me about the cranes"


def explain(answerer: Answerer, question: str) -> Explanation:
    return explain_decision(answerer, answerer.decide(question))


def with_decision(explanation: Explanation, **changes: Any) -> Explanation:  # noqa: ANN401 - dataclasses.replace's own
    """Return the explanation of a decision that differs in some fields."""
    return replace(explanation, decision=replace(explanation.decision, **changes))


def lines(answerer: Answerer, question: str, outcome: Outcome | None = None) -> tuple[str, ...]:
    explanation = explain(answerer, question)
    if outcome is not None:
        explanation = with_decision(explanation, outcome=outcome)
    return explanation.lines()


def line(found: tuple[str, ...], start: str) -> str:
    """Return the one line that begins so."""
    (only,) = (one for one in found if one.startswith(start))
    return only


@pytest.mark.parametrize(
    ("outcome", "first", "second"),
    [
        (
            Answer("cranes", 0.9),
            "Outcome: answer with “cranes” (What is said about the cranes?).",
            "Certain: the question is one of its phrasings, word for word.",
        ),
        (
            Answer("cranes", 0.9, (Correction("negation"),)),
            "Outcome: answer with “cranes” (What is said about the cranes?), after a correction.",
            "Certain: the question is one of its phrasings, word for word.",
        ),
        (
            Nearest("cranes", 0.4, (), ("mayor-calm",)),
            "Outcome: the nearest, “cranes” (What is said about the cranes?).",
            "Likely enough to be shown as the nearest, not certain enough for an answer.",
        ),
        (
            AboutMe("thanks", 0.4),
            "Outcome: a sentence about the bot itself.",
            "The text is nothing but small talk (thanks); in a conversation it gets no reply.",
        ),
        (
            AboutMe("how_are_you", 0.4),
            "Outcome: a sentence about the bot itself.",
            "The text is nothing but small talk (how are you).",
        ),
        (
            AboutMe("language", 0.4),
            "Outcome: a sentence about the bot itself.",
            "It is in a language the bot does not read, and nothing of the fact base is near.",
        ),
        (
            NotStated("strike-end", 0.2),
            "Outcome: not stated, “strike-end” (about when the walkout will end).",
            "What is not stated fits best of all.",
        ),
    ],
)
def test_the_decision_comes_first_then_its_reason(
    answerer: Answerer, outcome: Outcome, first: str, second: str
) -> None:
    assert lines(answerer, CRANES, outcome)[:2] == (first, second)


@pytest.mark.parametrize(
    ("correction", "told"),
    [
        (Correction("number", "29"), "figures and days: the facts shown do not hold 29."),
        (Correction("number"), "figures and days: the facts shown do not hold that figure."),
        (Correction("name", "Gaza"), "names: the facts shown do not hold Gaza."),
        (Correction("negation"), "negations: the question denies what the facts shown say."),
        (
            Correction("claimant", "Mayor Ada Quill"),
            "speakers: the facts shown are not from Mayor Ada Quill.",
        ),
        (Correction("quantifier", "only"), "quantifiers: the facts shown do not say only."),
        (Correction("slot", "when"), "what is asked: the facts shown do not say when."),
    ],
)
def test_the_guard_that_spoke_is_told(
    answerer: Answerer, correction: Correction, told: str
) -> None:
    found = lines(answerer, CRANES, Answer("cranes", 0.9, (correction,)))
    assert line(found, "Guard for ") == f"Guard for {told}"


def test_an_explanation_is_of_what_an_addressed_question_comes_to(answerer: Answerer) -> None:
    found = lines(answerer, "were 29 cranes damaged in Karachi")
    assert found[0].startswith("Outcome: the nearest, “cranes-damaged” (")
    assert found[0].endswith(", after a correction.")
    assert line(found, "Guard for figures") == (
        "Guard for figures and days: the facts shown do not hold 29."
    )
    assert line(found, "Names the fact base") == "Names the fact base does not know: Karachi."


def test_an_answer_tells_how_certain_it_is_and_what_is_needed(answerer: Answerer) -> None:
    policy = replace(DEFAULT_POLICY, answer=0.123)
    explanation = explain(Answerer(answerer.base, policy), "what cranes were damaged")
    sure = f"{explanation.decision.matching.confidence:.0%}"
    assert explanation.lines()[1] == f"Certain enough: {sure}, and 12% is needed."


def test_what_is_not_stated_and_scores_higher_is_told(answerer: Answerer) -> None:
    explanation = explain(answerer, "what cranes were damaged")
    assert explanation.decision.best is not None
    unknown = replace(
        explanation.decision.matching.ranked[1], id="strike-end", kind="unknown", score=9.0
    )
    matching = replace(
        explanation.decision.matching, ranked=(unknown, *explanation.decision.matching.ranked)
    )
    found = with_decision(explanation, matching=matching).lines()
    points = round(100 * explanation.decision.best.score)
    assert line(found, "Scored higher: “strike-end”").endswith(f", 900 points to {points}.")


def test_an_answer_by_whoever_is_asked_for_comes_before_a_higher_score(answerer: Answerer) -> None:
    explanation = explain(answerer, "what cranes were damaged")
    first, *rest = explanation.decision.matching.ranked
    higher = replace(first, id="cranes-old", score=first.score + 0.1)
    matching = replace(explanation.decision.matching, ranked=(higher, first, *rest))
    told = line(with_decision(explanation, matching=matching).lines(), "Scored higher: ")
    assert told.startswith("Scored higher: “cranes-old” (What does the union say about ")
    assert told.endswith("; but the question asks for somebody else's word.")


@pytest.mark.parametrize(
    ("doubt", "told"),
    [
        ("near_miss", "the question is nearer to “how many ships sank”, which it is known not to "),
        ("unknown", "that something is not stated fits far better"),
        ("confidence", "only 4% certain, and 60% is needed"),
        ("on_topic", "the fact base is about it with only 12%, not with 70%"),
    ],
)
def test_each_doubt_is_told_of_the_best_answer(answerer: Answerer, doubt: Doubt, told: str) -> None:
    explanation = explain(answerer, "how many ships sank")
    assert explanation.decision.best is not None
    matching = replace(explanation.decision.matching, confidence=0.04, on_topic=0.12)
    policy = replace(DEFAULT_POLICY, answer=0.6)
    changed = with_decision(explanation, doubts=(doubt,), matching=matching)
    found = replace(changed, policy=policy).lines()
    assert line(found, "The best answer").startswith(
        f"The best answer, “ships-waiting”, was not given plainly: {told}"
    )


def test_the_words_that_counted_are_told_with_their_shares(answerer: Answerer) -> None:
    told = line(lines(answerer, "how many cranes were damaged then"), "Words that counted: ")
    parts = told.removeprefix("Words that counted: ").rstrip(".").split(", ")
    shares = {part.rpartition(" ")[0]: int(part.rpartition(" ")[2][:-1]) for part in parts}
    assert shares.keys() == {"cranes", "damaged", "how many"}
    assert sum(shares.values()) == pytest.approx(100, abs=1)


def test_words_that_hardly_counted_are_told_together(answerer: Answerer) -> None:
    explanation = explain(answerer, "how many cranes were damaged then")
    assert explanation.grounds is not None
    first, *rest = explanation.grounds.counted
    shares = [replace(first, share=0.97), *(replace(one, share=0.015) for one in rest)]
    grounds = replace(explanation.grounds, counted=tuple(shares))
    told = line(replace(explanation, grounds=grounds).lines(), "Words that counted: ")
    assert told == f"Words that counted: {' '.join(first.words)} 97%, others 3%."


def test_where_no_word_counted_none_is_told(answerer: Answerer) -> None:
    explanation = explain(answerer, CRANES)
    assert explanation.grounds is not None
    grounds = replace(explanation.grounds, counted=())
    found = replace(explanation, grounds=grounds).lines()
    assert not [one for one in found if one.startswith("Words that counted")]


def test_repairs_and_words_that_are_missing_are_told_where_there_are_any(
    answerer: Answerer,
) -> None:
    found = lines(answerer, "how many craanes were damaged zxqvw goods")
    assert line(found, "Spelling") == "Spelling repaired: craanes → cranes."
    assert line(found, "Words the fact base") == "Words the fact base does not know: zxqvw."
    assert line(found, "Words it does not hold") == "Words it does not hold: goods."
    plain = lines(answerer, "how many cranes were damaged")
    assert not [one for one in plain if one.startswith(("Spelling", "Words the", "Names"))]


def test_the_nearest_phrasing_and_the_runner_up_are_told(answerer: Answerer) -> None:
    found = lines(answerer, "which cranes got damaged")
    assert line(found, "Nearest: ").startswith("Nearest: the phrasing “crane damage” (")
    assert line(found, "Runner-up: ").startswith("Runner-up: “cranes-old” (What does the union say")
    behind, before = line(found, "Runner-up: ").rpartition(", ")[2].split(" points to ")
    assert int(behind) < int(before.rstrip("."))


def test_where_nothing_is_shown_the_nearest_entry_is_named(answerer: Answerer) -> None:
    assert line(lines(answerer, "how many ships sank", NoAnswer(0.1)), "Nearest: ").startswith(
        "Nearest: “ships-waiting” (How many ships could not be unloaded?), the phrasing “"
    )


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("she asked everybody to stay calm", "mayor-calm"),
        ("so when the walkout will end", "strike-end"),
    ],
)
def test_a_statement_is_never_told_without_who_says_so(
    answerer: Answerer, question: str, entry: str
) -> None:
    found = lines(answerer, question)
    assert f"“{entry}”" in found[0]
    assert line(found, "Nearest: ").startswith("Nearest: its own statement (")


def test_the_background_is_called_by_its_name(answerer: Answerer) -> None:
    found = lines(answerer, "who won the cup final")
    reason = "The background of off-topic questions fits best of all."
    assert found[:2] == ("Outcome: no answer.", reason)
    assert line(found, "Nearest: ").startswith(
        "Nearest: the background of off-topic questions, the phrasing “"
    )


def test_where_nothing_is_likely_enough_both_probabilities_are_told(answerer: Answerer) -> None:
    explanation = explain(answerer, CRANES)
    matching = replace(explanation.decision.matching, confidence=0.01)
    found = with_decision(explanation, outcome=NoAnswer(0.01), matching=matching).lines()
    assert found[:2] == (
        "Outcome: no answer.",
        (
            "Nothing is likely enough to be shown: the fact base is about the question with "
            f"{matching.on_topic:.0%}, and the best answer right with 1%."
        ),
    )


def test_where_nothing_is_near_there_is_neither_entry_nor_runner_up(answerer: Answerer) -> None:
    found = lines(answerer, "zeppelin")
    reason = "No phrasing has anything in common with the question."
    assert found[:2] == ("Outcome: no answer.", reason)
    assert not [one for one in found if one.startswith(("Nearest", "Runner-up", "The best"))]


def test_an_entry_without_rivals_has_no_runner_up(answerer: Answerer) -> None:
    explanation = explain(answerer, CRANES)
    alone = replace(explanation.decision.matching, ranked=explanation.decision.matching.ranked[:1])
    found = with_decision(explanation, matching=alone).lines()
    assert not [one for one in found if one.startswith(("Runner-up", "Scored"))]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("how many cranes were damaged", "it would answer too."),
        (
            "were 29 cranes damaged",
            "it would stay silent (it needs {:.0%}, and nothing to correct).",
        ),
    ],
)
def test_what_it_would_do_unasked_is_told(answerer: Answerer, question: str, told: str) -> None:
    told = told.format(answerer.policy.answer_unasked)
    assert lines(answerer, question)[-1] == f"In a listen channel, unasked, {told}"


def test_an_explanation_says_the_same_each_time(answerer: Answerer) -> None:
    explanation = explain(answerer, "crane damage")
    assert isinstance(explanation, Explanation)
    assert explanation.lines() == explanation.lines() == explain(answerer, "crane damage").lines()
