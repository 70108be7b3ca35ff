"""Names of the wider world: places, people and groups a question may be about.

A question about Gaza or Karachi is not answered by what a source says of Quetta, however alike the
other words are; so a name that the base does not know weighs more than any other unseen word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.matching.text.tokens import words

MAX_NAME_WORDS = 5


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of the gazetteer in a text: its canonical spelling and its place among the words."""

    name: str
    start: int
    end: int


@cache
def gazetteer() -> dict[tuple[str, ...], str]:
    """Return every spelling, as plain words, with its canonical name."""
    spellings: dict[tuple[str, ...], str] = {}
    text = files("bot.matching").joinpath("data/names.txt").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            canonical, *aliases = (part.strip() for part in line.split("|"))
            for spelling in (canonical.removeprefix("the "), *aliases):
                spellings.setdefault(tuple(words(spelling)), canonical)
    spellings.pop((), None)
    return spellings


@cache
def name_words() -> frozenset[str]:
    """Return every single word that occurs in a name."""
    return frozenset(word for spelling in gazetteer() for word in spelling)


@cache
def first_words() -> frozenset[str]:
    """Return every word a name begins with."""
    return frozenset(spelling[0] for spelling in gazetteer())


def mentions(plain: Sequence[str]) -> Iterator[Mention]:
    """Yield the names in a text's plain words, the longest at each place."""
    if first_words().isdisjoint(plain):
        return
    known, firsts = gazetteer(), first_words()
    after = 0
    for start, word in enumerate(plain):
        if word not in firsts or start < after:
            continue
        for length in range(min(MAX_NAME_WORDS, len(plain) - start), 0, -1):
            name = known.get(tuple(plain[start : start + length]))
            if name is not None:
                yield Mention(name, start, start + length)
                after = start + length
                break
