"""Phrasings, names and golden questions: each leads to one place only."""

from __future__ import annotations

from collections.abc import Iterator

from bot.errors import Problem
from bot.knowledge.base import Entry
from bot.knowledge.checks.draft import Draft
from bot.knowledge.model import Document, Unknown
from bot.knowledge.yaml.places import KeyPath
from bot.language.normalise import same_words, words_or_signs

Claims = dict[str, KeyPath]  # a phrasing's words -> where it stands first
_KEEP_ONE = "take it out where it fits less well"
_REWORD = "word it otherwise: that topic is made by itself, of all that the claimant says"
_LEAVE = "take it out: that topic is made by itself, of all that the claimant says"


def phrasings_unique(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each phrasing claimed twice, and each golden question among them.

    A question the matcher was taught would measure nothing.
    """
    claims: Claims = {}
    for topic in draft.claimant_topics:  # derived, so there is nothing to edit
        for index, text in enumerate((*topic.asks, topic.question)):
            claims.setdefault(words_or_signs(text), ("topics", topic.id, "asks", index))
    for section, entry in written_entries(draft.content):
        yield from _claim(draft, (section, entry.id), entry, claims)
    yield from _golden(draft, claims)


def names_unique(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each name or alias that two actors share."""
    owners: dict[str, str] = {}
    for actor in draft.content.actors:
        actor_path = ("actors", actor.id)
        names: list[tuple[KeyPath, str]] = [((*actor_path, "name"), actor.name)]
        names += [((*actor_path, "short"), actor.short)] if actor.short else []
        names += [((*actor_path, "aliases", i), alias) for i, alias in enumerate(actor.aliases)]
        for path, name in names:
            # "The Board" and "board" are one name.
            words = words_or_signs(name).removeprefix("the ")
            owner = owners.setdefault(words, actor.id)
            if owner != actor.id:
                what = f"'{owner}' has this name too"
                yield draft.problem(path, what, "keep it with one of the two actors")


def written_entries(content: Document) -> Iterator[tuple[str, Entry]]:
    """Yield the entries that curators wrote, with their section."""
    for section in ("facts", "topics", "unknowns"):
        for entry in getattr(content, section):
            yield section, entry


def _claim(draft: Draft, entry_path: KeyPath, entry: Entry, claims: Claims) -> Iterator[Problem]:
    own: set[str] = set()
    for index, text in enumerate(entry.asks):
        words, path = same_words(text), (*entry_path, "asks", index)
        own.add(words)
        if not words:
            yield draft.problem(path, "this phrasing holds no word", "write one, or take it out")
        elif (first := claims.setdefault(words, path)) != path:
            what, derived = _place(draft, first)
            yield draft.problem(path, f"this phrasing {what}", _LEAVE if derived else _KEEP_ONE)
    if not isinstance(entry, Unknown):
        path = (*entry_path, "question")
        words = same_words(entry.question)
        if not words:
            yield draft.problem(path, "this question holds no word", "write one")
        elif (first := claims.setdefault(words, path))[:2] != entry_path:
            what, derived = _place(draft, first)
            yield draft.problem(path, f"this question {what}", _REWORD if derived else _KEEP_ONE)
    for index, text in enumerate(entry.not_asks):
        if same_words(text) in own:
            path = (*entry_path, "not_asks", index)
            what = "this stands under 'asks' of the same entry too"
            yield draft.problem(path, what, "keep it in one of the two lists")


def _golden(draft: Draft, claims: Claims) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    near_misses = {
        (words_or_signs(text), entry.id)
        for _, entry in written_entries(draft.content)
        for text in entry.not_asks
    }
    for index, golden in enumerate(draft.content.golden):
        words, path = words_or_signs(golden.question), ("golden", index, "question")
        claimed = claims.get(words)
        if claimed and claimed[2] == "asks":
            what, _ = _place(draft, claimed)
            remedy = "word it otherwise, or it measures nothing"
            yield draft.problem(path, f"this golden question {what}", remedy)
        for expected in golden.expect:
            if (words, expected) in near_misses:
                what = f"'{expected}' is expected, and has this under 'not_asks'"
                yield draft.problem(path, what, "take it out of one of the two")
        if seen.setdefault(words, index) != index:
            yield draft.problem(path, "this golden question stands here twice", "keep one of them")


def _place(draft: Draft, path: KeyPath) -> tuple[str, bool]:
    """Return whose the phrasing is, and whether nobody wrote it."""
    file, line, _ = draft.places.find(path)
    where = f" ({file}:{line})" if line else ""
    return f"belongs to '{path[1]}' already{where}", not line
