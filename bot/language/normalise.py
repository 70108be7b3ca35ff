"""Which spellings count as the same: of a question, of a word, of a letter."""

from __future__ import annotations

import unicodedata
from typing import Final

_APOSTROPHES: Final = dict.fromkeys(map(ord, "'`\u00b4\u02bc\u2018\u2019\uff07"))
_ASCII: Final = bytes(
    ord(letter.lower()) if letter.isascii() and letter.isalnum() else ord(" ")
    for letter in map(chr, range(256))
)
_REMEMBERED: Final = 4_096  # characters; texts hold few different ones
# Marks, invisible characters, and numerals such as ፩ that stand for no decimal digit.
_DROPPED: Final = frozenset({"Mn", "Me", "Cf", "No", "Nl"})
# Signs of the scripts from Devanagari to Lao that stand for a sound of their own.
VOWEL_SIGNS: Final = frozenset(
    character
    for character in map(chr, range(0x0900, 0x0F00))
    if unicodedata.category(character) in {"Mn", "Mc"} and not unicodedata.combining(character)
)
# Arabic yeh and alef maksura for Farsi yeh, Arabic kaf for keheh, and the forms of heh.
_ARABIC_LETTERS: Final = str.maketrans(
    "\u064a\u0649\u0643\u06c1\u06be\u06c0", "\u06cc\u06cc\u06a9\u0647\u0647\u0647"
)


class _Signs(dict[int, str]):
    """A table for `str.translate`: a space for each sign that parts words.

    Marks belong to their letter.
    """

    def __missing__(self, code: int) -> str:
        character = chr(code)
        is_kept = character.isalnum() or unicodedata.category(character).startswith("M")
        translated = character if is_kept else " "
        if len(self) < _REMEMBERED:
            self[code] = translated
        return translated


_SIGNS: Final = _Signs()


def same_words(text: str) -> str:
    """Return `text` without what does not make it another question.

    Case, punctuation, white space, Unicode compatibility forms and the kind (or lack) of
    apostrophe make no difference.
    """
    if text.isascii():  # nearly all are, and a table is ten times as fast
        return " ".join(text.encode().translate(_ASCII, b"'`").decode().split())
    folded = unicodedata.normalize("NFKC", text.translate(_APOSTROPHES)).casefold()
    return " ".join(folded.translate(_SIGNS).split())


def words_or_signs(text: str) -> str:
    """Return the words of `text` as `same_words` does; where it has none, what it does have."""
    return same_words(text) or unicodedata.normalize("NFKC", text).casefold()


def folded(text: str) -> str:
    """Return the text in one case, without accents, invisible characters or odd code points.

    Vowel signs of Indian scripts are no accents, and stay; letters of the Arabic script that
    keyboards mix up are one.
    """
    if text.isascii():
        return text.lower()
    # Taken apart, "²½" would read as 21 followed by 2: none of these is a number by its digits.
    whole = "".join(
        " " if unicodedata.category(character) == "No" else character for character in text
    )
    decomposed = unicodedata.normalize("NFKD", whole).casefold()
    kept = "".join(
        character
        for character in unicodedata.normalize("NFKD", decomposed)
        if unicodedata.category(character) not in _DROPPED or character in VOWEL_SIGNS
    )
    return kept.translate(_ARABIC_LETTERS)


def caseless(word: str) -> str:
    """Return a word without what its spelling may vary in: case and compatibility forms."""
    return unicodedata.normalize("NFKC", word).casefold()
