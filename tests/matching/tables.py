"""Tables of features from features given text by text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from bot.matching.ranking import tfidf as index
from bot.matching.ranking.features import Table

Texts = Sequence[Mapping[str, float]]


def table(texts: Texts) -> Table:
    """Return the table of texts, the plain way."""
    names = sorted({name for text in texts for name in text})
    cells = [sorted((names.index(name), weight) for name, weight in text.items()) for text in texts]
    return Table(
        tuple(names),
        np.asarray([len(of_text) for of_text in cells], np.int64),
        np.asarray([column for of_text in cells for column, _ in of_text], np.int64),
        np.asarray([weight for of_text in cells for _, weight in of_text], np.float32),
    )


def build_index(texts: Texts, owner: Sequence[int], background: int | None = None) -> index.Index:
    """Return the index of texts."""
    return index.build_index(table(texts), np.asarray(owner, np.int64), background)
