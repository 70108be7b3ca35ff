"""The sources of the base: what each gives about itself, and what it warns of."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering.phrases import capitalised, name_of, place, title_of
from bot.answering.reply import Block, Heading, Sentence
from bot.knowledge import FactBase, Source

NOT_STATED = "not stated"
NO_CAVEATS = "It gives no warning about the statements in it."
CAVEAT = "It warns — {label}: {text} ({place})"


def source_list(base: FactBase) -> tuple[Block, ...]:
    """Return every source; what it does not give reads "not stated"."""
    return tuple(block for source in base.sources.values() for block in _source(base, source))


def _source(base: FactBase, source: Source) -> Iterator[Block]:
    yield Heading(capitalised(name_of(source)))
    yield Sentence(
        f"Title: {source.title or NOT_STATED}\n"
        f"Publisher: {source.publisher or NOT_STATED}\n"
        f"Date: {source.published or NOT_STATED}\n"
        f"Paragraphs: {source.paragraphs}"
    )
    caveats = [caveat for caveat in base.content.caveats if caveat.source == source.id]
    for caveat in caveats:
        where = place(title_of(source), caveat.paragraphs)
        yield Sentence(CAVEAT.format(label=caveat.label, text=caveat.text, place=where))
    if not caveats:
        yield Sentence(NO_CAVEATS)
