"""Messages of several clauses: which of them decides, and what else they ask."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from bot.answering.messages.clauses import (
    Clause,
    clauses_of,
    content_of,
    parts_of,
    questions_in,
)
from bot.answering.outcome import (
    Answer,
    Decision,
    Further,
    Nearest,
    NoAnswer,
    NotStated,
    Outcome,
    entry_of,
)
from bot.matching import words

MOST_PARTS: Final = 4  # matched each, the last ones: a story comes before its question
LONG: Final = 500  # characters; beyond, matching all of it leaves no time for its parts
MOST_PARTS_OF_LONG: Final = 3
LIKELY: Final = 0.35  # from which on a second question is shown; a less likely one is named
ON_SUBJECT: Final = 0.5  # that the base is about it, for a statement or what is not stated
FAR: Final = 0.2  # below, it is not even named
_PERSONS: Final = frozenset("he him his she her they them their".split())
_PRONOUNS: Final = _PERSONS | {"it", "its", "that", "this", "those", "these"}
# What restricts a question cannot be left out of it: "if India attacks, how many …".
_RESTRICTION: Final = re.compile(
    r"(?:if|unless|suppose|assuming|when|after|before|since|during|in|at|on|near|from|under|without"
    r"|except|apart|unlike|besides)\b",
    re.IGNORECASE,
)

Names = frozenset[str]
Decide = Callable[[str], Decision]


class _Part(NamedTuple):
    clause: Clause
    decision: Decision

    @property
    def entry(self) -> str:
        """Return the entry its outcome shows, if it shows one."""
        return entry_of(self.decision.outcome)


def decide_clauses(decide: Decide, whole: Decision, text: str) -> Decision:
    """Return the decision on a message of which `whole` is that on all of its words at once."""
    questions = _distinct(questions_in(text, MOST_PARTS + 1))
    if len(questions) == 1 and not _may_change(whole):
        return whole
    clauses = questions or _distinct(filter(_says_enough, parts_of(text)))
    parts = [
        _Part(clause, whole if clause.text == text.strip(" ?!.") else decide(clause.text))
        for clause in clauses[-MOST_PARTS:]
    ]
    claimed = _resolved(decide, parts) if questions else _claims(whole, parts)
    together = _together(claimed, whole, is_too_long=len(questions) > MOST_PARTS)
    if together is not None:
        return whole if not questions and _drops_corrections(whole, together) else together
    if "near_miss" in whole.doubts or not _may_change(whole):
        return whole
    names = names_in(whole)
    standing = [_standing_for(part, names) for part in parts if _may_stand(whole, part, names)]
    best = max(standing, key=_strength, default=whole)
    overrules = isinstance(whole.outcome, Answer) or _strength(best) > _strength(whole)
    if not questions and _drops_corrections(whole, best):
        return whole
    return best if overrules else whole


def decide_long(decide: Decide, text: str, names: Names) -> Decision:
    """Return the decision on a long message: that on what it asks, if it asks anything.

    `names` are those the base does not know.
    """
    questions = _distinct(questions_in(text, MOST_PARTS_OF_LONG + 1))
    if not questions:
        return decide(text)
    parts = [_Part(clause, decide(clause.text)) for clause in questions[-MOST_PARTS_OF_LONG:]]
    together = _together(parts, None, is_too_long=len(questions) > MOST_PARTS_OF_LONG)
    if together is not None:
        return together
    best = max((_standing_for(part, names) for part in parts), key=_strength)
    return best if entry_of(best.outcome) else decide(text[-LONG:])


def _distinct(clauses: Iterable[Clause]) -> list[Clause]:
    """Return the clauses, each text once."""
    return [*{clause.text: clause for clause in clauses}.values()]


def _resolved(decide: Decide, parts: Sequence[_Part]) -> Iterator[_Part]:
    """Yield the parts; one with a pronoun and no plain answer is read with the part before it.

    One that asks about somebody named before is not certain by itself.
    """
    before = answered = ""
    for part in parts:
        resolved = part.decision
        if before and not _PERSONS.isdisjoint(words(part.clause.text)):
            resolved = doubted(resolved)
        if before and _is_open(part):
            joined = decide(f"{before} {part.clause.text}")
            if entry_of(joined.outcome) != answered:  # that would be the part before it again
                resolved = max(resolved, joined, key=_strength)
        yield _Part(part.clause, resolved)
        before, answered = part.clause.text, entry_of(resolved.outcome)


def doubted(decision: Decision) -> Decision:
    """Return a decision without certainty: what it answers is only the nearest."""
    outcome = decision.outcome
    if isinstance(outcome, Answer):
        outcome = Nearest(outcome.entry, outcome.confidence, outcome.corrections)
    return replace(decision, outcome=outcome, speaks_unasked=False)


def _is_open(part: _Part) -> bool:
    """Tell whether a part is not answered plainly, and may be with what its pronoun stands for."""
    has_pronoun = not _PRONOUNS.isdisjoint(words(part.clause.text))
    is_settled = part.decision.matching.exact_match_id is not None
    return has_pronoun and not is_settled and not isinstance(part.decision.outcome, Answer)


def _says_enough(clause: Clause) -> bool:
    """Tell whether a clause that asks nothing is about more than one thing; one hints at little."""
    return len(content_of(clause.text)) > 1


def _claims(whole: Decision, parts: Iterable[_Part]) -> Iterator[_Part]:
    """Yield the statements that each have a plain answer, where the message is about the base."""
    if not isinstance(whole.outcome, Answer | Nearest):
        return
    for part in parts:
        is_certain = isinstance(part.decision.outcome, Answer) and not part.clause.is_fragment
        if is_certain and part.decision.matching.on_topic > ON_SUBJECT:
            yield part


def _together(
    parts: Iterable[_Part], whole: Decision | None, *, is_too_long: bool
) -> Decision | None:
    """Return the decision that answers several parts, or None where there are not several.

    What is certain is said first.
    """
    by_entry: dict[str, _Part] = {}
    is_partly_unanswered = False
    for part in parts:
        is_far = isinstance(part.decision.outcome, Nearest) and _strength(part.decision) < FAR
        if part.entry and not is_far:
            by_entry.setdefault(part.entry, part)
        elif is_far or isinstance(part.decision.outcome, NoAnswer):
            is_partly_unanswered |= part.clause.is_sentence and _says_enough(part.clause)
    if len(by_entry) + is_partly_unanswered <= 1 or (whole and _covers(whole, by_entry)):
        return None
    shown = sorted(filter(_is_likely, by_entry.values()), key=lambda part: _rank(part.decision))
    if not shown:
        return None
    first, *others = (part.decision for part in shown)
    further = Further(
        outcomes=tuple(other.outcome for other in others),
        named=tuple(entry for entry, part in by_entry.items() if not _is_likely(part)),
        is_partly_unanswered=is_partly_unanswered,
        is_partly_unread=is_too_long,
    )
    is_all = not (further.named or is_partly_unanswered or is_too_long)
    speaks = is_all and all(part.decision.speaks_unasked for part in shown)
    return replace(first, further=further, speaks_unasked=speaks, is_of_parts=True)


def _covers(whole: Decision, entries: Collection[str]) -> bool:
    """Tell whether the plain answer to the whole message shows several entries by itself."""
    covered = {entry_of(whole.outcome), *(whole.best.parts if whole.best else ())}
    return isinstance(whole.outcome, Answer) and len(entries) > 1 and covered.issuperset(entries)


def _is_likely(part: _Part) -> bool:
    is_nearest = isinstance(part.decision.outcome, Nearest)
    return not is_nearest or _strength(part.decision) >= LIKELY


def _drops_corrections(whole: Decision, decided: Decision) -> bool:
    """Tell whether parts leave out what contradicts the entry: "12 % of cities" and "towns"."""
    if entry_of(decided.outcome) != entry_of(whole.outcome):
        return False
    outcomes = (decided.outcome, *(decided.further.outcomes if decided.further else ()))
    kept = any(_is_contradicted(outcome) for outcome in outcomes)
    return _is_contradicted(whole.outcome) and not kept


def _is_contradicted(outcome: Outcome) -> bool:
    corrections = outcome.corrections if isinstance(outcome, Answer | Nearest) else ()
    return any(correction.kind != "slot" for correction in corrections)


def _rank(decision: Decision) -> int:
    return (Answer, NotStated, Nearest).index(type(decision.outcome))


def _standing_for(part: _Part, names: Names) -> Decision:
    """Return the decision on a part as that on the message, less certain for what it leaves out.

    Where nobody asked, what is left out could be what matters: the bot stays silent.
    """
    decision = doubted(part.decision) if _leaves_out(part, names) else part.decision
    return replace(decision, speaks_unasked=False, is_of_parts=True)


def _may_change(whole: Decision) -> bool:
    """Tell whether a part can decide: no plain answer, or only one to "how are you" too."""
    if not isinstance(whole.outcome, Answer):
        return True
    return any(correction.kind == "slot" for correction in whole.outcome.corrections)


def _may_stand(whole: Decision, part: _Part, names: Names) -> bool:
    """Tell whether a part can decide.

    What asks nothing, or begins in the middle of a clause, must be certain; what the whole message
    is known not to get from the sources, only a plain answer overrules.
    """
    outcome, on_topic = part.decision.outcome, part.decision.matching.on_topic
    if isinstance(whole.outcome, Answer):
        same = entry_of(outcome) == whole.outcome.entry
        return same and part.clause.is_sentence and part.decision.plain_answer is not None
    if isinstance(whole.outcome, NotStated):
        return isinstance(outcome, Answer) and not _leaves_out(part, names)
    if isinstance(whole.outcome, Nearest) and _refers_back(part.clause):
        return False
    asks = part.clause.is_question and not part.clause.is_fragment
    if isinstance(outcome, NotStated):
        return asks and on_topic > ON_SUBJECT
    return asks or isinstance(outcome, Answer)


def names_in(decision: Decision) -> Names:
    """Return the names in a text that the base does not know."""
    return frozenset(mention.name for mention in decision.matching.unsupported_names)


def _leaves_out(part: _Part, names: Names) -> bool:
    """Tell whether a part leaves out what may change the answer."""
    return bool(names - names_in(part.decision)) or _is_restricted(part.clause)


def _refers_back(clause: Clause) -> bool:
    """Tell whether a clause asks about somebody of whom its sentence speaks before."""
    return not _PERSONS.isdisjoint(words(clause.text)) and bool(content_of(clause.before))


def _is_restricted(clause: Clause) -> bool:
    """Tell whether what stands beside a clause may change what it asks; what follows adds to it."""
    if _refers_back(clause) or content_of(clause.after):
        return True
    beside = clauses_of(clause.before)
    return (
        clause.is_fragment
        or not clause.is_question
        or any(_RESTRICTION.match(other) for other in beside)
    )


def _strength(decision: Decision) -> float:
    """Return how likely it is that the outcome meets what is asked; a plain answer above all."""
    matching, outcome = decision.matching, decision.outcome
    match outcome:
        case Answer():
            return 1 + matching.confidence
        case Nearest():
            return matching.confidence * matching.on_topic
        case NotStated():
            return (1 - matching.confidence) * matching.on_topic
        case _:
            return 0.0
