"""Rehearsals: bases of every size, and questions whose right answer is known.

Thin copies of a base with some of its facts held out are asked its golden questions, bases made of
public sets theirs; all of them padded questions, off-topic ones and everyday lines as well, and
copies of the base questions with a name that has no part in them.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from benchmarks.disguises import lines, padded, renamed
from benchmarks.sets import PublicSets, Question
from benchmarks.thin import thinned
from bot.answering.candidates import candidates, lexicon
from bot.answering.evaluation.graded import GradedQuestion
from bot.answering.verdict import Expected, is_right
from bot.knowledge import FactBase, Golden
from bot.matching import Candidate, Lexicon

HELD_OUT = 0.2  # of the facts
ASKED, RENAMED, OFF_TOPIC, EVERYDAY = 260, 40, 80, 50  # questions of a copy
PADDED = 0.5
EVERYTHING = 10_000
# Phrasings an entry, and unknowns; the first of all is the base as it is.
COPIES = (
    *((EVERYTHING, EVERYTHING),) * 3,
    *((3, 0), (5, 0), (5, 0), (5, 10), (8, 0), (8, 20), (10, 20), (10, 0), (15, 40), (15, 0)),
    *((20, 80), (30, 0), (30, 120)),
)
PUBLIC = ("banking77", "clinc150", "hwu48", "stackfaq")
PUBLIC_ASKED, PUBLIC_OFF_TOPIC, PUBLIC_EVERYDAY = 170, 40, 25
TEST_QUESTIONS = 4  # of an entry of a public base; the rest are phrasings
FEWEST_LEFT = 5  # subjects of a public set that its base does not hold
# Phrasings an entry, entries, unknowns.
SIZES = (
    *((3, 25, 0), (5, 30, 0), (5, 30, 12), (5, 40, 0), (5, 100, 0), (10, 30, 0), (10, 25, 12)),
    *((16, 30, 10), (4, 12, 0)),
)


class Rehearsal(NamedTuple):
    """A base and its questions; `family` names where both come from."""

    family: str
    candidates: Sequence[Candidate]
    lexicon: Lexicon
    questions: Sequence[Question]


def of_base(base: FactBase, sets: PublicSets) -> Iterator[Rehearsal]:
    """Yield copies of a base of every size, with the golden questions."""
    for number, (asks, unknowns) in enumerate(COPIES):
        chance = random.Random(number)
        copy = base if asks == EVERYTHING else thinned(base, asks, number, unknowns=unknowns)
        out = set(chance.sample(sorted(base.facts), int(HELD_OUT * len(base.facts))))
        out = out if number else set()
        kept = tuple(_without(candidates(copy), out))
        held = {one.id for one in kept}
        golden = [_asked(base, golden, held) for golden in base.golden]
        asked = chance.sample(golden, min(ASKED, len(golden)))
        yield Rehearsal(
            "own",
            kept,
            lexicon(copy),
            (
                *asked,
                *padded(asked, PADDED, chance),
                *renamed(asked, RENAMED, chance),
                *_off_topic(sets, "", OFF_TOPIC, chance),
                *_everyday(EVERYDAY, chance),
            ),
        )


def of_graded(base: FactBase, questions: Sequence[GradedQuestion]) -> Rehearsal:
    """Return a base as it is, with graded questions."""
    kept = tuple(candidates(base))
    held = {one.id for one in kept}
    asked = (_asked(base, one, held) for one in questions)
    return Rehearsal("own", kept, lexicon(base), tuple(asked))


def _without(entries: Iterator[Candidate], out: Collection[str]) -> Iterator[Candidate]:
    """Yield the entries but those held out, and those made of any of them."""
    return (one for one in entries if one.id not in out and not set(one.parts) & set(out))


def _asked(base: FactBase, golden: Golden | GradedQuestion, held: AbstractSet[str]) -> Question:
    """Return a question with every entry of a copy that answers it; a near miss if none."""
    expected = Expected(golden.expect, golden.abstain)
    right = {one for one in held if is_right(base, one, expected)}
    # In a topic the fact that is asked for is shown as well, and first where it is the nearest.
    holding = {topic.id for topic in base.topics.values() if set(topic.facts) & {*golden.expect}}
    answers = frozenset((right | holding) & held - set(base.unknowns))
    return Question(golden.question, answers, "answerable" if answers else "near")


def of_public(sets: PublicSets) -> Iterator[Rehearsal]:
    """Yield bases made of public sets: some subjects answered, some not stated, some near."""
    number = 0
    for name in PUBLIC:
        subjects = sets.subjects(name)
        enough = min(len(texts) for texts in subjects.values()) - TEST_QUESTIONS
        for asks, entries, unknowns in SIZES:
            if asks > max(enough, 6) or entries + unknowns > len(subjects) - FEWEST_LEFT:
                continue
            number += 1
            chance = random.Random(number)
            kept, asked = _public_base(subjects, (asks, entries, unknowns), chance)
            asked = chance.sample(asked, min(PUBLIC_ASKED, len(asked)))
            others = _off_topic(sets, name, PUBLIC_OFF_TOPIC, chance)
            everyday = _everyday(PUBLIC_EVERYDAY, chance)
            questions = (*asked, *padded(asked, PADDED, chance), *others, *everyday)
            yield Rehearsal(name, kept, Lexicon(), questions)


def _public_base(
    subjects: dict[str, list[str]], size: tuple[int, int, int], chance: random.Random
) -> tuple[list[Candidate], list[Question]]:
    asks, entries, unknowns = size
    names = chance.sample(sorted(subjects), len(subjects))
    kept: list[Candidate] = []
    asked: list[Question] = []
    for place, name in enumerate(names[: entries + unknowns]):
        texts = chance.sample(subjects[name], len(subjects[name]))
        test, phrasings = texts[:TEST_QUESTIONS], texts[TEST_QUESTIONS:]
        if place < entries:
            kept.append(Candidate(name, "answer", tuple(phrasings[:asks])))
            asked += [Question(text, frozenset({name}), "answerable") for text in test]
        else:
            kept.append(Candidate(name, "unknown", tuple(phrasings[: min(8, 2 * asks)])))
            asked.append(Question(test[0], frozenset(), "near"))
    near = [text for name in names[entries + unknowns :] for text in subjects[name]]
    for text in chance.sample(near, min(max(20, entries), len(near))):
        asked.append(Question(text, frozenset(), "near"))
    return kept, asked


def _off_topic(sets: PublicSets, but: str, count: int, chance: random.Random) -> Iterator[Question]:
    """Yield questions of other public sets, and some that are about no set's subjects."""
    others = [text for name in PUBLIC if name != but for text in sets.questions(name)]
    strange = sets.out_of_scope("val")
    for text in (*chance.sample(others, count // 2), *chance.sample(strange, count - count // 2)):
        yield Question(text, frozenset(), "oos")


def _everyday(count: int, chance: random.Random) -> Iterator[Question]:
    for text in chance.sample(lines("everyday-lines.txt"), count):
        yield Question(text, frozenset(), "oos")
