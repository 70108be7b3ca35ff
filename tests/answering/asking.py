"""What the tests of answering share: questions as a guard sees them, and changed bases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from bot.answering import Answerer, Snapshot
from bot.answering.compose import compose_entry, compose_event
from bot.answering.guards import Subject
from bot.answering.guards.contents import base_content
from bot.answering.reply import Block, Statement
from bot.knowledge import Fact, FactBase
from bot.matching import attributed_to, stem


class Changed(Protocol):
    """Returns the invented base with texts of its file replaced."""

    def __call__(self, *replacements: tuple[str, str]) -> Snapshot:
        """Return a snapshot of the base with each old text, which is there once, as the new."""


def subject(answerer: Answerer, question: str, entry: str) -> Subject:
    """Return what a guard looks at when `entry` is about to answer the question."""
    matching = answerer.matcher.match(question)
    near = {match.id: match for match in matching.ranked}
    assert entry in near, f"{entry} is not near {question!r}, but {', '.join(near)}"
    content = base_content(answerer.base, answerer.matcher)
    stems = [stem(word) for word in matching.words]
    asked = tuple(dict.fromkeys(attributed_to(stems, content.lexicon)))
    return Subject(content, question, matching, near[entry], asked)


def with_facts(base: FactBase, facts: Iterable[Fact]) -> FactBase:
    """Return the base with other facts, each in the place of the one with its id, or at the end."""
    by_id = base.facts | {fact.id: fact for fact in facts}
    content = base.content.model_copy(update={"facts": tuple(by_id.values())})
    return replace(base, content=content)


def everything(base: FactBase) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """Yield the id of each fact, topic, unknown and event with the blocks that show it."""
    for entry in base.entries:
        yield entry, compose_entry(base, entry).blocks
    for event in base.timeline:
        yield event.id, compose_event(base, event)


def all_statements(blocks: Iterable[Block]) -> list[Statement]:
    """Return every statement in the blocks, those shown along with others included."""
    return [
        shown
        for block in blocks
        if isinstance(block, Statement)
        for shown in block.with_responses()
    ]
