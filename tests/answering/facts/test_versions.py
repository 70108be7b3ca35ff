"""Questions about what later reports tell otherwise: what comes first, what stands beside it."""

from __future__ import annotations

import pytest

from bot.answering import Answerer, Reply, Snapshot, compose_entry, compose_event, open_snapshot
from bot.answering.explanation import explain
from bot.answering.follow_ups import Context
from bot.answering.reply import Statement
from bot.answering.verdict import Expected, verdict
from tests.alone import alone
from tests.answering.asking import all_statements
from tests.flood import FLOOD, with_last_toll, write_flood

TWO, THREE = FLOOD, with_last_toll()
Along = dict[str, str]


def built(tmp_path_factory: pytest.TempPathFactory, text: str) -> Snapshot:
    return open_snapshot(write_flood(tmp_path_factory.mktemp("flood") / "knowledge", text))


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Return the base with two tolls."""
    return built(tmp_path_factory, TWO)


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Return the base with three tolls."""
    return built(tmp_path_factory, THREE)


def along(reply: Reply) -> Along:
    """Return what stands along with the first statement, by relation and id, and in its order."""
    return {one.statement.id: one.relation for one in reply.statements[0].responses}


NEW: Along = {"toll-first": "updates"}
OLD: Along = {"toll-second": "updated_by"}
TAKEN_BACK: Along = {"homes-withdrawn": "retracted_by"}
TAKING_BACK: Along = {"homes-damaged": "retracts"}
QUESTIONS = [
    ("how many people died", "toll-second", NEW),
    ("how many people were killed in the flood", "toll-second", NEW),
    ("death toll", "toll-second", NEW),
    ("did 19 people die", "toll-second", NEW),
    ("were nineteen people killed", "toll-second", NEW),
    ("how many deaths does the hospital count", "toll-second", NEW),
    ("did 15 people die", "toll-first", OLD),
    ("were 15 killed in the flood", "toll-first", OLD),
    ("how many people died at first", "toll-first", OLD),
    ("what was the earlier death toll", "toll-first", OLD),
    ("how many dead on Monday", "toll-first", OLD),
    ("how many deaths did the police count", "toll-first", OLD),
    ("how many homes were damaged", "homes-withdrawn", TAKING_BACK),
    ("why was the number of homes withdrawn", "homes-withdrawn", TAKING_BACK),
    ("were 400 homes damaged", "homes-damaged", TAKEN_BACK),
    ("is the old bridge closed", "bridge-open", {"bridge-closed": "updates"}),
    ("can I cross the old bridge", "bridge-open", {"bridge-closed": "updates"}),
    ("how much rain fell", "rain", {}),
]


@pytest.mark.parametrize(("question", "first", "beside"), QUESTIONS)
def test_the_newer_comes_first_unless_the_older_is_asked_for(
    two: Snapshot, question: str, first: str, beside: Along
) -> None:
    reply = two.answerer.reply(question)
    assert reply.first == first
    assert along(reply) == beside
    assert reply.corrections == ()
    assert reply.outcome in {"answer", "nearest"}


@pytest.mark.parametrize(
    ("question", "first", "beside"),
    [
        ("how many people died", "toll-last", ["toll-second", "toll-first"]),
        ("did 21 people die", "toll-last", ["toll-second", "toll-first"]),
        ("did 19 people die", "toll-second", ["toll-last", "toll-first"]),
        ("did 15 people die", "toll-first", ["toll-last", "toll-second"]),
        ("death toll at first", "toll-first", ["toll-last", "toll-second"]),
        ("final death toll of earlier", "toll-second", ["toll-last", "toll-first"]),
        ("how many deaths did the police count", "toll-last", ["toll-second", "toll-first"]),
    ],
)
def test_a_row_of_updates_is_shown_whole_the_newest_first(
    three: Snapshot, question: str, first: str, beside: list[str]
) -> None:
    reply = three.answerer.reply(question)
    assert (reply.first, list(along(reply))) == (first, beside)
    assert reply.corrections == ()


@pytest.mark.parametrize("question", ["did 29 people die", "were 17 people killed in the flood"])
def test_a_figure_of_no_version_is_still_corrected(three: Snapshot, question: str) -> None:
    (correction,) = three.answerer.reply(question).corrections
    assert correction.text in {
        "What I have read does not say 29 here.",
        "What I have read does not say 17 here.",
    }


def test_versions_are_no_rivals_that_make_an_answer_uncertain(three: Snapshot) -> None:
    reply = three.answerer.reply("did 15 people die?")
    assert reply.outcome == "answer"
    offered = {item.id for item in three.answerer.reply("did 29 people die").suggestions}
    assert offered.isdisjoint({"toll-first", "toll-second", "toll-last"})


def test_the_older_picked_by_hand_is_shown_with_what_came_later(two: Snapshot) -> None:
    reply = compose_entry(two.base, "toll-first")
    (shown,) = reply.statements
    assert shown.statement == "It counts at least 15 people killed by the water."
    (later,) = shown.responses
    assert (later.lead, later.statement.statement) == ("Later", "The death toll has risen to 19.")


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("all figures of dead and missing", ["toll-second", "missing"]),
        ("all figures of dead and missing: 15 dead?", ["toll-first", "missing"]),
    ],
)
def test_a_topic_shows_the_newer_first_and_the_earlier_along_with_it(
    two: Snapshot, question: str, shown: list[str]
) -> None:
    reply = two.answerer.reply(question)
    assert reply.topic == "tolls"
    assert {one.id for one in reply.statements} == {*shown}
    tolls = next(one for one in reply.statements if one.id.startswith("toll"))
    assert tolls.id == shown[0]
    ids = [one.id for one in all_statements(reply.blocks)]
    assert len(ids) == len({*ids}) == 3


def test_a_topic_without_the_latest_version_begins_with_its_own(three: Snapshot) -> None:
    reply = three.answerer.reply("casualties of the flood")
    (tolls,) = [one for one in reply.statements if one.id.startswith("toll")]
    assert tolls.id == "toll-second"
    assert [(one.relation, one.statement.id) for one in tolls.responses] == [
        ("updated_by", "toll-last"),
        ("updates", "toll-first"),
    ]


def test_what_somebody_says_begins_with_their_latest(three: Snapshot) -> None:
    reply = three.answerer.reply("what do the police say")
    assert [one.id for one in reply.statements] == ["toll-last", "missing"]


def test_an_event_of_the_timeline_shows_what_came_later(two: Snapshot) -> None:
    blocks = compose_event(two.base, two.base.timeline[0])
    shown = {one.id: one for one in blocks if isinstance(one, Statement)}
    assert list(shown) == ["rain", "toll-first", "bridge-closed"]
    assert [one.relation for one in shown["bridge-closed"].responses] == ["updated_by"]


@pytest.mark.parametrize("entry", ["cost", "homes-damaged", "homes-withdrawn", "said-by-council"])
def test_what_was_taken_back_says_so_wherever_it_stands(two: Snapshot, entry: str) -> None:
    shown = {one.id: one for one in all_statements(compose_entry(two.base, entry).blocks)}
    assert shown["homes-damaged"].notices == ("Taken back since by the town council.",)
    assert "homes-withdrawn" in shown


def test_an_older_version_between_others_says_who_updated_it(three: Snapshot) -> None:
    def toll(reply: Reply, identity: str) -> Statement:
        return next(one for one in all_statements(reply.blocks) if one.id == identity)

    assert toll(compose_entry(three.base, "toll-first"), "toll-second").notices == (
        "Updated since by the Arden police.",
    )
    assert toll(compose_entry(three.base, "toll-last"), "toll-second").notices == ()


def test_a_caveat_lifted_by_a_later_source_is_lifted_in_its_name(two: Snapshot) -> None:
    (shown,) = two.answerer.reply("how many are missing").statements
    assert shown.caveats == ()
    (notice,) = shown.notices
    source = "“Arden after the flood” (Arden Post), date not stated"
    assert notice == f"Confirmed since by {source}, as that source itself says."


@pytest.mark.parametrize(
    ("entry", "labels"),
    [
        ("rain", ["“Flood in Arden”, paragraph 6"]),
        (
            "bridge-open",
            [
                "“Arden after the flood” (Arden Post), date not stated, paragraph 5",
                "“Flood in Arden”, Monday, paragraph 4",
            ],
        ),
    ],
)
def test_dates_stand_with_the_sources_where_there_are_several(
    two: Snapshot, entry: str, labels: list[str]
) -> None:
    shown = all_statements(compose_entry(two.base, entry).blocks)
    assert [one.source.label for one in shown] == labels


def test_an_answer_to_several_questions_dates_its_sources(two: Snapshot) -> None:
    reply = two.answerer.reply("how much rain fell? and is the school open?")
    labels = {one.id: one.source.label for one in reply.statements}
    assert labels == {
        "rain": "“Flood in Arden”, Monday, paragraph 6",
        "school": "“What the water left”, Friday, paragraph 3",
    }


def test_a_text_that_is_checked_is_set_beside_dated_versions(two: Snapshot) -> None:
    reply = two.answerer.relevant_facts("They say that 15 people were killed in the flood.")
    shown = {one.id: one.source.date for one in all_statements(reply.blocks)}
    assert shown["toll-first"] == "Monday"
    assert shown["toll-second"] == "date not stated"


def test_half_a_question_finds_the_newer_version(two: Snapshot) -> None:
    context = Context(("rain",), "how much rain fell")
    reply = alone(two.answerer).reply_after("and how many deaths?", context)
    assert reply.first == "toll-second"


def test_a_question_that_expects_the_older_is_answered_by_the_newer(two: Snapshot) -> None:
    reply = two.answerer.reply("how many people died")
    assert verdict(two.base, reply, Expected(("toll-first",))) == "right"
    older = compose_entry(two.base, "toll-first")
    assert verdict(two.base, older, Expected(("toll-second",))) == "shown"


def test_why_names_the_version_that_the_words_found(two: Snapshot) -> None:
    decision = two.answerer.decide("how many people died")
    lines = "\n".join(explain(two.answerer, decision).lines())
    assert "Outcome: answer with “toll-second”" in lines
    assert "Nearest: “toll-first” (How many deaths did the police count at first?), the" in lines
    assert "Scored higher" not in lines


def test_a_base_of_one_source_shows_no_dates(answerer: Answerer) -> None:
    reply = answerer.reply("how many cranes were damaged")
    assert {one.source.date for one in all_statements(reply.blocks)} == {""}
