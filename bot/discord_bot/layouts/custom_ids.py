"""What a button or select does, as its custom id: the state that survives a restart.

A custom id holds at most 100 characters; entry ids have at most 64. The prefix carries a version,
so that a button of an older form is told apart from a broken one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import assert_never

VERSION = "f1"
TEMPLATE = re.compile(r"f\d+:.*", re.DOTALL)  # every custom id of this bot, past and present
NONE_OF_THESE = "-"  # no entry id: those begin with a letter or digit

_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_RELATED = re.compile(rf"{VERSION}:related:(?P<entry>{_ID})")
_REMOVE = re.compile(rf"{VERSION}:remove:(?P<asker>[0-9]{{1,20}})")
_TURN = re.compile(
    rf"{VERSION}:page:(?P<kind>[a-z]{{1,8}}):(?P<page>[0-9]{{1,4}}):(?P<key>[a-z0-9-]{{0,64}})"
)
_PICK = re.compile(rf"{VERSION}:pick:(?P<how>choice|offer)")


@dataclass(frozen=True, slots=True)
class Subject:
    """What pages are about, so that they can be made again: a kind of listing and its key."""

    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class ShowRelated:
    """Offer what is near an entry."""

    entry: str


@dataclass(frozen=True, slots=True)
class Remove:
    """Take the message away; `asker` may, whoever else."""

    asker: int


@dataclass(frozen=True, slots=True)
class TurnPage:
    """Show another page, counted from 1."""

    subject: Subject
    page: int


@dataclass(frozen=True, slots=True)
class Pick:
    """Show the entry picked; a choice gives way to it, an offer stays."""

    is_choice: bool


Action = ShowRelated | Remove | TurnPage | Pick


def encode(action: Action) -> str:
    """Return the custom id for an action, at most 100 characters."""
    match action:
        case ShowRelated():
            return f"{VERSION}:related:{action.entry}"
        case Remove():
            return f"{VERSION}:remove:{action.asker}"
        case TurnPage():
            return f"{VERSION}:page:{action.subject.kind}:{action.page}:{action.subject.key}"
        case Pick():
            return f"{VERSION}:pick:{'choice' if action.is_choice else 'offer'}"
        case _:
            assert_never(action)


def decode(custom_id: str) -> Action | None:
    """Return the action of a custom id, or None for one of another form (older, or forged)."""
    if found := _RELATED.fullmatch(custom_id):
        return ShowRelated(found["entry"])
    if found := _REMOVE.fullmatch(custom_id):
        return Remove(int(found["asker"]))
    if found := _TURN.fullmatch(custom_id):
        return TurnPage(Subject(found["kind"], found["key"]), int(found["page"]))
    if found := _PICK.fullmatch(custom_id):
        return Pick(found["how"] == "choice")
    return None
