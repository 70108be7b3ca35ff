"""The buttons and selects: a class for each action, whose state is in the custom id.

They work after a restart, and discord.py's view store keeps nothing of them. Using one dispatches
the event `fact_action`, so that errors are handled as for any other event.

A custom id holds at most 100 characters; entry ids have at most 64, and the tag of a story nine
with its slash. The prefix carries a version,
so that later versions can change the format and still recognise this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Self

import discord
from discord import ui

from bot.answering.reply import Suggestion, Suggestions
from bot.discord_bot import phrases

Interaction = discord.Interaction[Any]

LEAD_ID = 1_000  # the id of the component that holds the lead, so that a page turn can keep it
MAX_CUSTOM_ID = 100  # characters
MAX_OPTIONS = 25  # of a select
NONE_OF_THESE = "-"  # no key of an entry: those begin with a letter or digit

_ID = r"(?:[0-9a-f]{8}/)?[a-z0-9]+(?:-[a-z0-9]+)*"  # of an entry, after the tag of its story
_RELATED = rf"f1:related:(?P<entry>{_ID})"
_REMOVE = rf"f1:remove:(?P<asker>[0-9]{{1,20}})(?::(?P<entries>{_ID}(?:,{_ID})*))?"
_PAGE = (
    r"f1:page:(?P<kind>[a-z]{1,8}):(?P<number>[0-9]{1,4}):(?P<key>(?:[0-9a-f]{8}/)?[a-z0-9-]{0,64})"
)
_RELOAD = r"f1:reload:(?P<choice>take|keep):(?P<change>[0-9a-f]{12}-[0-9a-f]{12})"
_PICK = r"f1:pick:(?P<how>choice|offer)"
_FORGET = "f1:forget"
SETUP = r"f1:setup:(?P<field>[a-z_]{1,32})(?::(?P<to>on|off))?"  # of the panel of /setup


@dataclass(frozen=True, slots=True)
class Listing:
    """What pages show, so that they can be made again: a kind of listing and its key."""

    kind: str
    key: str


class _Dispatched:
    async def callback(self, interaction: Interaction) -> None:
        """Dispatch the event `fact_action`."""
        interaction.client.dispatch("fact_action", interaction, self)


class RelatedButton(_Dispatched, ui.DynamicItem[ui.Button[Any]], template=_RELATED):
    """Offers entries related to one."""

    def __init__(self, entry: str) -> None:
        super().__init__(_button(phrases.RELATED_BUTTON, f"f1:related:{entry}"))
        self.entry = entry

    @classmethod
    async def from_custom_id(
        cls, _: Interaction, __: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Return the button that was used."""
        return cls(match["entry"])


class RemoveButton(_Dispatched, ui.DynamicItem[ui.Button[Any]], template=_REMOVE):
    """Removes the message; the member `asker` may use it, and moderators.

    Its custom id also holds what entries the message is about, as many as there is room for, where
    no other button does: what replies to the message is read in their light.
    """

    def __init__(self, asker: int, entries: Sequence[str] = ()) -> None:
        kept = list(entries)
        while len(custom_id := ":".join([f"f1:remove:{asker}", *_joined(kept)])) > MAX_CUSTOM_ID:
            kept.pop()
        super().__init__(_button(phrases.REMOVE_BUTTON, custom_id))
        self.asker = asker
        self.entries = tuple(kept)

    @classmethod
    async def from_custom_id(
        cls, _: Interaction, __: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Return the button that was used."""
        return cls(int(match["asker"]), match["entries"].split(",") if match["entries"] else ())


class PageButton(_Dispatched, ui.DynamicItem[ui.Button[Any]], template=_PAGE):
    """Shows another page of a listing, counted from 1."""

    def __init__(self, label: str, listing: Listing, number: int) -> None:
        super().__init__(_button(label, f"f1:page:{listing.kind}:{number}:{listing.key}"))
        self.listing = listing
        self.number = number

    @classmethod
    async def from_custom_id(
        cls, _: Interaction, __: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Return the button that was used."""
        return cls(phrases.NEXT_BUTTON, Listing(match["kind"], match["key"]), int(match["number"]))


class EntrySelect(_Dispatched, ui.DynamicItem[ui.Select[Any]], template=_PICK):
    """Shows the entry that is picked: in place of the message, or below it."""

    def __init__(
        self, options: Iterable[Suggestion] = (), *, in_place: bool, lead: str = phrases.CHOOSE
    ) -> None:
        """Make a select of entries by their questions, "None of these" last."""
        select = ui.Select[Any](
            custom_id=f"f1:pick:{'choice' if in_place else 'offer'}",
            placeholder=lead[:150],
            options=[
                discord.SelectOption(label=option.question, value=option.key)
                for option in list(options)[: MAX_OPTIONS - 1]
            ],
        )
        select.add_option(label=phrases.NONE_OPTION, value=NONE_OF_THESE)
        super().__init__(select)
        self.in_place = in_place

    @classmethod
    async def from_custom_id(
        cls, _: Interaction, __: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Return the select that was used, with what was picked in it."""
        return cls(in_place=match["how"] == "choice")


class ReloadButton(ui.DynamicItem[ui.Button[Any]], template=_RELOAD):
    """Takes over a base with which things vanish, or keeps the one in force.

    `change` is what `RemovalsUnconfirmed` calls the step. Using one dispatches `reload_choice`.
    """

    def __init__(self, change: str, *, take: bool) -> None:
        label = phrases.TAKE_OVER_BUTTON if take else phrases.KEEP_BUTTON
        super().__init__(_button(label, f"f1:reload:{'take' if take else 'keep'}:{change}"))
        self.change = change
        self.take = take

    @classmethod
    async def from_custom_id(
        cls, _: Interaction, __: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Return the button that was used."""
        return cls(match["change"], take=match["choice"] == "take")

    async def callback(self, interaction: Interaction) -> None:
        """Dispatch the event `reload_choice`."""
        interaction.client.dispatch("reload_choice", interaction, self)


class ForgetButton(ui.DynamicItem[ui.Button[Any]], template=_FORGET):
    """Deletes what is kept of whoever uses it. Using one dispatches `forget_me`."""

    def __init__(self) -> None:
        super().__init__(_button(phrases.FORGET_BUTTON, _FORGET))

    @classmethod
    async def from_custom_id(cls, _: Interaction, __: ui.Item[Any], ___: re.Match[str], /) -> Self:
        """Return the button that was used."""
        return cls()

    async def callback(self, interaction: Interaction) -> None:
        """Dispatch the event `forget_me`."""
        interaction.client.dispatch("forget_me", interaction)


class OutdatedItem(
    _Dispatched,
    ui.DynamicItem[ui.Item[Any]],
    template=re.compile(
        rf"(?!(?:{_RELATED}|{_REMOVE}|{_PAGE}|{_PICK}|{_RELOAD}|{SETUP}|{_FORGET})\Z)f\d+:.*",
        re.DOTALL,
    ),
):
    """Any other item of this bot: of an older version, or forged."""

    @classmethod
    async def from_custom_id(cls, _: Interaction, item: ui.Item[Any], __: re.Match[str], /) -> Self:
        """Return the item that was used."""
        return cls(item)


FactItem = RelatedButton | RemoveButton | PageButton | EntrySelect | OutdatedItem
ITEMS = (
    RelatedButton,
    RemoveButton,
    PageButton,
    EntrySelect,
    ReloadButton,
    ForgetButton,
    OutdatedItem,
)


def asker_of(message: discord.Message | None) -> int | None:
    """Return for whom a reply is, by its Remove button; None for a private one, which has none."""
    removers = (re.fullmatch(_REMOVE, custom_id) for custom_id in _custom_ids(message))
    return next((int(remover["asker"]) for remover in removers if remover), None)


def entries_of(message: discord.Message) -> tuple[str, ...]:
    """Return which entries a message of the bot's is about, by its buttons."""
    for custom_id in _custom_ids(message):
        if (remover := re.fullmatch(_REMOVE, custom_id)) and remover["entries"]:
            return tuple(remover["entries"].split(","))
        if related := re.fullmatch(_RELATED, custom_id):
            return (related["entry"],)
    return ()


def lead_in(message: discord.Message | None) -> str:
    """Return the text that goes before every page of a message; empty where there is none."""
    for part in message.components if message else ():
        if isinstance(part, discord.TextDisplay) and part.id == LEAD_ID:
            return part.content
    return ""


def offers_in(message: discord.Message | None) -> tuple[Suggestions | None, bool]:
    """Return what a message has on offer, and whether what is picked takes its place."""
    for row in message.components if message else ():
        for item in row.children if isinstance(row, discord.ActionRow) else ():
            picked = re.fullmatch(_PICK, item.custom_id or "")
            if picked and isinstance(item, discord.SelectMenu):
                options = (one for one in item.options if one.value != NONE_OF_THESE)
                items = tuple(Suggestion(one.value, one.label) for one in options)
                offers = Suggestions(item.placeholder or phrases.CHOOSE, items)
                return offers, picked["how"] == "choice"
    return None, False


def _custom_ids(message: discord.Message | None) -> Iterator[str]:
    for row in message.components if message else ():
        for item in row.children if isinstance(row, discord.ActionRow) else ():
            yield item.custom_id or ""


def _joined(entries: Sequence[str]) -> tuple[str, ...]:
    return (",".join(entries),) if entries else ()


def _button(label: str, custom_id: str) -> ui.Button[Any]:
    return ui.Button(label=label, custom_id=custom_id)
