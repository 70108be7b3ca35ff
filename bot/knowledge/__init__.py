"""The fact base: its model, and how it is read, checked and compared."""

from bot.knowledge.base import Entry, FactBase, Related, Relation
from bot.knowledge.loader import Loaded, examine, load
from bot.knowledge.model import (
    Actor,
    Caveat,
    Event,
    Fact,
    Golden,
    Source,
    StoryInfo,
    Topic,
    Unknown,
)
from bot.knowledge.yaml.places import Places
from bot.language.normalise import same_words

__all__ = [
    "Actor",
    "Caveat",
    "Entry",
    "Event",
    "Fact",
    "FactBase",
    "Golden",
    "Loaded",
    "Places",
    "Related",
    "Relation",
    "Source",
    "StoryInfo",
    "Topic",
    "Unknown",
    "examine",
    "load",
    "same_words",
]
