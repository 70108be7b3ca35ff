"""Which characters a text of the base may hold."""

from __future__ import annotations

import re
import unicodedata

MOST_SPELLED_OUT = 3  # letters that a character may stand for on average, such as ﬃ

_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters and signs that show nothing
_PILED_UP = re.compile(r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{4}")


def only_printable(text: str) -> str:
    """Return `text` unchanged, or raise ValueError for what hides, steers or covers other text."""
    if text.isascii() and text.isprintable():  # true of nearly all, and many times as fast
        return text
    if piled_up := _PILED_UP.search(text):
        base = text[max(piled_up.start() - 1, 0)]
        msg = f"marks are piled up over U+{ord(base):04X}; take some out"
        raise ValueError(msg)
    if len(unicodedata.normalize("NFKC", text)) > MOST_SPELLED_OUT * len(text):
        msg = "these characters stand for many letters each; write the letters themselves"
        raise ValueError(msg)
    if text.isprintable() and _BLANKS.isdisjoint(text):
        return text
    for character in text:
        if unicodedata.category(character) in _INVISIBLE or character in _BLANKS:
            msg = f"the character U+{ord(character):04X} is not allowed in a text; take it out"
            raise ValueError(msg)
    return text
