"""A message taken apart into sentences and clauses, the one way for questions and for checks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from bot.matching import is_stopword, stem, words

MIN_CLAUSE: Final = 3  # words on either side of an "and" that joins two statements

_ABBREVIATIONS: Final = (
    "approx appx ca dr eg etc gen ie jr lt col maj mr mrs ms no nr prof sgt st vs"
)
_SENTENCE_END: Final = re.compile(
    r"(?=[.!?;\n…])"  # first, since it fails at once nearly everywhere
    + "".join(rf"(?<!\b{word}(?=\.))" for word in _ABBREVIATIONS.split())
    + r"[.!?;\n…]+(?:[\"”’')\]]*)(?:\s+|$)",
    re.IGNORECASE,
)
_PREPOSITION: Final = r"(?:since|for|by|in|at|on|from|to|of|with|until)"
_ASKING: Final = (
    r"(?:what|whats|which|who|whos|whom|whose|when|where|why|how|is|are|was|were|do|does|did|has"
    r"|have|had|can|could|will|would|isn.?t|aren.?t|wasn.?t|weren.?t|doesn.?t|didn.?t)"
)
_REQUEST: Final = r"(?:tell|show|give|explain|say|list)"
_STARTER: Final = rf"(?:{_PREPOSITION}\s+)?(?:{_ASKING}|{_REQUEST})\b"
# Not "or": "was it the army, or was it the police" is one question.
_JOINT: Final = r"(?:and|but|so|also|plus|then|n|because|while|whereas|although|though)"
_BREAK: Final = re.compile(
    rf"(?:\s*[,:—–]|\s-|\s*\]|\s*>|\s*\.{{2,}})\s+(?!or\b)(?:{_JOINT}\s+)*|\s+&\s+"
    rf"|\s+{_JOINT}\s+(?=(?:{_JOINT}\s+)*{_STARTER})"
    rf"|\s+(?={_REQUEST}\s+(?:me|us)\s)",
    re.IGNORECASE,
)
_AND: Final = re.compile(r"\s+(?:and|but|while|whereas|although|because|that)\s+", re.IGNORECASE)
_FILLER: Final = (
    r"(?:anyways?|ok(?:ay)?|lol|well|please|pls|plz|just|hey|hi|bro|man|yo|now|wtf|omg)"
)
_ASKS: Final = re.compile(
    rf"^(?:\W|{_JOINT}\b|{_FILLER}\b)*{_STARTER}(?:\s+\S+){{2}}", re.IGNORECASE
)
# "Were", "say" and suchlike stand in the middle of statements too often.
_INNER_QUESTION: Final = re.compile(
    r"(?<=\s)(?:what|which|who|when|where|why|how|did|does|is|are|was|were|has|have)\s",
    re.IGNORECASE,
)
# Asked about what was said before: "is it true", "can you check", "fact or rumour".
_ABOUT_ANOTHER: Final = frozenset(
    map(
        stem,
        """true false fake real right correct fact rumour rumor legit yes check accurate sure think
        mean say said huh please tell show give explain list know guys man bro many long whether
        fuck hell heck shit anyone someone somebody anybody
        """.split(),
    )
)


class Clause(NamedTuple):
    """A stretch of a message.

    `before` and `after` are what its sentence holds besides, as far as that asks nothing; a
    fragment begins in the middle of a clause.
    """

    text: str
    before: str = ""
    after: str = ""
    is_question: bool = False
    is_fragment: bool = False

    @property
    def is_sentence(self) -> bool:
        """Tell whether nothing of its sentence is left out."""
        return not self.before and not self.after and not self.is_fragment


def sentences(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the sentences of a text, each with whether it ends with a question mark."""
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if sentence := text[start : end.start()].strip():
            yield sentence, "?" in end.group()
        start = end.end()
    if rest := text[start:].strip():
        yield rest, False


def clauses_of(sentence: str) -> Iterator[str]:
    """Yield the clauses of a sentence, parted by commas, colons, dashes and conjunctions."""
    return (part for part in map(str.strip, _BREAK.split(sentence)) if part)


def statements_in(sentence: str) -> Iterator[str]:
    """Yield the clauses of a statement, parted at a plain "and" as well where both sides last."""
    for clause in clauses_of(sentence):
        start = 0
        for joint in _AND.finditer(clause):
            left, right = clause[start : joint.start()], clause[joint.end() :]
            if min(len(left.split()), len(right.split())) >= MIN_CLAUSE:
                yield left
                start = joint.end()
        yield clause[start:]


def questions_in(text: str, most: int) -> list[Clause]:
    """Return the last clauses that ask something of their own, in order.

    They are at most `most`, and what else the sentence of the first of them asks.
    """
    found: list[Clause] = []
    for sentence, is_question in reversed([*sentences(text)]):
        if len(found) >= most:
            break
        found[:0] = _questions_of(sentence, is_question=is_question)
    return found


def _questions_of(sentence: str, *, is_question: bool) -> Iterator[Clause]:
    parts = tuple(clauses_of(sentence))
    asking = [place for place, part in enumerate(parts) if _is_question(part)]
    for place, following in pairwise((*asking, len(parts))):
        before = ", ".join(parts[:place]) if place == asking[0] else ""
        after = ", ".join(parts[place + 1 : following])
        yield Clause(parts[place], before, after, is_question=True)
    if is_question and not asking and content_of(sentence) and not _has_several(sentence):
        yield Clause(sentence, is_question=True)


def _has_several(sentence: str) -> bool:
    """Tell whether a sentence holds several statements: "I read that they won, true or fake"."""
    return len([*statements_in(sentence)]) > 1


def _is_question(clause: str) -> bool:
    """Tell whether a clause begins as a question does and is about something."""
    return _ASKS.match(clause) is not None and bool(content_of(clause))


def parts_of(text: str) -> Iterator[Clause]:
    """Yield the sentences and clauses of a message that asks nothing, and what may be a question.

    The longest first: "they hit jails, that is sure" before "they hit jails".
    """
    for sentence, is_question in sentences(text):
        parts = tuple(statements_in(sentence))
        if sentence != text.strip() and len(parts) > 1:
            yield Clause(sentence, is_question=is_question)
        for place, part in enumerate(parts):
            yield Clause(part, ", ".join(parts[:place]), ", ".join(parts[place + 1 :]))
            if inner := _INNER_QUESTION.search(part):
                before = part[: inner.start()]
                yield Clause(part[inner.start() :], before, is_question=True, is_fragment=True)


def content_of(text: str) -> frozenset[str]:
    """Return the stems of a text that tell what it is about."""
    stems = {stem(word) for word in words(text) if not word[0].isdigit()}
    return frozenset(one for one in stems if not is_stopword(one)) - _ABOUT_ANOTHER
