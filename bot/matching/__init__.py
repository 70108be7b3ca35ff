"""Matching: from a text to ranked entries with evidence."""

from bot.matching.entries import Candidate, Kind
from bot.matching.match import Match, Matching
from bot.matching.matcher import Matcher
from bot.matching.text.gazetteer import Mention, mentions
from bot.matching.text.lexicon import Lexicon, attributed_to
from bot.matching.text.stemming import is_stopword, stem
from bot.matching.text.tokens import TEXT_LENGTH, words

__all__ = [
    "TEXT_LENGTH",
    "Candidate",
    "Kind",
    "Lexicon",
    "Match",
    "Matcher",
    "Matching",
    "Mention",
    "attributed_to",
    "is_stopword",
    "mentions",
    "stem",
    "words",
]
