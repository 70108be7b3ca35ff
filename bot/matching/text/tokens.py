"""From what a person typed to a short list of plain words.

Discord's own markup, links, code and quoted lines go; case, accents, apostrophes, contractions,
chat spellings and number words are folded, so that one spelling stands for all of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from string import ascii_letters

from bot.matching.text.vocabulary import CHAT_SPELLINGS, FILLERS, NUMBER_WORDS, TENS

TEXT_LENGTH = 2_000  # a Discord message of a member without Nitro holds 2,000 characters
MAX_WORDS = 120

_CODE = re.compile(r"```.*?(?:```|\Z)|``[^\n]*?``|`[^`\n]*`", re.DOTALL)
_QUOTED_LINE = re.compile(r"^[^\S\n]*>.*$", re.MULTILINE)
_MARKUP = re.compile(r"<a?:\w+:\d+>|<[@#][!&]?\d+>|<t:[^>]*>|</[^>]*:\d+>|@(?:everyone|here)\b")
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_MARKED = re.compile(r"[`<>@]|https?:|www\.", re.IGNORECASE)  # what all of the above begin with
_APOSTROPHES = str.maketrans(dict.fromkeys("’\u2018\u02bc\u2032", "'"))
_NOT = re.compile(r"\b(\w+)n't\b")
_IS = re.compile(r"\b(what|when|where|who|why|how|he|she|it|that|there|here)'s\b")
_VERB = re.compile(r"'(re|ve|ll|d|m)\b")
_POSSESSIVE = re.compile(r"'s\b")
_THOUSANDS = re.compile(r"(?<=\d)[,.](?=\d{3}\b)|(?<=\d),(?=(?:\d\d,)+\d{3}\b)")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+")


def bare(text: str) -> str:
    """Return the text without code, quoted lines, links and Discord's markup, bounded in length.

    Where nothing but a quotation or code is left out, what is in it counts after all.
    """
    text = text[:TEXT_LENGTH].encode("utf-8", "ignore").decode("utf-8")
    if _MARKED.search(text) is None:
        return text
    kept = text
    for pattern in (_CODE, _QUOTED_LINE, _MARKUP, _LINK):
        kept = pattern.sub(" ", kept)
    return kept if any(map(str.isalnum, kept)) else _LINK.sub(" ", _MARKUP.sub(" ", text))


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


def words(text: str) -> list[str]:
    """Return the plain words of a text, numbers as digits, fillers such as greetings left out.

    Shapes: any string to at most `MAX_WORDS` lower-case words; fillers stay if nothing else is
    there.
    """
    found = _simple_words(text) or _taken_apart(text)
    return found[:MAX_WORDS] if _FOLDED.isdisjoint(found) else _rewritten(found)


def _simple_words(text: str) -> list[str]:
    """Return the words of a text of letters and apostrophes; none where more than that is needed.

    Most texts need no more.
    """
    encoded = text[: SIMPLE_LENGTH + 1].encode("utf-8", "replace").translate(_PLAIN)
    if len(encoded) > SIMPLE_LENGTH or _ODD in encoded:
        return []
    plain = encoded.decode()
    found = (_without_apostrophes(plain) if "'" in plain else plain).split()
    return found if _LINKING.isdisjoint(found) else []


def _taken_apart(text: str) -> list[str]:
    # Folding would turn ´ into a space.
    plain = folded(bare(text).replace("´", "'"))
    if not plain.isascii():
        plain = plain.translate(_APOSTROPHES)
    plain = plain.replace("`", "'").replace("%", " percent ")
    if "'" in plain:
        plain = _without_apostrophes(plain)
    if _DIGIT.search(plain):
        plain = _THOUSANDS.sub("", plain)
    return _WORD.findall(plain)[: 2 * MAX_WORDS]


def _rewritten(found: Sequence[str]) -> list[str]:
    """Return words with chat spellings and number words folded, greetings and fillers gone."""
    spelled = list(_spelled_out(found))
    if not _NUMERIC.isdisjoint(spelled):
        spelled = list(_join_numbers(spelled))
    spelled = spelled[:MAX_WORDS]
    if tuple(spelled[:2]) in _GREETINGS:
        spelled = spelled[2:] or spelled
    return [word for word in spelled if word not in FILLERS] or spelled


_NUMERIC = frozenset({*NUMBER_WORDS, *TENS})
_ODD = 0  # stands for every byte that takes more than letters and simple punctuation
_PLAIN = bytes(
    ord(letter.lower())
    if letter in {*ascii_letters, "'"}
    else (ord(" ") if letter in ' ,.;:!?()"/-' else _ODD)
    for letter in map(chr, range(256))
)
_LINKING = frozenset({"www", "http", "https"})
_FOLDED = frozenset({*_NUMERIC, *CHAT_SPELLINGS, *FILLERS, "good"})
_GREETINGS = {("good", time) for time in ("morning", "afternoon", "evening", "day", "night")}
SIMPLE_LENGTH = 4 * MAX_WORDS
# Marks, invisible characters, and numerals such as ፩ that stand for no decimal digit.
_DROPPED = frozenset({"Mn", "Me", "Cf", "No", "Nl"})
_SHORT_VERBS = {"re": "are", "ve": "have", "ll": "will", "d": "would", "m": "am"}
_IRREGULAR_NOT = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}


def _without_apostrophes(plain: str) -> str:
    if "n't" in plain:
        plain = _NOT.sub(_spell_out_not, plain)
    if "'s" not in plain:
        return _VERB.sub(_spell_out_verb, plain).replace("'", "")
    plain = _IS.sub(r"\1 is", plain)
    plain = _VERB.sub(_spell_out_verb, plain)
    return _POSSESSIVE.sub("", plain).replace("'", "")


def _spell_out_verb(match: re.Match[str]) -> str:
    return f" {_SHORT_VERBS[match.group(1)]}"


def _spell_out_not(match: re.Match[str]) -> str:
    verb = match.group(1)
    return f"{_IRREGULAR_NOT.get(verb, verb)} not"


def _spelled_out(found: Iterable[str]) -> Iterable[str]:
    for word in found:
        spelled = CHAT_SPELLINGS.get(word)
        if spelled is None:
            yield word
        else:
            yield from spelled.split()


def _join_numbers(found: Iterable[str]) -> Iterable[str]:
    """Yield the words with number words as digits: ninety two → 92, fifteen → 15."""
    tens: str | None = None
    for word in found:
        if tens is not None:
            unit = "1" if word == "one" else NUMBER_WORDS.get(word, "")
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
