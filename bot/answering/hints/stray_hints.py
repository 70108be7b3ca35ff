"""What strays tell a curator: about two entries, about one, about a single phrasing.

A phrasing is *withheld* when it is asked as though it had not been written down.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from bot.answering.hints.group import hint
from bot.answering.hints.strays import Stray
from bot.answering.hints.written import entries
from bot.errors import Hint
from bot.knowledge import Loaded
from bot.knowledge.yaml.findings import quoted

CONFUSED_SHARE = 0.25  # of the phrasings of that one of two entries that has fewer
CONFUSED_COUNT = 3
LOST_SHARE = 0.5  # of an entry's phrasings
NAMED = 3  # phrasings, or entries, that a hint names

Couples = dict[frozenset[str], list[Stray]]


def confused(loaded: Loaded, strays: Iterable[Stray]) -> Couples:
    """Return each two entries whose phrasings often find the other one, the most confused first."""
    sizes = {entry.id: len(entry.asks) for _, entry in entries(loaded)}
    couples: defaultdict[frozenset[str], list[Stray]] = defaultdict(list)
    for stray in strays:
        if stray.finds in sizes:
            couples[frozenset((stray.phrasing.entry, stray.finds))].append(stray)
    shares = {
        couple: len(found) / max(1, min(sizes[entry] for entry in couple))
        for couple, found in couples.items()
        if len(found) >= CONFUSED_COUNT
    }
    ranked = sorted(shares, key=lambda couple: (-shares[couple], *sorted(couple)))
    return {couple: couples[couple] for couple in ranked if shares[couple] >= CONFUSED_SHARE}


def not_told_apart(loaded: Loaded, couples: Couples) -> Iterator[Hint]:
    """Yield a hint for each two confused entries, at the first phrasing that collides."""
    for couple, found in couples.items():
        one, other = sorted(couple)
        losses = Counter(stray.phrasing.entry for stray in found).most_common()
        shares = " and ".join(f"{count} of '{entry}'" for entry, count in losses)
        what = (
            f"'{one}' and '{other}' can hardly be told apart: when withheld, phrasings find the "
            f"other entry, {shares}, such as {_named(found)}"
        )
        remedy = (
            "write more phrasings for them, list these as 'not_asks' of the entry they find, "
            "or make one entry of the two"
        )
        yield hint(loaded, found[0].phrasing.path, what, remedy)


def rarely_found(loaded: Loaded, strays: Iterable[Stray]) -> Iterator[Hint]:
    """Yield a hint for each entry that most of its phrasings do not find, the worst first."""
    lost: defaultdict[str, list[Stray]] = defaultdict(list)
    for stray in strays:
        lost[stray.phrasing.entry].append(stray)
    asked = {entry.id: (at, len(entry.asks)) for at, entry in entries(loaded)}
    shares = {entry: len(found) / asked[entry][1] for entry, found in lost.items()}
    for entry in sorted(shares, key=lambda entry: (-shares[entry], entry)):
        at, asks = asked[entry]
        if shares[entry] >= LOST_SHARE:
            found = lost[entry]
            what = (
                f"'{entry}' is hardly found: when withheld, {len(found)} of its {asks} phrasings "
                f"do not find it{_instead(found)}, such as {_named(found)}"
            )
            remedy = "write more phrasings in words of its own"
            yield hint(loaded, (*at, "asks"), what, remedy)


def taken(
    loaded: Loaded, strays: Iterable[Stray], told: Collection[frozenset[str]]
) -> Iterator[Hint]:
    """Yield each phrasing that something else would answer for certain, the surest first.

    Without those of the couples that have been `told` already.
    """
    for stray in sorted(strays, key=lambda stray: -stray.confidence):
        entry, finds = stray.phrasing.entry, stray.finds
        if stray.certain and finds is not None and frozenset((entry, finds)) not in told:
            what = (
                f"when withheld, the phrasing {quoted(stray.phrasing.text)} of '{entry}' is "
                f"answered with '{finds}' ({stray.confidence:.0%} sure)"
            )
            remedy = f"write more like it, or move it to '{finds}' if it belongs there"
            yield hint(loaded, stray.phrasing.path, what, remedy)


def _named(found: Sequence[Stray]) -> str:
    return ", ".join(quoted(stray.phrasing.text) for stray in found[:NAMED])


def _instead(found: Iterable[Stray]) -> str:
    """Return which entries are found most, as far as it is any one more than once."""
    finds = Counter(stray.finds for stray in found if stray.finds is not None).most_common(NAMED)
    named = ", ".join(f"'{entry}' {count} times" for entry, count in finds if count > 1)
    return f" ({named})" if named else ""
