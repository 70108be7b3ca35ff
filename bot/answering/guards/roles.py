"""Reversed roles: "militants killed soldiers", where the fact says who killed the militants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from bot.answering.guards.numbers import DAYS
from bot.answering.guards.subject import Deed, Subject
from bot.answering.outcome import Correction
from bot.knowledge import Fact, FactBase
from bot.matching import Lexicon, is_stopword, stem, words

_BEFORE, _AFTER = 5, 5  # units around a verb within which the sides of a deed stand
_BE = frozenset("are be been being get got is was were".split())
_PRONOUNS = frozenset({"he", "it", "she", "they"})
_NOUNS = ("er", "ers", "tion", "tions")  # "accusation" and "attackers" are no deeds
_ASKING = frozenset("how what when where which who whom whose why".split())
_ADVERB = "ly"
_SAYING = frozenset(map(stem, "admit announce claim report said say state tell told".split()))
_BEFORE_FIGURE = frozenset("about around at least more most nearly over than".split())
_ARTICLES = frozenset("a an any its many several some that the their these this those".split())


def check_roles(subject: Subject) -> Correction | None:
    """Return a correction where the one who did it is the one it was done to.

    Only where the question names both sides: "who killed them" leaves one open.
    """
    plain = subject.matching.words
    if not _ASKING.isdisjoint(plain):
        return None
    asked = deeds(plain, subject.base.lexicon)
    return Correction("role") if any(_contradicts(subject, deed) for deed in asked) else None


def _contradicts(subject: Subject, asked: Deed) -> bool:
    """Tell whether the facts hold the same deed only with its sides exchanged."""
    same = [
        known
        for known in subject.entry.deeds
        if known.verb == asked.verb and known.agent and known.patient
    ]
    is_reversed = bool(same) and all(_is_reversed(subject, asked, known) for known in same)
    return is_reversed or _is_dismissed(subject, asked, same)


def _is_dismissed(subject: Subject, asked: Deed, same: Sequence[Deed]) -> bool:
    """Tell whether who is said to dismiss something unnamed is whose claim is dismissed."""
    is_claimant = not asked.patient and asked.agent in subject.base.claimants
    is_claimant &= any(asked.agent == known.patient for known in same)
    is_dismissing = any(asked.agent == known.agent for known in same)
    return asked.verb == _verbs()["dismiss"] and is_claimant and not is_dismissing


def _is_reversed(subject: Subject, asked: Deed, known: Deed) -> bool:
    if not asked.agent or not asked.patient or asked.agent == known.agent:
        return False
    swapped = known.patient == asked.agent or known.agent == asked.patient
    base = subject.base
    if asked.patient != known.patient:
        is_known = asked.agent in base.parties or asked.agent in base.stated_stems
        return swapped and is_known and asked.patient in base.parties
    return (asked.agent, known.agent) in subject.base.opponents


def deeds_of(fact: Fact, lexicon: Lexicon) -> Iterator[Deed]:
    """Yield the deeds that a fact states; its first "it" or "he" is the claimant."""
    return deeds(words(fact.statement), lexicon, fact.claimant)


def deeds_in_relations(base: FactBase, fact: Fact) -> Iterator[Deed]:
    """Yield what the relations of a fact say: a claim that is dismissed accuses, and whom."""
    for relation, other in base.related_to(fact):
        match relation:
            case "dismisses":
                dismissal, claim = fact, other
            case "dismissed_by":
                dismissal, claim = other, fact
            case _:
                continue
        accuser, denier = claim.claimant or "", dismissal.claimant or ""
        yield Deed(_verbs()["dismiss"], denier, accuser)
        for accused in dict.fromkeys((denier, *claim.about)):
            yield Deed(_verbs()["accus"], accuser, accused)


def deeds(plain: Sequence[str], lexicon: Lexicon, speaker: str | None = None) -> Iterator[Deed]:
    """Yield who does what to whom in plain words; a side that is not named is empty.

    A side is an actor's id or the stem of a noun; `speaker` is whom the first pronoun stands for.
    """
    units = list(_units(plain, lexicon))
    pronoun = next((place for place, unit in enumerate(units) if unit in _PRONOUNS), None)
    if speaker and pronoun is not None:
        units[pronoun] = speaker
    known = _verbs()
    for place, unit in enumerate(units):
        if unit in known:
            before, after = _nearest_before(units, place), _nearest_after(units, place)
            by_whom = "by" in units[place + 1 : place + 2]
            if by_whom or _is_passive(units, place):
                yield Deed(known[unit], after if by_whom else "", before)
            else:
                yield Deed(known[unit], before, after)


def _units(plain: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    """Yield the stems of plain words, each name of an actor as the actor's id."""
    stems = [_unit(word) for word in plain]
    after = 0
    for mention in lexicon.actors.find([stem(word) for word in plain]):
        if mention.end - mention.start == 1 and stems[mention.start] in _verbs():
            continue  # "attacked" has the stem of "attackers"
        yield from stems[after : mention.start]
        yield mention.name
        after = mention.end
    yield from stems[after:]


def _unit(word: str) -> str:
    """Return a word's stem; a noun of a verb, or an adverb, stays as it is."""
    stemmed = stem(word)
    is_noun = word.endswith(_NOUNS) and stemmed in _verbs()
    return word if is_noun or word.endswith(_ADVERB) else stemmed


def _is_passive(units: Sequence[str], place: int) -> bool:
    return not _BE.isdisjoint(units[max(0, place - 2) : place]) or units[0] in _BE


def _nearest_before(units: Sequence[str], place: int) -> str:
    """Return the side before a verb, empty where another verb stands between."""
    for unit in reversed(units[max(0, place - _BEFORE) : place]):
        if unit in _verbs() and unit != units[place]:
            return unit if unit == "attack" else ""
        if _is_side(unit):
            return unit
    return ""


def _nearest_after(units: Sequence[str], place: int) -> str:
    """Return the side right after a verb, or after its "by"; empty where something else stands."""
    begin = place + 2 if "by" in units[place + 1 : place + 2] else place + 1
    for at in range(begin, min(begin + _AFTER, len(units))):
        unit, following = units[at], "".join(units[at + 1 : at + 2])
        before_figure = unit in _BEFORE_FIGURE and (
            following in _BEFORE_FIGURE or following[:1].isdigit()
        )
        if before_figure or unit in _ARTICLES or unit[0].isdigit():
            continue
        is_side = _is_side(unit) and unit not in _verbs()
        return unit if is_side and following not in _SAYING else ""
    return ""


def _is_side(unit: str) -> bool:
    return not (
        is_stopword(unit)
        or unit in DAYS
        or unit[0].isdigit()
        or unit in _SAYING
        or unit.endswith(_ADVERB)
        or unit in _BEFORE_FIGURE
    )


def parties_of(stated: Iterable[Deed]) -> frozenset[str]:
    """Return everybody and everything that some deeds have as a side."""
    return frozenset(side for deed in stated for side in (deed.agent, deed.patient) if side)


@cache
def _verbs() -> Mapping[str, int]:
    text = files("bot.answering").joinpath("guards/data/deeds.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return {
        stem(word.strip()): number for number, line in enumerate(lines) for word in line.split(",")
    }


@cache
def deed_stems() -> frozenset[str]:
    """Return the stems of the verbs that say what one side does to another."""
    return frozenset(_verbs())
