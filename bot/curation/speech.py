"""Who says something in a sentence, and with which verb, as far as its words tell."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Final, NamedTuple

from bot.knowledge.checks.proper_names import NameRun, name_runs
from bot.language.dates import WEEKDAYS
from bot.matching import is_stopword
from bot.matching.text.common import common_words

_VERBS: Final = (
    "say says said saying claim claims claimed claiming accuse accuses accused accusing deny denies"
    " denied denying dismiss dismisses dismissed reject rejects rejected tell tells told confirm"
    " confirms confirmed announce announces announced warn warns warned allege alleges alleged"
    " insist insists insisted estimate estimates estimated blame blames blamed admit admits"
    " admitted reported stated added argued argues called promised promises vowed denounced"
    " condemned described wrote disputed disputes expects expected apologised apologized"
    " urged believes conceded concedes"
)
_NO_VERB_BEHIND: Final = ("the ", "a ", "an ", "its ", "their ", "this ", "'s ", "\u2019s ")
_SAYING: Final = re.compile(
    "".join(rf"(?<!\b{word})" for word in _NO_VERB_BEHIND) + rf"\b(?:{'|'.join(_VERBS.split())})\b",
    re.IGNORECASE,
)
_ASIDE: Final = re.compile(r" \([^()]*\)")
_ACCORDING: Final = re.compile(r"\baccording to ", re.IGNORECASE)
_PASSIVE: Final = re.compile(r"\b(?:is|are|was|were|been|be|being)(?: \w+ly)? $")
_BY: Final = re.compile(r"[^,;:]{0,60}?\bby ")
_QUOTED: Final = re.compile(r"[,?!]?[\"\u201d\u2019']\s*$|,\s*$")
_ADVERBS: Final = re.compile(
    r"(?:\s+(?:has|have|had|also|later|earlier|then|again|since|who|which|meanwhile|did not"
    rf"|(?:on )?(?:{'|'.join(WEEKDAYS)})|\w+ly))+\s*$",
    re.IGNORECASE,
)
_APPOSITION: Final = re.compile(r",([^,]+),\s*$")
_POSSESSIVE: Final = re.compile(r"[A-Z]\w*(?: [A-Z]\w*)*['\u2019]s?$")
_PLACED: Final = re.compile(r"\s+(?:in|at|from|near|around|across|on) (?:the )?$")
_THE: Final = re.compile(r"\b(?:the|a|an) $", re.IGNORECASE)
_ARTICLES: Final = frozenset("the a an its their".split())
_LEAD: Final = re.compile(r"(?:the|a|an) ", re.IGNORECASE)
_NOUNS: Final = re.compile(r"[a-z-]+(?: [a-z-]+)*")
_PRONOUNS: Final = frozenset("he she it they".split())
_JOINED: Final = re.compile(r",? (?:and|but|then)(?: (?:also|later|then))* $")
_AGAINST: Final = frozenset(
    "accused alleged blamed claimed denounced estimated reported said".split()
)
# Whom these stand for, the sentences before say.
_ANYBODY: Final = frozenset(
    f"the {noun}"
    for noun in "company firm group organisation organization agency statement man woman".split()
)
AGAIN: Final = "#again"  # a pronoun: whoever spoke last
_MOST_WORDS: Final = 3  # of a speaker without a name: "the regional health ministry"


class Speech(NamedTuple):
    """A verb of saying and its subject: a name, a plain noun, AGAIN, or None where unclear."""

    verb: str
    speaker: str | None


def speech_in(sentence: str) -> Speech | None:
    """Return who says something in the sentence, or None where no verb of saying stands in it."""
    sentence = _ASIDE.sub("", sentence)
    if found := _ACCORDING.search(sentence):
        return Speech("according to", _at_start(sentence[found.end() :]))
    for found in _SAYING.finditer(sentence):
        before, after = sentence[: found.start()], sentence[found.end() :].lstrip()
        if not _PASSIVE.search(before):
            return Speech(found[0], _subject(before, after))
        if agent := _BY.match(after):
            return Speech(found[0], _at_start(after[agent.end() :]))
        if found[0].lower() in _AGAINST:  # somebody said it, but not who: unlike "told to leave"
            return Speech(found[0], None)
    return None


def _subject(before: str, after: str) -> str | None:
    """Return the subject of a verb between two parts of a sentence."""
    if _JOINED.search(before):  # "She apologised and announced"
        return _leading(before)
    speaker = _at_end(before)
    if speaker is None and _QUOTED.search(before):
        speaker = _at_start(after)
    return None if speaker in _ANYBODY else speaker


def plain(run: NameRun) -> str | None:
    """Return the name in a row of capitalised words, None where a sentence merely begins so."""
    words = run.text.split(" ")
    while run.begins_sentence and words and is_stopword(words[0].lower()):
        words = words[1:]
    if not words or (run.begins_sentence and len(words) == 1 == len(run.text.split(" "))):
        return None
    return " ".join(words)


def _at_end(before: str) -> str | None:
    """Return whom the words before a verb name last, as its subject."""
    before = _ADVERBS.sub("", before.rstrip())
    if aside := _APPOSITION.search(before):
        name = next(name_runs(f"-{aside[1]}"), None)
        before = before[: aside.start()]
        if name and not any(run.end == len(before) for run in name_runs(before)):
            return name.text  # "the minister, Omar Lund, said"
    before = _ADVERBS.sub("", before.rstrip())
    words = before.split(" ")
    if words[-1].lower() in _PRONOUNS:
        return AGAIN
    runs = [*name_runs(before)]
    if runs and runs[-1].end == len(before):
        lead = before[: runs[-1].start]
        if placed := _PLACED.search(lead):
            return _at_end(lead[: placed.start()])
        return _named(runs[-1], lead)
    return _noun(words)


def _leading(sentence: str) -> str | None:
    """Return the name or pronoun that a sentence begins with, as its subject."""
    first, *_ = sentence.split(" ")
    if first.lower() in _PRONOUNS:
        return AGAIN
    run = next(name_runs(sentence), None)
    is_subject = run is not None and run.start == 0 and not is_stopword(first.lower())
    return _named(run, "") if run and is_subject else None


def _named(run: NameRun, lead: str) -> str:
    """Return a name as it reads after "according to"; a plain word that begins a sentence small."""
    is_word = run.begins_sentence and run.text.lower() in common_words()
    words = run.text.split(" ")
    if is_word:
        return run.text.lower()
    if run.begins_sentence and words[0].lower() in {"the", "a", "an"}:
        return " ".join(["the", *words[1:]])
    return f"the {run.text}" if _THE.search(lead) else run.text


def _noun(words: list[str]) -> str | None:
    """Return the noun that the words of a sentence so far end with, and whose it is."""
    taken: list[str] = []
    for place in range(len(words) - 1, -1, -1):
        word = words[place].lower() if place == 0 else words[place]
        if taken and word in _ARTICLES:
            return " ".join(["the", *taken])
        if taken and _POSSESSIVE.fullmatch(words[place]):
            return " ".join([words[place], *taken])
        is_noun = word.replace("-", "").isalpha() and word.islower() and not is_stopword(word)
        if not is_noun or len(taken) == _MOST_WORDS:
            break
        taken.insert(0, word)
    return " ".join(taken) or None


def _at_start(after: str) -> str | None:
    """Return whom the words after "according to", "by" or a quotation name first."""
    lead = _LEAD.match(after)
    the = "the " if lead else ""
    rest = after[lead.end() :] if lead else after
    found = _NOUNS.match(rest)
    words = found[0].split(" ") if found else []
    nouns = [*takewhile(lambda word: not is_stopword(word), words)][:_MOST_WORDS]
    run = next(name_runs(f"- {rest}"), None)
    if run and run.start == len("- "):
        return the + run.text
    if run and nouns == words and run.start == len(f"- {' '.join(nouns)} "):
        return run.text  # "said shopkeeper Lino Dias"
    return the + " ".join(nouns) if nouns else None
