"""What entries could be given."""

from __future__ import annotations

from pathlib import Path

import yaml

from bot.answering import Answerer, open_snapshot
from bot.curation.left_open import Slots, missing_unknowns
from bot.curation.suggestions import MOST, Suggester, Suggestion, as_text
from bot.knowledge import Fact, Unknown, same_words
from tests.curation.conftest import Changed


def fact(answerer: Answerer, identity: str) -> Suggestion:
    return Suggester(answerer).suggest(answerer.base.facts[identity])


def test_the_rules_of_the_matcher_give_phrasings(answerer: Answerer) -> None:
    found = fact(answerer, "union-accused").by_rule
    assert "what does port authority say about the union" in found
    assert [*found] == sorted(found, key=len)
    assert "who says it accuses the union of having planned the damage" in found


def test_a_synonym_stands_where_the_entry_has_never_used_it(answerer: Answerer) -> None:
    found = fact(answerer, "cranes-damaged").by_synonym
    assert "how many cranes were wrecked" in found
    assert not any("broken" in phrasing for phrasing in found)


def test_a_synonym_has_the_form_of_the_word_and_common_words_stay(answerer: Answerer) -> None:
    asks = ("who got hurt and injured", "were they killed on 12 May")
    found = Suggester(answerer).suggest(Unknown(id="wage-demand", what="pay", asks=asks)).by_synonym
    assert "who got hurt and wounded" in found or "who got hurt and harmed" in found
    assert all(len(phrasing.split()) in {5, 6} for phrasing in found)
    assert all(phrasing.split()[0] in {"who", "were"} for phrasing in found)


def test_what_is_written_somewhere_is_left_out(answerer: Answerer) -> None:
    base = answerer.base
    written = {same_words(ask) for entry in base.entries.values() for ask in entry.asks}
    suggester = Suggester(answerer)
    entries: list[Fact | Unknown] = [*base.facts.values(), *base.unknowns.values()]
    for entry in entries:
        found = suggester.suggest(entry)
        for phrasing in (*found.by_rule, *found.by_synonym):
            assert same_words(phrasing) not in written
        assert len(found.by_rule) <= MOST


def test_what_would_find_another_entry_is_left_out(changed: Changed) -> None:
    answerer = changed(("[did the union admit it,", "[who says it dismisses the accusations,"))
    for one in answerer.base.facts.values():
        found = Suggester(answerer).suggest(one)
        for phrasing in (*found.by_rule, *found.by_synonym):
            ranked = answerer.matcher.match(phrasing).ranked
            assert ranked[0].id in {one.id, "#off-topic"}


def test_slots_that_nobody_fills_are_open(answerer: Answerer) -> None:
    slots, facts = Slots(answerer.base), answerer.base.facts
    assert slots.open(facts["ships-waiting"]) == ("why", "how")
    assert slots.open(facts["mayor-calm"]) == ("where", "why", "how")
    assert slots.open(facts["goods-share"]) == ("when", "where", "why", "how")


def test_an_unknown_or_a_fact_on_the_same_closes_a_slot(changed: Changed) -> None:
    answerer = changed(
        ("asks: [how much money", "see: [mayor-calm]\n    asks: [why did she ask, how much money"),
        ("were the cranes broken before,", "why were the cranes broken,"),
    )
    slots, facts = Slots(answerer.base), answerer.base.facts
    assert "why" not in slots.open(facts["mayor-calm"])
    assert "why" not in slots.open(facts["cranes-damaged"]), "the other fact of the topic says so"


def test_unknowns_of_the_kind_that_nobody_takes_up_are_offered(changed: Changed) -> None:
    asks = "asks: [when will it end, how long will the walkout last, is the walkout over"
    answerer = changed(("asks: [when is the strike over, how long will it last", asks))
    found = {template.id for template in missing_unknowns(answerer)}
    assert {"talks", "arrests"} <= found
    assert "protest-end" not in found


def test_of_a_base_of_no_kind_what_any_incident_raises_is_offered(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "sources: [{id: s, paragraphs: 1}]\n"
        "facts:\n  - {id: f, question: What opened?, statement: Shop, source: s, paragraphs: [1]}",
        "utf-8",
    )
    found = {template.id for template in missing_unknowns(open_snapshot(tmp_path).answerer)}
    assert {"injured", "cause"} <= found
    assert "talks" not in found


def test_it_is_printed_as_yaml_to_paste_from(answerer: Answerer) -> None:
    suggester = Suggester(answerer)
    base = answerer.base
    entries: list[Fact | Unknown] = [*base.facts.values(), *base.unknowns.values()]
    text = as_text([suggester.suggest(one) for one in entries], missing_unknowns(answerer))
    read = yaml.safe_load(text)
    assert {record["id"] for record in read["facts"]} <= base.facts.keys()
    assert all(record["asks"] for record in read["facts"])
    stubs = {record["id"]: record for record in read["unknowns"]}
    assert stubs["mayor-calm-open"]["see"] == ["mayor-calm"]
    assert stubs["mayor-calm-open"]["todo"].startswith("nobody says where, why, how: word what")
    assert stubs["talks"]["what"] == "whether there are talks"
    assert "# by rule" in text
    assert "# by synonyms" in text


def test_nothing_to_suggest_is_no_text(answerer: Answerer) -> None:
    entry = answerer.base.unknowns["wage-demand"]
    assert as_text([Suggestion(entry)], ()) == ""


def test_where_only_a_slot_is_open_there_is_only_an_unknown(answerer: Answerer) -> None:
    entry = answerer.base.facts["mayor-calm"]
    assert yaml.safe_load(as_text([Suggestion(entry, slots=("why",))], ())).keys() == {"unknowns"}
