"""`/ask` with its autocomplete, `/check`, and "Check against the facts"."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering.live import LiveBase
from bot.answering.phrases import NO_ANSWER
from bot.discord_bot import phrases
from tests.discord_bot.town import QUESTION, STATEMENT, Town, buttons, options, response, text_of
from tests.world import world_yaml

MENU = "Check against the facts"


async def test_ask_answers_everybody_under_the_neutral_question(town: Town) -> None:
    result = await town.asker.slash(town.channel, "ask", question="how meny crans were damagd")
    text = text_of(response(result))
    assert text.startswith("**How many cranes does the Harbour Board say were damaged?**\n")
    assert STATEMENT in text
    assert "**Unchecked:**" in text
    assert not result.ephemeral
    assert phrases.REMOVE_BUTTON in buttons(response(result))


async def test_ask_privately_answers_the_asker_alone(town: Town) -> None:
    result = await town.asker.slash(town.channel, "ask", question=QUESTION, private=True)
    assert result.ephemeral
    assert STATEMENT in text_of(response(result))
    assert phrases.REMOVE_BUTTON not in buttons(response(result)), "anybody can dismiss their own"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("what is said about the cranes?", "### The cranes, as each side tells it"),
        ("when is the strike over?", "does not state when the walkout will end."),
        ("who won the cup final?", "My fact base holds nothing on that."),
        ("@everyone", "My fact base holds nothing on that."),
        ("?" * 200, "/help shows how, with examples."),
        ("?" * 2_000, "/help shows how, with examples."),
        ("x" * 2_000, "My fact base holds nothing on that."),
    ],
)
async def test_ask_always_answers(town: Town, question: str, said: str) -> None:
    result = await town.asker.slash(town.channel, "ask", question=question)
    assert said in text_of(response(result))


async def test_ask_works_in_a_direct_message(town: Town) -> None:
    result = await town.asker.user.slash("ask", question=QUESTION)
    assert STATEMENT in text_of(response(result))


async def test_each_question_of_the_base_is_offered_and_answers_itself(town: Town) -> None:
    base = town.bot.live.current.first.base
    shown: dict[str, tuple[str, ...]] = {fact.question: (fact.id,) for fact in base.facts.values()}
    shown |= {topic.question: topic.facts for topic in base.topics.values()}
    for question, facts in shown.items():
        offered = await town.asker.autocomplete(town.channel, "ask", "question", question)
        assert offered[0]["value"] == question
        result = await town.asker.slash(town.channel, "ask", question=offered[0]["value"])
        text = text_of(result.response)
        assert all(base.facts[fact].statement in text for fact in facts)


@pytest.mark.parametrize(
    "typed",
    ["", "h", "crans", "c" * 101, "zzzzqqqq", "\x00", "\u202e", "🏗️", "' OR 1=1 --", "?" * 3_000],
)
async def test_autocomplete_never_fails_and_keeps_the_limits(town: Town, typed: str) -> None:
    offered = await town.asker.autocomplete(town.channel, "ask", "question", typed)
    assert len(offered) <= 25
    assert all(1 <= len(choice["name"]) <= 100 for choice in offered)
    questions = {entry.question for entry in town.bot.live.current.first.base.facts.values()}
    questions |= {entry.question for entry in town.bot.live.current.first.base.topics.values()}
    assert {choice["value"] for choice in offered} <= questions


async def test_autocomplete_stands_typing_errors(town: Town) -> None:
    offered = await town.asker.autocomplete(town.channel, "ask", "question", "crains damagd")
    assert "How many cranes does the Harbour Board say were damaged?" in {
        choice["value"] for choice in offered
    }


async def test_autocomplete_offers_at_most_25_of_more(town: Town, tmp_path: Path) -> None:
    extra = "".join(
        f"  - id: dock-{number}\n    question: What is known about dock number {number}?\n"
        f"    statement: Dock {number} is there.\n    source: harbour-report\n"
        "    paragraphs: [1]\n"
        for number in range(26)
    )
    (tmp_path / "world.yaml").write_text(world_yaml(), encoding="utf-8")
    (tmp_path / "docks.yaml").write_text(f"facts:\n{extra}", encoding="utf-8")
    town.bot.live = LiveBase(tmp_path)
    offered = await town.asker.autocomplete(town.channel, "ask", "question", "dock number")
    assert len(offered) == 25


async def test_check_shows_privately_what_bears_on_a_text(town: Town) -> None:
    text = "Big news. I hear 12 cranes were damaged. Forty ships could not be unloaded!"
    result = await town.asker.slash(town.channel, "check", text=text)
    assert result.ephemeral
    shown = text_of(response(result))
    assert shown.startswith(phrases.NEAR_THE_TEXT)
    assert STATEMENT in shown
    assert "forty ships waiting" in shown
    assert "Big news" not in shown


@pytest.mark.parametrize("text", ["nothing of the kind", "\u200b", "🏗️"])
async def test_check_says_so_where_no_fact_bears_on_a_text(town: Town, text: str) -> None:
    result = await town.asker.slash(town.channel, "check", text=text)
    assert result.ephemeral
    shown = response(result)
    assert text_of(shown) == NO_ANSWER
    assert not options(shown)


async def test_the_message_command_does_the_same_for_anybodys_message(town: Town) -> None:
    post = await town.other.send(town.channel, "12 cranes were damaged, I hear")
    result = await town.asker.context_menu(town.channel, MENU, post)
    assert result.ephemeral
    assert STATEMENT in text_of(response(result))


async def test_a_message_without_text_cannot_be_checked(town: Town) -> None:
    post = await town.other.send(town.channel, "", attachments=[("crane.png", b"\x89PNG")])
    result = await town.asker.context_menu(town.channel, MENU, post)
    assert result.ephemeral
    assert text_of(response(result)) == phrases.NO_TEXT


async def test_options_are_never_more_than_a_select_holds(town: Town) -> None:
    result = await town.asker.slash(town.channel, "ask", question="union")
    assert len(options(response(result))) <= 25
