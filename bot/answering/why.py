"""The sentences of an explanation: what decided, in words a moderator understands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from bot.answering.certainty import Certainty, Doubt, is_relevant
from bot.answering.outcome import Answer, Choice, Correction, NoAnswer, NotStated, Spoken
from bot.answering.policy import Policy
from bot.knowledge import Fact, FactBase, Unknown
from bot.matching import Match, Matching
from bot.matching.explanation import MatchExplanation

LEAST_SHARE = 0.05  # of what counted; words with less are told together


def named(base: FactBase, entry: str) -> str:
    """Return an entry by its id and its neutral question, or what is not stated."""
    found = base.entries.get(entry)
    if found is None:
        return "the background of off-topic questions"
    told = f"about {found.what}" if isinstance(found, Unknown) else found.question
    return f"“{entry}” ({told})"


def decision(base: FactBase, outcome: Spoken) -> str:
    """Return what the question came to."""
    match outcome:
        case Answer():
            corrected = ", after a correction" if outcome.corrections else ""
            return f"Outcome: answer with {named(base, outcome.entry)}{corrected}."
        case Choice():
            offered = ", ".join(f"“{entry}”" for entry in outcome.entries)
            return f"Outcome: choice between {offered}."
        case NotStated():
            return f"Outcome: not stated, {named(base, outcome.unknown)}."
        case NoAnswer():
            return "Outcome: no answer."
        case _:
            assert_never(outcome)


def certain(policy: Policy, matching: Matching, stands: Certainty) -> str:
    """Return why the best answer is certain enough."""
    if stands.exact:
        return "Certain: the question is one of its phrasings, word for word."
    return f"Certain enough: {matching.confidence:.0%}, and {policy.answer:.0%} is needed."


def doubts(policy: Policy, matching: Matching, stands: Certainty, near_miss: str | None) -> str:
    """Return what kept the best answer from being given."""
    told = (_doubt(doubt, policy, matching, stands, near_miss) for doubt in stands.doubts)
    return f"The best answer, “{stands.answer.id}”, was not given: {'; '.join(told)}."


def _doubt(
    doubt: Doubt, policy: Policy, matching: Matching, stands: Certainty, near_miss: str | None
) -> str:
    match doubt:
        case "near_miss":
            return f"the question is nearer to “{near_miss}”, which it is known not to answer"
        case "coverage":
            holds = f"{stands.answer.coverage:.0%} of the question's words"
            return f"it holds only {holds}, and {policy.covered:.0%} is needed"
        case "margin":
            return "another answer fits as well"
        case "confidence":
            sure = f"{matching.confidence:.0%} certain"
            return f"only {sure}, and {policy.answer:.0%} is needed"
        case _:
            assert_never(doubt)


def silence(policy: Policy, matching: Matching, outcome: NoAnswer) -> str:
    """Return why nothing was answered, not even that something is not stated."""
    if not matching.ranked:
        return "No phrasing has anything in common with the question."
    if matching.ranked[0].kind == "off_topic":
        return "The background of off-topic questions fits best of all."
    if outcome.corrections:
        return f"Guard for names: no answer in the fact base holds {outcome.corrections[0].token}."
    if not is_relevant(matching, policy):
        return f"None of the nearest entries holds {policy.relevant:.0%} of the question's words."
    return "No answer is near enough to be offered."


def nearest(base: FactBase, match: Match, *, is_shown: bool) -> str:
    """Return the nearest text of the leading entry; `is_shown`: it has been named already."""
    entry = "" if is_shown else f"{named(base, match.id)}, "
    if _is_own_statement(base, match):
        return f"Nearest: {entry}its own statement ({match.cosine:.0%} alike)."
    return f"Nearest: {entry}the phrasing “{match.phrasing}” ({match.cosine:.0%} alike)."


def words(matching: Matching, found: MatchExplanation) -> Iterator[str]:
    """Yield which words of the question counted, and what became of the others."""
    shown = [one for one in found.counted if one.share >= LEAST_SHARE]
    parts = [f"{' '.join(one.words)} {one.share:.0%}" for one in shown]
    rest = 1 - sum(one.share for one in shown)
    if parts and rest >= LEAST_SHARE / 10:
        parts.append(f"others {rest:.0%}")
    if parts:
        yield f"Words that counted: {', '.join(parts)}."
    missing = [word for word in found.missing if word not in matching.out_of_vocabulary]
    if missing:
        yield f"Words it does not hold: {', '.join(missing)}."


def spelling(matching: Matching) -> Iterator[str]:
    """Yield what was repaired in the question, and what of it the base does not know."""
    if matching.repaired:
        repairs = ", ".join(f"{old} → {new}" for old, new in matching.repaired)
        yield f"Spelling repaired: {repairs}."
    if matching.out_of_vocabulary:
        yield f"Words the fact base does not know: {', '.join(matching.out_of_vocabulary)}."
    if matching.unsupported_names:
        names = ", ".join(mention.name for mention in matching.unsupported_names)
        yield f"Names the fact base does not know: {names}."


def rivals(base: FactBase, matching: Matching, match: Match) -> Iterator[str]:
    """Yield the entry next to the leading one, and by how much it is behind or before it."""
    others = [other for other in matching.ranked if other.id != match.id]
    if not others:
        return
    points = f"{_points(others[0])} points to {_points(match)}"
    if others[0].score <= match.score:
        yield f"Runner-up: {named(base, others[0].id)}, {points}."
    elif others[0].kind == match.kind == "answer":
        yield (
            f"Scored higher: {named(base, others[0].id)}, {points}; "
            "but the question asks for somebody else's word."
        )
    else:
        yield f"Scored higher: {named(base, others[0].id)}, {points}."


def guard(found: Correction) -> str:
    """Return what a guard found in the question."""
    match found.kind:
        case "number":
            figure = found.token or "that figure"
            return f"Guard for figures and days: the facts shown do not hold {figure}."
        case "name":
            return f"Guard for names: the facts shown do not hold {found.token}."
        case "negation":
            return "Guard for negations: the question denies what the facts shown say."
        case "claimant":
            return f"Guard for speakers: the facts shown are not the word of {found.token}."
        case "slot":
            return f"Guard for what is asked: the facts shown do not say {found.token}."
        case _:
            assert_never(found.kind)


def unasked(policy: Policy, *, speaks: bool) -> str:
    """Return what the bot would do in an answer channel, where nobody addressed it."""
    if speaks:
        return "In an answer channel, unasked, it would answer too."
    return (
        "In an answer channel, unasked, it would stay silent "
        f"(it needs {policy.answer_unasked:.0%}, and nothing to correct)."
    )


def _is_own_statement(base: FactBase, match: Match) -> bool:
    """Tell whether the nearest text is what the entry says, which is never told by itself."""
    entry = base.entries.get(match.id)
    if isinstance(entry, Fact):
        return match.phrasing == entry.statement
    return isinstance(entry, Unknown) and match.phrasing == entry.what


def _points(match: Match) -> int:
    """Return a score out of about a hundred."""
    return round(100 * match.score)
