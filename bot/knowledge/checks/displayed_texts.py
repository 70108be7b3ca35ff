"""The strings of a base that people read: what the editorial rules are about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.knowledge.model import Document, Fact
from bot.knowledge.yaml.places import KeyPath


@dataclass(frozen=True, slots=True)
class Shown:
    """A string people read, where it stands, and the fact it belongs to, if it belongs to one."""

    path: KeyPath
    text: str
    fact: Fact | None = None

    @property
    def role(self) -> str:
        """The key it stands under."""
        return str(self.path[2])

    @property
    def is_claimed_statement(self) -> bool:
        """Whether it is a claimant's own account, attributed to them."""
        return self.role == "statement" and self.fact is not None and bool(self.fact.claimant)


def as_given(content: Document) -> Iterator[Shown]:
    """Yield what people read in a source's own words, which nobody may word otherwise."""
    for source in content.sources:
        given = {"title": source.title, "publisher": source.publisher}
        yield from _fields(("sources", source.id), {**given, "published": source.published})
    for event in content.events:
        yield from _fields(("events", event.id), {"when": event.when})


def shown(content: Document) -> Iterator[Shown]:
    """Yield every string that people read and a curator words."""
    for actor in content.actors:
        yield from _fields(("actors", actor.id), {"name": actor.name, "short": actor.short})
    for caveat in content.caveats:
        yield from _fields(("caveats", caveat.id), {"label": caveat.label, "text": caveat.text})
    for fact in content.facts:
        texts = {"question": fact.question, "statement": fact.statement, "note": fact.note}
        yield from _fields(("facts", fact.id), texts, fact)
    for topic in content.topics:
        texts = {"title": topic.title, "question": topic.question}
        yield from _fields(("topics", topic.id), texts)
    for unknown in content.unknowns:
        yield from _fields(("unknowns", unknown.id), {"what": unknown.what})


def _fields(
    path: KeyPath, texts: dict[str, str | None], fact: Fact | None = None
) -> Iterator[Shown]:
    for role, text in texts.items():
        if text is not None:
            yield Shown((*path, role), text, fact)
