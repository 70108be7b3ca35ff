"""A follow-up → the decision on it, in the light of the last reply."""

from __future__ import annotations

from bot.answering.answerer import OTHERS, SUGGESTIONS, Answerer
from bot.answering.follow_ups.caveats import status_facts
from bot.answering.follow_ups.context import Context, stems_shown
from bot.answering.follow_ups.merging import merged
from bot.answering.follow_ups.reading import Reading, read
from bot.answering.follow_ups.slots import fills, holders
from bot.answering.outcome import (
    AboutKind,
    AboutMe,
    Answer,
    Correction,
    Decision,
    Nearest,
    NoAnswer,
    NotStated,
    Outcome,
    Recall,
)
from bot.knowledge.lookups.neighbours import neighbours
from bot.matching import Match, Matching

# Of 44 follow-ups by another author that ask for a source, a status or a slot 40 are read rightly.
READ_RIGHTLY = 0.9
# What is small talk by itself is about the last reply, where there is one: "with what", and where
# nothing else is asked "seriously?" and "can I trust that".
IN_CONTEXT: frozenset[AboutKind] = frozenset({"help", "language"})
OF_THE_REPLY: frozenset[AboutKind] = IN_CONTEXT | {"trust", "interjection"}
CERTAIN_SHARE = 0.6  # of the first two scores: the first is half as much again as the second


def decide_after(answerer: Answerer, text: str, context: Context) -> Decision:
    """Return how a text is decided that follows another reply; a whole question stands alone."""
    follow_up = _FollowUp(answerer, context.within(answerer.base), text)
    return follow_up.decide()


def _decision(matching: Matching, best: Match | None, outcome: Outcome) -> Decision:
    return Decision(
        matching=matching,
        best=best,
        exact=False,
        doubts=(),
        outcome=outcome,
        speaks_unasked=False,
        follows_up=True,
    )


def _is_small_talk(outcome: Outcome, reading: Reading) -> bool:
    """Tell whether a text says nothing of the last reply either: not "really?", but "thanks"."""
    if not isinstance(outcome, AboutMe):
        return False
    of_reply = IN_CONTEXT if reading.kind == "in_context" else OF_THE_REPLY
    return outcome.kind not in of_reply


class _FollowUp:
    """One follow-up, and what it follows."""

    def __init__(self, answerer: Answerer, context: Context, text: str) -> None:
        self._answerer = answerer
        self._base = answerer.base
        self._context = context
        self._text = text

    def decide(self) -> Decision:
        matcher = self._answerer.matcher
        shown = stems_shown(self._base, matcher.catalogue.lexicon, self._context)
        reading = read(self._text, shown, matcher.knows)
        alone = self._answerer.decide(self._text)
        if reading.kind == "new" or (not reading.refers and alone.plain_answer):
            return alone
        if _is_small_talk(alone.outcome, reading):
            return alone
        if reading.kind == "in_context":
            return self._in_context(reading.text, alone)
        if not self._context.entries:
            return alone
        outcome = self._recalled(reading)
        return _decision(alone.matching, None, outcome)

    def _recalled(self, reading: Reading) -> Outcome:
        """Return what is asked of the last reply itself."""
        entries, facts = self._context.entries, self._context.facts(self._base)
        unknown = next((one for one in entries if one in self._base.unknowns), None)
        if reading.kind == "more":
            return self._related()
        if unknown is not None and not facts:
            return NotStated(unknown, READ_RIGHTLY)
        if reading.kind == "slot":
            filled = self._filled(reading)
            if filled is None and unknown is not None:
                return NotStated(unknown, READ_RIGHTLY)
            return filled or self._left_open(reading)
        shown = entries if unknown is None else facts
        if reading.kind == "provenance":
            return Recall("source", shown, READ_RIGHTLY)
        status = status_facts(self._base, self._answerer.matcher, facts)
        return Recall("verification", shown, READ_RIGHTLY, beside=status)

    def _related(self) -> Outcome:
        shown = {*self._context.entries, *self._context.facts(self._base)}
        near = dict.fromkeys(
            one for entry in self._context.entries for one in neighbours(self._base, entry)
        )
        left = [one for one in near if one not in shown]
        if not left:
            return NoAnswer(READ_RIGHTLY)
        first, *others = sorted(left, key=self._base.topics.__contains__)  # facts before topics
        return Recall("related", (first,), READ_RIGHTLY, others=tuple(others))

    def _filled(self, reading: Reading) -> Outcome | None:
        """Return the fact that fills the slot: one that was shown, or one that goes with it."""
        facts = [self._base.facts[fact] for fact in self._context.facts(self._base)]
        for fact in facts:
            if fills(fact, reading.slot, exactly=reading.is_exact):
                return Answer(fact.id, READ_RIGHTLY)
        for fact in facts:
            for other in holders(self._base, fact, reading.slot):
                return Nearest(other, READ_RIGHTLY, others=self._context.entries)
        return None

    def _left_open(self, reading: Reading) -> Outcome:
        """Return what was shown, with a sentence that it does not fill the slot."""
        asked = f"{reading.slot} exactly" if reading.is_exact else reading.slot
        return Answer(self._context.entries[0], READ_RIGHTLY, (Correction("slot", asked),))

    def _in_context(self, text: str, alone: Decision) -> Decision:
        """Return the decision on half a question: with the last one, or alone where that fails."""
        matching = merged(self._answerer, text, self._context, asks="?" in self._text)
        if matching is None or matching.ranked[0].kind == "off_topic":
            return alone
        best = matching.ranked[0]
        outcome: Outcome
        if best.kind == "unknown":
            rest = self._answerer.offers(matching, self._base.unknowns[best.id].see)
            outcome = NotStated(best.id, matching.confidence, rest[:SUGGESTIONS])
        else:
            outcome = self._answer(matching, best, text)
        return _decision(matching, matching.best("answer"), outcome)

    def _answer(self, matching: Matching, best: Match, text: str) -> Outcome:
        corrected = self._answerer.corrections_in(text, matching, best)
        shown = self._answerer.version(text, matching, best)
        if matching.confidence >= CERTAIN_SHARE and best.subject_words:
            return Answer(shown, matching.confidence, corrected)
        others = self._answerer.offers(matching, (best.id,))
        return Nearest(shown, matching.confidence, corrected, others[:OTHERS])
