"""The fact base as the matcher sees it."""

from __future__ import annotations

import pytest

from bot.answering import Snapshot
from bot.answering.candidates import candidates, lexicon
from bot.knowledge import FactBase
from bot.knowledge.model import Document
from bot.matching import Candidate
from bot.matching.settings import SETTINGS


@pytest.fixture
def by_id(base: FactBase) -> dict[str, Candidate]:
    return {candidate.id: candidate for candidate in candidates(base)}


def test_every_entry_is_a_candidate_once(base: FactBase, by_id: dict[str, Candidate]) -> None:
    assert list(by_id) == list(base.entries)
    assert len(list(candidates(base))) == len(by_id)


def test_a_fact_is_found_by_its_question_phrasings_and_statement(
    base: FactBase, by_id: dict[str, Candidate]
) -> None:
    fact, found = base.facts["ships-waiting"], by_id["ships-waiting"]
    assert found.kind == "answer"
    assert found.phrasings == (fact.question, *fact.asks)
    assert found.statements == (fact.statement,)
    assert found.near_misses == ("how many ships sank",)


def test_a_topic_is_found_by_its_title_too_and_made_of_its_facts(
    by_id: dict[str, Candidate],
) -> None:
    found = by_id["cranes"]
    assert found.kind == "answer"
    assert "The cranes, as each side tells it" in found.phrasings
    assert "What is said about the cranes?" in found.phrasings
    assert found.parts == ("cranes-damaged", "cranes-old")
    assert not found.statements


def test_a_topic_nobody_wrote_is_found_as_well(by_id: dict[str, Candidate]) -> None:
    assert "what does the Board say" in by_id["said-by-harbour-board"].phrasings


def test_an_unknown_is_found_by_its_phrasings_and_what_it_is(by_id: dict[str, Candidate]) -> None:
    found = by_id["wage-demand"]
    assert found.kind == "unknown"
    assert found.phrasings == ("how much money do they want", "wage demand")
    assert found.statements == ("what pay the dockers ask for",)


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("cranes-damaged", "The report does not say when the cranes were damaged."),  # its note
        ("cranes-damaged", "Dozens of cranes had been broken for years."),  # the other account
        ("union-accused", "It dismisses the accusation."),  # the dismissal
        ("union-accused", "the selby dockers union"),  # whom it is about
        ("union-accused", "port authority"),  # an alias of who says it
        ("cranes", "It says 12 cranes were damaged."),  # what the topic shows
    ],
)
def test_what_a_reader_sees_with_an_entry_is_shown(
    by_id: dict[str, Candidate], entry: str, text: str
) -> None:
    assert text in by_id[entry].shown


def test_what_a_reader_does_not_see_is_not_shown(
    base: FactBase, by_id: dict[str, Candidate]
) -> None:
    shown = " ".join(text for candidate in by_id.values() for text in candidate.shown)
    assert str(base.facts["union-dismissal"].curator_note) not in shown
    assert "number of ships waiting" not in shown


def test_the_lexicon_holds_synonyms_and_actors_as_plain_words(base: FactBase) -> None:
    found = lexicon(base)
    assert found.synonyms[0] == (("ships",), ("vessels",), ("boats",))
    names = dict(found.names)
    board = ("the", "board")
    assert names["harbour-board"] == (("the", "harbour", "board"), board, ("port", "authority"))
    assert names["mayor"] == (("mayor", "ada", "quill"), ("ada", "quill"), ("quill",))


def test_synonyms_for_any_base_count_the_less_the_more_phrasings_there_are(
    base: FactBase, shipped: Snapshot
) -> None:
    assert 0 < lexicon(base).general_weight < SETTINGS.general_weight
    assert lexicon(shipped.base).general_weight == 0
    assert lexicon(FactBase(Document(), "none")).general_weight == SETTINGS.general_weight
