"""What an entry could be given: phrasings nobody wrote yet, and what it leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import Final

from bot.answering import Answerer
from bot.answering.rule_phrasings import all_rule_phrasings
from bot.curation.left_open import Slots
from bot.curation.rephrasing import Synonyms
from bot.curation.templates import Template
from bot.curation.yaml_text import BLANK, Stub, record_text, scalar
from bot.knowledge import Fact, FactBase, Unknown, same_words
from bot.matching.entries import OFF_TOPIC

EMPTY: Final[Mapping[str, Sequence[str]]] = MappingProxyType({})
LONGEST: Final = 59  # characters of an id, with room for "-open"
MOST: Final = 8  # phrasings of a kind for one entry; who wants more takes these first


@dataclass(frozen=True)
class Suggestion:
    """Phrasings for an entry, by rule, by synonym and as members ask, and slots nobody fills."""

    entry: Fact | Unknown
    by_rule: tuple[str, ...] = ()
    by_synonym: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to suggest."""
        return not (self.by_rule or self.by_synonym or self.asked or self.slots)


class Suggester:
    """Finds what entries of a base could be given."""

    def __init__(self, answerer: Answerer, asked: Mapping[str, Sequence[str]] = EMPTY) -> None:
        """Note what is written already, and what members asked that had an entry near it."""
        self._asked = asked
        self._answerer = answerer
        self._base = answerer.base
        self._synonyms = Synonyms(self._base)
        self._slots = Slots(self._base)
        self._taken = set(map(same_words, _texts(self._base)))

    def suggest(self, entry: Fact | Unknown) -> Suggestion:
        """Return what an entry could be given, none of which it or another entry has."""
        by_rule = all_rule_phrasings(self._base, entry) if isinstance(entry, Fact) else ()
        by_rule = tuple(sorted(by_rule, key=len))  # people ask in few words
        asks = (*entry.asks, entry.question) if isinstance(entry, Fact) else entry.asks
        return Suggestion(
            entry,
            by_rule=self._fresh(entry.id, by_rule),
            by_synonym=self._fresh(entry.id, self._synonyms.rephrased(asks)),
            asked=self._fresh(entry.id, self._asked.get(entry.id, ())),
            slots=self._slots.open(entry) if isinstance(entry, Fact) else (),
        )

    def _fresh(self, entry: str, phrasings: Iterable[str]) -> tuple[str, ...]:
        """Return phrasings that are written nowhere and would not find another entry."""
        found = (text for text in phrasings if same_words(text) not in self._taken)
        return tuple(islice((text for text in found if self._finds(entry, text)), MOST))

    def _finds(self, entry: str, text: str) -> bool:
        ranked = self._answerer.matcher.match(text).ranked
        return not ranked or ranked[0].id in {entry, OFF_TOPIC}


def as_text(suggestions: Iterable[Suggestion], templates: Iterable[Template]) -> str:
    """Return suggestions as YAML to paste from: phrasings to add, unknowns to finish."""
    found = [one for one in suggestions if not one.is_empty]
    facts = [*_asks(one for one in found if isinstance(one.entry, Fact))]
    unknowns = [*_asks(one for one in found if isinstance(one.entry, Unknown))]
    stubs = [*map(_open, (one for one in found if one.slots)), *map(_template, templates)]
    unknowns += [record_text(stub) for stub in stubs]
    sections = {"facts": facts, "unknowns": unknowns}
    return "\n".join(
        "\n".join((f"{name}:", "\n\n".join(records))) + "\n"
        for name, records in sections.items()
        if records
    )


def _asks(suggestions: Iterable[Suggestion]) -> Iterator[str]:
    for one in suggestions:
        kinds = {
            "by rule": one.by_rule,
            "by synonyms": one.by_synonym,
            "asked in vain: only what this answers": one.asked,
        }
        lines = [
            line
            for name, phrasings in kinds.items()
            if phrasings
            for line in (f"      # {name}", *(f"      - {scalar(text)}" for text in phrasings))
        ]
        if lines:
            yield "\n".join((f"  - id: {one.entry.id}", "    asks:", *lines))


def _open(suggestion: Suggestion) -> Stub:
    """Return an unknown for what nobody says of a fact."""
    return {
        "id": f"{suggestion.entry.id[:LONGEST]}-open",
        "todo": f"nobody says {', '.join(suggestion.slots)}: word what is not stated, and its asks",
        "what": BLANK,
        "see": [suggestion.entry.id],
        "asks": BLANK,
    }


def _template(template: Template) -> Stub:
    return {
        "id": template.id,
        "todo": "leave it out if a source says it; else add the nearest facts",
        "what": template.what,
        "see": [],
        "asks": template.asks,
    }


def _texts(base: FactBase) -> Iterator[str]:
    """Yield every question that is written down somewhere."""
    for entry in base.entries.values():
        yield from entry.asks
        yield from entry.not_asks
        if not isinstance(entry, Unknown):
            yield entry.question
    yield from (golden.question for golden in base.golden)
