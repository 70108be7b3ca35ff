"""The peers ours is measured against.

Every peer gets the same entries, unknowns among them, and knows nothing of synonyms or names.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from benchmarks.contest import Contestant, Floats, Ours, Peer
from benchmarks.minilm import MiniLm, MiniLmTrained, is_installed

REGRESSION = "TF-IDF + regression"


class BruteForce(Peer):
    """rapidfuzz over every phrasing."""

    def __init__(self, scorer: str) -> None:
        self.name = f"rapidfuzz {scorer}"
        self._scorer = scorer

    def index(self, texts: list[str]) -> None:
        """Fold the texts once."""
        from rapidfuzz import fuzz, process, utils

        self._process, self._fold = process, utils.default_process
        self._score = getattr(fuzz, self._scorer)
        self._texts = [self._fold(text) for text in texts]

    def scores(self, questions: Sequence[str]) -> Floats:
        """Return the score of each entry's best phrasing."""
        folded = [self._fold(question) for question in questions]
        table = self._process.cdist(folded, self._texts, scorer=self._score, dtype=np.float32)
        return self.nearest(table)

    def find(self, question: str) -> object:
        """Return the entry of the best phrasing."""
        found = self._process.extractOne(self._fold(question), self._texts, scorer=self._score)
        return self.owner[found[2]]


class Bm25(Peer):
    """bm25s over every phrasing, with stems."""

    name = "bm25s"

    def index(self, texts: list[str]) -> None:
        """Tokenise and index the texts."""
        import bm25s

        self._bm25s = bm25s
        self._index = bm25s.BM25()
        self._index.index(self._tokens(texts), show_progress=False)

    def scores(self, questions: Sequence[str]) -> Floats:
        """Return the score of each entry's best phrasing."""
        rows = [
            self._index.get_scores(tokens) if tokens else np.zeros(len(self.owner), np.float32)
            for tokens in self._tokens(list(questions))
        ]
        return self.nearest(np.asarray(rows))

    def _tokens(self, texts: list[str]) -> list[list[str]]:
        import Stemmer

        tokens: list[list[str]] = self._bm25s.tokenize(
            texts,
            stopwords=[],  # question words carry meaning
            stemmer=Stemmer.Stemmer("english"),
            return_ids=False,
            show_progress=False,
        )
        return tokens


class Trained(Peer):
    """TF-IDF of words and characters, and a logistic regression trained on the phrasings."""

    name = REGRESSION

    def index(self, texts: list[str]) -> None:
        """Train on the texts."""
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline, make_union

        vectors = make_union(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True),
        )
        self._model = make_pipeline(vectors, LogisticRegression(C=30, max_iter=60, tol=1e-3))
        self._model.fit(texts, self.owner)

    def scores(self, questions: Sequence[str]) -> Floats:
        """Return the probability of each entry."""
        return np.asarray(self._model.predict_proba(questions), np.float32)


def contestants() -> list[Contestant]:
    """Return ours and every peer that is installed."""
    found: list[Contestant] = [
        Ours(),
        BruteForce("token_sort_ratio"),
        BruteForce("WRatio"),
        Bm25(),
        Trained(),
    ]
    if is_installed():
        embedder = MiniLm()
        found += [embedder, MiniLmTrained(embedder)]
    return found
