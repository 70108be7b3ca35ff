"""Negations: what denies the fact is corrected; tags, asides and curated wording are not."""

from __future__ import annotations

import pytest

from bot.answering import Answerer
from bot.answering.guards.negation import check_negation
from tests.answering.asking import subject


def is_corrected(answerer: Answerer, question: str, entry: str) -> bool:
    found = check_negation(subject(answerer, question, entry))
    assert found is None or found.token == ""
    return found is not None


@pytest.mark.parametrize(
    ("entry", "question"),
    [
        # tags
        ("militants-killed", "the military killed 92 militants, isn't it"),
        ("militants-killed", "the military killed 92 militants, didn't they?"),
        ("militants-killed", "the military killed 92 militants, right?"),
        # questions that expect a yes
        ("trains-halted", "weren't train services halted"),
        ("responsibility-claim", "didn't the BLA claim responsibility for the attacks?"),
        ("land-share", "isn't Balochistan nearly 44% of Pakistan's land"),
        ("militants-killed", "wasn't it 92 militants that were killed"),
        # asides
        ("civilians-killed", "can't you tell me how many civilians were killed"),
        ("militants-killed", "I can't believe 92 militants were killed"),
        ("trains-halted", "not sure if train services were halted"),
        ("trains-halted", "I do not see why train services were halted"),
        ("responsibility-claim", "whether or not the BLA claimed responsibility"),
        ("civilians-killed", "not only were civilians killed, but how many"),
        ("civilians-killed", "i have no idea how many civilians were killed"),
        ("militants-killed", "no clue how many militants the army killed"),
        ("civilians-killed", "how many civilians died, not soldiers"),
        # denials of something else
        ("mobile-services-disrupted", "phones not working in quetta"),
        ("trains-halted", "trains not running?"),
        # denials of what nobody counts
        ("trains-halted", "no trains running?"),
        ("trains-halted", "no trains"),
        # denials as far as something, or of a little more
        ("pm-pledge", "he won't rest until terrorism is wiped out"),
        ("land-share", "it is not quite half of the land of Pakistan"),
        # denials by the one who dismisses it, or that something else says too
        ("india-denial", "India said it did not support the militants"),
        ("resource-allegation", "the BLA says locals don't benefit from the wealth"),
        # another clause begins
        ("india-denial", "India said it is not so, it dismissed the accusation"),
        ("mobile-services-disrupted", "my aunt won't pick up, are mobile services disrupted"),
        # statements that deny something themselves
        ("verification-status", "is it true that the claims have not been verified"),
        # a denial that a curator has written among the phrasings
        ("militants-killed", "did the army say no militants died?"),
        # what the asker lacks
        ("civilians-killed", "nobody knows how many civilians were killed"),
        ("responsibility-claim", "no one tells us who claimed responsibility for the attacks"),
        ("responsibility-claim", "nobody among my friends believes who claimed responsibility"),
        # a word at the very end denies nothing
        ("civilians-killed", "were civilians killed or no"),
    ],
)
def test_what_denies_nothing_the_fact_says_is_not_corrected(
    shipped_answerer: Answerer, entry: str, question: str
) -> None:
    assert not is_corrected(shipped_answerer, question, entry)


@pytest.mark.parametrize(
    ("entry", "question"),
    [
        ("civilians-killed", "did not a single civilian die"),
        ("civilians-killed", "were no civilians killed"),
        ("civilians-killed", "so nobody among the civilians was killed"),
        ("civilians-killed", "none of the civilians were killed"),
        ("responsibility-claim", "the BLA did not claim responsibility for the attacks"),
        ("responsibility-claim", "the BLA didn't claim responsibility"),
        ("pm-praise", "the prime minister did not praise the military"),
        ("india-denial", "India has not dismissed the accusation"),
        ("militants-killed", "it wasn't 92 militants that the army killed"),
        ("deadliest-day", "it was not one of the deadliest days in the region"),
        ("insurgency-decades", "Pakistan never had an insurgency there"),
        # in other words that mean the same
        ("trains-halted", "train services were not halted"),
        # none of what is stated
        ("quetta-sealed", "no administrative buildings in Quetta were sealed"),
        ("clearance-operations", "there were no clearance operations after the attacks"),
        ("responsibility-claim", "nobody claimed responsibility for the assaults"),
        ("attack-weapons", "none of the militants carried grenades"),
        # though a phrasing of the entry asks whether there were none
        ("militants-killed", "no militants died, says the army"),
    ],
)
def test_a_denial_of_what_the_fact_says_is_corrected(
    shipped_answerer: Answerer, entry: str, question: str
) -> None:
    assert is_corrected(shipped_answerer, question, entry)


@pytest.mark.parametrize(
    ("entry", "question", "corrected"),
    [
        ("cranes-damaged", "not a single crane was damaged", True),
        ("cranes-damaged", "not a soul knows how many cranes there are", False),
        ("cranes-damaged", "the cranes were never damaged", True),
        ("cranes-old", "no cranes were broken for years", True),
        ("union-dismissal", "the union did not dismiss the accusation", True),
        ("union-accused", "is the union not accused of anything", True),
        ("mayor-calm", "did nobody hear what ada quill said", False),
        # the statement says "not": "could not be unloaded" denies nothing of it
        ("cranes-damaged", "the cranes were not damaged", False),
    ],
)
def test_a_denial_is_told_by_the_words_of_the_statement(
    answerer: Answerer, entry: str, question: str, *, corrected: bool
) -> None:
    assert is_corrected(answerer, question, entry) is corrected
