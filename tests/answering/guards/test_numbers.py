"""Figures: what contradicts the facts is corrected, what agrees or is beside the point is not."""

from __future__ import annotations

import pytest

from bot.answering import Answerer
from bot.answering.guards.numbers import check_numbers
from bot.language.quantities import LONGEST_TOKEN
from tests.answering.asking import subject


def token(answerer: Answerer, question: str, entry: str) -> str | None:
    """Return the figure that is corrected, or None."""
    found = check_numbers(subject(answerer, question, entry))
    return found.token if found else None


@pytest.mark.parametrize(
    ("entry", "question"),
    [
        # the figure itself, however it is written
        ("militants-killed", "did the military kill 92 militants"),
        ("militants-killed", "did the army kill ninety-two militants?"),
        ("militants-killed", "92 militants were killed by the army, right?"),
        ("militants-killed", "92 militants were killed by the army, isn't it?"),
        ("security-personnel-killed", "is it true that fifteen security personnel were killed"),
        ("land-share", "does Balochistan cover 44% of Pakistan's land"),
        ("land-share", "does Balochistan cover 44 percent of Pakistan's land"),
        ("grievances-1948", "do the grievances go back to 1948"),
        ("attack-locations", "were twelve cities and towns targeted"),
        # approximations that agree
        ("militants-killed", "did the military kill over 90 militants?"),
        ("militants-killed", "did the army kill more than ninety militants"),
        ("militants-killed", "were nearly 100 militants killed by the army?"),
        ("militants-killed", "did the army kill almost a 100 militants"),
        ("militants-killed", "did the army kill fewer than 100 militants"),
        ("militants-killed", "did the army kill about 95 militants"),
        ("militants-killed", "did the army kill around 90 militants"),
        ("militants-killed", "at least 90 militants killed by the army?"),
        ("land-share", "does Balochistan cover close to half of Pakistan's land"),
        ("land-share", "does Balochistan cover almost half of Pakistan's land"),
        ("population-share", "does one in twenty people in Pakistan live in Balochistan"),
        ("population-share", "does Balochistan have 1 in 20 of Pakistan's population"),
        ("population-share", "does Balochistan have one out of every twenty Pakistanis"),
        # as people write them
        ("militants-killed", "did they kill ninty two militants"),
        ("militants-killed", "did they kill ninety\u2013two militants"),
        ("militants-killed", "were >90 militants killed by the army"),
        ("militants-killed", "did the army kill 90-plus militants"),
        ("attack-locations", "did they hit half a dozen cities or more"),
        ("attack-locations", "were more than half-a-dozen towns hit"),
        ("grievances-1948", "do the grievances date from the 40s"),
        ("grievances-1948", "did the grievances begin in the 40s"),
        ("insurgency-decades", "the insurgency has gone on for tens of years"),
        # how many things the facts list, and how long something else went on
        ("borders", "it has borders with two countries"),
        ("militants-killed", "they fought for days until the army killed the militants"),
        # figures that only tell which event is meant
        ("responsibility-claim", "who claimed responsibility for the attacks on 12 cities"),
        ("responsibility-claim", "who claimed the attacks in which 18 civilians died"),
        # words that only look like figures
        ("civilians-killed", "was one of the civilians killed a child"),
        ("attack-locations", "is Quetta one of 12 cities that were attacked"),
        ("attack-weapons", "were half-automatic weapons used by the militants"),
        ("attack-locations", "were a dozen cities and towns attacked"),
    ],
)
def test_a_figure_that_agrees_is_not_corrected(
    shipped_answerer: Answerer, entry: str, question: str
) -> None:
    assert token(shipped_answerer, question, entry) is None


@pytest.mark.parametrize(
    ("entry", "question", "told"),
    [
        ("militants-killed", "did the army kill 29 militants", "29"),
        ("militants-killed", "did the army kill twenty-nine militants", "29"),
        ("militants-killed", "did the army kill under 50 militants", "50"),
        ("militants-killed", "did the army kill more than 200 militants", "200"),
        ("militants-killed", "were exactly 90 militants killed by the army", "90"),
        ("militants-killed", "did the army kill 1,000 militants", "1000"),
        ("militants-killed", "did the army kill over 95 militants", "95"),
        ("militants-killed", "did the army kill nearly 90 militants", "90"),
        ("civilians-killed", "were 15 civilians killed", "15"),
        ("civilians-killed", "were 0 civilians killed", "0"),
        ("security-personnel-killed", "were 18 security personnel killed", "18"),
        ("grievances-1948", "did the local grievances start in 1947", "1947"),
        ("attack-locations", "were 21 cities and towns targeted", "21"),
        ("land-share", "does Balochistan cover a quarter of Pakistan's land", "quarter"),
        ("land-share", "does Balochistan cover one in three acres of Pakistan's land", "1 in 3"),
        ("population-share", "does Balochistan have a fifth of the population", "fifth"),
        ("population-share", "does Balochistan have 1 out of 5 of the population", "1 in 5"),
        ("militants-killed", "did the army kill 5 crores militants", "50000000"),
        ("militants-killed", "did the army kill half-dozen militants", "6"),
        ("militants-killed", "did the army kill 92 000 militants", "92000"),
        ("militants-killed", "did the army kill < 90 militants", "90"),
        ("population-share", "does the province have .5% of the population", "0.5%"),
        ("grievances-1948", "do they go back to the nineteenth century", "19th century"),
        ("grievances-1948", "do the grievances go back to the seventies", "70s"),
        ("trains-halted", "were 700 train services halted", "700"),
    ],
)
def test_a_figure_that_the_facts_contradict_is_corrected(
    shipped_answerer: Answerer, entry: str, question: str, told: str
) -> None:
    assert token(shipped_answerer, question, entry) == told


@pytest.mark.parametrize(
    ("entry", "question", "told"),
    [
        ("cranes-damaged", "were 12 cranes damaged", None),
        ("cranes-damaged", "were 21 cranes damaged", "21"),
        ("cranes-damaged", "were 12 or 21 cranes damaged", "21"),
        ("cranes-damaged", "21 or 12 cranes damaged", "21"),
        ("cranes", "tell me about the 12 cranes", None),
        ("cranes", "tell me about the 21 cranes", "21"),
        ("ships-waiting", "how many of the 40 ships are stuck", None),
        ("ships-waiting", "are over 35 ships stuck", None),
        ("ships-waiting", "are over 30 ships stuck", None),
        ("ships-waiting", "are over 50 ships stuck", "50"),
        ("goods-share", "does half of the island's goods go through the harbour", None),
        ("goods-share", "does a third of the goods go through the harbour", "third"),
        ("goods-share", "are a third party's goods in the harbour", None),
        # without a figure of its own a fact contradicts only what no other fact holds
        ("mayor-calm", "what did ada quill say about the 12 cranes", None),
        ("mayor-calm", "what did ada quill say about the 13 cranes", "13"),
        # the figure of the other side's account is shown along
        ("cranes-old", "were the 12 cranes broken before", None),
    ],
)
def test_the_figures_that_count_are_those_shown(
    answerer: Answerer, entry: str, question: str, told: str | None
) -> None:
    assert token(answerer, question, entry) == told


@pytest.mark.parametrize("digits", ["1" * (LONGEST_TOKEN + 1), "9" * 400])
@pytest.mark.parametrize("before", ["", "nearly "])
def test_a_long_row_of_digits_is_corrected_but_not_repeated(
    answerer: Answerer, digits: str, before: str
) -> None:
    question = f"were {before}{digits} cranes damaged"
    assert token(answerer, question, "cranes-damaged") == ""
    (note,) = answerer.reply(question).corrections
    assert note.text == "“Harbour at a standstill” does not say that number here."


@pytest.mark.parametrize(
    "question", ["in 2 lines, how many cranes were damaged", "the 2 sides on the damaged cranes"]
)
def test_a_figure_about_the_answer_is_none_of_the_report(answerer: Answerer, question: str) -> None:
    assert token(answerer, question, "cranes-damaged") is None


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("5% of the land and 44% of the people", "5% and 44%"),
        ("5% of the land and a small population", "5%"),
        ("44% of the land and 5% of the people", None),
    ],
)
def test_figures_of_other_things_are_told_together(
    shipped_answerer: Answerer, question: str, told: str | None
) -> None:
    (topic,) = (
        one.id
        for one in shipped_answerer.base.topics.values()
        if "land-share" in one.facts and "population-share" in one.facts and len(one.facts) == 2
    )
    found = check_numbers(subject(shipped_answerer, question, topic))
    assert (found and found.token) == told
    assert found is None or found.is_of_another
