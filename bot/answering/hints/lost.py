"""Phrasings that find something else once they are withheld, and what that tells a curator.

A phrasing is *withheld* when it is asked as if it had not been written down.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from bot.answering.answerer import Answerer
from bot.answering.compose import compose
from bot.answering.hints.located import LocatedPhrasing, curated_entries, hint
from bot.answering.outcome import Answer, Nearest, NotStated, Outcome
from bot.answering.verdict import FOUND, Expected, verdict
from bot.errors import Hint
from bot.knowledge import Loaded
from bot.knowledge.yaml.findings import quoted
from bot.matching.leave_one_out import LeaveOneOut

CONFUSED_SHARE = 0.25  # of the phrasings of that one of two entries that has fewer
CONFUSED_COUNT = 3
NAMED = 3  # phrasings that a hint names


class LostPhrasing(NamedTuple):
    """A phrasing that does not find its entry, and what it finds instead, if that is one entry.

    `certain` tells that the bot would answer so even where nobody addressed it.
    """

    phrasing: LocatedPhrasing
    finds: str | None
    confidence: float
    certain: bool


Pairs = dict[frozenset[str], list[LostPhrasing]]


def lost_phrasings(
    answerer: Answerer, phrasings: Iterable[LocatedPhrasing]
) -> Iterator[LostPhrasing]:
    """Yield those of the phrasings that would not find their entry if they were not there."""
    leave_one_out = LeaveOneOut(answerer.matcher)
    for phrasing in phrasings:
        decision = answerer.decide_on(leave_one_out.match(phrasing.text), phrasing.text)
        topic = answerer.base.topics.get(phrasing.entry)
        wanted = Expected((phrasing.entry, *(topic.facts if topic else ())))
        reply = compose(answerer.base, decision.outcome)
        if verdict(answerer.base, reply, wanted) not in FOUND:
            outcome = decision.outcome
            sure = outcome.confidence >= answerer.policy.answer_unasked
            certain = isinstance(outcome, Answer) and sure
            yield LostPhrasing(phrasing, _entry(outcome), outcome.confidence, certain)


def confused(loaded: Loaded, lost: Iterable[LostPhrasing]) -> Pairs:
    """Return each two entries whose phrasings often find the other one, the most confused first."""
    sizes = {entry.id: len(entry.asks) for _, entry in curated_entries(loaded)}
    pairs: defaultdict[frozenset[str], list[LostPhrasing]] = defaultdict(list)
    for one in lost:
        if one.finds in sizes:
            pairs[frozenset((one.phrasing.entry, one.finds))].append(one)
    shares = {
        pair: len(of_pair) / max(1, min(sizes[entry] for entry in pair))
        for pair, of_pair in pairs.items()
        if len(of_pair) >= CONFUSED_COUNT
    }
    ranked = sorted(shares, key=lambda pair: (-shares[pair], *sorted(pair)))
    return {pair: pairs[pair] for pair in ranked if shares[pair] >= CONFUSED_SHARE}


def confused_hints(loaded: Loaded, pairs: Pairs) -> Iterator[Hint]:
    """Yield a hint for each two confused entries, at the first phrasing that collides."""
    for pair, lost in pairs.items():
        one, other = sorted(pair)
        losses = Counter(phrasing.entry for phrasing, *_ in lost).most_common()
        shares = " and ".join(f"{count} of '{entry}'" for entry, count in losses)
        named = ", ".join(quoted(phrasing.text) for phrasing, *_ in lost[:NAMED])
        what = (
            f"'{one}' and '{other}' can hardly be told apart: when withheld, phrasings find the "
            f"other entry, {shares}, such as {named}"
        )
        remedy = (
            "write more phrasings for them, list these as 'not_asks' of the entry they find, "
            "or make one entry of the two"
        )
        yield hint(loaded, lost[0].phrasing.path, what, remedy)


def misrouted(
    loaded: Loaded, lost: Iterable[LostPhrasing], reported: Collection[frozenset[str]]
) -> Iterator[Hint]:
    """Yield each phrasing that something else would answer for certain, by falling confidence.

    Those of the pairs already `reported` are left out.
    """
    for one in sorted(lost, key=lambda one: -one.confidence):
        entry, finds = one.phrasing.entry, one.finds
        if one.certain and finds is not None and frozenset((entry, finds)) not in reported:
            what = (
                f"when withheld, the phrasing {quoted(one.phrasing.text)} of '{entry}' is "
                f"answered with '{finds}' ({one.confidence:.0%} sure)"
            )
            remedy = f"write more like it, or move it to '{finds}' if it belongs there"
            yield hint(loaded, one.phrasing.path, what, remedy)


def _entry(outcome: Outcome) -> str | None:
    match outcome:
        case Answer() | Nearest():
            return outcome.entry
        case NotStated():
            return outcome.unknown
        case _:
            return None
