"""When two phrasings count as the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_APOSTROPHES: Final = dict.fromkeys(map(ord, "'`\u00b4\u02bc\u2018\u2019\uff07"))
_ASCII: Final = bytes(
    ord(letter.lower()) if letter.isascii() and letter.isalnum() else ord(" ")
    for letter in map(chr, range(256))
)
_NO_LETTERS: Final = re.compile(r"(?:[^\w\s]|_)+")


def same_words(text: str) -> str:
    """Return `text` without what does not make it another question.

    Case, punctuation, white space, Unicode compatibility forms and the kind (or lack) of
    apostrophe make no difference.
    """
    if text.isascii():  # nearly all are, and a table is ten times as fast
        return " ".join(text.encode().translate(_ASCII, b"'`").decode().split())
    folded = unicodedata.normalize("NFKC", text.translate(_APOSTROPHES)).casefold()
    return " ".join(_NO_LETTERS.sub(_parts, folded).split())


def words_or_signs(text: str) -> str:
    """Return the words of `text` as `same_words` does; where it has none, what it does have."""
    return same_words(text) or unicodedata.normalize("NFKC", text).casefold()


def _parts(found: re.Match[str]) -> str:
    return "".join(map(_word_part, found[0]))


@lru_cache(maxsize=4_096)
def _word_part(character: str) -> str:
    """Return the character, or a space for one that parts words; marks belong to their letter."""
    return character if unicodedata.category(character).startswith("M") else " "
