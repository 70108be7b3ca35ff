"""The fixed sentences: neutral, and free of anything a user wrote."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args

import pytest

from bot.answering import phrases
from bot.answering.outcome import AboutKind, Correction
from bot.knowledge import FactBase, Relation, Source

UNTITLED = Source(id="a", paragraphs=8)
VERDICTS = re.compile(r"\b(?:yes|no|true|false|confirmed|correct|wrong)\b", re.IGNORECASE)


@pytest.fixture
def two_sources(base: FactBase) -> FactBase:
    sources = (*base.content.sources, UNTITLED)
    return replace(base, content=base.content.model_copy(update={"sources": sources}))


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (UNTITLED, "the report"),
        (UNTITLED.model_copy(update={"title": "At Sea"}), "“At Sea”"),
        (UNTITLED.model_copy(update={"publisher": "Island News"}), "the report (Island News)"),
        (
            UNTITLED.model_copy(update={"title": "At Sea", "publisher": "Island News"}),
            "“At Sea” (Island News)",
        ),
    ],
)
def test_a_source_is_called_by_what_it_gives(source: Source, name: str) -> None:
    assert phrases.name_of(source) == name


def test_several_sources_are_called_what_the_bot_has_read(
    base: FactBase, two_sources: FactBase
) -> None:
    assert phrases.name_of_all(base) == "“Harbour at a standstill”"
    assert phrases.name_of_all(two_sources) == "what I have read"


@pytest.mark.parametrize(
    ("fact", "attribution"),
    [
        ("cranes-damaged", "according to the Harbour Board"),
        ("mayor-calm", "according to Mayor Ada Quill"),
        ("ships-waiting", "according to “Harbour at a standstill”"),
    ],
)
def test_a_claim_goes_to_its_claimant_and_the_rest_to_its_source(
    base: FactBase, two_sources: FactBase, fact: str, attribution: str
) -> None:
    assert phrases.attribution(base, base.facts[fact]) == attribution
    assert phrases.attribution(two_sources, base.facts[fact]) == attribution


def test_each_fact_is_attributed_to_its_own_source(two_sources: FactBase) -> None:
    fact = two_sources.facts["ships-waiting"].model_copy(update={"source": "a"})
    assert phrases.attribution(two_sources, fact) == "according to the report"


@pytest.mark.parametrize(
    ("paragraphs", "reference"),
    [
        ((1,), "Report, paragraph 1"),
        ((6, 1), "Report, paragraphs 6 and 1"),
        ((1, 2, 5), "Report, paragraphs 1, 2 and 5"),
    ],
)
def test_a_reference_names_the_paragraphs(paragraphs: tuple[int, ...], reference: str) -> None:
    assert phrases.place(phrases.title_of(UNTITLED), paragraphs) == reference


@pytest.mark.parametrize(
    ("relation", "lead"),
    [
        ("dismisses", "This dismisses"),
        ("dismissed_by", "Dismissed by"),
        ("differs", "The other side's account"),
        ("updates", "Earlier"),
        ("updated_by", "Later"),
        ("retracts", "This takes back"),
        ("retracted_by", "How it was taken back"),
    ],
)
def test_each_relation_has_its_words(relation: Relation, lead: str) -> None:
    assert phrases.relation_lead(relation) == lead


CORRECTIONS = [
    (Correction("number", "29"), "“Harbour at a standstill” does not say 29 here."),
    (Correction("number"), "“Harbour at a standstill” does not say that number here."),
    (Correction("name", "Gaza"), "“Harbour at a standstill” does not mention Gaza in this."),
    (
        Correction("claimant", "Mayor Ada Quill"),
        "“Harbour at a standstill” does not attribute that to Mayor Ada Quill.",
    ),
    (Correction("negation"), "“Harbour at a standstill” does not put it that way."),
]


@pytest.mark.parametrize(("found", "sentence"), CORRECTIONS)
def test_a_correction_says_only_what_the_source_does_not_say(
    base: FactBase, found: Correction, sentence: str
) -> None:
    assert phrases.correction(base, found) == sentence


def test_a_correction_of_several_sources_begins_with_a_capital(two_sources: FactBase) -> None:
    sentence = phrases.correction(two_sources, Correction("number", "29"))
    assert sentence == "What I have read does not say 29 here."


@pytest.mark.parametrize("kind", get_args(AboutKind))
def test_a_sentence_about_the_bot_is_short_and_names_the_help(
    base: FactBase, kind: AboutKind
) -> None:
    text = phrases.about_me(phrases.name_of_all(base), kind)
    assert "/help" in text
    assert len(text) <= 120


def test_no_fixed_sentence_passes_a_verdict(base: FactBase) -> None:
    fixed = [
        text
        for name, text in vars(phrases).items()
        if name.isupper() and isinstance(text, str) and text != phrases.CONFIRMED_SINCE
    ]
    leads = map(phrases.relation_lead, get_args(Relation))
    corrections = (phrases.correction(base, found) for found, _ in CORRECTIONS)
    about_me = (phrases.about_me(phrases.name_of_all(base), kind) for kind in get_args(AboutKind))
    sentences = [*fixed, *leads, *corrections, *about_me]
    assert len(fixed) >= 8
    assert [sentence for sentence in sentences if VERDICTS.search(sentence)] == []


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (UNTITLED, "the report, date not stated,"),
        (
            UNTITLED.model_copy(update={"title": "At Sea", "published": "5 March"}),
            "“At Sea”, 5 March,",
        ),
    ],
)
def test_the_word_confirmed_is_said_in_the_name_of_a_source_alone(
    source: Source, told: str
) -> None:
    sentence = f"Confirmed since by {told} as that source itself says."
    assert phrases.confirmed_since(source) == sentence


@pytest.mark.parametrize(("text", "capitalised"), [("", ""), ("a", "A"), ("the BLA", "The BLA")])
def test_only_the_first_letter_changes(text: str, capitalised: str) -> None:
    assert phrases.capitalised(text) == capitalised
