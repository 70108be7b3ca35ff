"""Follow-ups are resolved against the entries that the last reply showed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering import Answerer, Reply
from bot.answering.explanation import explain
from bot.answering.follow_ups import Context, context_of, decide_after
from bot.answering.reply import Sentence
from tests.alone import alone
from tests.answering.asking import Changed

UNCHECKED = """\
  - id: unchecked
    question: Could the statements be checked?
    statement: The statements by either side could not be checked independently.
    source: harbour-report
    paragraphs: [3]
"""
After = Callable[..., Reply]


@pytest.fixture
def after(answerer: Answerer) -> After:
    """Return a function from entries and a follow-up to the reply."""

    def follow(text: str, *entries: str) -> Reply:
        return alone(answerer).reply_after(text, Context(entries))

    return follow


def lead(reply: Reply) -> str:
    assert isinstance(reply.blocks[0], Sentence)
    return reply.blocks[0].text


def test_a_source_is_who_says_it_and_where(after: After) -> None:
    reply = after("source?", "mayor-calm")
    assert lead(reply) == "Said by Mayor Ada Quill. Where: “Harbour at a standstill”, paragraph 4."
    assert (reply.outcome, reply.first) == ("answer", "mayor-calm")


def test_what_the_source_says_itself_is_said_by_it(after: After) -> None:
    assert lead(after("says who?", "goods-share")).startswith(
        "Said by “Harbour at a standstill” itself."
    )


def test_a_topic_is_shown_again_with_each_source(after: After) -> None:
    reply = after("who says that", "cranes")
    assert lead(reply) == "Who says this, and where:"
    assert reply.topic == "cranes"
    assert set(reply.visible_ids()) == {"cranes-damaged", "cranes-old"}


def test_a_claim_with_a_caveat_is_said_to_have_one(after: After) -> None:
    reply = after("is that true?", "cranes-damaged")
    assert lead(reply) == (
        "I repeat what “Harbour at a standstill” says and check nothing myself."
        " There is a caveat on this:"
    )
    assert reply.statements[0].caveats


@pytest.mark.parametrize("text", ["are you sure", "proof?", "is this confirmed"])
def test_a_claim_without_a_caveat_is_never_said_to_hold(after: After, text: str) -> None:
    reply = after(text, "mayor-calm")
    assert lead(reply).endswith("This stands there without a caveat:")
    assert reply.statements[0].attribution == "according to Mayor Ada Quill"


def test_some_of_several_facts_have_a_caveat(after: After) -> None:
    assert lead(after("legit?", "mayor-calm", "cranes-old")).endswith("on some of this:")


def test_the_fact_that_says_how_claims_stand_is_shown_with_them(
    changed: Changed, shipped_answerer: Answerer
) -> None:
    reply = alone(shipped_answerer).reply_after(
        "is that confirmed?", Context(("militants-killed",))
    )
    assert [one.id for one in reply.statements] == ["militants-killed", "verification-status"]
    answerer = changed(
        (
            "  - id: mayor-calm",
            f"{UNCHECKED}\n  - id: mayor-calm",
        )
    ).answerer
    reply = alone(answerer).reply_after("proof?", Context(("cranes-damaged",)))
    assert [one.id for one in reply.statements] == ["cranes-damaged", "unchecked"]


def test_a_topic_with_what_stands_beside_it_is_no_topic_to_page_through(
    shipped_answerer: Answerer,
) -> None:
    reply = alone(shipped_answerer).reply_after("is that confirmed?", Context(("death-toll",)))
    assert reply.topic is None
    facts = shipped_answerer.base.topics["death-toll"].facts
    assert {*facts, "verification-status"} <= set(reply.visible_ids())


def test_a_slot_is_answered_by_what_was_shown_if_it_says_so(after: After) -> None:
    reply = after("where?", "ships-waiting")
    assert (reply.outcome, reply.first, reply.corrections) == ("answer", "ships-waiting", ())


def test_a_slot_that_nothing_fills_is_said_to_be_open(after: After) -> None:
    reply = after("when?", "mayor-calm")
    assert reply.first == "mayor-calm"
    assert [one.text for one in reply.corrections] == [
        "“Harbour at a standstill” does not say when in this."
    ]


@pytest.mark.parametrize(
    ("text", "entry", "said"),
    [
        ("how many exactly", "cranes-old", "how many exactly"),
        ("how many exactly", "cranes-damaged", None),
        ("which ones", "cranes-damaged", "which ones"),
        ("which ones", "cranes-old", None),
        ("how long", "cranes-old", None),
        ("until when", "ships-waiting", "until when"),
        ("why", "union-dismissal", "why"),
    ],
)
def test_what_a_statement_says_is_told_from_what_it_leaves_open(
    after: After, text: str, entry: str, said: str | None
) -> None:
    reply = after(text, entry)
    assert reply.first == entry
    assert [one.correction.token for one in reply.corrections] == ([said] if said else [])


def test_the_day_is_that_of_the_same_event(shipped_answerer: Answerer) -> None:
    reply = alone(shipped_answerer).reply_after("when was this?", Context(("attack-targets",)))
    assert (reply.outcome, reply.first) == ("nearest", "attack-locations")
    reply = alone(shipped_answerer).reply_after("since when", Context(("resource-allegation",)))
    assert reply.first == "grievances-1948"


def test_more_shows_what_is_related_and_offers_the_rest(after: After) -> None:
    reply = after("tell me more", "union-accused")
    assert lead(reply) == "Related to that, “Harbour at a standstill” says:"
    assert (reply.outcome, reply.first) == ("nearest", "union-dismissal")
    assert reply.suggestions


def test_nothing_is_related_to_what_stands_alone(after: After) -> None:
    assert after("more", "goods-share").outcome == "no_answer"


def test_half_a_question_goes_with_the_last_one(shipped_answerer: Answerer) -> None:
    reply = alone(shipped_answerer).reply_after("and civilians?", Context(("militants-killed",)))
    assert (reply.outcome, reply.first) == ("answer", "civilians-killed")


def test_a_figure_by_itself_is_held_against_what_was_shown(after: After) -> None:
    reply = after("i heard 200", "cranes-damaged")
    assert reply.first == "cranes-damaged"
    assert [one.correction.token for one in reply.corrections] == ["200"]


@pytest.mark.parametrize("text", ["hold on a second", "what?"])
def test_what_says_and_asks_nothing_stands_alone(answerer: Answerer, text: str) -> None:
    assert alone(answerer).reply_after(text, Context(("mayor-calm",))) == answerer.reply(text)


def test_the_place_is_not_that_of_what_has_no_day(shipped_answerer: Answerer) -> None:
    reply = alone(shipped_answerer).reply_after("where?", Context(("trains-halted",)))
    assert (reply.first, reply.corrections[0].correction.token) == ("trains-halted", "where")


def test_two_readings_as_likely_are_shown_as_the_nearest(shipped_answerer: Answerer) -> None:
    reply = alone(shipped_answerer).reply_after("were those attacked?", Context(("quetta-sealed",)))
    assert reply.outcome == "nearest"
    assert reply.suggestions


def test_what_is_not_stated_can_be_followed_up(after: After) -> None:
    assert after("when?", "strike-end").unknown == "strike-end"
    assert after("source?", "strike-end").first == "ships-waiting"
    assert after("source?", "wage-demand").unknown == "wage-demand"
    assert after("and the cranes?", "strike-end").visible_ids()
    assert after("more", "strike-end").outcome == "no_answer"


def test_a_follow_up_may_lead_to_what_is_not_stated(shipped_answerer: Answerer) -> None:
    reply = alone(shipped_answerer).reply_after("and the wounded?", Context(("militants-killed",)))
    assert reply.outcome == "not_stated"


def test_where_nothing_was_shown_the_last_question_helps(shipped_answerer: Answerer) -> None:
    context = Context((), "how many journalists were killed")
    assert (
        alone(shipped_answerer).reply_after("and civilians?", context).first == "civilians-killed"
    )
    assert alone(shipped_answerer).reply_after("source?", context).outcome != "answer"


def test_a_whole_question_stands_alone(answerer: Answerer) -> None:
    text = "What share of the island's goods does the harbour handle?"
    assert alone(answerer).reply_after(text, Context(("mayor-calm",))) == answerer.reply(text)


def test_a_word_the_base_does_not_know_stands_alone(answerer: Answerer) -> None:
    text = "and the zebras"
    assert alone(answerer).reply_after(text, Context(("mayor-calm",))) == answerer.reply(text)


def test_an_entry_that_a_reload_has_removed_is_passed_over(answerer: Answerer) -> None:
    assert alone(answerer).reply_after("source?", Context(("gone",))) == answerer.reply("source?")


def test_a_context_is_what_a_reply_is_about(answerer: Answerer) -> None:
    topic = answerer.reply("tell me about the cranes")
    unknown = answerer.reply("when is the strike over")
    assert context_of(topic, "a").entries == ("cranes",)
    assert context_of(unknown).entries == ("strike-end",)
    assert context_of(answerer.reply("what did ada quill say")).entries == ("mayor-calm",)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("source?", "Outcome: source, “militants-killed” (How many militants does"),
        ("and civilians?", "Certain enough in the light of the last reply."),
    ],
)
def test_a_follow_up_is_explained(shipped_answerer: Answerer, text: str, line: str) -> None:
    decision = decide_after(shipped_answerer, text, Context(("militants-killed",)))
    assert line in "\n".join(explain(shipped_answerer, decision).lines())


@given(text=st.text(max_size=40), entry=st.integers(0, 10**6))
def test_any_follow_up_gets_a_reply_with_every_attribution(
    answerer: Answerer, text: str, entry: int
) -> None:
    entries = tuple(answerer.base.entries)
    reply = alone(answerer).reply_after(text, Context((entries[entry % len(entries)],)))
    for shown in reply.visible():
        fact = answerer.base.facts[shown.id]
        assert shown.attribution
        assert [one.id for one in shown.caveats] == [
            one.id for one in answerer.base.caveats_of(fact)
        ]


def test_what_goes_with_an_unknown_may_fill_a_slot(after: After) -> None:
    assert after("where?", "strike-end").first == "ships-waiting"
