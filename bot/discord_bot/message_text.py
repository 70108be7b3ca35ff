"""What stands in a message besides its content: embeds, components, polls, forwarded messages."""

from __future__ import annotations

from collections.abc import Iterator

import discord


def full_text(message: discord.Message) -> str:
    """Return all that people read in a message as its text, each piece on a line of its own."""
    return "\n".join(piece for piece in map(str.strip, _pieces(message)) if piece)


def _pieces(message: discord.Message) -> Iterator[str]:
    yield from _pieces_of(message)
    for snapshot in message.message_snapshots:
        yield from _pieces_of(snapshot)
    if message.poll is not None:
        yield message.poll.question
        yield from (answer.text for answer in message.poll.answers)


def _pieces_of(message: discord.Message | discord.MessageSnapshot) -> Iterator[str]:
    yield message.content
    for embed in message.embeds:
        yield from (embed.title or "", embed.description or "")
        for field in embed.fields:
            yield f"{field.name or ''}: {field.value or ''}".strip(": ")
    for component in message.components:
        yield from _texts(component)


def _texts(component: object) -> Iterator[str]:
    """Yield the texts of a component and of those in it; labels of buttons are none."""
    if isinstance(component, discord.TextDisplay):
        yield component.content
    for child in getattr(component, "children", ()):
        yield from _texts(child)
