"""Browsing through the real bot: commands, pages, who may turn them, restarts, completion."""

from __future__ import annotations

from collections.abc import Callable, Container
from pathlib import Path
from textwrap import dedent
from types import SimpleNamespace

import pytest

from bot.answering.live import LiveBase
from bot.discord_bot import FactBot, phrases
from bot.settings import Settings
from tests.discord_bot.town import CONTAINER, Town, buttons, parts, response, text_of
from tests.world import world_yaml, write_world

TIDES = 30


def tides(number: int, claimant: str) -> str:
    """Return a fact and its event, and an actor who has no part in them."""
    return dedent(f"""\
        facts:
          - id: tide-{number}
            question: What was tide {number} like?
            statement: Tide number {number} was {"high " * 40}enough.
            {f"claimant: {claimant}" if claimant else "time_bound: false"}
            source: harbour-report
            paragraphs: [1]
        events:
          - {{id: at-{number}, when: tide {number}, order: {100 + number}, facts: [tide-{number}]}}
        actors:
          - {{id: pilot-{number}, name: Pilot number {number}}}
        """)


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> LiveBase:
    """Return the base with more events and actors than a page or a list of choices holds.

    Every third of the additional statements is the mayor's.
    """
    folder = write_world(tmp_path_factory.mktemp("tides"))
    for number in range(TIDES):
        claimant = "mayor" if number % 3 == 0 else ""
        (folder / f"tide-{number:02}.yaml").write_text(tides(number, claimant), encoding="utf-8")
    return LiveBase(folder)


async def test_the_timeline_shows_time_statement_attribution_and_pages(town: Town) -> None:
    shown = response(await town.asker.slash(town.channel, "timeline"))
    text = text_of(shown)
    assert text.startswith(
        "**Timeline**\n### Tuesday\n"
        "-# **Reported** · paragraph 1 — according to “Harbour at a standstill”:\n"
        "The walkout left forty ships"
    )
    assert "Page 1 of " in text
    assert set(buttons(shown)) == {"Next", "Remove"}
    assert not shown.ephemeral


async def test_turning_pages_shows_every_event_once_in_place(town: Town) -> None:
    shown = response(await town.asker.slash(town.channel, "timeline"))
    pages = [text_of(shown)]
    while "Next" in buttons(town.seen(shown)):
        await town.asker.click(shown, label="Next")
        pages.append(text_of(town.seen(shown)))
    assert len(town.texts()) == 1
    for number in range(TIDES):
        assert sum(f"Tide number {number} was" in page for page in pages) == 1
    assert [page.split("Page ")[1].split()[0] for page in pages] == [
        str(number) for number in range(1, len(pages) + 1)
    ]
    await town.asker.click(shown, label="Previous")
    assert text_of(town.seen(shown)) == pages[-2]
    assert {"Previous", "Next"} <= set(buttons(town.seen(shown)))


async def test_a_page_button_works_after_a_restart(
    town: Town, make_bot: Callable[[], FactBot]
) -> None:
    shown = response(await town.asker.slash(town.channel, "timeline", actor="mayor"))
    await town.env.restart_bot(make_bot())
    await town.asker.click(shown, label="Next")
    text = text_of(town.seen(shown))
    assert text.startswith("**Timeline: Mayor Ada Quill**")
    assert "Page 2 of 2" in text


async def test_a_page_somebody_else_turns_is_shown_to_them_alone(town: Town) -> None:
    shown = response(await town.asker.slash(town.channel, "timeline"))
    turned = response(await town.other.click(shown, label="Next"))
    assert turned.ephemeral
    assert "Page 2 of" in text_of(turned)
    assert "Page 1 of" in text_of(town.seen(shown))
    assert "Remove" not in buttons(turned)


async def test_a_page_button_whose_actor_is_gone_says_so(town: Town, tmp_path: Path) -> None:
    shown = response(await town.asker.slash(town.channel, "timeline", actor="pilot-1"))
    assert "No event of the timeline holds a statement" in text_of(shown)
    shown = response(await town.asker.slash(town.channel, "actors", name="mayor"))
    text = world_yaml().replace("{id: mayor,", "{id: provost,")
    text = text.replace("claimant: mayor", "claimant: provost")
    (tmp_path / "world.yaml").write_text(text, encoding="utf-8")
    town.bot.live = LiveBase(tmp_path)
    turned = response(await town.asker.click(shown, label="Next"))
    assert text_of(turned) == phrases.GONE


async def test_a_timeline_of_an_actor_holds_only_their_events(town: Town) -> None:
    shown = response(await town.asker.slash(town.channel, "timeline", actor="quill"))
    text = text_of(shown)
    assert "according to Mayor Ada Quill:\nShe asked everybody to stay calm." in text
    assert "forty ships" not in text


@pytest.mark.parametrize("command", ["timeline", "actors", "sources"])
async def test_a_private_listing_is_seen_by_one_member_and_has_no_remover(
    town: Town, command: str
) -> None:
    shown = response(await town.asker.slash(town.channel, command, private=True))
    assert shown.ephemeral
    assert "Remove" not in buttons(shown)


@pytest.mark.parametrize("command", ["timeline", "actors", "sources"])
async def test_who_asked_for_a_listing_can_remove_it(town: Town, command: str) -> None:
    shown = response(await town.asker.slash(town.channel, command))
    await town.asker.click(shown, label="Remove")
    assert town.texts() == []


@pytest.mark.parametrize(("command", "option"), [("timeline", "actor"), ("actors", "name")])
async def test_an_unknown_actor_is_refused_privately_without_repeating_the_name(
    town: Town, command: str, option: str
) -> None:
    shown = response(await town.asker.slash(town.channel, command, **{option: "zorblax the great"}))
    assert shown.ephemeral
    assert "please choose a name from the list" in text_of(shown)
    assert "zorblax" not in text_of(shown)
    assert town.env.errors, "SimCord notes the refusal"


async def test_the_list_of_actors_counts_statements_and_has_pages(town: Town) -> None:
    shown = response(await town.asker.slash(town.channel, "actors"))
    text = text_of(shown)
    assert text.startswith("**Who my fact base names**\n/actors with a name shows")
    assert "Pilot number 0: no statements by them, none about them." in text
    assert "Page 1 of 2" in text
    await town.asker.click(shown, label="Next")
    assert "The Selby Dockers' Union: 2 statements by them, 1 about them." in text_of(
        town.channel.last_message
    )


async def test_a_card_shows_statements_with_attribution_and_caveat_and_has_pages(
    town: Town,
) -> None:
    shown = response(await town.asker.slash(town.channel, "actors", name="the union"))
    text = text_of(shown)
    assert text.startswith(
        "**The Selby Dockers' Union**\n### What they say\n"
        "-# **Claimed** · **Unchecked** · “Harbour at a standstill”, paragraph 3 "
        "— according to the Selby Dockers' Union:\nDozens of cranes"
    )
    assert "### What they dismiss" in text
    assert text.count("It accuses the union") == 1, "it stands with its dismissal"
    assert text.count("**Unchecked:** Neither side's") == 1
    shown = response(await town.asker.slash(town.channel, "actors", name="mayor"))
    assert "Page 1 of 2" in text_of(shown)
    await town.asker.click(shown, label="Next")
    assert "### What they say" in text_of(town.seen(shown))


async def test_claims_and_reports_have_two_colours_on_every_page(town: Town) -> None:
    shown = response(await town.asker.slash(town.channel, "timeline"))
    colours: dict[str, set[int]] = {"Claimed": set(), "Reported": set()}
    while True:
        for part in parts(town.seen(shown)):
            if part["type"] == CONTAINER:
                standing = "Claimed" if "**Claimed**" in str(part) else "Reported"
                colours[standing].add(part["accent_color"])
        if "Next" not in buttons(town.seen(shown)):
            break
        await town.asker.click(shown, label="Next")
    assert [len(found) for found in colours.values()] == [1, 1]
    assert colours["Claimed"] != colours["Reported"]


async def test_sources_show_what_is_not_stated_and_the_caveat_with_its_paragraph(
    town: Town,
) -> None:
    text = text_of(response(await town.asker.slash(town.channel, "sources")))
    assert "Publisher: not stated\nDate: not stated\nParagraphs: 4" in text
    assert "Unchecked: Neither side's statements could be checked independently." in text
    assert "paragraph 3" in text


async def test_help_is_private_and_shows_a_member_no_admin_command(town: Town) -> None:
    shown = response(await town.asker.slash(town.channel, "help"))
    text = text_of(shown)
    assert shown.ephemeral
    for name in ("/ask", "/check", "/timeline", "/actors", "/sources", "/help"):
        assert f"\n{name} — " in text
    assert "Check against the facts" in text
    assert "“What is said about the cranes?”" in text
    for name in ("/reload", "/status", "/why", "administrators"):
        assert name not in text


async def test_help_shows_the_admin_commands_to_who_may_use_them(town: Town) -> None:
    town.bot.owner_ids = {town.asker.id}
    text = text_of(response(await town.asker.slash(town.channel, "help")))
    for name in ("/reload", "/status", "/why"):
        assert f"{name} — " in text.partition("For administrators")[2]


@pytest.mark.parametrize("settings", [Settings(rate_limit=0, listen_channels=(7,))])
async def test_help_tells_of_listen_channels_where_there_are_any(town: Town) -> None:
    text = text_of(response(await town.asker.slash(town.channel, "help")))
    assert "answer without a mention" in text


@pytest.mark.parametrize("command", ["timeline", "actors", "sources", "help"])
async def test_listings_work_in_a_direct_message(town: Town, command: str) -> None:
    user = town.env.create_user("cora")
    shown = response(await user.slash(command))
    assert text_of(shown)


@pytest.mark.parametrize(("command", "option"), [("timeline", "actor"), ("actors", "name")])
@pytest.mark.parametrize(
    ("typed", "counts"),
    [
        ("", {25}),  # of 33 actors
        ("pilot", {25}),
        ("q", range(1, 26)),
        ("ada quill", {1}),
        ("zzzz", {0}),
        ("x" * 101, {0}),
        ("x" * 6_000, {0}),
    ],
)
async def test_completion_offers_at_most_25_actors(
    town: Town, command: str, option: str, typed: str, counts: Container[int]
) -> None:
    choices = await town.asker.autocomplete(town.channel, command, option, typed)
    assert len(choices) in counts
    for choice in choices:
        assert 1 <= len(choice["name"]) <= 100
        assert choice["value"] in town.bot.live.current.first.base.actors


async def test_what_completion_offers_is_understood(town: Town) -> None:
    (choice, *_) = await town.asker.autocomplete(town.channel, "actors", "name", "dokcers")
    shown = response(await town.asker.slash(town.channel, "actors", name=choice["value"]))
    assert text_of(shown).startswith("**The Selby Dockers' Union**")


@pytest.mark.logs_errors
async def test_completion_that_fails_offers_nothing(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(town.bot, "live", SimpleNamespace(current=BrokenSnapshot()))
    assert await town.asker.autocomplete(town.channel, "actors", "name", "secret") == []
    assert "no_completion" in caplog.text
    assert "secret" not in caplog.text


class BrokenSnapshot:
    """A snapshot whose base has no actors to look at."""

    base = None
