"""Words around a question that say how it is asked, not what: "fact check:", "I heard that", ...

They are dropped where enough of a question remains, so that "Rumour check: trains halted?" and
"are trains halted" read alike, while a bare "is it true?" keeps all its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.matching.text.vocabulary import STOPWORDS

REMAINING = 1  # words that must remain and are no stop words


class _Frame(NamedTuple):
    """A pattern, and words one of which it needs: first or last, if it stands there alone."""

    needed: frozenset[str]
    pattern: re.Pattern[str]
    is_first: bool
    is_last: bool

    def may_fit(self, words: Sequence[str]) -> bool:
        first, last = words[0] in self.needed, words[-1] in self.needed
        return first >= self.is_first and last >= self.is_last


_REPORT = r"(?:report|article|piece|source|text|story)"
_SAY = r"(?:say|says|said|saying|posted|claims|claim|told me|tells me|insist|insists)"
_PEOPLE = (
    r"(?:someone|somebody|people|everyone|a guy|a friend|my friend|members|they|twitter"
    r"|the internet|unconfirmed reports?|reports?)"
)
_REPORTS = "report article piece source text story"
# Each pattern with words one of which it needs, at an edge of the text where it stands there:
# looking words up is far cheaper than searching.
_FRAMES = tuple(
    _Frame(
        needed=frozenset(needed.split()),
        pattern=re.compile(pattern),
        is_first=pattern.startswith("^"),
        is_last=pattern.endswith("$"),
    )
    for needed, pattern in (
        ("check", r"\b(?:fact|source|rumou?r|quick|sanity|reality) check(?: please| this)?\b"),
        ("verify confirm please", r"^(?:please )?(?:verify|confirm)(?: this| please)*\b"),
        (
            "can could would",
            (
                r"\b(?:can|could|would) (?:you|anyone|someone|somebody|we|i)(?: please)?"
                r" (?:confirm|verify|check|tell me|tell us|say|explain|state|provide|give me|list"
                r"|clarify|write|report)(?: whether| if| that)?\b"
            ),
        ),
        (
            "true correct right accurate fact case so",
            r"\bis it (?:true|correct|right|accurate|a fact|the case|so)(?: that)?(?! and)\b",
        ),
        (
            "true correct right accurate so legit fact",
            r"\b(?:is|are) (?:that|this|it) (?:true|correct|right|accurate|so|legit|a fact)$",
        ),
        (
            (
                "true false right correct no accurate yeah yes they it not legit cap fake what real"
                " nah"
            ),
            (
                r"\b(?:true or false|(?:legit |real )?or (?:(?:is|was) (?:that|this|it|all that) )?"
                r"(?:just )?(?:fake|false|cap|what|nah)|true|right|correct|yes or no|accurate"
                r"|no cap|for real|yeah|yes|no|did they"
                r"|did not they|is it not|was not it)$"
            ),
        ),
        (
            "say says said saying posted claims claim told tells insist insists",
            rf"\b{_PEOPLE}(?: \w+){{0,4}}? {_SAY} (?:that )?\b",
        ),
        (
            "heard read saw seen told hear reckon believe think thought understand guess",
            (
                r"\b(?:i|we)(?: have| am| was)? ?(?:heard|read|saw|seen|told|hear|reckon|believe"
                r"|think|thought|understand|guess)(?: somewhere| on \w+)?(?: that)?\b"
            ),
        ),
        (
            "so heard apparently supposedly rumour",
            r"^(?:so i heard|heard|apparently|supposedly|rumour has it)(?: that)?\b",
        ),
        (
            "like want need trying curious",
            (
                r"\b(?:i|we) (?:would like|want|need|am trying|am curious)"
                r"(?: to (?:know|understand|find out|learn|check))?(?: about| whether| if)?\b"
            ),
        ),
        (
            "know idea",
            r"\bdo (?:you|we|they) (?:even )?(?:know|have any idea)(?: whether| if| about)?\b",
        ),
        ("tell give show remind", r"\b(?:tell|give|show|remind) (?:me|us)(?: about)?\b"),
        (_REPORTS, rf"\bwhat does the {_REPORT} say (?:about|on)\b"),
        (
            _REPORTS,
            (
                rf"\b(?:does|do|did) the {_REPORT} (?:say|mention|state|tell|claim|suggest)s?"
                r"(?: that| whether| if| anything about)?\b"
            ),
        ),
        (_REPORTS, rf"\b(?:according to|in|per) the {_REPORT}\b"),
        ("wondering curious", r"\b(?:wondering|curious)(?: whether| if| about)?\b"),
        ("so and but also wait then", r"^(?:so|and|but|also|wait|then) "),
    )
)


_FRAMES_WITH: dict[str, frozenset[int]] = {
    word: frozenset(place for place, frame in enumerate(_FRAMES) if word in frame.needed)
    for frame in _FRAMES
    for word in frame.needed
}
_FRAMING = frozenset(_FRAMES_WITH)


def unframed(plain: Sequence[str]) -> list[str]:
    """Return the words without those around the question, as long as a question remains."""
    if _FRAMING.isdisjoint(plain):
        return list(plain)
    possible = {place for word in plain for place in _FRAMES_WITH.get(word, ())}
    left = list(plain)
    for place in sorted(possible):
        frame = _FRAMES[place]
        if frame.may_fit(left) and frame.pattern.search(text := " ".join(left)):
            without = frame.pattern.sub(" ", text).split()
            if sum(word not in STOPWORDS for word in without) >= REMAINING:
                left = without
    return left
