"""Matching: from a text to ranked entries with evidence."""

from bot.matching.candidate import Candidate, Kind
from bot.matching.lexicon import Lexicon, attributed_to
from bot.matching.match import Match, Matching
from bot.matching.matcher import Matcher
from bot.matching.names import Mention, mentions
from bot.matching.stemming import is_stopword, stem
from bot.matching.text import TEXT_LENGTH, words

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
