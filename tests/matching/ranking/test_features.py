"""What of a text is compared."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching import Lexicon, attributed_to, stem
from bot.matching.ranking.features import encode, features, question_types
from bot.matching.settings import SETTINGS
from bot.matching.text.tokens import is_stopword
from tests.matching.harbour import COMPANY, LEXICON, UNION, group, plain


def stems(text: str) -> list[str]:
    return [stem(word) for word in plain(text)]


@pytest.mark.parametrize("form", ["dock", "docks", "docked", "docking"])
def test_forms_of_a_word_share_a_stem(form: str) -> None:
    assert stem(form) == "dock"


@pytest.mark.parametrize(("word", "expected"), [("the", True), ("doing", True), ("crane", False)])
def test_stop_words_are_told_by_their_stem(word: str, *, expected: bool) -> None:
    assert is_stopword(stem(word)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("how many dockers walked out", {"number"}),
        ("the dockers' head count", {"number"}),
        ("what is the death toll", {"number"}),
        ("what percentage was offered", {"share"}),
        ("when did it begin", {"when"}),
        ("what day did the dockers stop work", {"when"}),
        ("where are the ships", {"where"}),
        ("which town is it", {"where", "which"}),
        ("who leads the strike", {"who"}),
        ("why did the dockers walk out", {"why"}),
        ("what kind of crane", {"which"}),
        ("what is the leader called", {"name"}),
        ("did the encounter at the counter count", {"number"}),
        ("did the dockers walk out", set()),
        ("is the country or the county involved", set()),
        ("did an encounter at the counter happen", set()),
        ("", set()),
    ],
)
def test_a_question_tells_what_type_of_thing_it_asks_for(text: str, expected: set[str]) -> None:
    assert set(question_types(plain(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dockers on strike according to the union", [UNION]),
        ("according to union leaders", [UNION]),
        ("what does the union say about pay", [UNION]),
        ("the union alleges that pay is low", [UNION]),
        ("the union alleged that", [UNION]),
        ("figures stated, said by the harbour company", [COMPANY]),
        ("the number claimed by the company", [COMPANY]),
        ("is the company's account or the union's claim right", [UNION]),
        ("the company says so and the union says no", [COMPANY, UNION]),
        ("what does the union demand", []),
        ("which task the union has", []),
        ("is the paper union made", []),
        ("when did the dockers walk out", []),
    ],
)
def test_a_claim_is_attributed_to_the_actor_whose_word_is_asked_for(
    text: str, expected: list[str]
) -> None:
    assert list(attributed_to(stems(text), LEXICON)) == expected


def test_the_longest_name_of_an_actor_wins_at_each_place() -> None:
    text = "vellen harbour company and harbour company"
    assert LEXICON.actors.find(stems(text)) == [(COMPANY, 0, 3), (COMPANY, 4, 6)]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("the strikes", ["m0"]),
        ("industrial action by dock workers", ["m0", "m1"]),
        ("industrial cranes", []),
        ("boats and ferries", ["m2", "m2"]),
    ],
)
def test_synonyms_of_one_or_more_words_share_a_meaning(text: str, groups: list[str]) -> None:
    assert list(LEXICON.meanings(stems(text))) == groups


def test_a_phrase_that_ends_the_text_ends_there_though_a_longer_one_begins_alike() -> None:
    assert LEXICON.actors.find(stems("the company")) == [(COMPANY, 1, 2)]
    assert LEXICON.actors.find(stems("the vellen harbour company")) == [(COMPANY, 1, 4)]
    longer = Lexicon(names=((UNION, group("union", "union of dockers")),))
    assert longer.actors.find(stems("the union")) == [(UNION, 1, 2)]


def test_a_lexicon_tells_every_single_word_of_its_phrases() -> None:
    terms = list(LEXICON.terms())
    assert {"industrial", "action", "stevedores", "vellen", "union"} <= set(terms)
    assert all(" " not in term for term in terms)


def test_an_empty_phrase_names_nothing() -> None:
    lexicon = Lexicon(synonyms=(((), ("crane",)),), names=(("nobody", ((),)),))
    assert list(lexicon.meanings(["crane"])) == ["m0"]
    assert lexicon.actors.find(["crane"]) == []


def test_features_hold_stems_pairs_meanings_names_attribution_and_question_type() -> None:
    found = features(plain("how many dockers according to the union"), LEXICON)
    expected = {"sdocker", "smani", "phow mani", "p^ how", "punion ^", "m1", "nunion", "aunion"}
    assert expected | {"knumber"} <= set(found)
    assert found["sdocker"] == SETTINGS.feature_weights["s"]
    assert found["show"] == SETTINGS.stopword_weight * SETTINGS.feature_weights["s"]


def test_a_number_counts_as_itself_and_as_some_number() -> None:
    one, other = (set(features([digits, "dockers"], LEXICON)) for digits in ("340", "120"))
    assert "kfigure" in one & other
    assert "f340" in one - other


def test_words_in_another_order_differ_only_in_their_pairs() -> None:
    one, other = (features(text.split(), LEXICON) for text in ("crane ship", "ship crane"))
    assert {name[0] for name in one.keys() ^ other.keys()} == {"p"}


def test_synonyms_make_two_wordings_more_alike() -> None:
    one, other = (set(features(plain(text), LEXICON)) for text in ("walkout", "stoppage"))
    assert one & other == {"m0"}
    bare = Lexicon(synonyms=(group("crane", "hoist"),))
    assert not set(features(plain("walkout"), bare)) & set(features(plain("stoppage"), bare))


@given(st.text())
def test_any_text_has_features_of_known_types_and_positive_weight(text: str) -> None:
    found = features(plain(text), LEXICON)
    assert all(name[0] in SETTINGS.feature_weights and weight > 0 for name, weight in found.items())


WORDS = "how many dockers dock workers union says strike walkout 12 3 the when".split()


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=8), max_size=8))
def test_a_text_has_the_same_features_alone_and_among_others(texts: list[list[str]]) -> None:
    table = encode(texts, LEXICON)
    ends = np.cumsum(table.lengths).tolist()
    for text, length, end in zip(texts, table.lengths.tolist(), ends, strict=True):
        own = slice(end - length, end)
        names = [table.names[column] for column in table.columns[own].tolist()]
        found = dict(zip(names, table.weights[own].tolist(), strict=True))
        assert found == pytest.approx(features(text, LEXICON))
