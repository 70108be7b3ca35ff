"""What a follow-up asks for, by its words alone: who says it, whether it holds, when, and so on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.answering.follow_ups.cues import Cues, cues
from bot.matching import is_stopword, stem, words

Kind = Literal["provenance", "verification", "more", "slot", "in_context", "new"]

# "What do you think of this", "what does the report say about that", "did this happen".
_ABOUT_CLAIM = frozenset(
    map(
        stem,
        """what do does did is are was it this that these about of on you think thought thoughts the
        a report article source base say says said happen happened really any truth to in there here
        bot factbot and so there""".split(),
    )
)

Knows = Callable[[str], bool]

SHORT = 4  # words; a longer text without a pronoun is a question of its own
_PRONOUNS = frozenset(
    """
    he her hers him his it its one ones she such that their theirs them there these they this those
    same
    """.split()
)
_RECALLS: tuple[Literal["verification", "provenance", "more"], ...] = (
    "verification",
    "provenance",
    "more",
)
SLOTS = (
    *("until when", "since when", "how long", "how many", "how much", "which ones"),
    *("when", "where", "why", "how", "who"),
)
SHORTEST_COMPLAINT = 2  # words, and one more
_NOT_THAT = re.compile(
    r"(?:no,? )?not (?:the )?[^,;.?]{1,40}[,;.] ?(?P<meant>.*\w.*)", re.IGNORECASE
)
_AND_NOT_THAT = re.compile(r"(?P<meant>(?:\w+ ){0,2}\w+),? not (?:the )?\w+[.!?]*", re.IGNORECASE)
_VERBS = frozenset(
    """
    am are be can could did do does had has have is it may might should was were will would
    """.split()
)
_LEADS = ("correction", "continuation", "more about")
# What begins so asks for a time or a reason, whatever it says of saying: "when did they say that".
_SLOT_WORDS = frozenset({"when", "why", "since", "until", "till"})


@dataclass(frozen=True, slots=True)
class Reading:
    """The kind of a follow-up, and the slot it asks for; `text` is it without what leads in.

    `is_exact` tells that it wants the figure itself, and not about how much it is; `refers` that it
    is short, or points back.
    """

    kind: Kind
    text: str
    slot: str = ""
    is_exact: bool = False
    refers: bool = True


def read(text: str, shown: frozenset[str], knows: Knows) -> Reading:
    """Return how a follow-up is read.

    `shown` are the stems of what it follows; `knows` tells whether a word means anything to the
    base.
    """
    known = cues()
    plain = tuple(known.repaired(words(text), shown))
    if meant := _put_right(text):
        return Reading("in_context", " ".join(words(meant)))
    begin, corrects = _text_proper(known, plain)
    rest = plain[begin:]
    # "And the trains, when" names something else, though what was shown may hold the word.
    aside = frozenset[str]() if begin else shown
    kind, slot = _kind(known, rest, aside, knows)
    if kind is None and begin:
        kind, slot = _kind(known, plain, aside, knows)
    if corrects and kind is not None and len(rest) > known.length_at(slot or kind, rest, 0):
        kind, slot = None, ""  # "no, who claimed it" asks for something else than what was shown
    refers = begin > 0 or len(rest) <= SHORT or not _PRONOUNS.isdisjoint(rest)
    return Reading(
        kind=kind or ("in_context" if refers else "new"),
        text=" ".join(rest),
        slot=slot,
        is_exact=bool(known.covered("exact", rest)),
        refers=refers,
    )


def _put_right(text: str) -> str:
    """Return Y of "not X, Y" and of "Y, not X", which say what was meant; else nothing."""
    if found := _NOT_THAT.fullmatch(text.strip()):
        return found["meant"]
    found = _AND_NOT_THAT.fullmatch(text.strip())
    if found and _VERBS.isdisjoint(words(found["meant"])):
        return found["meant"]
    return ""


def may_follow_up(text: str) -> bool:
    """Tell whether a text may need what it follows; a whole question does not."""
    return read(text, frozenset(), lambda _: False).kind != "new"


def asks_about_claim(text: str) -> bool:
    """Tell whether a text asks whether something is true or who says it, and nothing more."""
    if read(text, frozenset(), lambda _: False).kind in {"verification", "provenance"}:
        return True
    return {stem(word) for word in words(text)} <= _ABOUT_CLAIM


def _text_proper(known: Cues, plain: Sequence[str]) -> tuple[int, bool]:
    """Return where a text begins behind "what about" or "no, I meant", and if it is the latter."""
    begin, found, corrects = 0, True, False
    while found:
        found = False
        for section in _LEADS:
            length = known.length_at(section, plain, begin) if begin < len(plain) else 0
            if length and begin + length < len(plain):
                begin, found = begin + length, True
                corrects = corrects or section == "correction"
    return begin, corrects


def _kind(
    known: Cues, plain: Sequence[str], shown: frozenset[str], knows: Knows
) -> tuple[Kind | None, str]:
    """Return the kind and slot that most of the words ask for, if the others add nothing."""
    if _is_only_a_lead(known, plain):
        return "more", ""
    recalls = _RECALLS if _SLOT_WORDS.isdisjoint(plain[:1]) else ("verification",)
    sections: list[tuple[str, Kind]] = [(slot, "slot") for slot in SLOTS]
    sections = [*((kind, kind) for kind in recalls), *sections]
    best: tuple[int, Kind | None, str] = (0, None, "")
    for section, kind in sections:
        covered = known.covered(section, plain)
        if len(covered) > best[0] and _adds_nothing(known, plain, covered, shown, knows):
            best = len(covered), kind, section if kind == "slot" else ""
    return best[1], best[2]


def _is_only_a_lead(known: Cues, plain: Sequence[str]) -> bool:
    """Tell whether nothing follows: "and?", "that is not what I asked"; not a mere "no"."""
    if not plain:
        return False
    continues = known.length_at("continuation", plain, 0) == len(plain)
    return continues or (
        len(plain) > SHORTEST_COMPLAINT and known.length_at("correction", plain, 0) == len(plain)
    )


def _adds_nothing(
    known: Cues,
    plain: Sequence[str],
    covered: frozenset[int],
    shown: frozenset[str],
    knows: Knows,
) -> bool:
    """Tell whether all other words are said around a follow-up, or mean nothing to the base.

    Of the latter there are few, where nothing else points back: "when is easter" is no follow-up.
    """
    aside = covered | known.covered("around", plain) | known.covered("exact", plain)
    left = [
        word
        for place, word in enumerate(plain)
        if place not in aside and stem(word) not in shown and not is_stopword(stem(word))
    ]
    few = len(left) < len(covered) or not _PRONOUNS.isdisjoint(plain)
    return few and not any(word[0].isdigit() or knows(word) for word in left)
