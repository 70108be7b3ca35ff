"""What reports of a kind often leave open: unknowns to begin with, and how a kind is guessed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from bot.matching import stem, words

_IT: Final = "{it}"
_WORD_ALONE: Final = re.compile(
    r"\b(?:an?|the|this|after|during) (?:[\w-]+ )??(\w+)(?=[,.;:]|$| (?:of|in|at|on|by|and|that"
    r"|which|is|was|has|had|near|after|before|will|to|for|as|broke|began|killed|started|left)\b)",
    re.MULTILINE,
)
_LEAST: Final = 3  # different words by which a kind shows; one or two stand there by chance
_GENERAL: Final = "general"


@dataclass(frozen=True)
class Kind:
    """A kind of story: what the text may call what happened, and other words it shows by."""

    name: str
    things: tuple[str, ...]
    words: tuple[str, ...]

    def count(self, stems: Counter[str]) -> int:
        """Return how many different words of a text are of this kind."""
        return len({stem(word) for word in (*self.things, *self.words)} & stems.keys())

    def thing(self, sentences: Iterable[str]) -> str:
        """Return what the text calls what happened most, or the usual word for it.

        In "the fire service" fire is only a part of another word.
        """
        text = "\n".join(sentences).lower()
        found = Counter(map(stem, _WORD_ALONE.findall(text)))
        return max(self.things, key=lambda one: found[stem(one)])


@dataclass(frozen=True)
class Template:
    """An unknown to begin with; `cues` are words by which the report may say it after all."""

    id: str
    what: str
    asks: tuple[str, ...]
    golden: str
    cues: tuple[str, ...]


@cache
def kinds() -> dict[str, Kind]:
    """Return the kinds of story by name."""
    return {
        name: Kind(name, tuple(kind["it"]), tuple(kind["words"].split()))
        for name, kind in _data("kinds").items()
    }


def guess(stems: Counter[str]) -> Kind:
    """Return the kind that most words of a text speak for, the general one where few do."""
    best = max(kinds().values(), key=lambda kind: kind.count(stems))
    return best if best.count(stems) >= _LEAST else kinds()[_GENERAL]


def templates(kind: Kind, sentences: Iterable[str]) -> Iterator[Template]:
    """Yield the unknowns to begin with, in the text's own word for what happened."""
    thing = kind.thing(sentences)
    for one in _data("unknowns"):
        if kind.name in one["kinds"]:
            yield Template(
                one["id"],
                one["what"].replace(_IT, thing),
                tuple(ask.replace(_IT, thing) for ask in one["asks"]),
                one["golden"],
                tuple(one["cues"].split()),
            )


def stems_of(sentences: Iterable[str]) -> Counter[str]:
    """Return how often some sentences have each stem."""
    return Counter(stem(word) for sentence in sentences for word in words(sentence))


def _data(name: str) -> Any:  # noqa: ANN401 - as the file has it
    return yaml.safe_load(files("bot.curation").joinpath(f"data/{name}.yaml").read_text("utf-8"))
