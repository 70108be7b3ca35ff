"""A follow-up that names half of a question: matched alone, and with what it follows."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.answerer import Answerer
from bot.answering.follow_ups.context import Context
from bot.knowledge import FactBase, Unknown
from bot.matching import Match, Matching

# Chosen on 46 follow-ups of one author, with the shipped base and two thin ones: 120 of 138 are
# right. None of those tried from 0.5 to 1, 0.2 to 1.3 and 1.25 to 2 has more; the worst has 114.
JOINT_WEIGHT = 0.7  # of the text together with the last question, beside the text alone
SHOWN_WEIGHT = 0.6  # of what has been shown: people seldom ask for that again
KIN_WEIGHT = 2.0  # of what stands under the same topic, or is always shown along
FIGURE_WEIGHT = 2.0  # of what has been shown, where a text holds a figure and no subject
LEAST_COVERED = 0.5  # of the text's own words, by any of the nearest entries
NEAREST = 5
_QUESTION_WORDS = frozenset("what which who whom whose when where why how".split())
_ASKING_FIRST = frozenset(
    """
    is are was were am do does did has have had can could will would should may might
    """.split()
)


def merged(answerer: Answerer, text: str, context: Context, *, asks: bool) -> Matching | None:
    """Return how a text matches in the light of what it follows; None where it is about neither.

    An entry scores what it scores for the text alone and for the text with the last question.
    `asks` tells that the text has a question mark.
    """
    matcher, base = answerer.matcher, answerer.base
    alone = matcher.match(text)
    if not _is_about_something(alone, asks=asks):
        return None
    joint = matcher.match(f"{text} {_last_question(base, context)}")
    # A name or subject of the last question is none that somebody names now.
    matches = {
        match.id: replace(match, unsupported_names=(), subject_words=0) for match in joint.ranked
    }
    matches |= {match.id: match for match in alone.ranked}
    scores = dict.fromkeys(matches, 0.0)
    for weight, matching in ((1.0, alone), (JOINT_WEIGHT, joint)):
        for match in matching.ranked:
            scores[match.id] += weight * match.score
    weights = _weights(base, context)
    if _is_bare_figure(alone):  # "i heard 200" is said of what was shown
        weights |= dict.fromkeys(context.entries, FIGURE_WEIGHT)
    ranked = [
        replace(match, score=scores[match.id] * weights.get(match.id, 1.0))
        for match in matches.values()
    ]
    ranked.sort(key=_score, reverse=True)
    return replace(alone, ranked=tuple(ranked), confidence=_share_of_first(ranked))


def _is_about_something(alone: Matching, *, asks: bool) -> bool:
    """Tell whether a text says or asks anything that the base may hold.

    Without a word of a subject it has to ask: "what do they want", but not "of course he would".
    """
    known = [match.coverage for match in alone.ranked[:NEAREST] if match.kind != "off_topic"]
    if max(known, default=0.0) < LEAST_COVERED:
        return False
    if any(match.subject_words for match in alone.ranked) or _is_bare_figure(alone):
        return True
    if asks or not _QUESTION_WORDS.isdisjoint(alone.words) or alone.words[0] in _ASKING_FIRST:
        return len(alone.words) > 1
    return False


def _is_bare_figure(alone: Matching) -> bool:
    """Tell whether a text names a figure, and no subject."""
    has_figure = any(word[0].isdigit() for word in alone.words)
    return has_figure and not any(match.subject_words for match in alone.ranked)


def _last_question(base: FactBase, context: Context) -> str:
    """Return the neutral question of what was shown; what was typed, where nothing was."""
    if not context.entries:
        return context.question
    first = base.entries[context.entries[0]]
    return first.what if isinstance(first, Unknown) else first.question


def _weights(base: FactBase, context: Context) -> dict[str, float]:
    facts = context.facts(base)
    kin = [related.fact.id for fact in facts for related in base.related_to(base.facts[fact])]
    for topic in base.topics.values():
        if not set(facts).isdisjoint(topic.facts):
            kin += topic.facts
    return dict.fromkeys(kin, KIN_WEIGHT) | dict.fromkeys(context.entries, SHOWN_WEIGHT)


def _share_of_first(ranked: list[Match]) -> float:
    """Return the first score's share in those of the first two."""
    first, *others = (match.score for match in ranked[:2])
    return first / (first + sum(others))


def _score(match: Match) -> float:
    return match.score
