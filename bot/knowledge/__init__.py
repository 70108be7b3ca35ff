"""The fact base: its model, and how it is read, checked and compared."""

from bot.knowledge.base import Entry, FactBase, Related, Relation
from bot.knowledge.diff import BaseDiff, SectionDiff, diff
from bot.knowledge.findings import printable
from bot.knowledge.loader import Loaded, examine, load
from bot.knowledge.model import Actor, Caveat, Event, Fact, Golden, Source, Topic, Unknown
from bot.knowledge.phrasing import same_words
from bot.knowledge.places import Places
from bot.knowledge.schema import json_schema
from bot.knowledge.source_text import check_source_text

__all__ = [
    "Actor",
    "BaseDiff",
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
    "SectionDiff",
    "Source",
    "Topic",
    "Unknown",
    "check_source_text",
    "diff",
    "examine",
    "json_schema",
    "load",
    "printable",
    "same_words",
]
