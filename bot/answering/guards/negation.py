"""A negation that the fact does not hold: "not a single civilian died", "did not claim it"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from bot.answering.guards.subject import Subject
from bot.answering.outcome import Correction
from bot.matching import is_stopword, stem, words

REACH_OF_NO = 5  # content words after "no", all of which have to be the statement's
MOST_STATED = 3  # words after "nobody", one of which need not be
_NONE = frozenset({"no", "nobody", "none", "never"})
_NO_THING = frozenset({"no", "nobody", "none"})
DENIALS = _NONE | {"not"}
_NEGATIVE = DENIALS | {"hardly", "nothing", "without"}
_PRONOUNS = frozenset("he i it she they we you".split())
_VAGUE = frozenset({"dozens", "hundreds", "thousands"})
# "No idea how many", "no news of any": the asker lacks something, not the fact.
_LACKED = frozenset("clue data doubt figures idea info information news number word".split())
# "Nobody knows how many", "no one tells us who".
_NO_DENIAL_AFTER_NONE = _LACKED | frozenset(
    "cares explains here knew know knows reported said says tells told understands will".split()
)
# "No fewer than", "not more than": a limit, which the guard for figures reads.
_COMPARING = frozenset("above below fewer greater higher less lower more over under".split())
# "Not quite half", "not only the army".
_NO_DENIAL_AFTER = _COMPARING | frozenset("even far just merely only quite".split())
# "Weren't trains halted?" expects that they were.
_OPENERS = frozenset("are could did do does had has have is should was were will would".split())
# "I can't believe", "whether or not": what follows is not denied.
_BEFORE_NO_DENIAL = frozenset({"can", "or"})
# "Not sure if", "don't see why", "won't rest until": from here on nothing is denied.
_END_OF_DENIAL = frozenset(
    """
    before believe how if just know only sure understand unless until what when where whether which
    who why
    """.split()
)


def check_negation(subject: Subject) -> Correction | None:
    """Return a correction where the question denies what the fact says, in much the same words."""
    asked = subject.matching.words
    if _denies_a_count(subject, asked):
        return Correction("negation")
    is_denied_there = not _NEGATIVE.isdisjoint(subject.entry.shown_words)
    if is_denied_there or "not" in words(subject.match.phrasing):
        return None
    if _denies_the_verb(subject, asked) or _denies_there_is_any(subject, asked):
        return Correction("negation")
    return None


def _denies_a_count(subject: Subject, asked: Sequence[str]) -> bool:
    """Tell whether the question says "none" of something the facts count."""
    counts = any(word[0].isdigit() or word in _VAGUE for word in subject.entry.shown_words)
    none = _holds(asked, ("not", "a", "single")) or any(
        word in _NONE and following not in _NO_DENIAL_AFTER_NONE | _COMPARING
        for word, following in pairwise(asked)
    )
    return counts and none and (_states_none(asked) or not _asks_for_none(subject))


def _denies_the_verb(subject: Subject, asked: Sequence[str]) -> bool:
    """Tell whether "not" stands before a word of the statement.

    Of a claim and its dismissal only the dismissal: who dismisses a claim says that it is not so.
    """
    dismissing = subject.entry.dismissing_stems
    return any(
        stem(word) in dismissing if dismissing else subject.states(word) for word in denied(asked)
    )


def _denies_there_is_any(subject: Subject, asked: Sequence[str]) -> bool:
    """Tell whether "no" stands before words that are all the statement's: "no trains stopped".

    So may "nobody" and "none", and of several words behind them one may be another.
    """
    place = next((place for place, word in enumerate(asked) if word in _NO_THING), None)
    if place is None or (_asks_for_none(subject) and not _states_none(asked)):
        return False
    is_no_one = tuple(asked[place : place + 2]) == ("no", "one")
    after = tuple(asked[place + 1 + is_no_one :])
    if not (_COMPARING | _NO_DENIAL_AFTER_NONE).isdisjoint(after[:1]):
        return False
    denied = tuple(islice(filter(_is_content, after), REACH_OF_NO))
    stated = sum(subject.states(word) for word in denied)
    is_strict = asked[place] == "no" and not is_no_one
    strange = 0 if is_strict else len(denied) // MOST_STATED
    return stated > 1 and len(denied) - stated <= strange


def _states_none(asked: Sequence[str]) -> bool:
    """Tell whether a text begins as a denial does: "nobody was killed", not "was nobody killed"."""
    return asked[0] in _NO_THING


def _asks_for_none(subject: Subject) -> bool:
    """Tell whether the entry's nearest phrasing denies something too."""
    return not _NONE.isdisjoint(words(subject.match.phrasing))


def _is_content(word: str) -> bool:
    return not is_stopword(stem(word))


def denied(asked: Sequence[str]) -> Iterator[str]:
    """Yield the words that a "not" or "never" denies: the first content word after each."""
    for place, word in enumerate(asked):
        before = asked[place - 1] if place else ""
        expects_yes = place == 1 and before in _OPENERS
        is_limit = not _NO_DENIAL_AFTER.isdisjoint(asked[place + 1 : place + 2])
        if word in {"not", "never"} and not (
            is_limit or expects_yes or before in _BEFORE_NO_DENIAL
        ):
            yield from islice(filter(_is_content, _clause(asked[place + 1 :])), 1)


def _clause(after: Sequence[str]) -> Iterator[str]:
    """Yield the words as far as their clause goes: "not so, they dismissed it"."""
    for place, word in enumerate(after):
        if word in _END_OF_DENIAL or (place and word in _PRONOUNS):
            return
        yield word


def _holds(asked: Sequence[str], phrase: Sequence[str]) -> bool:
    span = len(phrase)
    return any(tuple(asked[place : place + span]) == phrase for place in range(len(asked)))
