"""Pages that are turned: whole, in order, with their lead and what is on offer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.answering.live import LiveBase
from bot.discord_bot import FactBot, phrases
from tests.discord_bot.town import Town, buttons, options, response, text_of
from tests.world import world_yaml

DOCKS = "what is known about all the docks?"


@pytest.fixture(scope="module")
def long_live(tmp_path_factory: pytest.TempPathFactory) -> LiveBase:
    """Return the invented base with a topic of twenty long facts more."""
    folder = tmp_path_factory.mktemp("long")
    facts = "".join(
        f"  - id: dock-{number}\n    question: What is known about dock {number}?\n"
        f"    statement: Dock {number} {'is a long way down the quay, ' * 8}and was open.\n"
        f"    claimant: mayor\n    source: harbour-report\n    paragraphs: [4]\n"
        for number in range(1, 21)
    )
    listed = ", ".join(f"dock-{number}" for number in range(1, 21))
    topic = (
        "topics:\n  - id: docks\n    title: The docks\n"
        "    question: What is known about all the docks?\n"
        f"    facts: [{listed}]\n"
    )
    (folder / "world.yaml").write_text(world_yaml(), encoding="utf-8")
    (folder / "docks.yaml").write_text(f"facts:\n{facts}{topic}", encoding="utf-8")
    return LiveBase(folder)


async def test_a_topic_too_long_for_a_message_has_pages(town: Town, long_live: LiveBase) -> None:
    town.bot.live = long_live
    reply = await town.ask(DOCKS)
    seen: list[str] = []
    for number in range(1, 10):
        shown = town.seen(reply)
        text = text_of(shown)
        assert text.startswith("### The docks\n")
        assert f"-# Page {number} of " in text
        assert text.count("according to Mayor Ada Quill:\nDock ") == 1, "shared by all on a page"
        seen.extend(line.split()[1] for line in text.splitlines() if line.startswith("Dock "))
        if phrases.NEXT_BUTTON not in buttons(shown):
            break
        await town.asker.click(shown, label=phrases.NEXT_BUTTON)
    assert seen == [str(number) for number in range(1, 21)], "each once, in order"
    await town.asker.click(town.seen(reply), label=phrases.PREVIOUS_BUTTON)
    assert f"-# Page {number - 1} of {number}" in text_of(town.seen(reply))


async def test_pages_keep_what_is_on_offer(
    town: Town, long_live: LiveBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.bot.live = long_live
    answerer = long_live.current.first.answerer
    never_sure = replace(answerer.policy, answer=1.01, nearest=0.0, on_topic=0.0)
    monkeypatch.setattr(answerer, "policy", never_sure)
    monkeypatch.setattr("bot.answering.answerer.WORTH_OFFERING", 0.0)
    reply = await town.ask("what all is known about all these docks")
    offered = options(reply)
    assert len(offered) > 1
    await town.asker.click(reply, label=phrases.NEXT_BUTTON)
    assert "-# Page 2 of" in text_of(town.seen(reply))
    assert options(town.seen(reply)) == offered


async def test_pages_turn_after_a_restart_and_keep_the_correction(
    town: Town, make_bot: Callable[[], FactBot], long_live: LiveBase
) -> None:
    town.bot.live = long_live
    reply = await town.ask("what is known about all the 77 docks?")
    (correction, *_) = text_of(reply).splitlines()
    assert "does not say 77" in correction
    restarted = make_bot()
    restarted.live = long_live
    await town.env.restart_bot(restarted)
    await town.asker.click(reply, label=phrases.NEXT_BUTTON)
    lines = text_of(town.seen(reply)).splitlines()
    assert lines[:3] == [correction, "What it says:", "### The docks"]
    assert "-# Page 2 of" in text_of(town.seen(reply))


async def test_a_page_somebody_else_turns_is_shown_to_them_alone(
    town: Town, long_live: LiveBase
) -> None:
    town.bot.live = long_live
    reply = await town.ask(DOCKS)
    result = await town.other.click(reply, label=phrases.NEXT_BUTTON)
    assert result.ephemeral
    assert "-# Page 2 of" in text_of(result.response)
    assert "-# Page 1 of" in text_of(town.seen(reply))
    assert phrases.REMOVE_BUTTON not in buttons(result.response)
    again = await town.other.click(response(result), label=phrases.PREVIOUS_BUTTON)
    assert "-# Page 1 of" in text_of(again.response)


async def test_a_page_of_what_is_gone_is_said_to_be_gone(
    town: Town, long_live: LiveBase, small_live: LiveBase
) -> None:
    town.bot.live = long_live
    reply = await town.ask(DOCKS)
    town.bot.live = small_live
    result = await town.asker.click(reply, label=phrases.NEXT_BUTTON)
    assert result.ephemeral
    assert text_of(result.response) == phrases.GONE
