"""No layout exceeds a limit of Discord's, whatever base the checks let pass."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from discord import ui
from hypothesis import HealthCheck, given, settings

from bot.answering import Reply, Statement, Suggestion, compose_entry, statement_of, suggest
from bot.answering.live import Change
from bot.answering.reply import Block, Suggestions
from bot.discord_bot import phrases
from bot.discord_bot.cogs.browse import as_choice
from bot.discord_bot.layouts import (
    Controls,
    Row,
    lay_out,
    lead_of,
    paginate,
    present,
    present_blocks,
    present_check,
)
from bot.discord_bot.layouts.components import (
    EntrySelect,
    Listing,
    PageButton,
    RelatedButton,
    RemoveButton,
)
from bot.discord_bot.layouts.pages import escaped
from bot.discord_bot.layouts.view import LEAD_CHARACTERS
from bot.discord_bot.listings import (
    ACTOR,
    ACTORS,
    ENTRY,
    LISTINGS,
    SOURCES,
    TIMELINE,
    actor_card,
    help_blocks,
)
from bot.discord_bot.reports import Report
from bot.discord_bot.reports.reload import change_lines
from bot.discord_bot.reports.status import Health, status_report
from bot.knowledge import FactBase
from bot.knowledge.diff import diff
from bot.knowledge.lookups.involvement import display_name
from bot.knowledge.lookups.neighbours import neighbours
from bot.knowledge.model import Document
from bot.settings import Channels
from tests.alone import alone
from tests.discord_bot.bases import bases
from tests.discord_bot.limits import check_limits

TAG = "0123abcd"  # of a story
SNOWFLAKE = 2**64 - 1
GENEROUS = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
FEW = settings(GENEROUS, max_examples=3)  # where a full base takes seconds


def pages(blocks: tuple[Block, ...], listing: Listing, lead: str) -> Iterator[ui.LayoutView]:
    """Yield every page under the longest lead with all controls there are.

    Then some as they are made when a button is used, also for pages that are gone by then.
    """
    found = paginate(blocks)
    for page in found:
        yield lay_out(
            page, lead="x" * LEAD_CHARACTERS, rows=(Row(full_select()), Row(*full_buttons()))
        )
    controls = Controls(SNOWFLAKE, listing, listing.key if listing.kind == ENTRY else None)
    for number in {0, 1, 2, len(found) // 2, len(found), len(found) + 1}:
        yield present_blocks(blocks, controls, number, lead=lead)


def full_select() -> EntrySelect:
    """Return a select with as many options as there can be, each as long as may be."""
    offers = [Suggestion(f"{number}-{'a' * 60}", f"{number} {'?' * 97}") for number in range(30)]
    return EntrySelect(offers, in_place=True, lead="x" * 200)


def full_buttons() -> list[ui.Item[Any]]:
    """Return all buttons a page can have."""
    listing = Listing("timeline", "a" * 64)
    turns = [PageButton("x" * 80, listing, number) for number in (9_998, 9_999)]
    return [*turns, RelatedButton("a" * 64), RemoveButton(SNOWFLAKE)]


@FEW
@given(base=bases)
def test_no_page_of_a_listing_exceeds_a_limit(base: FactBase) -> None:
    some = list(base.actors)[:4]
    cards = [(ACTOR, actor) for actor in some]
    filtered = [(TIMELINE, actor) for actor in some]
    for kind, key in ((ACTORS, ""), (SOURCES, ""), (TIMELINE, ""), *cards, *filtered):
        blocks = LISTINGS[kind](base, key)
        assert blocks
        title = display_name(base.actors[key]) if key else "Timeline"
        lead = lead_of(f"Timeline: {title}", (title,))
        for view in pages(blocks, Listing(kind, key), lead):
            check_limits(view)


@GENEROUS
@given(base=bases)
def test_every_statement_of_a_listing_is_whole_on_one_of_its_pages(base: FactBase) -> None:
    for actor in base.actors:
        blocks = actor_card(base, actor)
        assert blocks is not None
        texts = {text for page in paginate(blocks) for panel in page.panels for text in panel.texts}
        lines = {line.partition(" · **")[0] for text in texts for line in text.split("\n")}
        for block in blocks:
            if isinstance(block, Statement):
                # One that no message can hold is announced as such.
                statement = escaped(block.statement).partition(" · **")[0]
                assert statement in lines or phrases.TOO_LONG in texts


@FEW
@given(base=bases)
def test_no_answer_exceeds_a_limit(base: FactBase) -> None:
    for entry in base.entries:
        reply = compose_entry(base, entry)
        for titled in (False, True):
            check_limits(present(reply, SNOWFLAKE, titled=titled))
        for view in pages(reply.blocks, Listing(ENTRY, entry), "x" * 500):
            check_limits(view)
        near = Suggestions(phrases.RELATED, suggest(base, neighbours(base, entry)))
        check_limits(present_blocks((near,), Controls(SNOWFLAKE)))
    statements = tuple(statement_of(base, fact) for fact in list(base.facts.values())[:3])
    check_limits(present_check(Reply("answer", statements, 1.0, base.revision), SNOWFLAKE))


@GENEROUS
@given(base=bases)
def test_no_report_or_help_exceeds_a_limit(base: FactBase) -> None:
    examples = suggest(base, list(base.entries)[:3])
    blocks = help_blocks(
        alone(base), (), examples, channels=Channels(frozenset({1}), frozenset({2}))
    )
    assert len(paginate(blocks)) == 1
    check_limits(present_blocks(blocks, Controls()))
    health = Health(1e12, 1e6, 10**6, memory=10**15, reloaded=1e12)
    check_limits(status_report(alone(base), health).layout())
    for report in _reload_reports(base):
        check_limits(report.layout_cut())
        check_limits(report.layout())


@GENEROUS
@given(base=bases)
def test_no_choice_of_an_autocomplete_exceeds_a_limit(base: FactBase) -> None:
    for actor in base.actors.values():
        choice = as_choice(actor, f"{TAG}/{actor.id}")
        assert 1 <= len(choice.name.strip()) <= 100
        assert 1 <= len(str(choice.value)) <= 100
    for offered in suggest(base, base.entries):
        assert 1 <= len(offered.question.strip()) <= 100


@pytest.mark.parametrize("kind", [ENTRY, *LISTINGS])
def test_a_page_button_holds_the_longest_key(kind: str) -> None:
    assert len(PageButton("Next", Listing(kind, f"{TAG}/{'a' * 64}"), 9_999).custom_id) <= 100


def _reload_reports(base: FactBase) -> Iterator[Report]:
    empty = FactBase(Document(), revision="none")
    for old, new in ((empty, base), (base, empty), (base, base)):
        snapshot = alone(new).first
        for mended in ((), ("why?" * 70,) * 30):
            change = Change(snapshot, snapshot, diff(old, new), mended)
            yield Report("Head.", change_lines(change))
