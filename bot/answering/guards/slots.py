"""A slot the question asks for and the facts leave open: when, where, why, how, who, how many.

Only where the facts state everything else the question holds: of "when did they deny it" nothing
follows for a fact that says they admitted it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.answering.guards.numbers import DAYS
from bot.answering.guards.subject import Subject
from bot.answering.outcome import Correction
from bot.knowledge import Fact
from bot.language.dates import dates_in
from bot.matching import is_stopword, stem

HELD_SHARE = 1 / 25  # of an entry's phrasings that ask for a slot: fewer are chance
_AUXILIARIES = frozenset(
    "are can could did do does had has have is might should was were will would".split()
)
_WORDS = frozenset({"when", "where", "why", "how", "who"})
_MEASURES: Mapping[str, str] = {"long": "how long", "many": "how many", "much": "how much"}
SLOTS = _WORDS | {*_MEASURES.values()}  # as a correction names them
_NOUNS: Mapping[tuple[str, str], str] = {
    (asking, noun): slot
    for slot, nouns in (("when", "day date time"), ("where", "place"), ("why", "reason"))
    for noun in nouns.split()
    for asking in ("what", "which")
}
ASKING = _WORDS | {asking for asking, _ in _NOUNS}
# Said of how precise the answer is to be, or whose it is: the facts need not hold them.
_ASIDE = frozenset(map(stem, "according exactly precisely report reportedly allegedly say".split()))
_TIMES = DAYS | frozenset(
    """
    ago century day days decades hour hours late month months since today until week weeks year
    years yesterday
    """.split()
)
_PLACES = frozenset("area cities city country province region town towns village villages".split())
_PLACED = re.compile(
    r"\b(?:[Aa]cross|[Aa]round|[Aa]t|[Ii]n|[Nn]ear|[Tt]hroughout) (?:the )?([A-Z]\w+)"
)
_REASONS = frozenset("because due precaution reason reasons".split())
_AMOUNTS = frozenset("all dozens half hundreds most thousands".split())


def check_slots(subject: Subject) -> Correction | None:
    """Return a correction for the first slot that the question asks for and no fact fills.

    Slots that the entry's own phrasings ask for are taken as filled.
    """
    asked = tuple(word for word in subject.matching.words if stem(word) not in _ASIDE)
    slot = next((slot for slot in slots_asked(asked) if slot not in subject.entry.slots), None)
    return Correction("slot", slot) if slot and _is_all_stated(subject, asked) else None


def slots_asked(plain: Sequence[str]) -> Iterator[str]:
    """Yield the slots that a text's plain words ask for."""
    if ASKING.isdisjoint(plain):
        return
    for place, word in enumerate(plain):
        following = plain[place + 1] if place + 1 < len(plain) else ""
        if word == "how" and following in _MEASURES:
            yield _MEASURES[following]
        elif word in _WORDS and _asks(word, place, following):
            yield word
        elif (word, following) in _NOUNS:
            yield _NOUNS[word, following]


def _asks(word: str, place: int, following: str) -> bool:
    """Tell whether the word asks: "when was it", not "it fell when it was hit" or "how big"."""
    return following in _AUXILIARIES or (place == 0 and word != "how") or not following


def _is_all_stated(subject: Subject, asked: Sequence[str]) -> bool:
    """Tell whether the facts hold every content word of the question, or a synonym of it."""
    content = [word for word in asked if not is_stopword(stem(word)) and word not in _MEASURES]
    names = subject.entry.names
    return bool(content) and all(word in names or subject.states(word) for word in content)


def slots_filled(fact: Fact, shown: Sequence[str]) -> Iterator[str]:
    """Yield the slots that a fact fills; `shown` are the plain words of its statement and note."""
    said = frozenset(shown)
    if not _TIMES.isdisjoint(said) or _names_year(f"{fact.statement} {fact.note or ''}"):
        yield from ("when", "how long")
    if not _PLACES.isdisjoint(said) or _is_placed(fact.statement):
        yield "where"
    if not _REASONS.isdisjoint(said):
        yield "why"
    if any(word[0].isdigit() for word in said) or not _AMOUNTS.isdisjoint(said):
        yield from ("how many", "how much")
    if fact.claimant is not None or fact.about:
        yield "who"


def _names_year(text: str) -> bool:
    return any(date.isdigit() for date in dates_in(text))


def _is_placed(statement: str) -> bool:
    """Tell whether a name stands where a place does: "around Quetta", but not "in March"."""
    return any(name.lower() not in DAYS for name in _PLACED.findall(statement))
