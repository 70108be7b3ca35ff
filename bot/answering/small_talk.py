"""Small talk: what people say to a bot that asks nothing a fact base could answer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final, get_args

from bot.answering.outcome import AboutKind
from bot.language.normalise import folded
from bot.matching import bare, everyday_words
from bot.matching.text.vocabulary import CHAT_SPELLINGS, STOPWORDS

LONG: Final = 500  # characters; whoever writes more asks something
LONGEST: Final = 14  # words; whoever says more says something of a subject
# Said to anybody, anywhere in small talk: "good bot, bro".
_ASIDES: Final = frozenset(
    """
    a all an and bhai bhaiya bot bots bro bruh buddy dear dude everybody everyone factbot fam folks
    friend guys haha hehe janab ji just lads lmao lol man mate my now oh ok okay omg people please
    pls plz really rn sahab sir so then there though to u very well with wow ya yaar you
    """.split()
)
_MARKS: Final = ("= ", "+ ", "~ ")
_BOT: Final = frozenset(
    """
    you your yours yourself bot bots factbot tum tm tu aap ap tumhe tumhen tumhein tumko tumhara
    tumhari tumhare aapko apko aapka aapki
    """.split()
)
# Said around small talk in Urdu and Hindi, and by whoever swears.
_MORE_FUNCTION_WORDS: Final = frozenset(
    """
    kya kia kis ne kisne ko pe par se ho hai hain hein he hoon ka ki ke bhi bhee ye yeh wo kaise
    kese kaun kon kyun kyu karo karein karen karun karta karte kar sakte sakta bolte bolta mein
    hell heck tf fucking freaking damn ass anyone anybody someone somebody am
    """.split()
)
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
    ("identity", "maker", "trust", "abilities", "how_are_you", "insult")
)
# Of a text of such words alone: whether it is to be believed.
_DOUBTING: Final = frozenset(
    """
    real true truth sach false fake lie lies proof prove source sources link legit cap
    """.split()
)
_DYING: Final = frozenset("dead dying died crying cry im i am so".split())
_LAUGHING_SIGNS: Final = frozenset("💀😂🤣😭☠")
_AGREEMENT: Final = re.compile(r"[+\-]1|\d{3,}\s?%")
LONGEST_ASIDE: Final = 4  # words of any chat; with function words, half as many
_LAUGHTER: Final = re.compile(
    r"(?:[bm]*w?a?(?:h+[aeiou]+){2,}h*|(?:j+[aeiou]+){2,}|l+o+l[ol]*|k{4,})"
)
_APOSTROPHES: Final = dict.fromkeys(map(ord, "'`\u00b4\u02bc\u2018\u2019"))
_WORD: Final = re.compile(r"[^\W_]+")
_ANY_BUT_ASKING: Final = r"(?!(?:who|whom|whose|what|when|where|which|why|how)\b)\w+"
_QUESTION_MARKS: Final = frozenset("?\u061f")
_REPEATED: Final = re.compile(r"(.)\1+")
# In texts of several kinds the first of these counts.
_ORDER: Final[tuple[AboutKind, ...]] = get_args(AboutKind)

Words = tuple[str, ...]


def small_talk(text: str, *, has_subject: bool = False) -> AboutKind | None:
    """Return the kind of small talk a text consists of; None if anything else is in it.

    Where the base `has_subject` words of it, only what is plainly said of the bot counts.
    """
    if len(text) > LONG:
        return _wordless(text) if _WORD.search(text) is None else None
    spoken = bare(text)
    plain = tuple(_plain_words(spoken))
    said = tuple(map(_once, plain))
    if not said:
        return _wordless(spoken)
    if len(said) > LONGEST:
        return None
    if has_subject:
        return _first(_kinds_of_patterns(plain))
    kinds = _kinds_of_phrases(said) or _kinds_of_words(said) or _kinds_of_patterns(plain)
    return _first(kinds) or _kind_of_chat(spoken, said)


def _first(kinds: Collection[AboutKind]) -> AboutKind | None:
    return next((kind for kind in _ORDER if kind in kinds), None)


def _kinds_of_patterns(plain: Words) -> frozenset[AboutKind]:
    """Return the kinds that have a pattern for the text, without what is said to anybody."""
    begin = next((place for place, word in enumerate(plain) if word not in _ASIDES), len(plain))
    # What opens a question is no aside there: "so you are a bot", "are you".
    texts = {" ".join(plain), " ".join(plain[begin:]), " ".join(plain[max(begin - 1, 0) :])}
    return frozenset(
        kind
        for kind, pattern in _patterns().items()
        if any(pattern.fullmatch(one) for one in texts)
    )


def _wordless(text: str) -> AboutKind | None:
    """Return what a text without a word is: pictures are laughter, "???" is a call for help."""
    signs = {unicodedata.category(sign) for sign in text}
    if "So" in signs:
        return "laughter"
    if not (_QUESTION_MARKS | {"!"}).isdisjoint(text):
        return "help"
    return "interjection" if any(sign[0] in "PS" for sign in signs) else None


def _kind_of_chat(spoken: str, said: Words) -> AboutKind | None:
    """Return the kind of a few words that are said about anything: "seriously?", "wait what"."""
    words = frozenset(said) - _asides()
    is_letter = len(said) == 1 and len(said[0]) == 1 and said[0].isascii() and said[0].isalpha()
    if is_letter or _AGREEMENT.fullmatch(spoken.strip()):
        return "interjection"
    if len(words) > LONGEST_ASIDE:
        return None
    if words <= _DYING | _everyday() and not _LAUGHING_SIGNS.isdisjoint(spoken):
        return "laughter"
    doubts = words & frozenset(map(_once, _DOUBTING))
    longest = LONGEST_ASIDE if doubts or words <= _everyday() else LONGEST_ASIDE // 2
    if len(words) > longest or not words <= _everyday() | _stopwords() | doubts:
        return None
    if doubts:
        return "trust"
    is_asking = not _QUESTION_MARKS.isdisjoint(spoken) or not words.isdisjoint(_QUESTION_WORDS)
    return "help" if is_asking else "interjection"


def _kinds_of_phrases(said: Words) -> frozenset[AboutKind]:
    """Return the kinds of the phrases that cover all words; none where they do not."""
    known = _phrases()
    longest = _longest_phrase()
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

    Who asks or insults must mean the bot; who greets, thanks or leaves asks nothing.
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


def _plain_words(text: str) -> Iterator[str]:
    """Yield the words of a text, without the shorthand of chats: "r u"."""
    plain = text.translate(_APOSTROPHES)
    for typed in _WORD.findall(plain.lower() if plain.isascii() else folded(plain)):
        if _LAUGHTER.fullmatch(typed):
            yield "haha"
        else:
            yield from CHAT_SPELLINGS.get(typed, typed).split()


def _words(text: str) -> Iterator[str]:
    """Yield the words of a text, so that spellings of one word are one: "hiiii"."""
    return map(_once, _plain_words(text))


def _once(word: str) -> str:
    """Return a word with each letter that is repeated standing once."""
    return _REPEATED.sub(r"\1", word)


@cache
def _function_words() -> frozenset[str]:
    words = (STOPWORDS - _OTHERS) | _BOT | _TO_BOTS | _MORE_FUNCTION_WORDS
    return frozenset(map(_once, words)) | _asides()


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(map(_once, STOPWORDS | _MORE_FUNCTION_WORDS))


@cache
def _everyday() -> frozenset[str]:
    return frozenset(map(_once, everyday_words()))


@cache
def _longest_phrase() -> int:
    return max(map(len, _phrases()))


@cache
def _patterns() -> Mapping[AboutKind, re.Pattern[str]]:
    marked = {
        kind: [
            line.removeprefix("~ ").replace("<word>", _ANY_BUT_ASKING)
            for line in lines
            if line.startswith("~ ")
        ]
        for kind, lines in _sections()
    }
    return {kind: re.compile("|".join(found)) for kind, found in marked.items() if found}


@cache
def _marked(mark: str) -> Mapping[AboutKind, frozenset[str]]:
    """Return the words of each kind in the lines that begin with a mark."""
    return {
        kind: frozenset(
            _once(word)
            for line in lines
            if line.startswith(mark)
            for word in line.removeprefix(mark).split()
        )
        for kind, lines in _sections()
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
