"""A text compared with the facts: what the base holds near what somebody wrote."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from bot.answering import phrases
from bot.answering.compose import suggest
from bot.answering.facts.statements import statements_of
from bot.answering.messages.clauses import sentences, statements_in
from bot.answering.reply import Block, OutcomeName, Reply, Sentence, Statement, Suggestions, dated
from bot.knowledge import FactBase, Topic
from bot.matching import TEXT_LENGTH, Match, Matching

MAX_SENTENCES: Final = 12
MAX_CLAUSES: Final = 8  # of a sentence, beside the sentence as a whole
MAX_UNKNOWNS: Final = 2
FEWEST_WORDS: Final = 2  # of a subject that an entry holds; one hints at anything
NEAR_LEADER: Final = 0.55  # of the best answer's score
# Lower than for an answer, since a reader compares. Of 131 true claims about the shipped base 97 %
# find their fact, of 138 false ones 96 %, and of 1,000 off-topic questions 1.5 % find any.
CONFIDENCE: Final = 0.5
ON_TOPIC: Final = 0.5
NEAR_CERTAIN: Final = 0.9
# Of what is not stated: 62 % of 50 such claims find it, and 1.8 % of 1,000 off-topic questions.
UNKNOWN_COSINE: Final = 0.4
UNKNOWN_COVERAGE: Final = 0.6
SAME_WORDS: Final = 0.6  # as a cosine: that of a text of the entry's own words

Find = Callable[[str], Matching]


@dataclass(frozen=True, slots=True)
class _Near:
    """What is near a stretch of text: the best entry's facts, others, and what is not stated."""

    score: float
    confidence: float
    facts: Sequence[str] = ()
    others: Sequence[str] = ()
    unknown: str | None = None


def check(base: FactBase, find: Find, text: str, limit: int) -> Reply:
    """Return the facts near a text, at most `limit`, and what near it is not stated.

    Other facts that a sentence is about are named; so is it if not all of the text was compared.
    """
    stated = [sentence for sentence, _ in sentences(text[:TEXT_LENGTH])]
    near = [
        found
        for sentence in stated[:MAX_SENTENCES]
        for found in _near_sentence(base, find, sentence)
    ]
    near.sort(key=lambda found: -found.score)
    leading = tuple(dict.fromkeys(fact for found in near for fact in found.facts))
    others = (fact for found in near for fact in found.others)
    facts = tuple(dict.fromkeys((*leading, *others)))
    unknowns = tuple(dict.fromkeys(found.unknown for found in near if found.unknown))[:MAX_UNKNOWNS]
    shown = tuple(islice(statements_of(base, facts), limit))
    is_cut = len(stated) > MAX_SENTENCES or bool(text[TEXT_LENGTH:].strip())
    notice = [Sentence(phrases.NOT_ALL_COMPARED.format(count=MAX_SENTENCES))] if is_cut else []
    blocks: list[Block] = [*shown, *_not_stated(base, unknowns), *_left(base, leading, shown)]
    if not blocks:
        blocks.append(Sentence(phrases.NO_ANSWER))
    confidence = next((found.confidence for found in near if found.facts), 0.0)
    outcome: OutcomeName = "answer" if shown else "not_stated" if unknowns else "no_answer"
    unknown = unknowns[0] if outcome == "not_stated" else None
    return Reply(
        outcome,
        dated((*notice, *blocks)),
        confidence,
        base.revision,
        unknown=unknown,
        is_joint=True,
    )


def _near_sentence(base: FactBase, find: Find, sentence: str) -> Iterator[_Near]:
    """Yield what is near a sentence and its clauses."""
    for part in dict.fromkeys((sentence, *islice(statements_in(sentence), MAX_CLAUSES))):
        yield from _near(base, find(part))


def _near(base: FactBase, matching: Matching) -> Iterator[_Near]:
    leader = matching.best("answer")
    first = matching.ranked[0] if matching.ranked else None
    if first is not None and first.kind == "unknown" and _is_near(first, matching):
        yield _Near(first.score, 0.0, unknown=first.id)
    if leader is not None and _is_likely(leader, matching):
        facts = _facts(base, leader.id)
        others = _others(base, matching, leader, facts)
        yield _Near(leader.score, matching.confidence, facts, tuple(others))


def _is_likely(leader: Match, matching: Matching) -> bool:
    """Tell whether the best entry is worth showing; by one word of a subject, if near certain."""
    is_sure = leader.subject_words >= FEWEST_WORDS
    if not is_sure and (not leader.subject_words or len(matching.words) <= FEWEST_WORDS):
        return False
    needed = CONFIDENCE if is_sure else NEAR_CERTAIN
    return matching.confidence >= needed and matching.on_topic >= ON_TOPIC


def _is_near(unknown: Match, matching: Matching) -> bool:
    is_same = unknown.cosine >= SAME_WORDS and len(matching.words) > FEWEST_WORDS
    says_enough = unknown.subject_words >= FEWEST_WORDS or is_same
    return says_enough and unknown.cosine > UNKNOWN_COSINE and unknown.coverage > UNKNOWN_COVERAGE


def _facts(base: FactBase, entry: str) -> tuple[str, ...]:
    found = base.entries[entry]
    return found.facts if isinstance(found, Topic) else (entry,)


def _others(
    base: FactBase, matching: Matching, leader: Match, facts: Collection[str]
) -> Iterator[str]:
    """Yield the facts that fit nearly as well as the best entry."""
    for match in matching.ranked:
        is_near = match.score >= NEAR_LEADER * leader.score
        if match.id in base.facts and is_near and match.id not in facts:
            yield match.id


def _not_stated(base: FactBase, unknowns: Collection[str]) -> Iterator[Sentence]:
    source = phrases.capitalised(phrases.name_of_all(base))
    for unknown in unknowns:
        what = base.unknowns[unknown].what
        yield Sentence(phrases.NOT_STATED.format(source=source, what=what))


def _left(
    base: FactBase, leading: Sequence[str], shown: Sequence[Statement]
) -> Iterator[Suggestions]:
    """Yield the facts that the text is about and that are not shown."""
    visible = {one.id for statement in shown for one in statement.with_responses()}
    if left := [fact for fact in leading if fact not in visible]:
        yield Suggestions(phrases.ALSO_NEAR, suggest(base, left))
