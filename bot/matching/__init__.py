"""Matching: from a text to ranked entries with evidence."""

from bot.matching.entries import Candidate, EntryKind, Match
from bot.matching.matcher import Matcher, Matching
from bot.matching.text.lexicon import Lexicon, Mention, attributed_to, mentions
from bot.matching.text.tokens import TEXT_LENGTH, bare, is_stopword, stem, words

__all__ = [
    "TEXT_LENGTH",
    "Candidate",
    "EntryKind",
    "Lexicon",
    "Match",
    "Matcher",
    "Matching",
    "Mention",
    "attributed_to",
    "bare",
    "is_stopword",
    "mentions",
    "stem",
    "words",
]
