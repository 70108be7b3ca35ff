"""Hints for curators: what is not wrong with a base, and could be better."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.answering.answerer import Answerer
from bot.answering.hints.alike import alike, few
from bot.answering.hints.golden import barely_right, worse_than
from bot.answering.hints.group import HintGroup, group
from bot.answering.hints.stray_hints import confused, not_told_apart, rarely_found, taken
from bot.answering.hints.strays import strays
from bot.answering.hints.written import Written, written
from bot.knowledge import Loaded

__all__ = ["HintGroup", "Written", "close_hints", "quick_hints", "worse_than_hints", "written"]


def quick_hints(loaded: Loaded, answerer: Answerer) -> Iterator[HintGroup]:
    """Yield what is found without asking the phrasings: a moment's work."""
    yield group("golden questions that are only just right", barely_right(loaded, answerer))
    yield group("entries with few phrasings", few(loaded))
    yield group("phrasings that are nearly alike", alike(loaded))


def close_hints(
    loaded: Loaded, answerer: Answerer, phrasings: Iterable[Written]
) -> Iterator[HintGroup]:
    """Yield what comes of asking each of the phrasings as though it had not been written down.

    About a millisecond each; `phrasings` are all that `written` returns.
    """
    found = strays(answerer, phrasings)
    couples = confused(loaded, found)
    yield group("entries that can hardly be told apart", not_told_apart(loaded, couples))
    yield group("entries that are hardly found", rarely_found(loaded, found))
    yield group("phrasings that another entry would answer", taken(loaded, found, couples))


def worse_than_hints(loaded: Loaded, answerer: Answerer, before: Answerer) -> HintGroup:
    """Return the golden questions that another answerer answers better than this one."""
    return group("golden questions that are answered worse", worse_than(loaded, answerer, before))
