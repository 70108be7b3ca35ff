"""Rehearsals: a base asked for what was taken out of it, as if it had no unknowns.

Every entry with phrasings enough counts as an answer and keeps a few of them; one in five is held
out altogether. A withheld phrasing must find its entry; those of an entry held out find nothing.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.matching import Candidate, Matcher
from bot.matching.confidence import Signals

REHEARSALS = 3
KEPT = 5  # phrasings an entry
HELD_OUT = 5  # one entry of so many
ASKED = 3  # phrasings of each entry that is held out

Floats = NDArray[np.float64]


def rehearsed(entries: Sequence[Candidate]) -> tuple[list[Signals], Floats]:
    """Return the signals of each question, and whether its best answer is right."""
    found = [one for seed in range(REHEARSALS) for one in _rehearse(entries, random.Random(seed))]
    signals, right = zip(*found, strict=True)
    return list(signals), np.asarray(right, float)


def _rehearse(
    entries: Sequence[Candidate], chance: random.Random
) -> Iterator[tuple[Signals, bool]]:
    rich = [one for one in entries if len(one.phrasings) > KEPT and not one.parts]
    chance.shuffle(rich)
    kept: list[Candidate] = []
    questions: list[tuple[str, str | None]] = []
    for place, one in enumerate(rich):
        texts = chance.sample(one.phrasings, len(one.phrasings))
        if place % HELD_OUT:
            kept.append(Candidate(one.id, "answer", tuple(texts[:KEPT])))
            questions.append((texts[KEPT], one.id))
        else:
            questions += [(text, None) for text in texts[:ASKED]]
    matcher = Matcher(kept)
    for question, meant in questions:
        matching = matcher.match(question)
        best = matching.best("answer")
        if matching.signals is not None and best is not None:
            yield matching.signals, best.id == meant
