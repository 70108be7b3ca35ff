"""Lists of words that are much the same in every chat."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_COMMON = "\n[the most common first]\n"


@cache
def common_words() -> frozenset[str]:
    """Return ordinary English words, which are no misspelling of a similar word of the base."""
    return frozenset(_text("common_words.txt").split())


@cache
def everyday_words() -> frozenset[str]:
    """Return the words of any chat, which say nothing of a subject: "bruh", "seriously"."""
    return frozenset(_words(_text("everyday_words.txt").partition(_COMMON)[0]))


@cache
def ranked_words() -> tuple[str, ...]:
    """Return the words of everyday English, in the order of how common they are."""
    return tuple(_words(_text("everyday_words.txt").partition(_COMMON)[2]))


def _words(text: str) -> list[str]:
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return [word for line in lines for word in line.split()]


def _text(name: str) -> str:
    return files("bot.matching").joinpath(f"data/{name}").read_text("utf-8")
