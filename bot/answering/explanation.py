"""Why a question got its outcome, in words a moderator understands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from bot.answering.answerer import Answerer
from bot.answering.outcome import (
    AboutMe,
    Answer,
    Correction,
    CorrectionKind,
    Decision,
    Doubt,
    Nearest,
    NoAnswer,
    NotStated,
    Outcome,
    Recall,
    entry_of,
)
from bot.answering.policy import Policy
from bot.knowledge import Fact, FactBase, Unknown
from bot.matching import Match, Matching
from bot.matching.explanation import MatchExplanation, explain_match

_CONTRARY: dict[CorrectionKind, str] = {
    "negation": "Guard for negations: the question denies what the facts shown say.",
    "opposite": "Guard for opposites: the facts shown say the contrary of a word of the question.",
    "role": "Guard for roles: in the facts shown the two sides are the other way round.",
}
LEAST_SHARE = 0.05  # of what counted; words with less are listed together


@dataclass(frozen=True, slots=True)
class Explanation:
    """A decision and what it rests on, to be put in words by `lines`.

    `near_miss` is the nearest question that the best answer is known not to answer; `grounds` are
    those of the leading entry.
    """

    base: FactBase
    policy: Policy
    decision: Decision
    near_miss: str | None
    grounds: MatchExplanation | None

    def lines(self) -> tuple[str, ...]:
        """Return the explanation as sentences, the outcome first."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[str]:
        matching, outcome = self.decision.matching, self.decision.outcome
        yield _outcome(self.base, outcome)
        yield from _clauses(self.decision)
        yield from self._reasons()
        match = leading(self.decision)
        if match is not None and self.grounds is not None:
            yield _nearest(self.base, match, is_shown=match.id == entry_of(outcome))
            yield from _words(matching, self.grounds)
        yield from _spelling(matching)
        if match is not None:
            yield from _rivals(self.base, matching, match)
        if self.decision.best is not None and self.decision.doubts:
            doubts = "; ".join(self._doubt(doubt) for doubt in self.decision.doubts)
            yield f"The best answer, “{self.decision.best.id}”, was not given plainly: {doubts}."
        yield _unasked(self.policy, speaks=self.decision.speaks_unasked)

    def _reasons(self) -> Iterator[str]:
        outcome = self.decision.outcome
        match outcome:
            case Answer():
                yield self._certainty()
                yield from map(_guard, outcome.corrections)
            case Nearest():
                yield "Likely enough to be shown as the nearest, not certain enough for an answer."
                yield from map(_guard, outcome.corrections)
            case NotStated():
                yield "What is not stated fits best of all."
            case NoAnswer():
                yield self._silence()
            case AboutMe():
                yield _small_talk(outcome)
            case Recall():
                yield "The words ask about the last reply itself."
            case _:
                assert_never(outcome)

    def _certainty(self) -> str:
        """Return why the best answer is certain enough."""
        if self.decision.follows_up:
            return "Certain enough in the light of the last reply."
        if self.decision.exact:
            return "Certain: the question is one of its phrasings, word for word."
        sure, needed = self.decision.matching.confidence, self.policy.answer
        return f"Certain enough: {sure:.0%}, and {needed:.0%} is needed."

    def _doubt(self, doubt: Doubt) -> str:
        """Return what kept the best answer from being given."""
        match doubt:
            case "near_miss":
                return (
                    f"the question is nearer to “{self.near_miss}”, which it is known not to answer"
                )
            case "subject":
                return "it holds no word of the question that says what it is about"
            case "unknown":
                return "that something is not stated fits far better"
            case "confidence":
                sure = self.decision.matching.confidence
                return f"only {sure:.0%} certain, and {self.policy.answer:.0%} is needed"
            case "on_topic":
                about, needed = self.decision.matching.on_topic, self.policy.answer_on_topic
                return f"the fact base is about it with only {about:.0%}, not with {needed:.0%}"
            case _:
                assert_never(doubt)

    def _silence(self) -> str:
        """Return why nothing was answered, not even that something is not stated."""
        matching = self.decision.matching
        if not matching.ranked:
            return "No phrasing has anything in common with the question."
        if matching.ranked[0].kind == "off_topic":
            return "The background of off-topic questions fits best of all."
        return (
            f"Nothing is likely enough to be shown: the fact base is about the question with "
            f"{matching.on_topic:.0%}, and the best answer right with {matching.confidence:.0%}."
        )


def _clauses(decision: Decision) -> Iterator[str]:
    """Yield that clauses decided, and what the message asks besides."""
    if decision.is_of_parts:
        yield "A clause of the message decided; what follows is about its words alone."
    if decision.further is not None:
        entries = (*map(entry_of, decision.further.outcomes), *decision.further.named)
        if entries:
            yield f"The message also asks about: {', '.join(entries)}."


def explain(answerer: Answerer, decision: Decision) -> Explanation:
    """Return what a decision of the answerer rests on."""
    catalogue, matching = answerer.matcher.catalogue, decision.matching
    best, match = decision.best, leading(decision)
    grounds_of = {
        entry.id: explain_match(catalogue, matching, entry.id) for entry in {best, match} if entry
    }
    return Explanation(
        base=answerer.base,
        policy=answerer.policy,
        decision=decision,
        near_miss=grounds_of[best.id].near_miss if best else None,
        grounds=grounds_of[match.id] if match else None,
    )


def leading(decision: Decision) -> Match | None:
    """Return the entry a decision is about: the one shown, its nearest version, or the nearest."""
    ranked, outcome, best = decision.matching.ranked, decision.outcome, decision.best
    match outcome:
        case Answer() | Nearest():
            is_version = best is not None and outcome.entry in best.versions
            entry = best.id if best and is_version else outcome.entry
        case NotStated():
            entry = outcome.unknown
        case Recall():
            entry = outcome.entries[0]
        case NoAnswer() | AboutMe():
            return ranked[0] if ranked else None
        case _:
            assert_never(outcome)
    return next((match for match in ranked if match.id == entry), None)


def _named(base: FactBase, entry: str) -> str:
    """Return an entry by its id and its neutral question, or what is not stated."""
    record = base.entries.get(entry)
    if record is None:
        return "the background of off-topic questions"
    text = f"about {record.what}" if isinstance(record, Unknown) else record.question
    return f"“{entry}” ({text})"


def _outcome(base: FactBase, outcome: Outcome) -> str:
    match outcome:
        case Answer() | Nearest():
            name = "answer with" if isinstance(outcome, Answer) else "the nearest,"
            corrected = ", after a correction" if outcome.corrections else ""
            return f"Outcome: {name} {_named(base, outcome.entry)}{corrected}."
        case NotStated():
            return f"Outcome: not stated, {_named(base, outcome.unknown)}."
        case Recall():
            return f"Outcome: {outcome.aspect}, {_named(base, outcome.entries[0])}."
        case NoAnswer():
            return "Outcome: no answer."
        case AboutMe():
            return "Outcome: a sentence about the bot itself."
        case _:
            assert_never(outcome)


def _small_talk(outcome: AboutMe) -> str:
    if outcome.kind == "language":
        return "It is in a language the bot does not read, and nothing of the fact base is near."
    silent = "; in a conversation it gets no reply" if outcome.needs_no_reply else ""
    return f"The text is nothing but small talk ({outcome.kind.replace('_', ' ')}){silent}."


def _guard(found: Correction) -> str:
    """Return what a guard found in the question."""
    match found.kind:
        case "number":
            figure = found.token or "that figure"
            return f"Guard for figures and days: the facts shown do not hold {figure}."
        case "name":
            return f"Guard for names: the facts shown do not hold {found.token}."
        case "claimant":
            return f"Guard for speakers: the facts shown are not from {found.token}."
        case "quantifier":
            return f"Guard for quantifiers: the facts shown do not say {found.token}."
        case "negation" | "opposite" | "role":
            return _CONTRARY[found.kind]
        case "slot":
            return f"Guard for what is asked: the facts shown do not say {found.token}."
        case _:
            assert_never(found.kind)


def _nearest(base: FactBase, match: Match, *, is_shown: bool) -> str:
    """Return the nearest text of the leading entry; `is_shown`: it has been named already."""
    entry = "" if is_shown else f"{_named(base, match.id)}, "
    if _is_own_statement(base, match):
        return f"Nearest: {entry}its own statement ({match.cosine:.0%} alike)."
    return f"Nearest: {entry}the phrasing “{match.phrasing}” ({match.cosine:.0%} alike)."


def _is_own_statement(base: FactBase, match: Match) -> bool:
    """Tell whether the nearest text is what the entry says, which is never shown by itself."""
    entry = base.entries.get(match.id)
    if isinstance(entry, Fact):
        return match.phrasing == entry.statement
    return isinstance(entry, Unknown) and match.phrasing == entry.what


def _words(matching: Matching, found: MatchExplanation) -> Iterator[str]:
    """Yield which words of the question counted, and which ones the entry does not hold."""
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


def _spelling(matching: Matching) -> Iterator[str]:
    """Yield what was repaired in the question, and what of it the base does not know."""
    if matching.repaired:
        repairs = ", ".join(f"{old} → {new}" for old, new in matching.repaired)
        yield f"Spelling repaired: {repairs}."
    if matching.out_of_vocabulary:
        yield f"Words the fact base does not know: {', '.join(matching.out_of_vocabulary)}."
    if matching.unsupported_names:
        names = ", ".join(mention.name for mention in matching.unsupported_names)
        yield f"Names the fact base does not know: {names}."


def _rivals(base: FactBase, matching: Matching, match: Match) -> Iterator[str]:
    """Yield the entry next to the leading one, and by how much it is behind or before it."""
    shown = {match.id, *match.versions}
    other = next((other for other in matching.ranked if other.id not in shown), None)
    if other is None:
        return
    # Scores seldom exceed 1: points are hundredths.
    points = f"{round(100 * other.score)} points to {round(100 * match.score)}"
    if other.score <= match.score:
        yield f"Runner-up: {_named(base, other.id)}, {points}."
    elif other.kind == match.kind == "answer":
        yield (
            f"Scored higher: {_named(base, other.id)}, {points}; "
            "but the question asks for somebody else's word."
        )
    else:
        yield f"Scored higher: {_named(base, other.id)}, {points}."


def _unasked(policy: Policy, *, speaks: bool) -> str:
    """Return what the bot would do in a listen channel, where nobody addressed it."""
    if speaks:
        return "In a listen channel, unasked, it would answer too."
    return (
        "In a listen channel, unasked, it would stay silent "
        f"(it needs {policy.answer_unasked:.0%}, and nothing to correct)."
    )
