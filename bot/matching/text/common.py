"""Lists of words that are much the same in every chat."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def common_words() -> frozenset[str]:
    """Return ordinary English words, which are no misspelling of a similar word of the base."""
    text = files("bot.matching").joinpath("data/common_words.txt").read_text("utf-8")
    return frozenset(text.split())


@cache
def everyday_words() -> frozenset[str]:
    """Return the words of any chat, which say nothing of a subject: "bruh", "seriously"."""
    text = files("bot.matching").joinpath("data/everyday_words.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())
