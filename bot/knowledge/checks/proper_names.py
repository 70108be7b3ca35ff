"""The proper names in a text, as far as capital letters tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from bot.language.normalise import caseless

_WORD: Final = re.compile(r"[^\W\d_]\w*(?:['\u2019]\w+)*")
_POSSESSIVE: Final = re.compile(r"['\u2019]s?$")
_SENTENCE_ENDS: Final = tuple(".?!:\u2026\u2014")
_OPENING: Final = " \t\n\"'([\u201c\u2018\u00ab"
# What stands inside a name: "Ministry of the Interior", "Dockers' Union", "Al-Ameen".
_JOINT: Final = re.compile(r"(?: |-|['\u2019] | (?:of|of the|for the|de|del|van|von|bin|al|el) )")
# Bodies whose name goes on behind "of", however many words come before it.
_BODIES: Final = frozenset(
    """
    agency alliance army association bank board bureau church commission committee council court
    department federation front government institute liberation ministry office organisation
    organization party republic society union university
    """.split()
)
_NO_NAMES: Final = frozenset({"i", "i'm", "i've", "i'd", "i'll"})


class NameRun(NamedTuple):
    """Capitalised words in a row, where they stand, and whether they begin a sentence."""

    text: str
    start: int
    end: int
    begins_sentence: bool


def names_in(text: str) -> tuple[str, ...]:
    """Return the words with a capital that stand inside a sentence, without possessive ending."""
    return tuple(
        name_word(word[0])
        for word in _WORD.finditer(text)
        if _is_name(word[0]) and not _begins_sentence(text, word.start())
    )


def name_runs(text: str) -> Iterator[NameRun]:
    """Yield the names of several words or one, without possessive ending, in order."""
    found = [word for word in _WORD.finditer(text) if _is_name(word[0])]
    run: list[re.Match[str]] = []
    for place, word in enumerate(found, start=1):
        run.append(word)
        if place == len(found) or not _goes_on(text, run, found[place]):
            start, end = run[0].start(), word.start() + len(name_word(word[0]))
            yield NameRun(text[start:end], start, end, _begins_sentence(text, start))
            run = []


def name_parts(name: str) -> tuple[str, ...]:
    """Return the capitalised words of something that is a name as a whole."""
    return tuple(name_word(word) for word in _WORD.findall(name) if _is_name(word))


def words_in(text: str) -> frozenset[str]:
    """Return every word of `text`, in one case so that `caseless(name)` is found among them."""
    return frozenset(caseless(name_word(word)) for word in _WORD.findall(text))


def name_word(word: str) -> str:
    """Return the word without its possessive ending."""
    return _POSSESSIVE.sub("", word)


def _is_name(word: str) -> bool:
    return word[0].isupper() and word.lower().replace("\u2019", "'") not in _NO_NAMES


def _goes_on(text: str, run: list[re.Match[str]], following: re.Match[str]) -> bool:
    """Tell whether a capitalised word belongs to the name before it.

    Not in "Selby's Mayor Quill", nor in "Ada Quill of the Harbour Board".
    """
    word = run[-1]
    joint = _JOINT.fullmatch(text, word.end(), following.start())
    if joint is None or name_word(word[0]) != word[0]:
        return False
    is_of = joint[0].startswith((" of", " for"))
    return not is_of or len(run) == 1 or word[0].lower() in _BODIES


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(_OPENING)
    return not before or before.endswith(_SENTENCE_ENDS)
