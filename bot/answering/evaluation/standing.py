"""How a base stands: how strangers' questions would fare, tried with its own phrasings.

Each phrasing is asked as if the base did not hold it (leave-one-out). That is no promise: the
phrasings of one curator are more alike than the questions of strangers. On copies of the shipped
base, shown and answered plainly: of 5 phrasings it says 73 and 48 %, where strangers' questions had
72 and 31; of 10 with some unknowns 81 and 58 (78 and 50); on the base itself 90 and 72 (95 and 87).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median

from bot.answering.answerer import Answerer
from bot.answering.outcome import Answer, Nearest
from bot.knowledge import Fact, FactBase, Topic
from bot.matching.leave_one_out import LeaveOneOut

TRIED = 120  # phrasings
ENOUGH = 20  # phrasings of a fact; on copies of the shipped base, twice as many show 1 % more
IN_ALL = 10  # a share is put as a number in ten
LEAST_SHARE = 0.02
WEAKEST = 10  # entries named


@dataclass(frozen=True, slots=True)
class Weak:
    """An entry that its own phrasings miss: `missed` of `tried`, and one of those."""

    entry: str
    missed: int
    tried: int
    example: str

    def __str__(self) -> str:
        """Return it in a line."""
        return f"  {self.entry}: {self.missed} of {self.tried} missed, such as “{self.example}”"


@dataclass(frozen=True, slots=True)
class Standing:
    """How the phrasings fared, as shares, and what would help most.

    first: the right entry, or one that shows it, was shown at once, plainly or as the nearest;
    plain: plainly.
    """

    first: float
    plain: float
    remedy: str
    weakest: tuple[Weak, ...] = ()

    def __str__(self) -> str:
        """Return it in sentences, a line each."""
        shares = f"{in_words(self.first)} shown at once, {in_words(self.plain)} answered plainly"
        lines = [f"held-out questions: about {shares}; {self.remedy}"]
        if self.weakest:
            lines += ["where more phrasings would win most:", *map(str, self.weakest)]
            ids = " ".join(weak.entry for weak in self.weakest)
            lines.append(f"for ideas: python -m bot suggest {ids}")
        return "\n".join(lines)


def standing_of(answerer: Answerer) -> Standing | None:
    """Return how a base stands; None where no entry has a second phrasing to find it by."""
    asked = list(_phrasings(answerer.base))
    if not asked:
        return None
    count = min(len(asked), TRIED)
    leave_one_out = LeaveOneOut(answerer.matcher)
    tried = [asked[number * len(asked) // count] for number in range(count)]
    shown = plain = 0
    missed: dict[str, list[str]] = {}
    for entry, text in tried:
        outcome = answerer.decide_on(leave_one_out.match(text), text).outcome
        right = isinstance(outcome, Answer | Nearest) and outcome.entry in _kin(
            answerer.base, entry
        )
        shown += right
        plain += right and isinstance(outcome, Answer)
        if not right:
            missed.setdefault(entry, []).append(text)
    weakest = _weakest(missed, Counter(entry for entry, _ in tried))
    return Standing(shown / count, plain / count, _remedy(answerer.base), weakest)


def _weakest(missed: Mapping[str, list[str]], tried: Mapping[str, int]) -> tuple[Weak, ...]:
    """Return the entries that miss most, the worst first."""
    weak = [
        Weak(entry, len(texts), tried[entry], texts[0])
        for entry, texts in missed.items()
        if len(texts) > 1
    ]
    return tuple(sorted(weak, key=lambda one: (-one.missed, one.tried))[:WEAKEST])


def _kin(base: FactBase, entry: str) -> set[str]:
    """Return the entry, its versions, the topics that show it, and the facts it shows."""
    if topic := base.topics.get(entry):
        return {entry, *topic.facts}
    versions = {*base.versions.of(entry)}
    holders = (other.id for other in base.topics.values() if not versions.isdisjoint(other.facts))
    return {*versions, *holders}


def in_words(share: float) -> str:
    """Return a share as people say it: "6 in 10", "1 in 4", "hardly any"."""
    if share < LEAST_SHARE:
        return "hardly any"
    if share >= 1 - LEAST_SHARE:
        return "nearly all"
    of = next((of for of in (4, 3, 5) if abs(share - 1 / of) < LEAST_SHARE), None)
    if of is not None:
        return f"1 in {of}"
    if round(IN_ALL * share) in {0, IN_ALL}:
        return f"1 in {round(1 / share)}" if share < 1 / 2 else "nearly all"
    return f"{round(IN_ALL * share)} in {IN_ALL}"


def _phrasings(base: FactBase) -> Iterator[tuple[str, str]]:
    """Yield (entry, phrasing) of the curated facts and topics that have others left without it."""
    entries: Iterable[Fact | Topic] = (*base.content.facts, *base.content.topics)
    for entry in entries:
        if len(entry.asks) > 1:
            yield from ((entry.id, ask) for ask in entry.asks)


def _remedy(base: FactBase) -> str:
    """Return what would help most."""
    typical = median(len(fact.asks) for fact in base.facts.values())
    if typical < ENOUGH:
        return (
            f"what helps most is more phrasings (a fact has {typical:g} here; {ENOUGH} serve well)"
        )
    if not base.unknowns:
        return "what helps most is unknowns, for what the source does not say"
    return "what helps most is questions that members ask, as phrasings and golden questions"
