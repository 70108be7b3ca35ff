"""The sandbox as whoever tries it sees it: `python -m bot try` in Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.sandbox.visit import Visit, find_chromium, open_browser, serve_sandbox
from tests.world import world_yaml, write_world

EVENTS = 40  # more than a page holds


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # Not for the whole session: while it is open, no other event loop can run.
    chromium = find_chromium()
    if chromium is None:
        pytest.skip("no Chromium: install Debian's package chromium, or set CHROMIUM to its path")
    with open_browser(chromium) as browser:
        yield browser


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    """Return a copy of the invented base, with a timeline of several pages."""
    folder = write_world(tmp_path / "knowledge")
    events = (
        f"  - {{id: event-{number}, when: Moment {number}, order: {100 + number},"
        " facts: [cranes-damaged]}"
        for number in range(EVENTS)
    )
    (folder / "more.yaml").write_text("\n".join(("events:", *events)), encoding="utf-8")
    return folder


@pytest.fixture
def visit(browser: Browser, knowledge: Path) -> Iterator[Visit]:
    with serve_sandbox(knowledge) as address:
        yield Visit(browser, address)


def test_a_conversation_is_there_already(visit: Visit) -> None:
    for text in (
        "How many cranes does the Harbour Board say were damaged?",
        "The cranes, as each side tells it",
        "does not state when the walkout will end.",
    ):
        expect(visit.messages.filter(has_text=text).last).to_be_attached()


def test_a_typed_question_is_answered_with_attribution_and_caveat(visit: Visit) -> None:
    reply = visit.say("how many cranes were damaged?")
    expect(reply).to_contain_text("It says 12 cranes were damaged.")
    expect(reply).to_contain_text("— according to the Harbour Board:")
    expect(reply).to_contain_text(
        "Unchecked: Neither side's statements could be checked independently."
    )


def test_ten_questions_typed_without_a_mention_get_ten_replies(visit: Visit) -> None:
    replies = [
        ("how many cranes were damaged?", "It says 12 cranes were damaged."),
        ("who planned the damage", "Harbour Board"),
        ("crane damage, according to the union?", "Dozens of cranes"),
        ("when is the strike over?", "does not state when the walkout will end."),
        ("were 29 cranes damaged?", "does not say 29 here"),
        ("tell me about the mayor", "calm"),
        ("@factbot how many ships wait?", "forty ships"),
        ("best pizza in town?", "holds nothing on that"),
        ("are you a bot?", "/help"),
        ("what can you do?", "/help"),
    ]
    for question, said in replies:
        expect(visit.say(question)).to_contain_text(said)


def test_a_reply_below_the_screen_is_a_press_away(visit: Visit) -> None:
    expect(visit.page.get_by_text("jump to latest").first).to_be_visible()
    for question in ("how many cranes were damaged?", "who planned the damage"):
        reply = visit.say(question)
        latest = visit.page.get_by_role("button", name="jump to latest")
        if latest.is_visible():
            visit.press(latest)
        expect(reply).to_be_in_viewport()


def test_the_timeline_has_pages_to_turn(visit: Visit) -> None:
    timeline = visit.command("timeline")
    expect(timeline).to_contain_text("Tuesday")
    expect(timeline).not_to_contain_text(f"Moment {EVENTS - 1}")
    for _ in range(EVENTS):
        forward = timeline.get_by_role("button", name="Next")
        if not forward.count() or forward.is_disabled():
            break
        visit.press(forward)
    expect(timeline).to_contain_text(f"Moment {EVENTS - 1}")
    visit.press(timeline.get_by_role("button", name="Previous"))
    expect(timeline).not_to_contain_text(f"Moment {EVENTS - 1}")


def test_only_the_administrator_is_offered_a_reload(visit: Visit) -> None:
    assert "/reload" not in visit.offered("/")
    visit.become("Editor")
    assert "/reload" in visit.offered("/")


def test_the_administrator_reloads_an_edited_base(visit: Visit, knowledge: Path) -> None:
    changed = world_yaml().replace("forty ships", "fifty ships")
    (knowledge / "world.yaml").write_text(changed, encoding="utf-8")
    visit.become("Editor")
    expect(visit.command("reload")).to_contain_text("changed: ships-waiting")
    visit.become("Reader")
    expect(visit.say("how many ships are waiting?")).to_contain_text("fifty ships")


def test_a_broken_file_is_refused_and_the_old_base_answers_on(
    visit: Visit, knowledge: Path
) -> None:
    broken = world_yaml().replace("time_bound: true", "time_bound: [")
    (knowledge / "world.yaml").write_text(broken, encoding="utf-8")
    visit.become("Editor")
    refused = visit.command("reload")
    expect(refused).to_contain_text("Not reloaded")
    expect(refused).to_contain_text("world.yaml:")
    expect(visit.say("how many ships are waiting?")).to_contain_text("forty ships")
