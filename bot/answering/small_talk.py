"""Small talk: what people say to a bot that asks nothing a fact base could answer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Final, get_args

from bot.answering.outcome import AboutKind
from bot.language.normalise import folded
from bot.matching.text.tokens import bare
from bot.matching.text.vocabulary import CHAT_SPELLINGS, STOPWORDS

LONGEST: Final = 14  # words; whoever says more says something of a subject
# Said to anybody, anywhere in small talk: "good bot, bro".
_ASIDES: Final = frozenset(
    """
    a all an and bhai bhaiya bot bots bro bruh buddy dear dude everybody everyone factbot fam folks
    friend guys haha hehe janab ji just lads lmao lol man mate my now oh ok okay omg people please
    pls plz really rn sahab sir so then there though to u very well with wow ya yaar you
    """.split()
)
_MARKS: Final = ("= ", "+ ")
_BOT: Final = frozenset(("you", "your", "yours", "yourself", "bot", "bots"))
_TO_BOTS: Final = frozenset("tell know say bot bots would could way think really actualy".split())
# Whoever speaks of somebody or something else speaks of a subject.
_OTHERS: Final = frozenset(
    """
    he her here hers him his it its itself she their them then there these they those after before
    against between during over under down
    """.split()
)
_QUESTION_WORDS: Final = frozenset(
    """
    what when where which who whom whose why how is are was were do does did has have can could
    should
    """.split()
)
_ASKED: Final[frozenset[AboutKind]] = frozenset(
    ("identity", "maker", "trust", "abilities", "how_are_you")
)
_LAUGHTER: Final = re.compile(
    r"(?:[bm]*w?a?(?:h+[aeiou]+){2,}h*|(?:j+[aeiou]+){2,}|l+o+l[ol]*|k{4,})"
)
_APOSTROPHES: Final = dict.fromkeys(map(ord, "'`\u00b4\u02bc\u2018\u2019"))
_WORD: Final = re.compile(r"[^\W_]+")
# In texts of several kinds the first of these counts.
_ORDER: Final[tuple[AboutKind, ...]] = get_args(AboutKind)

Words = tuple[str, ...]


def small_talk(text: str) -> AboutKind | None:
    """Return the kind of small talk a text consists of; None if anything else is in it."""
    spoken = bare(text)
    said = tuple(_words(spoken))
    if not said:
        return _wordless(spoken)
    if len(said) > LONGEST:
        return None
    kinds = _kinds_of_phrases(said) or _kinds_of_words(said)
    return next((kind for kind in _ORDER if kind in kinds), None)


def _wordless(text: str) -> AboutKind | None:
    """Return what a text without a word is: pictures are laughter, "???" is a call for help."""
    if any(unicodedata.category(sign) == "So" for sign in text):
        return "laughter"
    return "help" if any(sign in "?!" for sign in text) else None


def _kinds_of_phrases(said: Words) -> frozenset[AboutKind]:
    """Return the kinds of the phrases that cover all words; none where they do not."""
    known = _phrases()
    longest = max(map(len, known))
    # By a number of words: the kinds of the phrases that cover just those at the beginning.
    covered: dict[int, frozenset[AboutKind]] = {0: frozenset()}
    for start in range(len(said)):
        if start not in covered:
            continue
        for end in range(start + 1, min(start + longest, len(said)) + 1):
            kind = known.get(said[start:end])
            if kind is not None:
                covered[end] = covered.get(end, frozenset()) | covered[start] | {kind}
        if said[start] in _asides():
            covered.setdefault(start + 1, covered[start])
    return covered.get(len(said), frozenset())


def _kinds_of_words(said: Words) -> frozenset[AboutKind]:
    """Return the kinds that the words are of, where none of them is of anything else.

    Who asks must ask about the bot; who greets, thanks or leaves asks nothing.
    """
    known, words = _marked("= "), frozenset(said)
    others = _marked("+ ")
    if not words.issubset(_function_words().union(*known.values(), *others.values())):
        return frozenset()
    is_about_bot = not words.isdisjoint(_BOT)
    is_question = not words.isdisjoint(_QUESTION_WORDS)
    return frozenset(
        kind
        for kind, keys in known.items()
        if not words.isdisjoint(keys) and (is_about_bot if kind in _ASKED else not is_question)
    )


def _words(text: str) -> Iterator[str]:
    """Yield the words of a text, so that spellings of one word are one: "hiiii", "r u"."""
    for typed in _WORD.findall(folded(text.translate(_APOSTROPHES))):
        if _LAUGHTER.fullmatch(typed):
            yield _once("haha")
        else:
            yield from map(_once, CHAT_SPELLINGS.get(typed, typed).split())


def _once(word: str) -> str:
    """Return a word with each letter that is repeated standing once."""
    return "".join(letter for letter, _ in groupby(word))


@cache
def _function_words() -> frozenset[str]:
    return frozenset(map(_once, STOPWORDS - _OTHERS)) | _asides() | _TO_BOTS


@cache
def _marked(mark: str) -> Mapping[AboutKind, frozenset[str]]:
    """Return the words of each kind in the line that begins with a mark."""
    return {
        kind: frozenset(map(_once, line.removeprefix(mark).split()))
        for kind, lines in _sections()
        for line in lines
        if line.startswith(mark)
    }


@cache
def _asides() -> frozenset[str]:
    return frozenset(map(_once, _ASIDES))


@cache
def _phrases() -> Mapping[Words, AboutKind]:
    phrases: dict[Words, AboutKind] = {}
    for kind, lines in _sections():
        for line in lines:
            for phrase in () if line.startswith(_MARKS) else line.split("|"):
                phrases.setdefault(tuple(_words(phrase)), kind)
    return phrases


def _sections() -> Iterator[tuple[AboutKind, Sequence[str]]]:
    """Yield each kind with its lines."""
    text = files("bot.answering").joinpath("data/small_talk.txt").read_text("utf-8")
    for section in text.split("\n[")[1:]:
        name, _, lines = section.partition("]\n")
        (kind,) = (kind for kind in _ORDER if kind == name)
        yield kind, lines.strip().splitlines()
