"""Outcome → reply: which blocks there are, in which order."""

from __future__ import annotations

import pytest

from bot.answering import (
    compose,
    compose_entry,
    compose_event,
    statement_of,
    statements_of,
    suggest,
)
from bot.answering import phrases as w
from bot.answering.outcome import Answer, Correction, Nearest, NoAnswer, NotStated, Outcome
from bot.answering.reply import (
    Block,
    CaveatNote,
    CorrectionNote,
    Heading,
    Sentence,
    SourceReference,
    Statement,
    Suggestions,
)
from bot.knowledge import FactBase
from bot.knowledge.model import QUESTION_LENGTH
from tests.answering.asking import with_facts

OFF = (Correction("number", "29"),)
TOPICS = ("cranes", "said-by-harbour-board", "said-by-dockers-union")
NOT_29 = "“Harbour at a standstill” does not say 29 here."
UNCERTAIN = "Not certain this is what you mean. The nearest “Harbour at a standstill” says:"
NO_END = "“Harbour at a standstill” does not state when the walkout will end."
NO_WAGE = "“Harbour at a standstill” does not state what pay the dockers ask for."


def outline(blocks: tuple[Block, ...]) -> list[str]:
    """Return the blocks in short: a statement by its id, all else by its words."""
    return [line for block in blocks for line in _outline(block)]


def _outline(block: Block) -> list[str]:
    if isinstance(block, Statement):
        return [f"[{block.id}]"]
    if isinstance(block, Suggestions):
        return [block.lead, *(f"- {item.id}" for item in block.items)]
    return [block.text]


@pytest.mark.parametrize(
    ("outcome", "name", "blocks"),
    [
        (Answer("mayor-calm", 0.9), "answer", ["[mayor-calm]"]),
        (
            Answer("mayor-calm", 0.9, OFF),
            "answer",
            [NOT_29, w.WHAT_IT_SAYS, "[mayor-calm]"],
        ),
        (
            Answer("cranes", 0.9, OFF),
            "answer",
            [NOT_29, w.WHAT_IT_SAYS, "The cranes, as each side tells it", "[cranes-damaged]"],
        ),
        (
            Nearest("mayor-calm", 0.4, (), ("cranes",)),
            "nearest",
            [UNCERTAIN, "[mayor-calm]", w.OTHERS, "- cranes"],
        ),
        (
            Nearest("cranes", 0.4, OFF),
            "nearest",
            [NOT_29, w.WHAT_IT_SAYS, "The cranes, as each side tells it", "[cranes-damaged]"],
        ),
        (
            NotStated("strike-end", 0.3, ("cranes",)),
            "not_stated",
            [NO_END, w.NEAREST, "[ships-waiting]", w.OFFER, "- cranes"],
        ),
        (NotStated("wage-demand", 0.3), "not_stated", [NO_WAGE]),
        (
            NoAnswer(0.1),
            "no_answer",
            [w.NO_ANSWER, w.EXAMPLES, *(f"- {topic}" for topic in TOPICS)],
        ),
        (
            NoAnswer(0.1, ("cranes",)),
            "no_answer",
            [w.NO_ANSWER_BUT, w.OFFER, "- cranes"],
        ),
    ],
)
def test_an_outcome_becomes_its_blocks_in_order(
    base: FactBase, outcome: Outcome, name: str, blocks: list[str]
) -> None:
    reply = compose(base, outcome)
    assert outline(reply.blocks) == blocks
    assert reply.outcome == name
    assert reply.confidence == outcome.confidence
    assert reply.revision == base.revision


def test_without_topics_the_examples_are_facts_and_without_those_there_are_none(
    base: FactBase,
) -> None:
    topicless = base.content.model_copy(
        update={"topics": (), "facts": base.content.facts[:1], "events": (), "unknowns": ()}
    )
    told = compose(type(base)(topicless, "topicless"), NoAnswer(0.0))
    assert outline(told.blocks) == [w.NO_ANSWER, w.EXAMPLES, "- ships-waiting"]
    empty = topicless.model_copy(update={"facts": ()})
    assert outline(compose(type(base)(empty, "empty"), NoAnswer(0.0)).blocks) == [w.NO_ANSWER]


def test_a_reply_names_its_topic_or_unknown(base: FactBase) -> None:
    topic, unknown = compose_entry(base, "cranes"), compose_entry(base, "strike-end")
    fact = compose_entry(base, "mayor-calm")
    assert (topic.topic, topic.unknown) == ("cranes", None)
    assert (unknown.topic, unknown.unknown) == (None, "strike-end")
    assert (fact.topic, fact.unknown) == (None, None)


def test_an_entry_picked_by_hand_is_certain(base: FactBase) -> None:
    assert {compose_entry(base, entry).confidence for entry in base.entries} == {1.0}


def test_an_event_is_its_time_in_the_words_of_the_source_and_its_facts(base: FactBase) -> None:
    walkout, call = base.timeline
    assert outline(compose_event(base, walkout)) == ["Tuesday", "[ships-waiting]"]
    assert outline(compose_event(base, call)) == [
        "After the walkout (no day given)",
        "[mayor-calm]",
    ]


def test_a_claim_is_stated_with_everything_that_belongs_to_it(base: FactBase) -> None:
    shown = statement_of(base, base.facts["cranes-damaged"])
    assert shown.statement == "It says 12 cranes were damaged."
    assert shown.question == "How many cranes does the Harbour Board say were damaged?"
    assert shown.claimant == "harbour-board"
    assert shown.attribution == "according to the Harbour Board"
    assert shown.caveats == (
        CaveatNote(
            "sides-unchecked",
            "Unchecked",
            "Neither side's statements could be checked independently.",
        ),
    )
    assert shown.source == SourceReference("harbour-report", (2,), "“Harbour at a standstill”")
    assert shown.source.label == "“Harbour at a standstill”, paragraph 2"
    assert shown.note == "The report does not say when the cranes were damaged."
    assert not shown.time_bound


def test_what_the_source_reports_has_no_claimant_and_no_caveat(base: FactBase) -> None:
    shown = statement_of(base, base.facts["ships-waiting"])
    assert shown.claimant is None
    assert shown.attribution == "according to “Harbour at a standstill”"
    assert shown.caveats == ()
    assert shown.note is None
    assert shown.time_bound


def test_a_lifted_caveat_is_not_shown(base: FactBase) -> None:
    lifted = {"sides-unchecked": "an inspector counted them"}
    fact = base.facts["cranes-damaged"].model_copy(update={"lifted": lifted})
    assert statement_of(with_facts(base, [fact]), fact).caveats == ()


@pytest.mark.parametrize(
    ("fact", "relation", "lead", "other"),
    [
        ("union-accused", "dismissed_by", "Dismissed by", "union-dismissal"),
        ("union-dismissal", "dismisses", "This dismisses", "union-accused"),
        ("cranes-damaged", "differs", "The other side's account", "cranes-old"),
        ("cranes-old", "differs", "The other side's account", "cranes-damaged"),
    ],
)
def test_what_is_related_is_shown_along_both_ways(
    base: FactBase, fact: str, relation: str, lead: str, other: str
) -> None:
    (response,) = statement_of(base, base.facts[fact]).responses
    assert (response.relation, response.lead, response.statement.id) == (relation, lead, other)
    assert response.statement.attribution.startswith("according to ")
    assert [caveat.id for caveat in response.statement.caveats] == ["sides-unchecked"]
    assert response.statement.responses == ()


def test_what_answers_an_answer_is_shown_under_it(base: FactBase) -> None:
    retort = base.facts["mayor-calm"].model_copy(
        update={"id": "mayor-retort", "dismisses": ("cranes-old",)}
    )
    told = with_facts(base, [retort])
    (response,) = statement_of(told, told.facts["cranes-damaged"]).responses
    assert response.statement.id == "cranes-old"
    (answer,) = response.statement.responses
    assert (answer.relation, answer.statement.id) == ("dismissed_by", "mayor-retort")
    assert answer.statement.responses == ()


def test_accounts_that_all_differ_are_shown_side_by_side(base: FactBase) -> None:
    third = base.facts["mayor-calm"].model_copy(
        update={"id": "mayor-count", "differs": ("cranes-old", "cranes-damaged")}
    )
    told = with_facts(base, [third])
    shown = statement_of(told, told.facts["cranes-damaged"])
    assert [one.statement.id for one in shown.responses] == ["cranes-old", "mayor-count"]
    assert all(not one.statement.responses for one in shown.responses)


def test_a_fact_shown_with_an_earlier_one_is_not_shown_again(base: FactBase) -> None:
    facts = ["cranes-old", "mayor-calm", "cranes-damaged", "mayor-calm"]
    assert [shown.id for shown in statements_of(base, facts)] == ["cranes-old", "mayor-calm"]


def test_entries_are_offered_by_their_neutral_questions(base: FactBase) -> None:
    offered = suggest(base, ["ships-waiting", "cranes", "strike-end"])
    assert [item.question for item in offered] == [
        "How many ships could not be unloaded?",
        "What is said about the cranes?",
        "About when the walkout will end",
    ]


def test_headings_sentences_and_corrections_are_blocks_of_their_own(base: FactBase) -> None:
    kinds = [type(block) for block in compose(base, Answer("cranes", 1.0, OFF)).blocks]
    assert kinds == [CorrectionNote, Sentence, Heading, Statement]


def test_an_unknown_on_offer_fits_where_a_question_fits_and_shows_that_it_is_cut(
    base: FactBase,
) -> None:
    unknowns = tuple(
        unknown.model_copy(update={"what": "x" * 160}) for unknown in base.content.unknowns
    )
    long = type(base)(base.content.model_copy(update={"unknowns": unknowns}), "long")
    (offered,) = suggest(long, ["strike-end"])
    assert len(offered.question) == QUESTION_LENGTH
    assert offered.question.endswith("x…")
