"""Phrasings that say nothing of a subject."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering.hints.located import hint, phrasings
from bot.errors import Hint
from bot.knowledge import Loaded
from bot.matching import everyday_words, is_stopword, stem, words


def everyday_phrasings(loaded: Loaded) -> Iterator[Hint]:
    """Yield each phrasing of everyday words alone: whoever says them would get that entry."""
    for one in phrasings(loaded):
        said = words(one.text)
        is_function_word = len(said) == 1 and is_stopword(stem(said[0]))
        if said and (is_function_word or everyday_words().issuperset(said)):
            what = f"a phrasing of '{one.entry}' consists of words that are said about anything"
            yield hint(loaded, one.path, what, "add a word of its subject, or remove it")
