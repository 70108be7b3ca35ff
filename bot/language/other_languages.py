"""Whether a text is in a language that the bot does not read: by script, and by function words.

The bot reads English, with words of Urdu or Hindi in Latin or their own letters. A library such as
lingua (over 100 MB of models) or langdetect (whose guess varies from run to run) names a language
even for two words of slang or of Urdu in Latin letters; here a doubtful text counts as read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

LEAST_WORDS: Final = 2  # function words of one language, of those that are not also English
ENOUGH: Final = 500  # characters tell the language of a longer text
LEAST_SHARE: Final = 0.3  # of all words
_WORD: Final = re.compile(r"[^\W\d_]+")
_FOREIGN_SIGNS: Final = frozenset("¿¡")
_URDU: Final = frozenset("ٹڈڑںےہھ")  # letters that Urdu has, and Arabic, Persian and Pashto lack
_READ_SCRIPTS: Final = frozenset({"LATIN", "DEVANAGARI"})


def is_other_language(text: str) -> bool:
    """Tell whether a text is plainly in a language that the bot does not read."""
    begin = text[:ENOUGH]
    letters = [letter for letter in begin if letter.isalpha()]
    is_urdu = not _URDU.isdisjoint(begin)
    unread = sum(not _is_read(letter, is_urdu=is_urdu) for letter in letters)
    return 2 * unread > len(letters) or _is_other_latin(begin)


def _is_read(letter: str, *, is_urdu: bool) -> bool:
    if letter.isascii():
        return True
    script = unicodedata.name(letter, "").partition(" ")[0]
    return is_urdu if script == "ARABIC" else script in _READ_SCRIPTS


def _is_other_latin(text: str) -> bool:
    plain = unicodedata.normalize("NFC", text).lower()
    words = _WORD.findall(plain)
    most = max(sum(word in known for word in words) for known in _function_words().values())
    # English has words with accents too: "naïve", "à la".
    is_marked = not _FOREIGN_SIGNS.isdisjoint(text) or not "".join(words).isascii()
    return most >= LEAST_WORDS - is_marked and most >= LEAST_SHARE * len(words)


@cache
def _function_words() -> Mapping[str, frozenset[str]]:
    text = files("bot.language").joinpath("data/function_words.txt").read_text("utf-8")
    lines = (line.partition(": ") for line in text.splitlines() if not line.startswith("#"))
    return {language: frozenset(words.split()) for language, _, words in lines}
