"""Which spellings count as the same: of a question, of a word, of a letter."""

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
# Marks, invisible characters, and numerals such as ፩ that stand for no decimal digit.
_DROPPED: Final = frozenset({"Mn", "Me", "Cf", "No", "Nl"})


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


def folded(text: str) -> str:
    """Return the text in one case, without accents, invisible characters or odd code points."""
    if text.isascii():
        return text.lower()
    # Taken apart, "²½" would read as 21 followed by 2: none of these is a number by its digits.
    whole = "".join(
        " " if unicodedata.category(character) == "No" else character for character in text
    )
    decomposed = unicodedata.normalize("NFKD", whole).casefold()
    return "".join(
        character
        for character in unicodedata.normalize("NFKD", decomposed)
        if unicodedata.category(character) not in _DROPPED
    )


def caseless(word: str) -> str:
    """Return a word without what its spelling may vary in: case and compatibility forms."""
    return unicodedata.normalize("NFKC", word).casefold()


def _parts(found: re.Match[str]) -> str:
    return "".join(map(_word_part, found[0]))


@lru_cache(maxsize=4_096)
def _word_part(character: str) -> str:
    """Return the character, or a space for one that parts words; marks belong to their letter."""
    return character if unicodedata.category(character).startswith("M") else " "
