"""From what a person typed to a short list of plain words, and their stems.

Discord's own markup, links, code and quoted lines go; case, accents, apostrophes, contractions,
chat spellings and number words are folded, so that one spelling stands for all of them. Words
around the question ("fact check:", "I heard that") go where enough of a question remains, so that
"Rumour check: trains halted?" and "are trains halted" read alike, while a bare "is it true?" keeps
all its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from string import ascii_letters
from typing import NamedTuple

from Stemmer import Stemmer

from bot.language.normalise import VOWEL_SIGNS, folded
from bot.language.numbers import SMALL_NUMBERS, below_hundred
from bot.matching.settings import SETTINGS
from bot.matching.text.south_asian import first_words, in_english
from bot.matching.text.vocabulary import (
    AFTER_GREETING,
    AFTER_SATURDAY,
    BEFORE_NOUN,
    BEFORE_SATURDAY,
    CHAT_SPELLINGS,
    FILLERS,
    FRAMES,
    GREETED,
    STOPWORDS,
    VOCATIVES,
)

TEXT_LENGTH = SETTINGS.text_length
MAX_WORDS = SETTINGS.max_words

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
_SIGNS = re.escape("".join(sorted(VOWEL_SIGNS)))
_WORD = re.compile(rf"\d+(?:\.\d+)?|[^\W\d_](?:[^\W\d_]|[{_SIGNS}])*")


def bare(text: str) -> str:
    """Return the text without code, quoted lines, links and Discord's markup, bounded in length.

    Where the text is only a quotation or code, its words count after all.
    """
    text = text[:TEXT_LENGTH].encode("utf-8", "ignore").decode("utf-8")
    if _MARKED.search(text) is None:
        return text
    kept = text
    for pattern in (_CODE, _QUOTED_LINE, _MARKUP, _LINK):
        kept = pattern.sub(" ", kept)
    return kept if any(map(str.isalnum, kept)) else _LINK.sub(" ", _MARKUP.sub(" ", text))


def words(text: str) -> list[str]:
    """Return the plain words of a text, numbers as digits, fillers such as greetings left out.

    Shapes: any string to at most `MAX_WORDS` lower-case words; fillers stay if nothing else is
    there.
    """
    found = _simple_words(text) or _taken_apart(text)
    if not first_words().isdisjoint(found):
        found = in_english(found)
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
        spelled = list(below_hundred(spelled))
    spelled = spelled[:MAX_WORDS]
    return _asked(spelled) or spelled


_NUMERIC = SMALL_NUMBERS - {"one"}
_ODD = 0  # stands for every byte that takes more than letters and simple punctuation
_PLAIN = bytes(
    ord(letter.lower())
    if letter in {*ascii_letters, "'"}
    else (ord(" ") if letter in ' ,.;:!?()"/-' else _ODD)
    for letter in map(chr, range(256))
)
_LINKING = frozenset({"www", "http", "https"})
_FOLDED = frozenset({*_NUMERIC, *CHAT_SPELLINGS, *FILLERS, *GREETED, "good"})
_GREETINGS = {("good", time) for time in ("morning", "afternoon", "evening", "day", "night")}
SIMPLE_LENGTH = 4 * MAX_WORDS
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


def _spelled_out(found: Sequence[str]) -> Iterable[str]:
    for place, word in enumerate(found):
        spelled = CHAT_SPELLINGS.get(word)
        if word == "sat" and not _is_saturday(found, place):
            spelled = None
        elif word == "mil" and place and found[place - 1][0].isdigit():
            spelled = "million"
        if spelled is None:
            yield word
        else:
            yield from spelled.split()


def _is_saturday(found: Sequence[str], place: int) -> bool:
    """Tell whether the "sat" at a place is a day: "on sat", "sat night", but not "who sat next"."""
    before, after = found[:place][-1:], found[place + 1 : place + 2]
    return (
        not BEFORE_SATURDAY.isdisjoint(before)
        or not AFTER_SATURDAY.isdisjoint(after)
        or len(found) == 1
    )


def _asked(spelled: Sequence[str]) -> list[str]:
    """Return the words without fillers, and without whom or how they greet."""
    begin = 2 if tuple(spelled[:2]) in _GREETINGS else 0
    is_greeting = begin > 0
    while begin < len(spelled) and _greets(spelled, begin, is_greeting=is_greeting):
        begin, is_greeting = begin + 1, True
    end = len(spelled)
    while end > begin + 1 and _closes(spelled[end - 1], spelled[end - 2]):
        end -= 1
    return [
        word
        for place, word in enumerate(spelled[begin:end], start=begin)
        if word not in FILLERS or (place > begin and spelled[place - 1] == "how")
    ]


def _greets(spelled: Sequence[str], place: int, *, is_greeting: bool) -> bool:
    """Tell whether a word at the beginning belongs to a greeting: "guys, how", "hi everyone"."""
    word, following = spelled[place], spelled[place + 1 : place + 2]
    if word in FILLERS:
        return True
    greets = is_greeting or not (AFTER_GREETING | GREETED | FILLERS).isdisjoint(following)
    return word in GREETED and greets


def _closes(word: str, before: str) -> bool:
    """Tell whether a last word is said to somebody: "how many, guys", but not "the man"."""
    return word in FILLERS or (word in VOCATIVES and before not in BEFORE_NOUN)


class _Frame(NamedTuple):
    """A pattern, and words one of which it needs: first or last, if it stands there alone."""

    needed: frozenset[str]
    pattern: re.Pattern[str]
    is_first: bool
    is_last: bool

    def may_match(self, words: Sequence[str]) -> bool:
        first, last = words[0] in self.needed, words[-1] in self.needed
        return first >= self.is_first and last >= self.is_last


_FRAMES = tuple(
    _Frame(
        needed=frozenset(needed.split()),
        pattern=re.compile(pattern),
        is_first=pattern.startswith("^"),
        is_last=pattern.endswith("$"),
    )
    for needed, pattern in FRAMES
)
_FRAMES_WITH: dict[str, frozenset[int]] = {
    word: frozenset(number for number, frame in enumerate(_FRAMES) if word in frame.needed)
    for frame in _FRAMES
    for word in frame.needed
}
_FRAMING = frozenset(_FRAMES_WITH)


def unframed(plain: Sequence[str]) -> list[str]:
    """Return the words without those around the question, as long as a question remains."""
    if _FRAMING.isdisjoint(plain):
        return list(plain)
    possible = {number for word in plain for number in _FRAMES_WITH.get(word, ())}
    left = list(plain)
    for number in sorted(possible):
        frame = _FRAMES[number]
        if frame.may_match(left) and frame.pattern.search(text := " ".join(left)):
            without = frame.pattern.sub(" ", text).split()
            if not STOPWORDS.issuperset(without):
                left = without
    return left


@lru_cache(maxsize=SETTINGS.cached_words)
def stem(word: str) -> str:
    """Return the word's stem (Snowball English)."""
    return str(_stemmer.stemWord(word))


@lru_cache(maxsize=SETTINGS.cached_words)
def is_stopword(stemmed: str) -> bool:
    """Tell whether a stem is that of a word every text is full of."""
    return stemmed in _STOP_STEMS


_stemmer = Stemmer("english", maxCacheSize=0)  # its cache is not safe between threads, ours is
_STOP_STEMS = frozenset({stem(word) for word in STOPWORDS} | STOPWORDS)
