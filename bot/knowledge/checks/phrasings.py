"""Phrasings, names and golden questions: each leads to one place only."""

from __future__ import annotations

from collections.abc import Iterator

from bot.errors import Problem
from bot.knowledge.base import Entry
from bot.knowledge.checks.draft import Draft
from bot.knowledge.model import Unknown
from bot.knowledge.yaml.places import Path
from bot.language.normalise import same_words

Claims = dict[str, Path]  # a phrasing's words -> where it stands first
_REMEDY = "take it out where it fits less well"


def phrasings_unique(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each phrasing claimed twice, and each golden question among them.

    A question the matcher was taught would measure nothing.
    """
    claims: Claims = {}
    for section, entry in _entries(draft):
        yield from _claim(draft, (section, entry.id), entry, claims)
    yield from _golden(draft, claims)


def names_unique(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each name or alias that two actors share."""
    owners: dict[str, str] = {}
    for actor in draft.content.actors:
        at = ("actors", actor.id)
        names: list[tuple[Path, str]] = [((*at, "name"), actor.name)]
        names += [((*at, "short"), actor.short)] if actor.short else []
        names += [((*at, "aliases", index), alias) for index, alias in enumerate(actor.aliases)]
        for path, name in names:
            owner = owners.setdefault(same_words(name), actor.id)
            if owner != actor.id:
                what = f"'{owner}' has this name too"
                yield draft.problem(path, what, "keep it with one of the two actors")


def _entries(draft: Draft) -> Iterator[tuple[str, Entry]]:
    """Yield the entries by section, first the topics nobody wrote, so nobody can mend."""
    curated = {topic.id for topic in draft.content.topics}
    for topic in draft.base.topics.values():
        if topic.id not in curated:
            yield "topics", topic
    for section in ("facts", "topics", "unknowns"):
        for entry in getattr(draft.content, section):
            yield section, entry


def _claim(draft: Draft, at: Path, entry: Entry, claims: Claims) -> Iterator[Problem]:
    own: set[str] = set()
    for index, text in enumerate(entry.asks):
        words, path = same_words(text), (*at, "asks", index)
        first = claims.setdefault(words, path)
        own.add(words)
        if not words:
            yield draft.problem(path, "this phrasing holds no word", "write one, or take it out")
        elif first != path:
            yield draft.problem(path, f"this phrasing {_place(draft, first)}", _REMEDY)
    if not isinstance(entry, Unknown):
        path = (*at, "question")
        first = claims.setdefault(same_words(entry.question), path)
        if first[:2] != at:
            yield draft.problem(path, f"this question {_place(draft, first)}", _REMEDY)
    for index, text in enumerate(entry.not_asks):
        if same_words(text) in own:
            path = (*at, "not_asks", index)
            what = "this stands under 'asks' of the same entry too"
            yield draft.problem(path, what, "keep it in one of the two lists")


def _golden(draft: Draft, claims: Claims) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for index, golden in enumerate(draft.content.golden):
        words, path = same_words(golden.question), ("golden", index, "question")
        claimed = claims.get(words)
        if claimed and claimed[2] == "asks":
            what = f"this golden question {_place(draft, claimed)}"
            yield draft.problem(path, what, "word it otherwise, or it measures nothing")
        if seen.setdefault(words, index) != index:
            yield draft.problem(path, "this golden question stands here twice", "keep one of them")


def _place(draft: Draft, path: Path) -> str:
    file, line, _ = draft.places.find(path)
    where = f" ({file}:{line})" if line else ""
    return f"belongs to '{path[1]}' already{where}"
