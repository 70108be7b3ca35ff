"""Compares the base with the source's own text: figures, names, caveats, dates, checksum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from bot.errors import Problem
from bot.knowledge.checks.proper_names import name_parts, names_in, words_in
from bot.knowledge.model import Document, Fact, Source
from bot.knowledge.report_text import checksum_of, paragraphs_of
from bot.knowledge.yaml.findings import quoted
from bot.knowledge.yaml.places import KeyPath, Places
from bot.language.dates import dates_in
from bot.language.normalise import caseless
from bot.language.numbers import figures_as_written, figures_in

_TELLING_LENGTH = 6  # shorter words ("have", "could") stand in any paragraph

Finding = tuple[KeyPath, str, str]  # where in the base, what is wrong, what to do


def check_source_text(
    content: Document, places: Places, source_id: str, text: str
) -> list[Problem]:
    """Return a problem for everything in the base that the text of its source does not support.

    Paragraphs are separated by blank lines. The text must have the line ends of its file: the
    checksum is that of its UTF-8 bytes.
    """
    sources = {source.id: source for source in content.sources}
    source = sources.get(source_id)
    if source is None:
        what = f"there is no source {quoted(source_id)} to compare a text with"
        remedy = f"use one of: {', '.join(sources)}" if sources else "add it under 'sources'"
        return [places.problem((), what, remedy)]
    given = _SourceText(content, source, text)
    checks = (_whole(given), _facts(given), _actors(given), _topics(given), _caveats(given))
    return [places.problem(*finding) for finding in chain(*checks, _events(given))]


@dataclass(frozen=True)
class _SourceText:
    """A source, its text, and the records that cite it."""

    content: Document
    source: Source
    text: str

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        return paragraphs_of(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        return words_in(self.text)

    @cached_property
    def facts(self) -> dict[str, Fact]:
        return {fact.id: fact for fact in self.content.facts if fact.source == self.source.id}

    def cited(self, paragraphs: Iterable[int]) -> str:
        """Return the cited paragraphs, as far as the text has them."""
        return "\n".join(
            self.paragraphs[number - 1] for number in paragraphs if number <= len(self.paragraphs)
        )


def _whole(given: _SourceText) -> Iterator[Finding]:
    """Yield what is wrong with the text as a whole."""
    source, path = given.source, ("sources", given.source.id)
    if len(given.paragraphs) != source.paragraphs:
        what = f"the text has {len(given.paragraphs)} paragraphs, not {source.paragraphs}"
        remedy = "correct the number, or separate paragraphs with blank lines"
        yield (*path, "paragraphs"), what, remedy
    digest = checksum_of(given.text)
    if source.sha256 is None:
        yield path, "the source has no checksum", f"add sha256: {digest}"
    elif source.sha256 != digest:
        what = "the text is not the one the facts were curated from"
        remedy = f"use that text, or check every fact and write sha256: {digest}"
        yield (*path, "sha256"), what, remedy


def _facts(given: _SourceText) -> Iterator[Finding]:
    """Yield the figures that no cited paragraph gives, and the names the text does not hold."""
    for fact in given.facts.values():
        path = ("facts", fact.id)
        cited = given.cited(fact.paragraphs)
        figures = figures_in(cited) | ({"1"} if "one" in words_in(cited) else set())
        for key, text in (("statement", fact.statement), ("note", fact.note or "")):
            stated = figures_as_written(text)
            for figure in sorted(stated.keys() - figures):
                what = f"in '{key}': the figure {stated[figure]} is in no paragraph the fact cites"
                yield (*path, key), what, "take the source's figure, or cite its paragraph too"
            yield from _names(given, (*path, key), names_in(text))
        yield from _names(given, (*path, "question"), names_in(fact.question))


def _actors(given: _SourceText) -> Iterator[Finding]:
    """Yield the names of the source's actors that the text does not hold."""
    used = {actor for fact in given.facts.values() for actor in (fact.claimant, *fact.about)}
    for actor in given.content.actors:
        if actor.id in used:
            path = ("actors", actor.id)
            yield from _names(given, (*path, "name"), name_parts(actor.name))
            yield from _names(given, (*path, "short"), name_parts(actor.short or ""))


def _topics(given: _SourceText) -> Iterator[Finding]:
    """Yield the names in topics of this source alone that the text does not hold."""
    for topic in given.content.topics:
        if given.facts.keys() >= set(topic.facts):
            path = ("topics", topic.id)
            yield from _names(given, (*path, "title"), names_in(topic.title))
            yield from _names(given, (*path, "question"), names_in(topic.question))


def _caveats(given: _SourceText) -> Iterator[Finding]:
    """Yield the caveats that no cited paragraph gives."""
    for caveat in given.content.caveats:
        if caveat.source != given.source.id:
            continue
        cited = words_in(given.cited(caveat.paragraphs))
        telling = {word for word in words_in(caveat.text) if len(word) >= _TELLING_LENGTH}
        if telling and not any(_stands_in(word, cited) for word in telling):
            what = "no paragraph the caveat cites has a word in common with it"
            path = ("caveats", caveat.id, "paragraphs")
            yield path, what, "cite the paragraph in which the source gives this warning"


def _events(given: _SourceText) -> Iterator[Finding]:
    """Yield the dates of this source's events that the text does not name."""
    named = dates_in(given.text)
    for event in given.content.events:
        if given.facts.keys() >= set(event.facts):
            for date in sorted(dates_in(event.when) - named):
                what = f"the text does not name the date '{date}'"
                yield ("events", event.id, "when"), what, "word the time as the source does"


def _names(given: _SourceText, path: KeyPath, names: Iterable[str]) -> Iterator[Finding]:
    for name in dict.fromkeys(names):
        if caseless(name) not in given.words:
            what = f"in '{path[-1]}': the name {quoted(name)} is not in the source's text"
            yield path, what, "use a name the source uses"


def _stands_in(word: str, cited: frozenset[str]) -> bool:
    """Return whether a cited word is the word or is built on it ("verified", "unverified")."""
    return any(
        word in other or (len(other) >= _TELLING_LENGTH and other in word) for other in cited
    )
