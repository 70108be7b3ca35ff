"""Hints for curators: what is not wrong with a base, and could be better."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.answering.answerer import Answerer
from bot.answering.hints.everyday import everyday_phrasings
from bot.answering.hints.few import few_phrasings
from bot.answering.hints.golden import fragile_golden, worse_than
from bot.answering.hints.located import HintGroup, LocatedPhrasing, phrasings
from bot.answering.hints.lost import confused, confused_hints, lost_phrasings, misrouted
from bot.knowledge import Loaded

__all__ = [
    "HintGroup",
    "LocatedPhrasing",
    "close_hints",
    "phrasings",
    "quick_hints",
    "worse_than_hints",
]


def quick_hints(loaded: Loaded, answerer: Answerer) -> Iterator[HintGroup]:
    """Yield what is found without withholding phrasings: a moment's work."""
    fragile = tuple(fragile_golden(loaded, answerer))
    yield HintGroup("golden questions that are only just right", fragile)
    yield HintGroup("entries with few phrasings", tuple(few_phrasings(loaded)))
    yield HintGroup("phrasings of everyday words", tuple(everyday_phrasings(loaded)))


def close_hints(
    loaded: Loaded, answerer: Answerer, withheld: Iterable[LocatedPhrasing]
) -> Iterator[HintGroup]:
    """Yield what comes of withholding each of the phrasings, about a millisecond each."""
    lost = list(lost_phrasings(answerer, withheld))
    pairs = confused(loaded, lost)
    yield HintGroup("entries that can hardly be told apart", tuple(confused_hints(loaded, pairs)))
    misled = tuple(misrouted(loaded, lost, pairs))
    yield HintGroup("phrasings that another entry would answer", misled)


def worse_than_hints(loaded: Loaded, answerer: Answerer, before: Answerer) -> HintGroup:
    """Return the golden questions that another answerer answers better than this one."""
    worse = tuple(worse_than(loaded, answerer, before))
    return HintGroup("golden questions that are answered worse", worse)
