"""Administering through the real bot: reloads that work, fail and meet; status; why."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest
from simcord.results import ResponseMessage

import bot.answering.live as live_module
from bot.answering.live import LiveBase
from bot.answering.policy import Risk
from bot.answering.stories import Stories, open_stories
from bot.discord_bot import phrases
from tests.discord_bot.conftest import FakeClock
from tests.discord_bot.town import Town, admin, response, text_of
from tests.world import world_yaml, write_world


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_world(tmp_path / "knowledge")


@pytest.fixture
def live(folder: Path) -> LiveBase:
    """Return a base of this test's own, to change and reload."""
    return LiveBase(folder)


@pytest.fixture
def town(town: Town) -> Town:
    """Return the town with the asker as the application's owner."""
    town.bot.owner_ids = {town.asker.id}
    return town


def rewrite(folder: Path, old: str, new: str) -> None:
    text = world_yaml()
    assert text.count(old) == 1
    (folder / "world.yaml").write_text(text.replace(old, new), encoding="utf-8")


async def test_a_reload_is_acknowledged_first_and_shows_what_changed(
    town: Town, folder: Path
) -> None:
    rewrite(folder, "stay calm.", "keep calm.")
    result = await admin(town, "reload")
    acknowledged, answered = town.writes()
    assert acknowledged.json == {"type": 5, "data": {"flags": 64}}, "deferred, and privately"
    assert answered.path.startswith("/webhooks/")
    assert result.ephemeral
    text = text_of(response(result))
    assert text.startswith("**Reloaded in ")
    assert "changed: mayor-calm (statement)" in text
    assert "keep calm" in town.bot.live.current.first.base.facts["mayor-calm"].statement
    reply = await town.ask("What did the mayor call for?")
    assert "She asked everybody to keep calm." in text_of(reply)


async def test_a_broken_file_is_refused_with_its_place_and_the_old_base_stays(
    town: Town, folder: Path
) -> None:
    before = town.bot.live.current
    rewrite(folder, "claimant: mayor\n", "claimant: major\n")
    result = await admin(town, "reload")
    text = text_of(response(result))
    assert text.startswith("**Not reloaded: 1 problem. The current fact base stays in use.**")
    assert "there is no 'major' among the actors; did you mean 'mayor'?" in text
    line = world_yaml()[: world_yaml().index("claimant: mayor")].count("\n") + 1
    assert f"world.yaml:{line}:" in text
    assert town.bot.live.current is before
    assert town.bot.last_reload is None
    assert result.ephemeral


async def test_many_problems_come_as_a_file(town: Town, folder: Path) -> None:
    facts = "".join(
        f"  - {{id: bad-{number}, question: What is wrong?, source: nowhere}}\n"
        for number in range(60)
    )
    (folder / "bad.yaml").write_text(f"facts:\n{facts}", encoding="utf-8")
    shown = response(await admin(town, "reload"))
    assert text_of(shown).endswith("The file holds all of it.")
    (attachment,) = shown.attachments
    assert attachment.filename == "problems.txt"
    lines = (await attachment.read()).decode().splitlines()
    assert len([line for line in lines if "/bad.yaml:" in line]) >= 60
    assert shown.ephemeral


async def test_where_no_file_may_be_attached_the_first_problems_are_shown(
    town: Town, folder: Path
) -> None:
    facts = "".join(f"  - {{id: bad-{number}}}\n" for number in range(60))
    (folder / "bad.yaml").write_text(f"facts:\n{facts}", encoding="utf-8")
    town.env.inject_error("PATCH", "/webhooks/*", status=403, code=50013, message="Missing")
    text = text_of(response(await admin(town, "reload")))
    assert "bad.yaml:2:" in text
    assert "more lines are not shown" in text


async def test_a_report_that_may_not_be_sent_at_all_is_one_line_in_the_log(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    town.env.inject_error("PATCH", "/webhooks/*", status=403, code=50013, times=None)
    await admin(town, "reload")
    assert [record.message for record in caplog.records].count("forbidden") == 1
    assert town.env.errors, "SimCord notes the refusal"


async def test_a_reload_that_worsens_golden_questions_is_refused(town: Town, folder: Path) -> None:
    before = town.bot.live.current
    rewrite(folder, "asks: [percentage of goods,", "asks: [who won the cup final match,")
    text = text_of(response(await admin(town, "reload")))
    assert text.startswith("**Not reloaded: 1 problem with golden questions.")
    assert "who won the cup final" in text
    assert town.bot.live.current is before


DISMISSES = "    dismisses: [union-accused]\n"


async def shown_removals(town: Town, folder: Path) -> tuple[Stories, ResponseMessage]:
    """Reload a base that has lost a dismissal, and return the one in force and the reply."""
    before = town.bot.live.current
    rewrite(folder, DISMISSES, "")
    shown = response(await admin(town, "reload"))
    assert town.bot.live.current is before
    return before, shown


async def test_what_would_vanish_is_shown_first_and_taken_over_when_that_is_chosen(
    town: Town, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before, shown = await shown_removals(town, folder)
    text = text_of(shown)
    assert text.startswith("**Not reloaded yet: 1 thing would vanish. ")
    assert "of the fact 'union-dismissal': its dismissal of 'union-accused'" in text
    assert shown.ephemeral
    taken = response(await town.asker.click(shown, label=phrases.TAKE_OVER_BUTTON))
    assert text_of(taken).startswith("**Reloaded in ")
    assert taken.ephemeral
    assert town.bot.live.current.revision != before.revision
    assert [record.message for record in caplog.records].count("reload_unconfirmed") == 1


async def test_the_old_base_stays_where_that_is_chosen(town: Town, folder: Path) -> None:
    before, shown = await shown_removals(town, folder)
    await town.asker.click(shown, label=phrases.KEEP_BUTTON)
    assert town.bot.live.current is before
    last = town.writes()[-1].json
    assert isinstance(last, dict)
    assert last["type"] == 7, "in place of the question"
    assert phrases.KEPT in str(last)


async def test_only_who_may_administer_can_take_a_base_over(town: Town, folder: Path) -> None:
    before, shown = await shown_removals(town, folder)
    town.bot.owner_ids = {town.moderator.id}
    for label in (phrases.TAKE_OVER_BUTTON, phrases.KEEP_BUTTON):
        result = await town.asker.click(shown, label=label)
        assert text_of(response(result)) == phrases.NOT_FOR_YOU
    assert town.bot.live.current is before
    assert town.env.errors, "SimCord notes the refusal"


async def test_what_was_not_shown_is_not_taken_over(town: Town, folder: Path) -> None:
    before, shown = await shown_removals(town, folder)
    rewrite(folder, "  - {question: who won the cup final, abstain: true}\n", "")
    again = response(await town.asker.click(shown, label=phrases.TAKE_OVER_BUTTON))
    assert "the golden question 'who won the cup final'" in text_of(again)
    assert town.bot.live.current is before
    await town.asker.click(again, label=phrases.TAKE_OVER_BUTTON)
    assert len(town.bot.live.current.first.base.golden) == 2


class Gate:
    """Holds the reading of a base until it is opened."""

    def __init__(self) -> None:
        self.reached, self.opened = threading.Event(), threading.Event()

    def open_stories(self, folder: Path, risk: Risk, old: Stories | None = None) -> Stories:
        """Wait, then load the folder."""
        self.reached.set()
        assert self.opened.wait(5)
        return open_stories(folder, risk, old)


async def test_a_second_reload_is_told_that_one_is_under_way(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate()
    monkeypatch.setattr(live_module, "open_stories", gate.open_stories)
    first = asyncio.create_task(town.bot.reload_base())
    assert await asyncio.to_thread(gate.reached.wait, 5)
    result = await admin(town, "reload")
    assert "under way already" in text_of(response(result))
    assert town.bot.last_reload is None
    gate.opened.set()
    await first
    assert town.bot.last_reload is not None
    assert town.env.errors, "SimCord notes the refusal"


@pytest.mark.logs_errors
async def test_an_unforeseen_failure_keeps_the_old_base_and_its_text_to_the_log(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: Path, __: Risk, ___: Stories) -> Stories:
        raise OSError("/srv/secret is on fire")

    before = town.bot.live.current
    monkeypatch.setattr(live_module, "open_stories", fail)
    text = text_of(response(await admin(town, "reload")))
    assert "noted as " in text
    assert "fire" not in text
    assert "is on fire" in caplog.text
    assert town.bot.live.current is before
    assert town.env.errors, "SimCord notes the failure"


async def test_the_status_tells_how_long_it_runs_and_when_it_was_reloaded(
    town: Town, clock: FakeClock
) -> None:
    clock.now += 3_600
    text = text_of(response(await admin(town, "status")))
    assert text.startswith(f"**Revision {town.bot.live.current.revision}**")
    for line in ("Facts: 7,", "Running for: 1 hour", "Servers: 1", "Last reload: none since"):
        assert f"\n{line}" in text
    await admin(town, "reload")
    clock.now += 120
    result = await admin(town, "status")
    assert "Last reload: 2 minutes ago, took " in text_of(response(result))
    assert result.ephemeral


async def test_why_shows_decision_words_and_phrasings_privately(town: Town) -> None:
    result = await admin(town, "why", question="how many craanes were damaged, zorblax?")
    text = text_of(response(result))
    assert text.startswith("**Outcome: ")
    assert "\nCertain" in text
    assert "\nNearest: the phrasing “" in text
    assert "\nWords that counted: " in text
    assert "zorblax" not in text
    assert "craanes" not in text
    assert result.ephemeral


async def test_why_shows_phrasings_letter_by_letter(town: Town, folder: Path) -> None:
    phrasing = "**crane** wrecks <@&12345>"
    rewrite(folder, "asks: [how many cranes were damaged,", f"asks: ['{phrasing}',")
    await admin(town, "reload")
    text = text_of(response(await admin(town, "why", question="tell of crane wrecks now")))
    assert r"\*\*crane\*\* wrecks \<@&12345>" in text
