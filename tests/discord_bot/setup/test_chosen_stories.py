"""A server asks the stories it chose, and no others; every other server goes on asking all."""

from __future__ import annotations

from pathlib import Path

import pytest
from simcord.actors import MemberActor

from bot.answering.live import LiveBase
from bot.discord_bot.setup.missing import NO_STORY
from bot.discord_bot.story_option import UNKNOWN_STORY
from bot.store import GuildSettings
from tests.discord_bot.setup.choosing import chosen, marked, open_panel, pick, press
from tests.discord_bot.town import Town, response, text_of
from tests.two_stories import write_two

DEATHS = "how many people died?"
CRANES = "how many cranes were damaged?"


@pytest.fixture
def live(tmp_path: Path) -> LiveBase:
    return LiveBase(write_two(tmp_path / "knowledge"), quiet=0)


@pytest.fixture
async def narrowed(town: Town, manager: MemberActor) -> None:
    """Let the server choose the flood."""
    await pick(manager, await open_panel(town, manager), "stories", ["arden-flood"])


@pytest.mark.usefixtures("narrowed")
async def test_only_the_chosen_story_answers(town: Town, manager: MemberActor) -> None:
    assert "19" in text_of(await town.ask(DEATHS))
    assert "12 cranes" not in text_of(await town.ask(CRANES))
    asked = response(await town.asker.slash(town.channel, "ask", question=CRANES))
    assert "12 cranes" not in text_of(asked)
    assert "12 cranes" not in text_of(
        response(await town.asker.slash(town.channel, "check", text="12 cranes were damaged"))
    )
    for command in ("timeline", "sources", "actors", "help"):
        listed = text_of(response(await town.asker.slash(town.channel, command)))
        assert "arbour" not in listed
    panel = await open_panel(town, manager)
    assert marked(panel, "stories") == ["arden-flood"]


@pytest.mark.usefixtures("narrowed")
async def test_no_other_story_is_offered(town: Town) -> None:
    found = await town.asker.autocomplete(town.channel, "ask", "story", "")
    assert [choice["value"] for choice in found] == ["arden-flood"]
    offered = await town.asker.autocomplete(town.channel, "ask", "question", "cranes")
    assert "cranes" not in str(offered)
    refused = await town.asker.slash(town.channel, "ask", question=CRANES, story="harbour-strike")
    assert text_of(response(refused)) == UNKNOWN_STORY
    assert town.env.errors, "SimCord notes the refusal"


@pytest.mark.usefixtures("narrowed")
async def test_other_servers_and_direct_messages_ask_all(town: Town) -> None:
    elsewhere = town.env.create_guild("Elsewhere")
    channel = elsewhere.create_text_channel("talk")
    visitor = elsewhere.add_member(town.env.create_user("vera"))
    await visitor.send(channel, town.mention(CRANES))
    assert "12 cranes" in town.texts(channel)[0]
    user = town.env.create_user("cora")
    await user.send_dm(CRANES)
    assert "12 cranes" in town.texts(user.dm_channel)[0]


@pytest.mark.usefixtures("narrowed")
async def test_a_reply_of_the_chosen_story_has_its_buttons_and_follow_ups(town: Town) -> None:
    reply = await town.ask(DEATHS)
    related = response(await town.asker.click(reply, label="Related"))
    assert "no longer" not in text_of(related)
    await town.asker.send(town.channel, town.mention("who says so?"), reply_to=reply)
    assert "arbour" not in town.texts()[-1]


@pytest.mark.usefixtures("narrowed")
async def test_choosing_none_asks_all_again(town: Town, manager: MemberActor) -> None:
    await pick(manager, await open_panel(town, manager), "stories", [])
    assert chosen(town).stories is None
    assert "12 cranes" in text_of(await town.ask(CRANES))


async def test_a_story_that_is_gone_is_told(town: Town, manager: MemberActor) -> None:
    await town.bot.servers.change(town.guild.id, lambda _: GuildSettings(stories=("moon",)))
    panel = await open_panel(town, manager)
    assert NO_STORY in text_of(panel)
    assert "12 cranes" in text_of(await town.ask(CRANES))
    await press(manager, panel, "defaults")
    assert NO_STORY not in text_of(panel)


def test_a_choice_of_stories_is_made_once(live: LiveBase) -> None:
    stories = live.current
    assert stories.among(None) is stories.among(stories.by_id) is stories
    one = stories.among(("arden-flood", "moon"))
    assert one is stories.among(("arden-flood",))
    assert [snapshot.story.id for snapshot in one.all] == ["arden-flood"]
