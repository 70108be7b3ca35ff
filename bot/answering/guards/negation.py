"""A negation that the fact does not hold: "not a single civilian died", "did not claim it"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

from bot.answering.guards.subject import Subject
from bot.answering.outcome import Correction
from bot.matching import is_stopword, stem, words

REACH = 3  # content words after "not" among which the denied verb stands
REACH_OF_NO = 5  # content words after "no", all of which have to be the statement's
_NONE = frozenset({"no", "nobody", "none", "never"})
DENIALS = _NONE | {"not"}
_VAGUE = frozenset({"dozens", "hundreds", "thousands"})
# "No idea how many", "no news of any": the asker lacks something, not the fact.
_LACKED = frozenset("clue data doubt figures idea info information news number word".split())
# "No fewer than", "not more than": a limit, which the guard for figures reads.
_COMPARING = frozenset("above below fewer greater higher less lower more over under".split())
# "Weren't trains halted?" expects that they were.
_OPENERS = frozenset("are could did do does had has have is should was were will would".split())
# "I can't believe", "whether or not": what follows is not denied.
_BEFORE_NO_DENIAL = frozenset({"can", "or"})
# "Not sure if", "don't see why", "not only": from here on nothing is denied.
_END_OF_DENIAL = frozenset(
    "believe how if just know only sure understand what when where whether which who why".split()
)


def check_negation(subject: Subject) -> Correction | None:
    """Return a correction where the question denies what the fact says, in much the same words."""
    asked = subject.matching.words
    if _denies_a_count(subject, asked):
        return Correction("negation")
    if "not" in subject.entry.shown_words or "not" in words(subject.match.phrasing):
        return None
    if _denies_the_verb(subject, asked) or _denies_there_is_any(subject, asked):
        return Correction("negation")
    return None


def _denies_a_count(subject: Subject, asked: Sequence[str]) -> bool:
    """Tell whether the question says "none" of something the facts count."""
    counts = any(word[0].isdigit() or word in _VAGUE for word in subject.entry.shown_words)
    none = _holds(asked, ("not", "a", "single")) or any(
        word in _NONE and following not in _LACKED | _COMPARING
        for word, following in pairwise(asked)
    )
    return counts and none and _NONE.isdisjoint(words(subject.match.phrasing))


def _denies_the_verb(subject: Subject, asked: Sequence[str]) -> bool:
    """Tell whether "not" stands before a word of the statement."""
    return any(subject.states(word) for word in _denied(asked))


def _denies_there_is_any(subject: Subject, asked: Sequence[str]) -> bool:
    """Tell whether "no" stands before words that are all the statement's: "no trains stopped"."""
    if "no" not in asked or not _NONE.isdisjoint(words(subject.match.phrasing)):
        return False
    after = tuple(asked[asked.index("no") + 1 :])
    if not _COMPARING.isdisjoint(after[:1]):
        return False
    denied = tuple(islice(filter(_is_content, after), REACH_OF_NO))
    return len(denied) > 1 and all(subject.states(word) for word in denied)


def _is_content(word: str) -> bool:
    return not is_stopword(stem(word))


def _denied(asked: Sequence[str]) -> Iterator[str]:
    """Yield the words that a "not" or "never" may deny: the few after it, as far as it reaches."""
    for place, word in enumerate(asked):
        before = asked[place - 1] if place else ""
        expects_yes = place == 1 and before in _OPENERS
        compares = not _COMPARING.isdisjoint(asked[place + 1 : place + 2])
        denies = word in {"not", "never"} and not compares
        if not denies or expects_yes or before in _BEFORE_NO_DENIAL:
            continue
        yield from _reached(asked[place + 1 :])


def _reached(after: Iterable[str]) -> Iterator[str]:
    """Yield the first content words, as far as their clause goes: "won't connect, is it down"."""
    reached = 0
    for word in after:
        ends = word in _END_OF_DENIAL or (reached and word in _OPENERS)
        if ends or reached == REACH:
            return
        if _is_content(word):
            reached += 1
            yield word


def _holds(asked: Sequence[str], phrase: Sequence[str]) -> bool:
    span = len(phrase)
    return any(tuple(asked[place : place + span]) == phrase for place in range(len(asked)))
