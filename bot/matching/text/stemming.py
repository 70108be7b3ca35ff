"""Stems of words, and which of them every text is full of."""

from __future__ import annotations

from functools import lru_cache

from Stemmer import Stemmer

from bot.matching.text.vocabulary import STOPWORDS

_stemmer = Stemmer("english", maxCacheSize=0)  # its cache is not safe between threads, ours is


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the word's stem (Snowball English)."""
    return str(_stemmer.stemWord(word))


@lru_cache(maxsize=200_000)
def is_stopword(stemmed: str) -> bool:
    """Tell whether a stem is that of a word every text is full of."""
    return stemmed in _STOP_STEMS


_STOP_STEMS = frozenset({stem(word) for word in STOPWORDS} | STOPWORDS)
