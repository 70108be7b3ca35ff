"""What later reports tell otherwise, through the real bot: replies, timeline, cards, a reload."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering.live import LiveBase
from tests.discord_bot.town import Town, admin, response, text_of
from tests.flood import LAST_TOLL, with_last_toll, write_flood

MONDAY, MIDWEEK = "“Flood in Arden”, Monday", "“Arden after the flood” (Arden Post)"
POLICE, HOSPITAL = "according to the Arden police:", "according to Arden Hospital:"
NEWEST = f"**Claimed** · “What the water left”, Friday, paragraph 1 — {POLICE}"
NEWER = f"**Claimed** · {MIDWEEK}, date not stated, paragraph 2 — {HOSPITAL}"
OLDEST = f"**Claimed** · {MONDAY}, paragraph 1 — {POLICE}"
CAVEAT = "**Unchecked:** No figure of the authorities could be checked so far."
TAKEN_BACK = "-# Taken back since by the town council."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_flood(tmp_path / "knowledge", with_last_toll())


@pytest.fixture
def live(folder: Path) -> LiveBase:
    """Return the base of the flood, with three tolls."""
    return LiveBase(folder)


async def test_a_reply_shows_the_newest_first_and_each_with_its_date(town: Town) -> None:
    assert text_of(await town.ask("how many people died")).splitlines() == [
        f"-# {NEWEST}",
        "It counts 21 people killed, among them 2 children.",
        f"-# Earlier: {NEWER}",
        "The death toll has risen to 19.",
        f"-# Earlier: {OLDEST}",
        "It counts at least 15 people killed by the water.",
        CAVEAT,
    ]


async def test_the_old_figure_is_shown_with_what_came_later(town: Town) -> None:
    assert text_of(await town.ask("did 15 people die")).splitlines() == [
        f"-# {OLDEST}",
        "It counts at least 15 people killed by the water.",
        CAVEAT,
        f"-# Later: {NEWEST}",
        "It counts 21 people killed, among them 2 children.",
        f"-# Later: {NEWER}",
        "The death toll has risen to 19.",
        "-# Updated since by the Arden police.",
    ]


async def test_what_was_taken_back_is_shown_with_how(town: Town) -> None:
    lines = text_of(await town.ask("were 400 homes damaged")).splitlines()
    assert lines[1:4] == ["It says 400 homes were damaged.", CAVEAT, TAKEN_BACK]
    assert lines[4].startswith("-# How it was taken back: **Claimed** · ")
    assert lines[5].startswith("It withdraws its figure")


async def test_a_report_that_speaks_for_itself_is_dated_as_well(town: Town) -> None:
    assert text_of(await town.ask("is the bridge closed")).splitlines() == [
        f"-# **Reported** · date not stated, paragraph 5 — according to {MIDWEEK}:",
        "The old bridge is open again to cars, but not to lorries.",
        "-# Earlier: **Reported** · Monday, paragraph 4 — according to “Flood in Arden”:",
        "The old bridge is closed to all traffic.",
    ]


async def test_a_lifted_caveat_gives_way_to_the_word_of_the_later_source(town: Town) -> None:
    assert text_of(await town.ask("how many are missing")).splitlines() == [
        f"-# **Claimed** · “Flood in Arden”, paragraph 5 — {POLICE}",
        "It says that 3 people are missing.",
        f"-# Confirmed since by {MIDWEEK}, date not stated, as that source itself says.",
    ]


async def test_the_timeline_tells_of_a_day_what_came_later(town: Town) -> None:
    text = text_of(response(await town.asker.slash(town.channel, "timeline")))
    assert f"\n-# {OLDEST}\nIt counts at least 15" in text
    assert f"\n-# Later: {NEWEST}\nIt counts 21" in text


async def test_a_card_begins_with_what_somebody_says_now(town: Town) -> None:
    text = text_of(response(await town.asker.slash(town.channel, "actors", name="police")))
    assert text.startswith(f"**The Arden police**\n### What they say\n-# {NEWEST}\n")
    assert text.count("at least 15 people") == 1


async def test_each_source_has_its_date_in_the_list(town: Town) -> None:
    text = text_of(response(await town.asker.slash(town.channel, "sources")))
    assert text.count("Date: Monday") == text.count("Date: Friday") == 1
    assert text.count("Date: not stated") == 1


async def test_a_reload_names_the_relation_that_changed(town: Town, folder: Path) -> None:
    town.bot.owner_ids = {town.asker.id}
    moved = LAST_TOLL.replace("updates: [toll-second]", "updates: [toll-second, toll-first]")
    write_flood(folder, with_last_toll().replace(LAST_TOLL, moved))
    text = text_of(response(await admin(town, "reload")))
    assert "changed: toll-last (updates)" in text


async def test_a_reload_that_loses_an_update_asks_first(town: Town, folder: Path) -> None:
    town.bot.owner_ids = {town.asker.id}
    write_flood(folder, with_last_toll().replace("    updates: [bridge-closed]\n", ""))
    text = text_of(response(await admin(town, "reload")))
    assert "of the fact 'bridge-open': its update of 'bridge-closed'" in text
