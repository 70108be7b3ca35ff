"""Names: what neither the entry nor the setting holds is corrected, what is shown is not."""

from __future__ import annotations

import pytest

from bot.answering import Answerer
from bot.answering.guards.claimants import check_names
from bot.answering.outcome import Nearest, NotStated
from bot.matching.text.lexicon import gazetteer
from tests.answering.asking import subject


def token(answerer: Answerer, question: str, entry: str) -> str | None:
    """Return the name that is corrected, or None."""
    found = check_names(subject(answerer, question, entry))
    return found.token if found else None


@pytest.mark.parametrize(
    ("entry", "question"),
    [
        # names that set the scene for everything
        ("responsibility-claim", "who claimed responsibility for the attacks in Pakistan"),
        ("civilians-killed", "how many civilians were killed in Balochistan"),
        ("civilians-killed", "how many civilians were killed in Baluchistan"),
        # names shown with the fact, in any spelling
        ("pm-praise", "did Shehbaz Sharif praise the military"),
        ("pm-praise", "did shahbaz sharif praise the military"),
        ("quetta-sealed", "which buildings in Quetta were sealed"),
        ("borders", "does Balochistan border Iran and Afghanistan"),
        ("responsibility-claim", "did the BLA claim responsibility"),
        ("responsibility-claim", "did the Baloch Liberation Army claim responsibility"),
        ("india-accused", "does Pakistan's military accuse Delhi of supporting the militants"),
        # shown along with the fact: the dismissal, and whom that is about
        ("india-accused", "did India dismiss being accused of supporting the militants"),
        ("disappearances-denial", "does Islamabad dismiss enforced disappearances"),
        # a people by whom the country is called, and part of an actor's name
        ("attack-locations", "which cities of the Baloch were targeted on Saturday"),
        ("responsibility-claim", "the Baloch group claims the attacks"),
        # a capital that stands for a side
        ("india-accused", "does Islamabad accuse India of supporting the militants"),
        # no name at all
        ("civilians-killed", "how many civilians were killed, right?"),
    ],
)
def test_a_name_of_the_setting_or_shown_with_the_fact_is_not_corrected(
    shipped_answerer: Answerer, entry: str, question: str
) -> None:
    assert token(shipped_answerer, question, entry) is None


@pytest.mark.parametrize(
    ("entry", "question", "told"),
    [
        ("militants-killed", "did the military kill 92 militants in Karachi", "Karachi"),
        ("militants-killed", "did Indian soldiers kill 92 militants", "India"),
        ("borders", "does Balochistan border China", "China"),
        ("borders", "does the province border India", "India"),
        ("india-denial", "did Modi dismiss the accusation", "Narendra Modi"),
        ("responsibility-claim", "did the Taliban claim responsibility", "the Taliban"),
        ("civilians-killed", "how many civilians were killed in gaza", "Gaza"),
        ("trains-halted", "were train services in Sindh halted", "Sindh"),
        ("civilians-killed", "were civilians killed in Karachi and Gaza", "Karachi"),
        ("pm-pledge", "did the army chief pledge to continue the campaign", "the army chief"),
    ],
)
def test_another_name_is_corrected_in_our_own_spelling(
    shipped_answerer: Answerer, entry: str, question: str, told: str
) -> None:
    assert token(shipped_answerer, question, entry) == told
    assert told in gazetteer().names.values()


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("how many cranes were damaged", None),
        ("how many cranes were damaged in Port Selby", None),
        ("how many cranes were damaged in Karachi", "Karachi"),
        ("how many cranes were damaged in kArAcHi??", "Karachi"),
    ],
)
def test_only_names_of_the_gazetteer_are_told(
    answerer: Answerer, question: str, told: str | None
) -> None:
    assert token(answerer, question, "cranes-damaged") == told


@pytest.mark.parametrize(
    "question", ["were militants killed in Islamabad", "did Nawaz Sharif kill the militants"]
)
def test_a_capital_as_a_place_and_part_of_another_name_are_corrected(
    shipped_answerer: Answerer, question: str
) -> None:
    assert token(shipped_answerer, question, "militants-killed") is not None


def test_a_strange_name_is_corrected_where_what_is_not_stated_is_not_about_it(
    shipped_answerer: Answerer,
) -> None:
    outcome = shipped_answerer.decide("Why did the Pakistani Taliban claim the attack?").outcome
    assert isinstance(outcome, Nearest)
    assert (outcome.entry, len(outcome.corrections)) == ("responsibility-claim", 1)


def test_what_is_not_stated_is_told_where_it_holds_more_of_the_question_or_the_name(
    answerer: Answerer, shipped_answerer: Answerer
) -> None:
    more = answerer.decide("what pay do the dockers accused in Karachi ask for").outcome
    assert isinstance(more, NotStated)
    named = shipped_answerer.decide("did Imran Khan praise the army's response").outcome
    assert isinstance(named, NotStated)
