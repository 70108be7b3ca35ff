"""The answerer: what a question comes to, by who asked, score, near misses and guards."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.answering import DEFAULT_POLICY, DEFAULT_RISK, Answerer, Policy, Reply, Snapshot
from bot.answering.explanation import explain
from bot.answering.guards.numbers import DAYS
from bot.answering.guards.slots import SLOTS
from bot.answering.outcome import Answer, Choice, Correction, NoAnswer, NotStated, Outcome
from bot.knowledge import FactBase
from bot.matching import Matcher, Matching
from bot.matching.text.lexicon import gazetteer
from tests.answering.asking import with_facts

NEVER = 1.01  # no confidence is as high


def decided(answerer: Answerer, question: str) -> Outcome:
    return answerer.decide(question).outcome


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("how many cranes were damaged", "cranes-damaged"),
        ("tell me about the cranes", "cranes"),
        ("what does the Board say", "said-by-harbour-board"),
    ],
)
def test_a_certain_question_is_answered(answerer: Answerer, question: str, entry: str) -> None:
    outcome = decided(answerer, question)
    assert isinstance(outcome, Answer)
    assert (outcome.entry, outcome.corrections) == (entry, ())
    assert outcome.confidence >= answerer.policy.answer


def test_a_question_with_a_wrong_figure_is_answered_with_a_correction(answerer: Answerer) -> None:
    outcome = decided(answerer, "were 29 cranes damaged")
    assert isinstance(outcome, Answer)
    assert outcome.corrections == (Correction("number", "29"),)
    reply = answerer.reply("were 29 cranes damaged")
    assert [note.text for note in reply.corrections] == [
        "“Harbour at a standstill” does not say 29 here."
    ]
    assert [shown.id for shown in reply.statements] == ["cranes-damaged"]


def test_below_the_limit_near_entries_are_offered_best_first(answerer: Answerer) -> None:
    unsure = Answerer(answerer.base, Policy(answer=NEVER))
    outcome = decided(unsure, "were 12 cranes damaged")
    assert isinstance(outcome, Choice)
    assert outcome.entries[0] == "cranes-damaged"
    reply = unsure.reply("were 12 cranes damaged")
    assert [item.id for item in reply.suggestions] == list(outcome.entries)
    assert {item.question for item in reply.suggestions} <= neutral_questions(answerer.base)


@pytest.mark.parametrize("offers", [0, 1, 2])
def test_no_more_is_offered_than_the_policy_says(answerer: Answerer, offers: int) -> None:
    outcome = decided(
        Answerer(answerer.base, Policy(answer=NEVER, offers=offers, offer=0)), "the damaged cranes"
    )
    if offers:
        assert isinstance(outcome, Choice)
        assert len(outcome.entries) == offers
    else:
        assert isinstance(outcome, NoAnswer)
        assert outcome.suggestions == ()


def test_what_is_far_behind_the_best_is_not_offered(answerer: Answerer) -> None:
    narrow = decided(
        Answerer(answerer.base, Policy(answer=NEVER, offer=1.0)), "were 12 cranes damaged"
    )
    wide = decided(
        Answerer(answerer.base, Policy(answer=NEVER, offer=0.0)), "were 12 cranes damaged"
    )
    assert isinstance(narrow, Choice)
    assert isinstance(wide, Choice)
    assert narrow.entries == wide.entries[:1] == ("cranes-damaged",)
    assert len(wide.entries) > 1


def test_an_unknown_is_told_with_the_nearest_facts(answerer: Answerer) -> None:
    outcome = decided(answerer, "when is the strike over")
    assert isinstance(outcome, NotStated)
    assert outcome.unknown == "strike-end"
    reply = answerer.reply("when is the strike over")
    assert (reply.outcome, reply.unknown) == ("not_stated", "strike-end")
    assert [shown.id for shown in reply.statements] == ["ships-waiting"]


def test_what_an_unknown_shows_is_not_offered_once_more(answerer: Answerer) -> None:
    generous = Answerer(answerer.base, Policy(offer=-9))
    outcome = decided(generous, "when is the strike over")
    assert isinstance(outcome, NotStated)
    assert outcome.suggestions
    assert len(outcome.suggestions) <= 3
    assert "ships-waiting" not in outcome.suggestions


def test_an_unknown_that_scores_higher_asks_for_more_certainty(answerer: Answerer) -> None:
    question = "wage demand of the dockers"
    matching = answerer.matcher.match(question)
    answer, unknown = matching.best("answer"), matching.best("unknown")
    assert answer
    assert unknown
    assert unknown.score > answer.score
    bold = Answerer(answerer.base, Policy(answer=0, covered=0, margin=-1))
    assert isinstance(decided(bold, question), Answer)
    assert isinstance(
        decided(Answerer(answerer.base, Policy(answer=0, covered=0)), question),
        NotStated,
    )


@pytest.mark.parametrize(
    "question", ["who won the cup final", "zeppelin", "", "???", "how are you today my friend"]
)
def test_what_the_base_is_not_about_has_no_answer_and_no_offers(
    answerer: Answerer, question: str
) -> None:
    outcome = decided(answerer, question)
    assert isinstance(outcome, NoAnswer)
    assert (outcome.corrections, outcome.suggestions) == ((), ())


def test_a_question_of_mostly_other_words_has_no_answer(answerer: Answerer) -> None:
    question = "were 12 cranes damaged"
    assert isinstance(
        decided(Answerer(answerer.base, Policy(answer=NEVER, relevant=1.01)), question), NoAnswer
    )
    assert isinstance(
        decided(Answerer(answerer.base, Policy(answer=NEVER, relevant=0.5)), question), Choice
    )


@pytest.mark.parametrize(("covered", "kind"), [(1.0, Choice), (0.5, Answer)])
def test_an_answer_has_to_hold_enough_of_the_words(
    answerer: Answerer, covered: float, kind: type
) -> None:
    question = "were 12 cranes damaged by zxqvw"
    bold = Answerer(answerer.base, Policy(answer=0, covered=covered))
    assert isinstance(decided(bold, question), kind)


def test_a_phrasing_word_for_word_is_answered_whatever_the_limits(answerer: Answerer) -> None:
    strict = Answerer(answerer.base, Policy(answer=NEVER, covered=NEVER))
    assert isinstance(decided(strict, "How many cranes were damaged?"), Answer)
    assert isinstance(decided(strict, "were 12 cranes damaged"), Choice)


def test_an_unsure_question_about_another_place_names_it(answerer: Answerer) -> None:
    question = "how many cranes were damaged in Karachi"
    outcome = decided(Answerer(answerer.base, Policy(answer=NEVER)), question)
    assert isinstance(outcome, NoAnswer)
    assert outcome.corrections == (Correction("name", "Karachi"),)
    assert outcome.suggestions[0] == "cranes-damaged"
    assert len(outcome.suggestions) <= 3


def test_a_near_miss_is_not_answered_however_sure(answerer: Answerer) -> None:
    bold = Answerer(answerer.base, Policy(answer=0, covered=0, margin=-1))
    assert decided(bold, "number of ships waiting").confidence >= DEFAULT_POLICY.answer
    assert isinstance(decided(bold, "number of ships waiting"), Answer)
    assert isinstance(decided(bold, "how many ships sank"), Choice)


def test_a_near_miss_of_another_entry_forbids_nothing(answerer: Answerer) -> None:
    fact = answerer.base.facts["mayor-calm"]
    other = fact.model_copy(update={"not_asks": ("crane damage in numbers",)})
    outcome = decided(Answerer(with_facts(answerer.base, [other])), "crane damage")
    assert isinstance(outcome, Answer)
    assert outcome.entry == "cranes-damaged"


def test_the_first_question_costs_what_the_hundredth_does(
    shipped: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    matched: list[str] = []
    match = Matcher.match

    def counted(matcher: Matcher, text: str) -> Matching:
        matched.append(text)
        return match(matcher, text)

    monkeypatch.setattr(Matcher, "match", counted)
    fresh = Answerer(shipped.base)
    assert len(matched) > 100, "the limits are found when the answerer is built"
    matched.clear()
    questions = ["how many militants were killed", "was it 29 soldiers", "who did it, then?"]
    for question in questions:
        fresh.reply(question)
        fresh.reply(question, addressed=False)
        explain(fresh, fresh.decide(question)).lines()
    assert matched == [question for question in questions for _ in range(3)]


def test_a_bot_that_is_only_ever_addressed_finds_one_limit(shipped: Snapshot) -> None:
    policy = shipped.answerer.calibrated(DEFAULT_RISK, unasked=False)
    assert policy.answer == shipped.answerer.policy.answer
    asked = shipped.answerer.using(policy)
    assert asked.reply("how many militants were killed", addressed=False) is None


def test_a_choice_is_between_at_most_five_neutral_questions(
    shipped: Snapshot, golden_replies: tuple[Reply, ...]
) -> None:
    choices = [reply for reply in golden_replies if reply.outcome == "choice"]
    assert choices
    for reply in choices:
        assert 1 <= len(reply.suggestions) <= 5
        assert {item.question for item in reply.suggestions} <= neutral_questions(shipped.base)


typed = st.text(st.characters(), max_size=3_000) | st.lists(
    st.sampled_from(
        "how many 12 29 cranes were not damaged zxqvw in karachi gaza ships no never board union "
        "say according to one in twenty half sunday hw quill when strike wage money . "
        "? 99999999999999 \ud800 \0 <@1> **".split(" ")
    ),
    max_size=14,
).map(" ".join)


@example("CRAN:HW")  # the chat spelling of "how"
@given(typed)
def test_any_text_gets_a_reply_and_none_of_it_comes_back(answerer: Answerer, text: str) -> None:
    reply = answerer.reply(text)
    assert 0 <= reply.confidence <= 1
    assert reply.blocks
    unasked = answerer.reply(text, addressed=False)
    assert unasked is None or (unasked == reply and reply.outcome == "answer")
    assert answerer.relevant_facts(text).outcome in {"answer", "no_answer"}
    names = {*gazetteer().names.values()} | {actor.name for actor in answerer.base.actors.values()}
    days = {day.capitalize() for day in DAYS}
    figures = {"half", "quarter", "third", "tenth", "fifth", "", *days}
    for note in reply.corrections:
        told = note.correction.token
        match note.correction.kind:
            case "number":
                assert told in figures or told.removeprefix("1 in ").replace(".", "").isdigit()
            case "slot":
                assert told in SLOTS
            case "name" | "claimant":
                assert told in names
            case "negation":
                assert told == ""
        assert len(told) <= 80
        assert "zxqvw" not in note.text


def neutral_questions(base: FactBase) -> set[str]:
    """Return the questions that may be shown."""
    facts = {fact.question for fact in base.facts.values()}
    return facts | {topic.question for topic in base.topics.values()}
