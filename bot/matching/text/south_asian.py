"""Urdu and Hindi in questions, in Latin letters or their own, read as English words.

"Fauj ne kitne jangju mare" becomes "military how many militants killed": then the phrasings of any
base serve such questions too. Function words go; those that are spelled like English words ("main",
"to", "us") only beside words that are nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from bot.language.normalise import VOWEL_SIGNS, folded
from bot.matching.text.common import common_words

LEAST_FUNCTION_WORDS: Final = 2  # that make a text Urdu or Hindi where nothing else does
SHORTEST_VARIANT: Final = 5  # letters: shorter words are too much alike without their vowels
_WORD: Final = re.compile(f"(?:[^\\W\\d_]|[{re.escape(''.join(sorted(VOWEL_SIGNS)))}])+")
_BESIDE_OTHERS: Final = "\n[words beside others]\n"
# In Latin letters: long vowels and the endings -ay, -ey and -e alike, doubled letters once.
_SOUNDS: Final = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        ("ph", "f"),
        ("w", "v"),
        ("q", "k"),
        ("z", "j"),
        ("(?<=[aeiou])h$", ""),
        ("a[eiy]|e[aeiy]|[iy]+e?", "e"),
        ("a[uo]|o[uow]|u+", "o"),
        (r"([a-z])\1+", r"\1"),
    )
)

Words = tuple[str, ...]


class _Vocabulary(NamedTuple):
    """Phrases and single words with what they are read as; function words are read as nothing.

    `starts` holds how long the phrases are that begin with a word, the longest first;
    `beside_others` the words that are English too; `variants` the longer words by how they sound.
    """

    meanings: Mapping[Words, Words]
    starts: Mapping[str, Sequence[int]]
    beside_others: Mapping[str, Words]
    variants: Mapping[str, Words]


@cache
def first_words() -> frozenset[str]:
    """Return the words that known phrases begin with; a text without any needs no reading."""
    return frozenset(_vocabulary().starts)


def in_english(words: Sequence[str]) -> list[str]:
    """Return the plain words of a text with those of Urdu and Hindi in English."""
    known = _vocabulary()
    found = list(_found(words, known))
    if not _is_south_asian(found):
        return list(words)
    return [word for one in found for word in _read(one, known)]


class _Found(NamedTuple):
    """A phrase of a text: what it is read as, None where it is not known."""

    phrase: Words
    meaning: Words | None


def _found(words: Sequence[str], known: _Vocabulary) -> Iterator[_Found]:
    start = 0
    while start < len(words):
        phrase = next(_phrases_at(words, start, known), (words[start],))
        yield _Found(phrase, known.meanings.get(phrase))
        start += len(phrase)


def _phrases_at(words: Sequence[str], start: int, known: _Vocabulary) -> Iterator[Words]:
    for length in known.starts.get(words[start], ()):
        phrase = tuple(words[start : start + length])
        if phrase in known.meanings:
            yield phrase


def _is_south_asian(found: Iterable[_Found]) -> bool:
    """Tell whether a phrase means something, or enough function words stand together."""
    known = [one for one in found if one.meaning is not None]
    if any(one.meaning for one in known):
        return True
    return sum(len(one.phrase) for one in known) >= LEAST_FUNCTION_WORDS


def _read(one: _Found, known: _Vocabulary) -> Words:
    if one.meaning is not None:
        return one.meaning
    (word,) = one.phrase
    if word in known.beside_others:
        return known.beside_others[word]
    if len(word) < SHORTEST_VARIANT or word in common_words():
        return one.phrase
    return known.variants.get(sound_of(word), one.phrase)


def sound_of(word: str) -> str:
    """Return what is the same in all spellings of a word: "humlaa" and "hamla", "fouj", "fauj"."""
    sound = word
    for pattern, replacement in _SOUNDS:
        sound = pattern.sub(replacement, sound)
    return sound


@cache
def _vocabulary() -> _Vocabulary:
    meanings: dict[Words, Words] = {}
    beside_others: dict[str, Words] = {}
    text = files("bot.matching").joinpath("data/south_asian.txt").read_text("utf-8")
    plain, _, ambiguous = text.partition(_BESIDE_OTHERS)
    for english, phrase in _entries(plain):
        meanings.setdefault(phrase, english)
    for english, (word,) in _entries(ambiguous):
        beside_others[word] = english
    lengths: dict[str, set[int]] = {}
    heard: dict[str, set[Words]] = {}
    for phrase, english in meanings.items():
        lengths.setdefault(phrase[0], set()).add(len(phrase))
        if len(phrase) == 1 and len(phrase[0]) >= SHORTEST_VARIANT:
            heard.setdefault(sound_of(phrase[0]), set()).add(english)
    variants = {sound: english for sound, (english, *more) in heard.items() if not more}
    starts = {word: sorted(of, reverse=True) for word, of in lengths.items()}
    return _Vocabulary(meanings, starts, beside_others, variants)


def _entries(text: str) -> Iterator[tuple[Words, Words]]:
    """Yield what each spelling is read as, and its words."""
    for line in text.splitlines():
        english, equals, spellings = line.partition(" = ")
        if equals and not line.startswith("#"):
            for spelling in spellings.split("|"):
                yield (
                    tuple(english.replace("-", "").split()),
                    tuple(_WORD.findall(folded(spelling))),
                )
