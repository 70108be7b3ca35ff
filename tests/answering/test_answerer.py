"""The answerer: what a question comes to, by who asked, score, near misses and guards."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.answering import DEFAULT_POLICY, Answerer, Policy, Reply, Snapshot
from bot.answering.explanation import explain
from bot.answering.guards.numbers import DAYS
from bot.answering.guards.quantifiers import QUANTIFIERS
from bot.answering.guards.slots import SLOTS
from bot.answering.outcome import Answer, Correction, Nearest, NoAnswer, NotStated, Outcome
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


def test_below_the_limit_the_nearest_entry_is_shown_and_others_offered(answerer: Answerer) -> None:
    unsure = Answerer(answerer.base, Policy(answer=NEVER))
    outcome = decided(unsure, "were 12 cranes damaged")
    assert isinstance(outcome, Nearest)
    assert (outcome.entry, outcome.corrections) == ("cranes-damaged", ())
    assert 0 < len(outcome.others) <= 4
    assert outcome.entry not in outcome.others
    reply = unsure.reply("were 12 cranes damaged")
    assert reply.first == "cranes-damaged"
    assert [item.id for item in reply.suggestions] == list(outcome.others)
    assert {item.question for item in reply.suggestions} <= neutral_questions(answerer.base)


def test_the_nearest_is_shown_from_the_limit_of_both_probabilities_on(answerer: Answerer) -> None:
    question = "were many cranes rusty for years"
    matching = answerer.matcher.match(question)
    likely = matching.confidence * matching.on_topic
    shown = Answerer(answerer.base, Policy(answer=NEVER, nearest=likely))
    assert isinstance(decided(shown, question), Nearest)
    silent = Answerer(answerer.base, Policy(answer=NEVER, nearest=likely + 0.001))
    assert isinstance(decided(silent, question), NoAnswer)


def test_what_is_likelier_right_than_not_is_shown_whatever_it_is_about(answerer: Answerer) -> None:
    distrustful = Answerer(answerer.base, Policy(answer=NEVER, nearest=NEVER))
    assert isinstance(decided(distrustful, "were 12 cranes damaged"), Nearest)
    assert isinstance(decided(distrustful, "were many cranes rusty for years"), NoAnswer)


def test_the_nearest_is_corrected_too(answerer: Answerer) -> None:
    unsure = Answerer(answerer.base, Policy(answer=NEVER))
    outcome = decided(unsure, "were 29 cranes damaged")
    assert isinstance(outcome, Nearest)
    assert outcome.corrections == (Correction("number", "29"),)


def test_an_unknown_is_told_with_the_nearest_facts(answerer: Answerer) -> None:
    outcome = decided(answerer, "when is the strike over")
    assert isinstance(outcome, NotStated)
    assert outcome.unknown == "strike-end"
    reply = answerer.reply("when is the strike over")
    assert (reply.outcome, reply.unknown) == ("not_stated", "strike-end")
    assert [shown.id for shown in reply.statements] == ["ships-waiting"]


def test_what_an_unknown_shows_is_not_offered_once_more(
    answerer: Answerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.answering.answerer.WORTH_OFFERING", -9)
    outcome = decided(answerer, "when is the strike over")
    assert isinstance(outcome, NotStated)
    assert outcome.suggestions
    assert len(outcome.suggestions) <= 3
    assert "ships-waiting" not in outcome.suggestions


def test_an_unknown_that_scores_higher_is_told_where_no_answer_is_certain(
    answerer: Answerer,
) -> None:
    question = "wage demand of the dockers"
    matching = answerer.matcher.match(question)
    assert matching.ranked[0].kind == "unknown"
    bold = Answerer(answerer.base, Policy(answer=0))
    assert isinstance(decided(bold, f"{question} union statement"), Answer)  # it hardly leads there
    assert bold.decide(question).doubts == ("unknown",)
    assert isinstance(decided(bold, question), NotStated)
    off_topic = Policy(answer=NEVER, on_topic=matching.on_topic + 0.01)
    assert isinstance(decided(Answerer(answerer.base, off_topic), question), NoAnswer)


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("how much money do they want in Gaza", NoAnswer),
        ("wage demand of the dockers in France", NotStated),
        ("how much money do they want", NotStated),
    ],
)
def test_a_question_about_elsewhere_is_not_told_what_is_not_stated_here(
    answerer: Answerer, question: str, outcome: type[Outcome]
) -> None:
    assert answerer.matcher.match(question).ranked[0].kind == "unknown"
    assert type(decided(answerer, question)) is outcome


def test_what_the_base_is_hardly_about_is_not_answered_plainly(answerer: Answerer) -> None:
    question = "how many crane were broken"
    assert isinstance(decided(answerer, question), Answer)
    sure = answerer.matcher.match(question).on_topic
    strict = Answerer(answerer.base, Policy(answer_on_topic=sure + 0.001))
    assert strict.decide(question).doubts == ("on_topic",)
    assert isinstance(decided(strict, question), Nearest)


@pytest.mark.parametrize(
    "question", ["who won the cup final", "zeppelin", "", "\u202e", "how old is my friend"]
)
def test_what_the_base_is_not_about_has_no_answer_and_no_offers(
    answerer: Answerer, question: str
) -> None:
    outcome = decided(answerer, question)
    assert isinstance(outcome, NoAnswer)
    assert outcome.suggestions == ()


def test_words_that_no_entry_holds_do_not_silence_a_question(answerer: Answerer) -> None:
    bold = Answerer(answerer.base, Policy(answer=0))
    assert isinstance(decided(bold, "were 12 cranes damaged by zxqvw"), Answer)


def test_a_phrasing_word_for_word_is_answered_whatever_the_limits(answerer: Answerer) -> None:
    strict = Answerer(answerer.base, Policy(answer=NEVER))
    assert isinstance(decided(strict, "How many cranes were damaged?"), Answer)
    assert isinstance(decided(strict, "were 12 cranes damaged"), Nearest)


def test_an_unsure_question_about_another_place_names_it(answerer: Answerer) -> None:
    question = "how many cranes were damaged in Karachi"
    outcome = decided(Answerer(answerer.base, Policy(answer=NEVER)), question)
    assert isinstance(outcome, Nearest)
    assert outcome.corrections == (Correction("name", "Karachi"),)
    assert outcome.entry == "cranes-damaged"


def test_a_near_miss_is_not_answered_however_sure(answerer: Answerer) -> None:
    bold = Answerer(answerer.base, Policy(answer=0))
    assert decided(bold, "number of ships waiting").confidence >= DEFAULT_POLICY.answer
    assert isinstance(decided(bold, "number of ships waiting"), Answer)
    assert isinstance(decided(bold, "how many ships sank"), Nearest | NotStated)


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
    assert matched == [], "a base is not tried before somebody asks"
    questions = ["how many militants were killed", "was it 29 soldiers", "who did it, then?"]
    for question in questions:
        fresh.reply(question)
        fresh.reply(question, addressed=False)
        explain(fresh, fresh.decide(question)).lines()
    assert matched == [question for question in questions for _ in range(3)]


def test_of_a_topic_the_fact_that_is_asked_for_comes_first(answerer: Answerer) -> None:
    reply = answerer.reply("both versions of the story of the old cranes")
    assert reply.topic == "cranes"
    assert reply.first == "cranes-old"
    assert answerer.reply("What is said about the cranes?").first == "cranes-damaged"


def test_of_who_is_asked_for_their_fact_comes_first(answerer: Answerer) -> None:
    reply = answerer.reply("both versions of the crane story, says the union")
    assert reply.topic == "cranes"
    assert reply.first == "cranes-old"


def test_the_nearest_comes_with_at_most_four_neutral_questions(
    shipped: Snapshot, golden_replies: tuple[Reply, ...]
) -> None:
    uncertain = [reply for reply in golden_replies if reply.outcome == "nearest"]
    assert uncertain
    for reply in uncertain:
        assert reply.statements
        assert len(reply.suggestions) <= 4
        assert {item.question for item in reply.suggestions} <= neutral_questions(shipped.base)


typed = st.text(st.characters(), max_size=3_000) | st.lists(
    st.sampled_from(
        "how many 12 29 cranes were not damaged zxqvw in karachi gaza ships no never board union "
        "all only accused admitted crane "
        "say according to one in twenty half sunday hw quill when strike wage money . "
        "? 99999999999999 \ud800 \0 <@1> **".split(" ")
    ),
    max_size=14,
).map(" ".join)


@example("AWGE:W:W")  # a misspelling of what is not stated
@example("CRAN:HW")  # the chat spelling of "how"
@example("0%")  # a figure with its sign
@example("0'CRANE;0 TO 1000000000000#B")  # a range that ends in no figure anybody uses
@given(typed)
def test_any_text_gets_a_reply_and_none_of_it_comes_back(answerer: Answerer, text: str) -> None:
    reply = answerer.reply(text)
    assert 0 <= reply.confidence <= 1
    assert reply.blocks
    unasked = answerer.reply(text, addressed=False)
    assert unasked is None or (unasked == reply and reply.outcome == "answer")
    assert answerer.relevant_facts(text).outcome in {"answer", "not_stated", "no_answer"}
    names = {*gazetteer().names.values()} | {actor.name for actor in answerer.base.actors.values()}
    days = {day.capitalize() for day in DAYS}
    figures = {"half", "quarter", "third", "tenth", "fifth", "", *days}
    for note in reply.corrections:
        told = note.correction.token
        match note.correction.kind:
            case "number":
                figure = told.removeprefix("1 in ").removesuffix("%").replace(".", "")
                assert told in figures or figure.isdigit()
            case "slot":
                assert told in SLOTS
            case "name" | "claimant":
                assert told in names
            case "quantifier":
                assert told in QUANTIFIERS
            case "negation" | "opposite" | "role":
                assert told == ""
        assert len(told) <= 80
        assert "zxqvw" not in note.text


def neutral_questions(base: FactBase) -> set[str]:
    """Return the questions that may be shown."""
    facts = {fact.question for fact in base.facts.values()}
    return facts | {topic.question for topic in base.topics.values()}
