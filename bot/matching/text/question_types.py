"""What kind of thing a question asks for: a number, a time, a place, an actor, a reason, ..."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

_START = ""
_WORDS: Mapping[str, str] = {
    word: kind
    for kind, of_kind in {
        "number": "number numbers count counts toll tolls figure figures total totals",
        "share": "percent percentage percentages proportion fraction",
        "when": "when since",
        "where": "where",
        "who": "who whom whose",
        "why": "why because",
        "which": "which",
        "opinion": "justified deserve deserves",
        "name": "name names called identity identities",
    }.items()
    for word in of_kind.split()
}
_PAIRS: Mapping[tuple[str, str], str] = {
    (left, right): kind
    for kind, left, rights in (
        ("number", "how", "many much large big"),
        ("share", "share", "of"),
        ("share", "what", "part"),
        ("when", "what", "day days date dates year time times month"),
        ("when", "how", "long"),
        ("when", "which", "day days"),
        ("where", "which", "city cities town towns place places area areas"),
        ("who", "which", "group groups country countries organisation organisations"),
        ("why", "what", "reason reasons motive motives cause causes caused"),
        ("why", "how", "come"),
        ("which", "what", "kind kinds sort sorts type types"),
        ("opinion", _START, "should"),
        ("opinion", "your", "opinion"),
        ("opinion", "whose", "fault"),
    )
    for right in rights.split()
}
_SECOND = frozenset(right for _, right in _PAIRS)


def kinds(plain: Sequence[str]) -> Iterator[str]:
    """Yield what kind of thing the text asks for, each kind once."""
    yield from dict.fromkeys(kind for _, kind in kinds_at(plain, range(len(plain))))


def tells(word: str) -> bool:
    """Tell whether a word may say, by itself or after another, what a text asks for."""
    return word in _WORDS or word in _SECOND


def kinds_at(plain: Sequence[str], places: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Yield (place, kind) of the words at some places that tell what the text asks for.

    Of several texts in one, each ends with an empty word.
    """
    for place in places:
        word = plain[place]
        if word in _WORDS:
            yield place, _WORDS[word]
        if word in _SECOND:
            before = plain[place - 1] if place else _START
            if (before, word) in _PAIRS:
                yield place, _PAIRS[before, word]
