"""Several stories in Discord: whose reply it is, and the commands' option `story`."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering.live import LiveBase
from bot.answering.reply import Statement
from bot.discord_bot.listings import ACTOR, ENTRY
from bot.discord_bot.listings.of_stories import listed
from bot.discord_bot.story_option import UNKNOWN_STORY
from bot.settings import Settings
from tests.discord_bot.town import Town, admin, response, text_of
from tests.two_stories import write_two
from tests.world import settle

SETTINGS = Settings(rate_limit=0)
DEATHS = "how many people died?"
ARDEN, HARBOUR = "On the flood in Arden:", "On the strike at the harbour:"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_two(tmp_path / "knowledge")


@pytest.fixture
def live(folder: Path) -> LiveBase:
    return LiveBase(folder, quiet=0)


async def shown(town: Town, command: str, **options: str) -> str:
    """Return the text of the reply to a command."""
    return text_of(response(await town.asker.slash(town.channel, command, **options)))


async def test_a_reply_says_which_story_it_is_of_and_its_buttons_lead_back_there(
    town: Town,
) -> None:
    reply = await town.ask("how many cranes were damaged?")
    assert text_of(reply).startswith(HARBOUR)
    related = response(await town.asker.click(reply, label="Related"))
    assert "What does the Harbour Board accuse the union of?" in str(related.components)


async def test_a_follow_up_is_read_in_the_story_of_the_reply(town: Town) -> None:
    reply = await town.ask(DEATHS)
    await town.asker.send(town.channel, town.mention("who says so?"), reply_to=reply)
    assert ARDEN in town.texts()[-1]


async def test_ask_takes_one_story(town: Town) -> None:
    asked = await shown(town, "ask", question=DEATHS, story="The flood in Arden")
    assert "19" in asked
    refused = await town.asker.slash(town.channel, "ask", question=DEATHS, story="moon")
    assert text_of(response(refused)) == UNKNOWN_STORY
    assert town.env.errors, "SimCord notes the refusal"


async def test_stories_complete_by_title(town: Town) -> None:
    found = await town.asker.autocomplete(town.channel, "timeline", "story", "flood")
    assert [(choice["name"], choice["value"]) for choice in found] == [
        ("The flood in Arden", "arden-flood")
    ]
    offered = await town.asker.autocomplete(
        town.channel, "ask", "question", "", story="arden-flood"
    )
    assert "cranes" not in str(offered)


async def test_listings_show_all_stories_under_their_titles_or_one(town: Town) -> None:
    everything = response(await town.asker.slash(town.channel, "timeline"))
    assert "The flood in Arden" in text_of(everything)
    turned = response(await town.asker.click(everything, label="Next"))
    assert "The strike at the harbour" in text_of(turned)
    one = await shown(town, "timeline", story="harbour-strike")
    assert "The walkout left forty ships" in one
    assert "rain" not in one
    sources = await shown(town, "sources", story="arden-flood")
    assert "Flood in Arden" in sources
    assert "Harbour at a standstill" not in sources


async def test_an_actor_is_found_in_the_story_that_names_them(town: Town) -> None:
    card = await shown(town, "actors", name="the police")
    assert "15 people killed" in card
    choices = await town.asker.autocomplete(town.channel, "actors", "name", "police")
    assert "/" in choices[0]["value"]
    picked = text_of(
        response(await town.asker.slash(town.channel, "actors", name=choices[0]["value"]))
    )
    assert picked == card
    await town.asker.slash(town.channel, "actors", name="nobody at all of that name")
    assert town.env.errors, "SimCord notes the refusal"


async def test_picks_from_any_story_are_shown(town: Town) -> None:
    nothing = await town.ask("best pizza in town")
    tag = town.bot.live.current.by_id["harbour-strike"].story.tag
    picked = response(await town.asker.select(nothing, [f"{tag}/cranes"]))
    assert HARBOUR in text_of(picked)


async def test_help_lists_the_stories(town: Town) -> None:
    text = await shown(town, "help")
    assert "The flood in Arden\nThe strike at the harbour" in text


async def test_administrators_see_and_reload_each_story(town: Town, folder: Path) -> None:
    town.bot.owner_ids = {town.asker.id}
    file = folder / "harbour" / "base.yaml"
    file.write_text(file.read_text("utf-8").replace("stay calm", "go home"), encoding="utf-8")
    (folder / "arden" / "base.yaml").write_text("broken", encoding="utf-8")
    settle(folder)
    refused = text_of(response(await admin(town, "reload")))
    assert refused.startswith("**Not reloaded")
    done = text_of(response(await admin(town, "reload", story="harbour-strike")))
    assert "Story: the strike at the harbour" in done
    assert "changed: mayor-calm (statement)" in done
    status = text_of(response(await admin(town, "status")))
    assert "The flood in Arden (" in status
    only = text_of(response(await admin(town, "status", story="harbour-strike")))
    assert "Arden" not in only
    why = text_of(response(await admin(town, "why", question=DEATHS)))
    assert why.startswith("**The flood in Arden: ")


async def test_a_page_of_an_entry_repeats_no_title(town: Town) -> None:
    stories = town.bot.live.current
    key = stories.key(stories.by_id["harbour-strike"], "cranes-damaged")
    blocks = listed(stories, ENTRY, key)
    assert blocks is not None
    (statement,) = blocks
    assert isinstance(statement, Statement)
    assert statement.key == key
    assert listed(stories, ENTRY, "0123abcd/cranes-damaged") is None
    assert listed(stories, "moon", "") is None
    assert listed(stories, ACTOR, "ada") is None


async def test_what_is_not_stated_is_under_the_title_of_its_story_once(town: Town) -> None:
    text = text_of(await town.ask("cost of the flood"))
    assert text.startswith(f"{ARDEN}\n")
    assert text.count(ARDEN) == 1
