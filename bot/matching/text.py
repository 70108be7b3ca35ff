"""From what a person typed to a short list of plain words.

Discord's own markup, links, code and quoted lines go; case, accents, apostrophes, contractions,
chat spellings and number words are folded, so that one spelling stands for all of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from bot.matching.wording import CHAT_SPELLINGS, FILLERS, NUMBER_WORDS, TENS

TEXT_LENGTH = 2_000  # a Discord message of a member without Nitro holds 2,000 characters
MAX_WORDS = 120

_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`", re.DOTALL)
_QUOTED_LINE = re.compile(r"^\s*>.*$", re.MULTILINE)
_MARKUP = re.compile(r"<a?:\w+:\d+>|<[@#][!&]?\d+>|<t:[^>]*>|</[^>]*:\d+>|@(?:everyone|here)\b")
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_NOT = re.compile(r"\b(\w+)n[’'`´]t\b")
_CONTRACTION = re.compile(r"[’'`´](?:s|re|ve|ll|d|m)\b")
_THOUSANDS = re.compile(r"(?<=\d)[,.](?=\d{3}\b)")
_WORD = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+")


def bare(text: str) -> str:
    """Return the text without code, quoted lines, links and Discord's markup, bounded in length.

    Where nothing but a quotation or code is left out, what is in it counts after all.
    """
    text = text[:TEXT_LENGTH].encode("utf-8", "ignore").decode("utf-8")
    kept = text
    for pattern in (_CODE, _QUOTED_LINE, _MARKUP, _LINK):
        kept = pattern.sub(" ", kept)
    return kept if any(map(str.isalnum, kept)) else _LINK.sub(" ", _MARKUP.sub(" ", text))


def folded(text: str) -> str:
    """Return the text in one case, without accents, invisible characters or odd code points."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(
        character
        for character in unicodedata.normalize("NFKD", decomposed)
        if unicodedata.category(character) not in {"Mn", "Me", "Cf"}
    )


def words(text: str) -> list[str]:
    """Return the plain words of a text, numbers as digits, fillers such as greetings left out.

    Shapes: any string to at most `MAX_WORDS` lower-case words; fillers stay if nothing else is
    there.
    """
    plain = folded(bare(text)).replace("%", " percent ")
    plain = _NOT.sub(_spell_out_not, plain)
    plain = _THOUSANDS.sub("", _CONTRACTION.sub("", plain))
    plain = plain.translate(_APOSTROPHES)
    found = _WORD.findall(plain)[: 2 * MAX_WORDS]
    spelled = list(_join_numbers(_spelled_out(found)))[:MAX_WORDS]
    return [word for word in spelled if word not in FILLERS] or spelled


_APOSTROPHES = str.maketrans("", "", "’'`´")
_IRREGULAR_NOT = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}


def _spell_out_not(match: re.Match[str]) -> str:
    verb = match.group(1)
    return f"{_IRREGULAR_NOT.get(verb, verb)} not"


def _spelled_out(found: Iterable[str]) -> Iterable[str]:
    for word in found:
        yield from CHAT_SPELLINGS.get(word, word).split()


def _join_numbers(found: Iterable[str]) -> Iterable[str]:
    """Yield the words with number words as digits: ninety two → 92, fifteen → 15."""
    tens: str | None = None
    for word in found:
        if tens is not None:
            unit = NUMBER_WORDS.get(word, "")
            if len(unit) == 1 and unit != "0":
                yield str(int(tens) + int(unit))
                tens = None
                continue
            yield tens
            tens = None
        if word in TENS:
            tens = TENS[word]
        else:
            yield NUMBER_WORDS.get(word, word)
    if tens is not None:
        yield tens
