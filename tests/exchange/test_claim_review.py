"""ClaimReview: only published properties, claims alone, caveats as ratings without a value."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from bot.exchange.claim_review import linked_data
from bot.knowledge import FactBase, load
from tests.discord_bot.bases import bases
from tests.world import settle, world_yaml

ROOT = Path(__file__).parents[2]
PUBLISHED = json.loads((ROOT / "tests/data/schema-org.json").read_text("utf-8"))["types"]
NAMELESS = {"Organization", "Person"}  # of which of these somebody is, the base does not say
LATER = """
  - id: ships-recounted
    question: How many ships did the later report count?
    statement: Thirty ships were still waiting.
    source: later-report
    paragraphs: [1]
    updates: [ships-said]
    asks: [how many ships wait now]

  - id: ships-said
    question: How many ships does the union say wait?
    statement: It says 41 ships wait.
    claimant: dockers-union
    about: [harbour-board]
    source: harbour-report
    paragraphs: [1, 3]
    time_bound: true
    lifted: {sides-unchecked: {why: It says that it counted them, by: later-report}}
    asks: [ships waiting according to the union]

topics:"""


@pytest.fixture
def base(tmp_path: Path) -> FactBase:
    """Return the invented base, with a later report that has a publisher and a date."""
    source = (
        "  - {id: later-report, publisher: The Selby Echo, published: '2026-03-05', paragraphs: 2}"
    )
    text = world_yaml().replace("\nactors:", f"{source}\n\nactors:").replace("\ntopics:", LATER)
    (tmp_path / "world.yaml").write_text(text, "utf-8")
    return load(settle(tmp_path)).base


def graph(base: FactBase) -> list[dict[str, Any]]:
    nodes = linked_data(base)["@graph"]
    assert isinstance(nodes, list)
    return nodes


def claim(base: FactBase, identity: str) -> dict[str, Any]:
    """Return what stands for a claim: a review of it or the plain claim."""
    return next(
        node for node in graph(base) if node.get("itemReviewed", node)["identifier"] == identity
    )


def nodes_in(value: object) -> Iterator[dict[str, Any]]:
    """Yield all nodes of a value, at any depth."""
    match value:
        case dict():
            yield value
            for inner in value.values():
                yield from nodes_in(inner)
        case list():
            for inner in value:
                yield from nodes_in(inner)


def lineage(kind: str) -> list[str]:
    """Return a type and those it is one of."""
    parent = PUBLISHED[kind]["parent"]
    return [kind, *(lineage(parent) if parent else ())]


def faults(node: dict[str, Any]) -> list[str]:
    """Return what of a node is not as schema.org publishes it."""
    expected = {
        name: set(kinds)
        for kind in lineage(node["@type"])
        for name, kinds in PUBLISHED[kind]["properties"].items()
    }
    return [
        f"{node['@type']}.{name}: {value!r}"
        for name, values in node.items()
        if not name.startswith("@")
        for value in (values if isinstance(values, list) else [values])
        if not fits(value, expected.get(name, set()))
    ]


def fits(value: object, expected: set[str]) -> bool:
    match value:
        case str():
            return bool(expected & {"Text", "Date"})
        case {"@type": kind}:
            return bool(expected & set(lineage(str(kind))))
        case {"name": str(), **others}:
            return not others and expected == NAMELESS
    return False


@pytest.mark.parametrize("shipped", [True, False], ids=["shipped", "invented"])
def test_each_property_is_one_that_schema_org_publishes(base: FactBase, *, shipped: bool) -> None:
    tried = load(ROOT / "knowledge").base if shipped else base
    typed = [node for node in nodes_in(graph(tried)) if "@type" in node]
    assert {node["@type"] for node in typed} >= {"ClaimReview", "Claim", "Rating", "CreativeWork"}
    assert [fault for node in typed for fault in faults(node)] == []


def test_what_schema_org_does_not_publish_is_found() -> None:
    assert faults({"@type": "Claim", "text": "a", "claimReviewed": "a", "about": "a"}) == [
        "Claim.claimReviewed: 'a'",
        "Claim.about: 'a'",
    ]
    assert faults({"@type": "Claim", "author": {"name": "a", "kind": "b"}}) != []


def test_every_claim_is_there_and_nothing_else(base: FactBase) -> None:
    (_, *claims) = graph(base)
    assert [node.get("itemReviewed", node)["identifier"] for node in claims] == [
        fact.id for fact in base.facts.values() if fact.claimant
    ]


def test_the_caveat_is_the_rating_and_there_is_no_value(base: FactBase) -> None:
    review = claim(base, "cranes-damaged")
    (account,) = review["itemReviewed"].pop("subjectOf")
    assert account["description"].startswith("The other side's account: Claimed, according to")
    assert review == {
        "@type": "ClaimReview",
        "claimReviewed": "It says 12 cranes were damaged.",
        "reviewRating": {
            "@type": "Rating",
            "alternateName": (
                "Unchecked: Neither side's statements could be checked independently."
            ),
        },
        "itemReviewed": {
            "@type": "Claim",
            "author": {"name": "the Harbour Board"},
            "appearance": {
                "@type": "CreativeWork",
                "name": "“Harbour at a standstill”",
                "description": "Paragraph 2; date not stated.",
            },
            "identifier": "cranes-damaged",
            "name": "How many cranes does the Harbour Board say were damaged?",
            "text": "It says 12 cranes were damaged.",
            "description": (
                "Claimed, according to the Harbour Board."
                " The report does not say when the cranes were damaged."
            ),
        },
    }
    assert "ratingValue" not in json.dumps(linked_data(base))


def test_a_claim_without_a_caveat_has_no_review(base: FactBase) -> None:
    for identity in ("mayor-calm", "ships-said"):
        plain = claim(base, identity)
        assert plain["@type"] == "Claim"
        assert "review" not in plain


def test_a_dismissal_stands_under_what_it_dismisses_with_its_own_caveat(base: FactBase) -> None:
    (dismissal,) = claim(base, "union-accused")["itemReviewed"]["subjectOf"]
    assert dismissal["description"].startswith("Dismissed by: Claimed, according to the Selby")
    assert dismissal["author"] == {"name": "the Selby Dockers' Union"}
    assert dismissal["review"]["reviewRating"]["alternateName"].startswith("Unchecked: ")
    (dismissed,) = claim(base, "union-dismissal")["itemReviewed"]["mentions"]
    assert dismissed["description"].startswith("This dismisses: Claimed, according to the Harbour")


def test_what_a_source_said_later_stands_under_the_claim(base: FactBase) -> None:
    updated = claim(base, "ships-said")
    assert updated["about"] == [{"@type": "Thing", "name": "the Harbour Board"}]
    assert " Confirmed since by the report (The Selby Echo), 2026-03-05, " in updated["description"]
    assert updated["description"].endswith("not live information.")
    assert updated["appearance"]["description"] == "Paragraphs 1 and 3; date not stated."
    (later,) = updated["subjectOf"]
    assert (later["@type"], later["text"]) == ("CreativeWork", "Thirty ships were still waiting.")
    assert later["description"].startswith("Later: Reported, according to the report (The Selby")
    assert later["isPartOf"] == {
        "@type": "CreativeWork",
        "name": "Report (The Selby Echo)",
        "description": "Paragraph 1; dated “2026-03-05”.",
        "publisher": {"name": "The Selby Echo"},
        "datePublished": "2026-03-05",
    }


def test_the_publisher_of_the_source_is_who_warns_and_every_caveat_counts(tmp_path: Path) -> None:
    text = world_yaml().replace("    title: Harbour", "    publisher: The Echo\n    title: Harbour")
    second = "  - {id: hearsay, label: Hearsay, text: It was told., source: harbour-report,"
    covers = " paragraphs: [3], covers: [harbour-board]}\n"
    text = text.replace("\nfacts:", f"{second}{covers}\nfacts:")
    (tmp_path / "world.yaml").write_text(text, "utf-8")
    warned = claim(load(settle(tmp_path)).base, "cranes-damaged")
    assert warned["author"] == {"name": "The Echo"}
    assert [rating["alternateName"][:9] for rating in warned["reviewRating"]] == [
        "Unchecked",
        "Hearsay: ",
    ]


def test_a_date_in_words_is_no_date(tmp_path: Path) -> None:
    text = world_yaml().replace("    title: Harbour", "    published: Friday\n    title: Harbour")
    (tmp_path / "world.yaml").write_text(text, "utf-8")
    appearance = claim(load(settle(tmp_path)).base, "mayor-calm")["appearance"]
    assert appearance["description"] == "Paragraph 4; dated “Friday”."
    assert "datePublished" not in appearance


def test_every_statement_has_its_attribution_and_caveats(base: FactBase) -> None:
    assert_bound(base)
    assert_bound(load(ROOT / "knowledge").base)


def assert_bound(base: FactBase) -> None:
    """Assert that each statement stands with who says it and what the source warns of."""
    for node in nodes_in(graph(base)):
        if "text" not in node:
            continue
        fact = base.facts[node["identifier"]]
        said = node["author"]["name"] if fact.claimant else node["isPartOf"]["name"][1:]
        assert said in node["description"]
        reviews = json.dumps([node.get("review"), *reviews_of(base, fact.id)])
        for caveat in base.caveats_of(fact):
            assert json.dumps(f"{caveat.label}: {caveat.text}") in reviews


@settings(max_examples=10, deadline=None)
@given(bases)
def test_whatever_the_base_holds_each_property_is_published(base: FactBase) -> None:
    typed = [node for node in nodes_in(graph(base)) if "@type" in node]
    assert [fault for node in typed for fault in faults(node)] == []
    assert_bound(base)


def reviews_of(base: FactBase, identity: str) -> list[object]:
    """Return the rating of the review whose item is a claim."""
    return [
        node["reviewRating"]
        for node in graph(base)
        if node.get("itemReviewed", {}).get("identifier") == identity
    ]
