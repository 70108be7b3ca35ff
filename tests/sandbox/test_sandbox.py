"""The simulated server and what has been said in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering.live import LiveBase
from bot.knowledge.model import Document
from bot.sandbox.demo_questions import demo_questions
from bot.sandbox.sandbox import open_sandbox
from tests.alone import alone
from tests.discord_bot.town import text_of
from tests.world import load_world

CLAIM = "How many cranes does the Harbour Board say were damaged?"
TOPIC = "What is said about the cranes?"
UNKNOWN = "When is the strike over?"


def test_the_opening_asks_for_a_claim_a_topic_and_something_not_stated(tmp_path: Path) -> None:
    assert list(demo_questions(alone(load_world(tmp_path).base))) == [CLAIM, TOPIC, UNKNOWN]


def test_the_opening_leaves_out_what_a_base_has_nothing_of(tmp_path: Path) -> None:
    base = load_world(tmp_path).base
    bare = Document(sources=base.content.sources)
    assert list(demo_questions(alone(type(base)(bare, base.revision)))) == []


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        (CLAIM, "It says 12 cranes were damaged."),
        (TOPIC, "The cranes, as each side tells it"),
        (UNKNOWN, "does not state when the walkout will end"),
    ],
)
async def test_the_bot_has_replied_to_what_was_asked(
    knowledge: Path, question: str, reply: str
) -> None:
    async with open_sandbox(knowledge, LiveBase(knowledge), [question]) as town:
        asked, replied = town.channel.history()
        assert asked.content.endswith(question)
        assert replied.author.name == "factbot"
        assert reply in text_of(replied)


async def test_what_the_bot_said_before_the_visit_it_says_again_when_asked(knowledge: Path) -> None:
    async with open_sandbox(knowledge, LiveBase(knowledge), [CLAIM]) as town:
        await town.member.send(town.channel, CLAIM)
        assert "12 cranes" in text_of(town.channel.history()[-1])


async def test_the_administrator_is_offered_what_the_member_is_not(knowledge: Path) -> None:
    async with open_sandbox(knowledge, LiveBase(knowledge)) as town:
        member = set(town.member.available_commands(town.channel))
        admin = set(town.admin.available_commands(town.channel))
        assert "timeline" in member
        assert admin - member == {"gaps", "reload", "setup", "status", "why"}
