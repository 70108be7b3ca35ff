"""Listings: which facts stand where, in which order, under which words."""

from __future__ import annotations

import pytest

from bot.answering import Statement, Suggestion
from bot.answering.live import LiveBase
from bot.answering.reply import Block, Heading, Sentence
from bot.discord_bot.listings import (
    LISTINGS,
    CommandLine,
    actor_card,
    actor_list,
    help_blocks,
    source_list,
    timeline,
)
from bot.discord_bot.listings.actors import complete_actor, find_actor
from bot.knowledge import Actor, Event, FactBase, Source
from bot.settings import Channels
from tests.alone import alone


def outline(blocks: tuple[Block, ...] | None) -> list[str]:
    """Return headings as they are, and statements by id."""
    assert blocks is not None
    return [
        block.text if isinstance(block, Heading) else block.id
        for block in blocks
        if isinstance(block, (Heading, Statement))
    ]


def sentences(blocks: tuple[Block, ...] | None) -> list[str]:
    assert blocks is not None
    return [block.text for block in blocks if isinstance(block, Sentence)]


def changed(base: FactBase, **sections: object) -> FactBase:
    return FactBase(base.content.model_copy(update=sections), revision="changed")


@pytest.fixture
def base(live: LiveBase) -> FactBase:
    return live.current.first.base


def test_the_timeline_holds_all_events_in_order_with_the_words_of_the_source(
    base: FactBase,
) -> None:
    shown = ["Tuesday", "ships-waiting", "After the walkout (no day given)", "mayor-calm"]
    assert outline(timeline(base)) == shown


def test_the_order_of_events_is_that_of_their_numbers(base: FactBase) -> None:
    last = Event(id="before", when="long before", order=-5, facts=("cranes-old",))
    assert outline(timeline(changed(base, events=(*base.content.events, last))))[:2] == [
        "Long before",
        "cranes-old",
    ]


def test_a_timeline_of_an_actor_holds_only_facts_by_or_about_them(base: FactBase) -> None:
    events = (
        Event(id="one", when="Tuesday", order=1, facts=("ships-waiting", "union-accused")),
        Event(id="two", when="later", order=2, facts=("mayor-calm",)),
        Event(id="three", when="at last", order=3, facts=("cranes-old", "goods-share")),
    )
    shown = outline(timeline(changed(base, events=events), "dockers-union"))
    assert shown == ["Tuesday", "union-accused", "At last", "cranes-old"]


def test_a_timeline_without_events_says_so(base: FactBase) -> None:
    (of_all,) = sentences(timeline(changed(base, events=())))
    (of_one,) = sentences(timeline(base, "harbour-board"))
    assert of_all != of_one


@pytest.mark.parametrize("kind", ["timeline", "actor"])
def test_what_is_about_an_actor_who_is_gone_is_gone(base: FactBase, kind: str) -> None:
    assert LISTINGS[kind](base, "nobody-known") is None


def test_the_list_of_actors_counts_what_is_by_and_about_each(base: FactBase) -> None:
    assert sentences(actor_list(base)) == [
        "The Harbour Board: 2 statements by them, none about them.",
        "The Selby Dockers' Union: 2 statements by them, 1 about them.",
        "Mayor Ada Quill: 1 statement by them, none about them.",
    ]


def test_a_base_that_names_nobody_says_so(base: FactBase) -> None:
    assert len(sentences(actor_list(changed(base, actors=())))) == 1


def test_a_short_name_stands_behind_the_name_where_it_adds_something(base: FactBase) -> None:
    actor = Actor(id="port", name="the port of Selby", short="PoS")
    assert sentences(actor_list(changed(base, actors=(actor,))))[0].startswith(
        "The port of Selby (PoS): no statements by them"
    )


@pytest.mark.parametrize(
    ("actor", "shown"),
    [
        ("harbour-board", ["What they say", "cranes-damaged", "union-accused"]),
        (
            "dockers-union",
            [
                "What they say",
                "cranes-old",
                "What they dismiss",
                "union-dismissal",
            ],
        ),
        ("mayor", ["What they say", "mayor-calm"]),
    ],
)
def test_a_card_holds_what_an_actor_says_what_is_said_and_what_they_dismiss(
    base: FactBase, actor: str, shown: list[str]
) -> None:
    assert outline(actor_card(base, actor)) == shown


@pytest.mark.parametrize("actor", ["harbour-board", "dockers-union"])
def test_each_statement_on_a_card_keeps_its_attribution_and_caveat(
    base: FactBase, actor: str
) -> None:
    statements = [block for block in actor_card(base, actor) or () if isinstance(block, Statement)]
    assert statements
    for statement in statements:
        assert statement.attribution.startswith("according to ")
        assert [caveat.label for caveat in statement.caveats] == ["Unchecked"]


def test_what_is_said_about_somebody_and_not_dismissed_is_on_their_card(base: FactBase) -> None:
    facts = tuple(
        fact.model_copy(update={"about": ("dockers-union",)}) if fact.id == "mayor-calm" else fact
        for fact in base.content.facts
    )
    assert outline(actor_card(changed(base, facts=facts), "dockers-union")) == [
        "What they say",
        "cranes-old",
        "What is said about them",
        "mayor-calm",
        "What they dismiss",
        "union-dismissal",
    ]


@pytest.mark.parametrize("actor", ["harbour-board", "dockers-union", "mayor"])
def test_no_statement_stands_on_a_card_twice(base: FactBase, actor: str) -> None:
    statements = [block for block in actor_card(base, actor) or () if isinstance(block, Statement)]
    seen = [one.id for statement in statements for one in statement.with_responses()]
    assert len(seen) == len(set(seen))


def test_a_dismissal_on_a_card_brings_along_what_it_dismisses(base: FactBase) -> None:
    dismissal = (actor_card(base, "dockers-union") or ())[-1]
    assert isinstance(dismissal, Statement)
    assert [response.statement.id for response in dismissal.responses] == ["union-accused"]


def test_a_card_of_somebody_without_statements_says_so(base: FactBase) -> None:
    actor = Actor(id="port", name="the port")
    blocks = actor_card(changed(base, actors=(*base.content.actors, actor)), "port")
    assert outline(blocks) == []
    assert len(sentences(blocks)) == 1


def test_a_source_shows_what_it_gives_and_what_it_does_not(base: FactBase) -> None:
    blocks = source_list(base)
    assert outline(blocks) == ["“Harbour at a standstill”"]
    about, caveat = sentences(blocks)
    assert about.splitlines() == [
        "Title: Harbour at a standstill",
        "Publisher: not stated",
        "Date: not stated",
        "Paragraphs: 4",
    ]
    assert "Unchecked: Neither side's statements could be checked independently." in caveat
    assert "paragraph 3" in caveat


def test_a_source_without_a_title_is_the_report_and_one_without_caveats_says_so(
    base: FactBase,
) -> None:
    other = Source(id="other", paragraphs=2)
    blocks = source_list(changed(base, sources=(*base.content.sources, other)))
    assert outline(blocks)[-1] == "The report"
    assert sentences(blocks)[-2].startswith("Title: not stated\n")
    assert sentences(blocks)[-1] == "It gives no warning about the statements in it."


def test_the_help_names_the_source_the_examples_and_only_the_commands_given(
    base: FactBase,
) -> None:
    lines = (CommandLine("/ask", "Ask"), CommandLine("/reload", "Read", audience="administrators"))
    examples = (Suggestion("cranes", "What is said about the cranes?"),)
    whole = help_blocks(alone(base), lines, examples, channels=Channels(ask=frozenset({1})))
    text = "\n".join(sentences(whole))
    assert "“Harbour at a standstill”" in text
    assert "“What is said about the cranes?”" in text
    assert "/ask — Ask" in text
    assert outline(whole) == ["How to ask", "Commands", "For administrators"]
    plain = help_blocks(alone(base), lines[:1], (), channels=Channels())
    assert outline(plain) == ["How to ask", "Commands"]
    assert "every question is for me" in text
    assert "In channels" not in "\n".join(sentences(plain))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("harbour-board", "harbour-board"),
        ("the Harbour Board", "harbour-board"),
        ("THE HARBOUR BOARD", "harbour-board"),
        ("the union", "dockers-union"),
        ("dockers", "dockers-union"),
        ("dokcers", "dockers-union"),
        ("Selby Dockers Union", "dockers-union"),
        ("ada quil", "mayor"),
        ("the pirates", None),
        ("x", None),
        ("", None),
        ("?!", None),
        ("q" * 4_000, None),
    ],
)
def test_an_actor_is_found_by_id_name_alias_or_a_slip_of_one(
    base: FactBase, typed: str, found: str | None
) -> None:
    actor = find_actor(base, typed)
    assert (actor.id if actor else None) == found


def test_a_name_between_two_actors_is_nobodys(base: FactBase) -> None:
    actors = tuple(Actor(id=f"guard-{number}", name=f"coast guard {number}") for number in (1, 2))
    assert find_actor(changed(base, actors=actors), "coast guard") is None


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("", "harbour-board"),
        ("d", "dockers-union"),
        ("quill", "mayor"),
        ("qiull", "mayor"),
        ("port auth", "harbour-board"),
    ],
)
def test_completion_offers_the_nearest_actor_first(base: FactBase, typed: str, first: str) -> None:
    assert complete_actor(base, typed, 25)[0].id == first


@pytest.mark.parametrize("typed", ["zzzzzz", "!!!", "\0", "x" * 6_000, "ä̈" * 50, "🚢"])
def test_completion_takes_whatever_is_typed(base: FactBase, typed: str) -> None:
    assert len(complete_actor(base, typed, 25)) <= 25
