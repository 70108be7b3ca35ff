"""The answerer: question → decision. Everything that decides, and nothing that words the reply."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from copy import copy
from typing import Literal, overload

from bot.answering.autocomplete import Completer
from bot.answering.candidates import candidates, lexicon
from bot.answering.compose import compose_all, suggest
from bot.answering.facts.versions import Asked, version_among, version_asked_for, with_figure
from bot.answering.guards import Subject, corrections
from bot.answering.guards.contents import base_content
from bot.answering.messages.checking import check
from bot.answering.messages.several import LONG, decide_clauses, decide_long
from bot.answering.outcome import (
    AboutKind,
    AboutMe,
    Answer,
    Correction,
    Decision,
    Doubt,
    Nearest,
    NoAnswer,
    NotStated,
    Outcome,
)
from bot.answering.policy import DEFAULT_RISK, LEAST_SURE, Policy, Risk, policy_for
from bot.answering.reply import Reply, Suggestion
from bot.answering.small_talk import small_talk
from bot.knowledge import FactBase, Topic
from bot.language.figures import figures
from bot.language.other_languages import is_other_language
from bot.matching import Match, Matcher, Matching, attributed_to, bare, mentions, stem, words

NEAR_LEADER = 0.55  # of the best answer's score
NEAR_STRANGER = 0.5  # of the score of what is not stated, for a question with a strange name
NEAR_MISS_MARGIN = 0.1  # of cosine: how much nearer a known near miss must be to forbid an answer
# Of the best score: from there on something is better told not to be stated. Of 900 questions 11
# are rightly answered with leads of up to 1.44, and 2 wrongly with 1.83 and 1.89.
UNKNOWN_LEADS = 1.6
OTHERS = 4  # entries that may be meant instead of the nearest, at most
SUGGESTIONS = 3  # entries offered beside what is not stated, at most
WORTH_OFFERING = 0.4  # of the best score
SUBJECT_WORDS = 2  # more than any small talk shares with an entry: "are you reliable"
# A message in which this is not found is one clause.
_MAY_JOIN = re.compile(r"[.?!,;:\n&—–…-]\s+\S|\s(?:and|but|so|or|also|plus|then|n|while|because)\s")
_TO_THE_BOT = re.compile(r"\b(?:you|your|u|ur|bot)\b", re.IGNORECASE)


class Answerer:
    """Answers questions from one fact base; immutable, safe to share between threads."""

    def __init__(
        self, base: FactBase, policy: Policy | None = None, risk: Risk = DEFAULT_RISK
    ) -> None:
        """Build the matcher for the base; without a policy, its limits are those of `risk`."""
        self.base = base
        self.matcher = Matcher(candidates(base), lexicon(base))
        self._completer = Completer(base, self.matcher)
        self.content = base_content(base, self.matcher)
        self.policy = policy or policy_for(risk)

    def using(self, policy: Policy) -> Answerer:
        """Return this answerer with another policy."""
        other = copy(self)
        other.policy = policy
        return other

    @overload
    def reply(self, text: str, *, addressed: Literal[True] = True) -> Reply: ...
    @overload
    def reply(self, text: str, *, addressed: bool) -> Reply | None: ...
    def reply(self, text: str, *, addressed: bool = True) -> Reply | None:
        """Return the reply to a question, or None for silence (only where nobody asked)."""
        decision = self.decide(text)
        if addressed or decision.speaks_unasked:
            return compose_all(self.base, decision)
        return None

    def decide(self, text: str) -> Decision:
        """Return how a message is decided, and on what grounds."""
        if len(text) > LONG:
            unknown = self.matcher.catalogue.names.unknown(tuple(mentions(words(text[-LONG:]))))
            return decide_long(self._decide_whole, text, frozenset(one.name for one in unknown))
        whole = self._decide_whole(text)
        is_one_clause = isinstance(whole.outcome, Answer) and not _MAY_JOIN.search(text)
        if whole.exact or is_one_clause or isinstance(whole.outcome, AboutMe):
            return whole
        return decide_clauses(self._decide_whole, whole, text)

    def _decide_whole(self, text: str) -> Decision:
        return self.decide_on(self.matcher.match(text), text)

    def decide_on(self, matching: Matching, text: str) -> Decision:
        """Return the decision on a text that has been matched."""
        asked = self._attributed_to(matching)
        best = self._best_answer(matching, asked, text)
        exact = best is not None and matching.is_certain and matching.exact_match_id == best.id
        doubts = () if best is None or exact else tuple(self._doubts(matching, best))
        is_phrasing = matching.exact_match_id in self.base.entries
        about = None if is_phrasing else _about_bot(text, matching, best)
        outcome: Outcome
        if about is not None:
            outcome = AboutMe(about, matching.confidence)
        elif best is None or doubts:
            outcome = self._unsure(matching, best, text, asked)
        else:
            corrected = self._corrections(text, matching, best, asked)
            first = None if exact else self._first(text, matching, best, asked)
            shown = self.version(text, matching, best, asked)
            outcome = Answer(shown, matching.confidence, corrected, first)
        return Decision(
            matching, best, exact, doubts, outcome, self._speaks_unasked(matching, outcome)
        )

    def corrections_in(self, text: str, matching: Matching, best: Match) -> tuple[Correction, ...]:
        """Return what in a matched text the entry contradicts."""
        return self._corrections(text, matching, best, self._attributed_to(matching))

    def complete(self, text: str, limit: int = 25) -> tuple[Suggestion, ...]:
        """Return the neutral questions nearest to an unfinished text."""
        return suggest(self.base, self._completer.complete(text, limit))

    def relevant_facts(self, text: str, limit: int = 3) -> Reply:
        """Return the facts relevant to a text, at most `limit`, and what near it is not stated."""
        return check(self.base, self.matcher.match, text, limit)

    def _attributed_to(self, matching: Matching) -> tuple[str, ...]:
        """Return the actors whose statements the question asks for."""
        stems = tuple(map(stem, matching.words))
        return tuple(dict.fromkeys(attributed_to(stems, self.matcher.catalogue.lexicon)))

    def _best_answer(self, matching: Matching, asked: Collection[str], text: str) -> Match | None:
        """Return the best answer; where the question asks what an actor says, their best.

        Only among answers near the best one: a speaker does not change the subject, nor what a
        phrasing of the base asks for, nor whose a figure is that the best answer holds.
        """
        best = matching.best("answer")
        if best is None or best.id == matching.exact_match_id:
            return best
        if not asked or not self._claimants(best).isdisjoint(asked):
            return best
        theirs = (
            match
            for match in matching.ranked
            if match.kind == "answer"
            and match.score >= NEAR_LEADER * best.score
            and not self._claimants(match).isdisjoint(asked)
        )
        their_best = next(theirs, best)
        held = self.content.entries[their_best.id].figures
        lost = (
            figure
            for figure in figures(bare(text))
            if any(figure.agrees_with(known) for known in self.content.entries[best.id].figures)
            and not any(figure.agrees_with(known) for known in held)
        )
        return best if any(True for _ in lost) else their_best

    def _claimants(self, match: Match) -> set[str]:
        entry = self.base.entries[match.id]
        facts = entry.facts if isinstance(entry, Topic) else (match.id,)
        return {claimant for fact in facts if (claimant := self.base.facts[fact].claimant)}

    def _doubts(self, matching: Matching, best: Match) -> Iterator[Doubt]:
        """Yield what speaks against giving the best answer plainly."""
        if best.near_miss_cosine > best.cosine + NEAR_MISS_MARGIN:
            yield "near_miss"
        if not best.subject_words:
            yield "subject"
        leader = matching.ranked[0]
        if leader.kind == "unknown" and leader.score > UNKNOWN_LEADS * best.score:
            yield "unknown"
        if matching.confidence < self.policy.answer:
            yield "confidence"
        if matching.on_topic < self.policy.answer_on_topic:
            yield "on_topic"

    def _speaks_unasked(self, matching: Matching, outcome: Outcome) -> bool:
        """Tell whether the outcome is certain enough where nobody addressed the bot.

        An answer that needs a correction is not, nor one that something else outranks.
        """
        return (
            isinstance(outcome, Answer)
            and not outcome.corrections
            and matching.ranked[0].kind == "answer"
            and matching.confidence >= self.policy.answer_unasked
        )

    def _unsure(
        self, matching: Matching, best: Match | None, text: str, asked: Sequence[str]
    ) -> Outcome:
        """Return the outcome where no entry answers for certain."""
        confidence = matching.confidence
        if best is not None and self._is_of_a_stranger(matching, best):
            first = self._first(text, matching, best, asked)
            corrected = self._corrections(text, matching, best, asked)
            shown = self.version(text, matching, best, asked)
            return Nearest(shown, confidence, corrected, first=first)
        is_unknown = bool(matching.ranked) and matching.ranked[0].kind == "unknown"
        if is_unknown and confidence < self.policy.nearest_before_unknown:
            if matching.on_topic < self.policy.on_topic or _is_elsewhere(matching.ranked[0]):
                return NoAnswer(confidence)
            unknown = matching.ranked[0].id
            rest = self.offers(matching, self.base.unknowns[unknown].see)
            return NotStated(unknown, confidence, rest[:SUGGESTIONS])
        if best is None or not self._is_likely(matching):
            return NoAnswer(confidence)
        corrected = self._corrections(text, matching, best, asked)
        others = self.offers(matching, (best.id,))[:OTHERS]
        first = self._first(text, matching, best, asked)
        shown = self.version(text, matching, best, asked)
        return Nearest(shown, confidence, corrected, others, first)

    def _is_likely(self, matching: Matching) -> bool:
        """Tell whether the best entry is likely enough to be shown as the nearest.

        What is likelier right than not is about the base, whatever its words: "who did it".
        """
        sure = matching.confidence
        return sure >= LEAST_SURE or sure * matching.on_topic >= self.policy.nearest

    def version(
        self, text: str, matching: Matching, best: Match, asked: Collection[str] = ()
    ) -> str:
        """Return the entry to show for the best one: of several versions that which is meant."""
        question = self._asked(text, matching, asked)
        if not best.versions:
            return with_figure(self.base, self.content.entries[best.id], question, best.id)
        return version_asked_for(self.base, question, best.id)

    def _asked(self, text: str, matching: Matching, asked: Collection[str]) -> Asked:
        actors = self.matcher.catalogue.lexicon.actors.find([*map(stem, matching.words)])
        return Asked(text, matching, {*asked, *(actor.name for actor in actors)})

    def _first(
        self, text: str, matching: Matching, best: Match, asked: Collection[str]
    ) -> str | None:
        """Return the fact of a topic to show first: the nearest; of who is asked for, theirs."""
        if self.content.entries[best.id].beside:
            return best.id
        theirs = [one for one in best.parts if self.base.facts[one].claimant in asked]
        first = matching.nearest_of(parts := theirs or best.parts) or next(iter(theirs), None)
        return first and version_among(self.base, self._asked(text, matching, asked), first, parts)

    def _is_of_a_stranger(self, matching: Matching, best: Match) -> bool:
        """Tell whether a name is what keeps the best answer from answering.

        So where the base is about the question, and what is not stated ranks first, but holds
        neither the name nor more of the rest.
        """
        if matching.on_topic < LEAST_SURE:
            return False
        first = matching.ranked[0]
        names = {mention.name for mention in best.unsupported_names}
        return (
            first.kind == "unknown"
            and bool(names)
            and names.isdisjoint(self.content.names_in_unknowns[first.id])
            and best.subject_words >= max(SUBJECT_WORDS, first.subject_words)
            and best.score >= NEAR_STRANGER * first.score
        )

    def _corrections(
        self, text: str, matching: Matching, best: Match, asked: Sequence[str]
    ) -> tuple[Correction, ...]:
        return tuple(corrections(Subject(self.content, text, matching, best, asked)))

    def offers(self, matching: Matching, shown: Collection[str]) -> tuple[str, ...]:
        """Return the entries worth offering beside those shown, the best first."""
        least = WORTH_OFFERING * max(match.score for match in matching.ranked)
        shown = {other for one in shown for other in self.base.versions.of(one)}
        return tuple(
            match.id
            for match in matching.ranked
            if match.kind == "answer" and match.score >= least and match.id not in shown
        )


def _is_elsewhere(unknown: Match) -> bool:
    """Tell whether a text is about somewhere else: "capital of France" shares but one word."""
    return bool(unknown.unsupported_names) and unknown.subject_words < SUBJECT_WORDS


def _about_bot(text: str, matching: Matching, best: Match | None) -> AboutKind | None:
    """Return what a text says of the bot itself, or that the bot cannot read it.

    It is no small talk if the best entry holds enough of its words, unless it speaks to the bot.
    """
    if matching.out_of_vocabulary and is_other_language(text):
        return "language"
    has_subject = best is not None and best.subject_words >= SUBJECT_WORDS
    if has_subject and not _TO_THE_BOT.search(text):
        return None
    return small_talk(text, has_subject=has_subject)
