"""Ids for new records: from words, and each given once."""

from __future__ import annotations

from collections import Counter
from typing import Final

from bot.knowledge.model import ID_LENGTH
from bot.language.normalise import folded, same_words

# Letters that are no other letter with a mark.
_PLAIN: Final = str.maketrans(
    {
        "\u00f8": "o",
        "\u00e6": "ae",
        "\u0153": "oe",
        "\u0142": "l",
        "\u0111": "d",
        "\u00f0": "d",
        "\u00fe": "th",
    }
)
_NUMBERED: Final = len("-000000")


class Ids:
    """Gives ids that are valid and different from each other."""

    def __init__(self) -> None:
        """Begin with none given."""
        self._given: set[str] = set()
        self._last: Counter[str] = Counter()

    def take(self, words: str, longest: int = ID_LENGTH) -> str:
        """Return an id of these words, or a plain one where no id can be made of them."""
        identity = stem = identity_of(words, longest - _NUMBERED) or "record"
        while identity in self._given:
            self._last[stem] += 1
            identity = f"{stem}-{self._last[stem] + 1}"
        self._given.add(identity)
        return identity


def identity_of(words: str, longest: int = ID_LENGTH) -> str:
    """Return words as an id, empty where they have no letter or digit that an id may hold."""
    identity = ""
    for word in same_words(folded(words).translate(_PLAIN)).split():
        part = "".join(letter for letter in word if letter.isascii() and letter.isalnum())
        if part and len(identity) + len(part) < longest:
            identity += f"-{part}" if identity else part
    return identity
