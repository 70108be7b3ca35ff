"""What stands in the base twice: items of a list, and records that differ by their id alone."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from bot.errors import Problem
from bot.knowledge.checks.draft import Draft
from bot.knowledge.checks.phrasings import written_entries
from bot.knowledge.model import Document
from bot.knowledge.yaml.places import KeyPath
from bot.language.normalise import same_words, words_or_signs

_TAKE_OUT = "take one of the two out"


def items_repeated(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each item that stands in its list already, in the same words."""
    for path, items in _lists(draft):
        seen: set[str] = set()
        for index, item in enumerate(items):
            words = words_or_signs(item)
            if words in seen:
                what = "this stands in the same list already"
                yield draft.problem((*path, index), what, _TAKE_OUT)
            seen.add(words)
            if path[0] == "synonyms" and not same_words(item):
                yield draft.problem((*path, index), "this holds no word", "write one")


def records_repeated(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each record that says nothing but what another of its section says."""
    seen: dict[Hashable, KeyPath] = {}
    for path, essence in _essences(draft.content):
        first = seen.setdefault((path[0], essence), path)
        if first != path:
            file, line, _ = draft.places.find(first)
            what = f"this says the same as what stands in {file}:{line}"
            yield draft.problem(path, what, "keep one of the two, or write what is different")


def _lists(draft: Draft) -> Iterator[tuple[KeyPath, tuple[str, ...]]]:
    for actor in draft.content.actors:
        yield ("actors", actor.id, "aliases"), actor.aliases
    for section, entry in written_entries(draft.content):
        yield (section, entry.id, "not_asks"), entry.not_asks
    for index, words in enumerate(draft.content.synonyms):
        yield ("synonyms", index), words


def _essences(content: Document) -> Iterator[tuple[KeyPath, Hashable]]:
    """Yield for each record what no other of its section should say."""
    for source in content.sources:
        if source.sha256:
            yield ("sources", source.id), source.sha256
    for caveat in content.caveats:
        warning = f"{caveat.label}: {caveat.text}"
        yield ("caveats", caveat.id), (caveat.source, words_or_signs(warning))
    for fact in content.facts:
        said = (fact.source, fact.claimant, words_or_signs(fact.statement))
        yield ("facts", fact.id), said
    for topic in content.topics:
        yield ("topics", topic.id), frozenset(topic.facts)
    for unknown in content.unknowns:
        yield ("unknowns", unknown.id), words_or_signs(unknown.what)
    for event in content.events:
        yield ("events", event.id), (words_or_signs(event.when), frozenset(event.facts))
    for index, words in enumerate(content.synonyms):
        yield ("synonyms", index), frozenset(map(words_or_signs, words))
