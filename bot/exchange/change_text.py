"""Changes → text for a terminal, or Markdown for a pull request.

What stands in a base may hold anything: in text, what would not print as itself is escaped; in
Markdown it stands in code spans, where there is no markup, no mention and no link.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bot.errors import printable
from bot.exchange.changes import Changes, FieldChange, RecordChange

SHOWN = 5  # values of one field
SECTION_NAMES = {"golden": "golden questions"}

NOTHING = "Nothing has changed: revision {revision}."
REVISIONS = "From revision {old} to {new}."
VANISHING = "Would vanish, which a reload asks about:"

Quote = Callable[[str], str]


def as_text(changes: Changes) -> str:
    """Return the changes as indented lines, with a final newline."""
    return "".join(f"{'  ' * depth}{line}\n" for depth, line in _lines(changes, "“{}”".format, str))


def as_markdown(changes: Changes) -> str:
    """Return the changes as nested lists under headings, with a final newline."""
    head, *lines = _lines(changes, _code_span, _code_span)
    blocks = [f"{head[1]}\n"]
    for depth, line in lines:
        blocks.append(f"{'  ' * (depth - 1)}- {line}\n" if depth else f"\n**{line}**\n\n")
    return "".join(blocks)


def _lines(changes: Changes, quote: Quote, quote_line: Quote) -> Iterator[tuple[int, str]]:
    """Yield each line with how far in it stands.

    What stands in the bases goes through `quote`, and where it is a line of its own through
    `quote_line`.
    """
    if not changes.sections:
        yield 0, NOTHING.format(revision=changes.new_revision)
        return
    yield 0, REVISIONS.format(old=changes.old_revision, new=changes.new_revision)
    if changes.vanishing:
        yield 0, VANISHING
        yield from ((1, quote_line(printable(line))) for line in changes.vanishing)
    for section in changes.sections:
        name = SECTION_NAMES.get(section.section, section.section)
        yield 0, f"{name.capitalize()}: {section.counts}"
        for record in section.records:
            yield from _record(record, quote)


def _record(record: RecordChange, quote: Quote) -> Iterator[tuple[int, str]]:
    standing = f", {quote(printable(record.standing))}" if record.standing else ""
    yield 1, f"{record.kind}: {quote(printable(record.key))}{standing}"
    for field in record.fields:
        yield 2, f"{field.name}: {_values(record, field, quote)}"


def _values(record: RecordChange, field: FieldChange, quote: Quote) -> str:
    if record.kind != "changed":
        return _listed(field.come or field.gone, quote)
    gone, come = ("was", "now") if field.single else ("removed", "added")
    parts = [
        f"{word} {_listed(values, quote)}"
        for word, values in ((gone, field.gone), (come, field.come))
        if values
    ]
    return "; ".join(parts) or "in another order"


def _listed(values: tuple[str, ...], quote: Quote) -> str:
    shown = ", ".join(quote(printable(value)) for value in values[:SHOWN])
    left = len(values) - SHOWN
    return f"{shown} and {left} more" if left > 0 else shown


def _code_span(text: str) -> str:
    """Return the text in more backticks than stand together in it."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    return f"{fence} {text} {fence}" if longest else f"{fence}{text}{fence}"
