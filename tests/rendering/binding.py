"""Whether a text holds every statement bound to its attribution and caveats.

It is told from the fact base itself, not from the reply, so that a reply that lost something is
found out as well as a renderer that does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.answering import compose_entry, compose_event
from bot.answering.reply import Block, Statement
from bot.knowledge import Fact, FactBase


def squeezed(text: str) -> str:
    """Return the text without white space: wrapping and indents may put that anywhere."""
    return re.sub(r"\s", "", text)


def bound(base: FactBase, fact: Fact) -> tuple[str, str]:
    """Return what must stand right before the fact's statement, and what right after it.

    Before: who says it. After: each caveat. Both are squeezed.
    """
    claimant = base.claimant_of(fact)
    standing = "Claimed" if claimant else "Reported"
    source = base.sources[fact.source]
    title = f"“{source.title}”" if source.title else "the report"
    title += f" ({source.publisher})" if source.publisher else ""
    caveats = "".join(f"{caveat.label}: {caveat.text}" for caveat in base.caveats_of(fact))
    attribution = f"{standing} — according to {claimant.name if claimant else title}:"
    return squeezed(attribution), squeezed(caveats)


def bound_statement(base: FactBase, fact: Fact) -> str:
    """Return the fact's statement between all that binds it, squeezed."""
    before, after = bound(base, fact)
    return before + squeezed(fact.statement) + after


def loose_statements(base: FactBase, text: str) -> list[str]:
    """Return the ids of facts whose statement stands in the text without what binds it."""
    text = squeezed(text)
    return [
        fact.id
        for fact in base.facts.values()
        for found in re.finditer(re.escape(squeezed(fact.statement)), text)
        if not _is_bound(text, found, *bound(base, fact))
    ]


def _is_bound(text: str, found: re.Match[str], before: str, after: str) -> bool:
    return text.endswith(before, 0, found.start()) and text.startswith(after, found.end())


def everything(base: FactBase) -> Iterator[tuple[Block, ...]]:
    """Yield the blocks of each fact, topic, unknown and event."""
    for entry in base.entries:
        yield compose_entry(base, entry).blocks
    for event in base.timeline:
        yield compose_event(base, event)


def statements_in(blocks: Iterable[Block]) -> list[Statement]:
    """Return the statements among blocks, without their responses."""
    return [block for block in blocks if isinstance(block, Statement)]
