"""The proper names in a text, as far as capital letters tell."""

from __future__ import annotations

import re
from typing import Final

from bot.language.normalise import caseless

_WORD: Final = re.compile(r"[^\W\d_]\w*(?:['\u2019]\w+)*")
_POSSESSIVE: Final = re.compile(r"['\u2019]s?$")
_SENTENCE_ENDS: Final = tuple(".?!:\u2026\u2014")
_OPENING: Final = " \t\n\"'([\u201c\u2018\u00ab"
_NO_NAMES: Final = frozenset({"i", "i'm", "i've", "i'd", "i'll"})


def names_in(text: str) -> tuple[str, ...]:
    """Return the words with a capital that stand inside a sentence, without possessive ending."""
    return tuple(
        name_word(word[0])
        for word in _WORD.finditer(text)
        if _is_name(word[0]) and not _begins_sentence(text, word.start())
    )


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


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(_OPENING)
    return not before or before.endswith(_SENTENCE_ENDS)
