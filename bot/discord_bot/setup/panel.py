"""The panel of `/setup`: what is in force, what is missing, and what can be chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.answering.phrases import capitalised
from bot.discord_bot.setup.choices import DEFAULT, OFF, ON, RATE_LIMIT, STORIES
from bot.discord_bot.setup.items import DEFAULTS, EXPORT, MOST, REFRESH, SetupItem
from bot.knowledge import StoryInfo
from bot.settings import Channels
from bot.store import GuildSettings

HEAD = "**How I work in this server**\nWhat you choose here is in force at once, for this server."
ALL_DEFAULTS = "Nothing was chosen yet: what whoever runs me set for all servers is in force."
NOTHING_MISSING = "Nothing is missing for what is chosen."
MISSING = "**What is missing**"
LABEL_LENGTH = 100
AMBER = discord.Colour(0xC9A227)

ASK = "**Channels for questions**: every question of a person there gets a reply."
LISTEN = "**Channels where I listen**: I answer unmentioned questions there when I am certain."
CURATORS = "**Curators**: members with these roles see with /gaps what I could not answer."
STORY = "**Stories**: what I answer about here."
ALL_STORIES = "All of them"
RATE = "**Questions per member and minute**"
RATES = (5, 10, 20, 30, 60, 0)
NO_LIMIT = "no limit"
AS_SET = "as set for all servers ({limit})"
NONE_CHOSEN = "None chosen"

SWITCHES = {
    "private_ask": "**Private answers to /ask**: {state}. Whoever asks can choose otherwise.",
    "gap_log": (
        "**Questions I cannot answer**: {state}. Keeps the words of a question that my fact base"
        " knows, without who asked; curators see it with /gaps once three people asked in a week."
        " It goes after 14 days, after 90 if they see it, and when you switch this off."
    ),
}


@dataclass(frozen=True, slots=True)
class InForce:
    """What the panel shows: what was chosen, and what is in force with the defaults.

    `stories` are all there are, `channels` and `roles` those of the server; `missing` has a
    sentence for what keeps the bot from any of it.
    """

    chosen: GuildSettings
    stories: tuple[StoryInfo, ...]
    channels: Channels
    roles: tuple[int, ...]
    default_rate: int
    missing: tuple[str, ...] = ()


def setup_panel(state: InForce) -> ui.LayoutView:
    """Return the panel; it never times out, and works after a restart."""
    view = ui.LayoutView(timeout=None)
    for item in _items(state):
        view.add_item(item)
    return view


def _items(state: InForce) -> Iterator[ui.Item[Any]]:
    chosen = state.chosen
    yield _text(HEAD if chosen.kept() else f"{HEAD}\n{ALL_DEFAULTS}")
    yield _missing(state.missing)
    yield _text(ASK)
    yield _channels("ask_channels", state.channels.ask)
    yield _text(LISTEN)
    yield _channels("listen_channels", state.channels.listen)
    if len(state.stories) > 1:
        yield _text(STORY)
        yield ui.ActionRow(SetupItem.some_of(STORIES, _stories(state), ALL_STORIES))
    yield _text(RATE)
    yield ui.ActionRow(SetupItem.one_of(RATE_LIMIT, _rates(chosen.rate_limit, state.default_rate)))
    for field in SWITCHES:
        yield _switch(field, on=getattr(chosen, field))
    yield _text(CURATORS)
    kind = discord.SelectDefaultValueType.role
    roles = [discord.SelectDefaultValue(id=role, type=kind) for role in state.roles]
    yield ui.ActionRow(SetupItem.roles("curator_roles", roles, NONE_CHOSEN))
    yield ui.ActionRow(
        SetupItem.button("Check again", REFRESH),
        SetupItem.button("Export", EXPORT),
        SetupItem.button("Back to the defaults", DEFAULTS),
    )


def _text(text: str) -> ui.TextDisplay[Any]:
    return ui.TextDisplay(text)


def _missing(sentences: tuple[str, ...]) -> ui.Item[Any]:
    if not sentences:
        return _text(NOTHING_MISSING)
    lines = "\n".join((MISSING, *(f"- {sentence}" for sentence in _shown(sentences))))
    return ui.Container(_text(lines), accent_colour=AMBER)


def _shown(sentences: tuple[str, ...]) -> Iterator[str]:
    """Yield as many sentences as a message holds beside the rest."""
    left = 1_200
    for position, sentence in enumerate(sentences):
        left -= len(sentence)
        if left < 0:
            yield f"… and {len(sentences) - position} more"
            return
        yield sentence


def _channels(field: str, chosen: Iterable[int]) -> ui.Item[Any]:
    kind = discord.SelectDefaultValueType.channel
    marked = [
        discord.SelectDefaultValue(id=channel, type=kind) for channel in sorted(chosen)[:MOST]
    ]
    return ui.ActionRow(SetupItem.channels(field, marked, NONE_CHOSEN))


def _stories(state: InForce) -> list[discord.SelectOption]:
    chosen = state.chosen.stories or ()
    return [
        discord.SelectOption(
            label=capitalised(story.title)[:LABEL_LENGTH],
            value=story.id,
            default=story.id in chosen,
        )
        for story in state.stories[:MOST]
    ]


def _rates(chosen: int | None, default: int) -> list[discord.SelectOption]:
    """Return the limits on offer, that in force among them."""
    offered = RATES if chosen in (None, *RATES) else (chosen, *RATES)
    limits = [
        discord.SelectOption(label=_named(limit), value=str(limit), default=limit == chosen)
        for limit in offered
    ]
    as_set = AS_SET.format(limit=_named(default))
    return [discord.SelectOption(label=as_set, value=DEFAULT, default=chosen is None), *limits]


def _named(limit: int | None) -> str:
    return str(limit) if limit else NO_LIMIT


def _switch(field: str, *, on: bool) -> ui.Item[Any]:
    text = SWITCHES[field].format(state="on" if on else "off")
    label, to = ("Switch off", OFF) if on else ("Switch on", ON)
    return ui.Section(_text(text), accessory=SetupItem.button(label, field, to))
