"""Several stories side by side: which answers, what its reply says of it, and what follows up."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering import Reply, phrases
from bot.answering.follow_ups import Context, context_of
from bot.answering.reply import Heading, Sentence
from bot.answering.stories import Stories, open_stories, reply_under
from bot.rendering import as_json
from tests.two_stories import write_two

ARDEN, HARBOUR = "arden-flood", "harbour-strike"


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Stories:
    return open_stories(write_two(tmp_path_factory.mktemp("two") / "knowledge"))


def told(reply: Reply) -> tuple[str | None, str | None]:
    """Return the story a reply is of, and the fact or unknown it begins with."""
    return reply.story.id if reply.story else None, reply.unknown or reply.first


@pytest.mark.parametrize(
    ("question", "story", "entry"),
    [
        ("how many cranes were damaged?", HARBOUR, "cranes-damaged"),
        ("how many people died?", ARDEN, "toll-second"),
        ("number of ships waiting", HARBOUR, "ships-waiting"),
        ("when is the strike over?", HARBOUR, "strike-end"),
        ("cost of the flood", ARDEN, "cost"),
    ],
)
def test_the_story_that_holds_it_answers_and_says_which_it_is(
    two: Stories, question: str, story: str, entry: str
) -> None:
    reply = two.reply(question)
    assert told(reply) == (story, entry)
    assert reply.story is not None
    assert reply.blocks[0] == Sentence(f"On {reply.story.title}:")
    assert reply.revision == two.revision
    assert as_json(question, reply)["story"] == story


def test_every_statement_and_offer_is_marked_as_of_its_story(two: Stories) -> None:
    reply = two.reply("how many cranes were damaged?")
    tag = two.by_id[HARBOUR].story.tag
    assert len(tag) == 8
    assert [one.key for one in reply.visible()] == [f"{tag}/cranes-damaged", f"{tag}/cranes-old"]
    offers = two.complete("", 4)
    assert [item.story and item.story.id for item in offers] == [ARDEN, HARBOUR] * 2


def test_a_lone_story_is_not_named(two: Stories) -> None:
    alone = Stories((two.by_id[HARBOUR],))
    reply = alone.reply("how many cranes were damaged?")
    assert reply == two.by_id[HARBOUR].answerer.reply("how many cranes were damaged?")
    assert reply.story is None
    assert "story" not in str(as_json("", reply))
    assert alone.revision == two.by_id[HARBOUR].revision
    assert alone.complete("", 2) == two.by_id[HARBOUR].answerer.complete("", 2)
    facts = alone.relevant_facts("12 cranes were damaged")
    assert facts == two.by_id[HARBOUR].answerer.relevant_facts("12 cranes were damaged")
    assert alone.key(alone.first, "cranes-old") == "cranes-old"
    assert alone.name == "“Harbour at a standstill”"


def test_one_that_was_chosen_is_still_named_and_leads_back_to_itself(two: Stories) -> None:
    chosen = two.only(HARBOUR)
    reply = chosen.reply("how many cranes were damaged?")
    assert told(reply) == (HARBOUR, "cranes-damaged")
    (shown, *_) = reply.statements
    assert two.locate(shown.key) == (two.by_id[HARBOUR], "cranes-damaged")
    assert all(item.story for item in chosen.complete("", 2))


def test_a_follow_up_to_both_leads_is_about_the_first_story_alone(two: Stories) -> None:
    arden, harbour = two.by_id[ARDEN], two.by_id[HARBOUR]
    context = Context((two.key(arden, "rain"), two.key(harbour, "mayor-calm")))
    assert [one.key for one in two.reply_after("who says so?", context).statements] == [
        two.key(arden, "rain")
    ]


@pytest.mark.parametrize("text", ["hello", "who won the cup final?", "best pizza in town"])
def test_what_is_about_no_story_names_none(two: Stories, text: str) -> None:
    reply = two.reply(text)
    assert reply.story is None
    assert not reply.statements
    assert "the report" not in str(reply.blocks)
    if reply.outcome == "no_answer":
        assert {item.story for item in reply.suggestions} == {one.story for one in two.all}
        offered = as_json(text, reply)["suggestions"]
        assert {item["story"] for item in offered} == {ARDEN, HARBOUR}


def test_a_question_that_two_stories_answer_as_well_gets_both_leads(tmp_path: Path) -> None:
    folder = write_two(tmp_path / "two")
    for name, asked in (("harbour", "mayor-calm"), ("arden", "rain")):
        file = folder / name / "base.yaml"
        text = file.read_text("utf-8")
        before, found, after = text.partition(f"  - id: {asked}\n")
        after = after.replace("    asks: [", "    asks: [what did everybody talk about, ", 1)
        file.write_text(before + found + after, encoding="utf-8")
    two = open_stories(folder)
    reply = two.reply("what did everybody talk about?")
    assert reply.outcome == "nearest"
    assert reply.is_joint
    assert reply.blocks[0] == Sentence(phrases.SEVERAL_STORIES)
    titles = ["The flood in Arden", "The strike at the harbour"]
    assert [block.text for block in reply.blocks if isinstance(block, Heading)] == titles
    assert {shown.id for shown in reply.statements} == {"rain", "mayor-calm"}
    assert [item.question for item in reply.suggestions] == titles
    picked = two.entry(reply.suggestions[0].key)
    assert picked is not None
    assert told(picked) == (ARDEN, "rain")
    assert two.reply("what did everybody talk about?", addressed=False) is None


def test_the_bot_speaks_unasked_for_one_story_only_and_when_it_is_certain(two: Stories) -> None:
    certain = two.reply("How many cranes does the Harbour Board say were damaged?", addressed=False)
    assert certain is not None
    assert told(certain) == (HARBOUR, "cranes-damaged")
    assert two.reply("who won the cup final?", addressed=False) is None


def test_a_follow_up_is_read_in_the_story_of_the_reply(two: Stories) -> None:
    harbour = context_of(two.reply("how many cranes were damaged?"), "how many cranes?")
    assert told(two.reply_after("who says so?", harbour)) == (HARBOUR, "cranes-damaged")
    arden = context_of(two.reply("how many people died?"), "how many people died?")
    assert told(two.reply_after("is that confirmed?", arden)) == (ARDEN, "toll-second")


def test_a_whole_question_after_a_reply_goes_to_the_story_it_is_about(two: Stories) -> None:
    harbour = context_of(two.reply("how many cranes were damaged?"), "how many cranes?")
    reply = two.reply_after("how much did it rain in the flood?", harbour)
    assert told(reply) == (ARDEN, "rain")
    reply = two.reply_after("and is the old bridge closed?", harbour)
    assert told(reply)[0] == ARDEN


def test_a_follow_up_on_a_question_without_an_answer_goes_on_from_that_question(
    two: Stories,
) -> None:
    context = Context((), "what about the flood in Arden")
    assert told(two.reply_after("and how much did it rain?", context)) == (ARDEN, "rain")
    assert two.reply_after("why?", Context()).outcome in {"no_answer", "about_me"}


def test_a_title_is_read_with_the_text_under_it(two: Stories) -> None:
    assert told(reply_under(two, "see title", "How much did it rain?")) == (ARDEN, "rain")


def test_the_facts_near_a_text_stand_under_the_titles_of_their_stories(two: Stories) -> None:
    both = two.relevant_facts("12 cranes were damaged and 15 people died in the flood")
    headings = [block.text for block in both.blocks if isinstance(block, Heading)]
    assert headings == ["The flood in Arden", "The strike at the harbour"]
    assert {one.story for one in both.statements} == {one.story for one in two.all}
    nothing = two.relevant_facts("the cup final was a draw")
    assert (nothing.outcome, nothing.story) == ("no_answer", None)


def test_keys_lead_back_to_their_entries(two: Stories) -> None:
    arden = two.by_id[ARDEN]
    assert two.locate(two.key(arden, "rain")) == (arden, "rain")
    assert two.locate(two.key(arden, "cranes-old")) is None
    assert two.locate("0123abcd/rain") is None
    assert two.locate("rain") == (arden, "rain"), "of a reply from when there was one story"
    assert two.locate("cost-of-it") is None
    assert two.entry("0123abcd/rain") is None


def test_an_entry_that_two_stories_hold_is_not_guessed(tmp_path: Path) -> None:
    folder = write_two(tmp_path / "two")
    file = folder / "arden" / "base.yaml"
    file.write_text(
        file.read_text("utf-8")
        .replace("id: rain", "id: mayor-calm")
        .replace("[rain,", "[mayor-calm,"),
        encoding="utf-8",
    )
    two = open_stories(folder)
    assert two.locate("mayor-calm") is None
    assert two.only(ARDEN).locate("mayor-calm") == (two.by_id[ARDEN], "mayor-calm")
