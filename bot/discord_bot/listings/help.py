"""What `/help` shows: how to ask, examples from the base, and the commands one can use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from bot.answering import Suggestion
from bot.answering.phrases import capitalised
from bot.answering.reply import Block, Heading, Sentence
from bot.answering.stories import Stories
from bot.settings import Channels

WHAT_I_DO = (
    "I answer from a fact base made from {source}, and from nothing else. Each statement comes "
    "with who makes it and what the source warns of; I do not judge who is right."
)
HOW_TO_ASK = (
    "Mention me with a question, reply to me with one, write to me directly, or use /ask. To have "
    "another member's message compared with the facts, mention me in reply to it, or choose Apps "
    "and “Check against the facts” in its menu."
)
FOLLOW_UPS = (
    "Reply to an answer of mine with “source?”, “is that confirmed?”, “when?”, “what about …?” or "
    "“tell me more”, and I read it in that light."
)
CHOOSE_STORY = "A question is put to all of them; the commands' option “story” asks only one."
ASK_CHANNELS = "In channels set up for questions, every question is for me."
LISTEN_CHANNELS = "In channels where I listen, I also answer without a mention, when I am certain."


Audience = Literal["everybody", "managers", "administrators"]
TITLES: Mapping[Audience, str] = MappingProxyType(
    {
        "everybody": "Commands",
        "managers": "For those who manage this server",
        "administrators": "For administrators",
    }
)


@dataclass(frozen=True, slots=True)
class CommandLine:
    """A command as it is listed: "/ask" or the name of an entry of the message menu."""

    name: str
    description: str
    audience: Audience = "everybody"

    def __str__(self) -> str:
        """Return the line that shows it."""
        return f"{self.name} — {self.description}"


def help_blocks(
    stories: Stories,
    commands: Iterable[CommandLine],
    examples: Iterable[Suggestion],
    *,
    channels: Channels,
) -> tuple[Block, ...]:
    """Return the help; `commands` are those the member can use."""
    return tuple(_blocks(stories, tuple(commands), tuple(examples), channels))


def _blocks(
    stories: Stories,
    commands: tuple[CommandLine, ...],
    examples: tuple[Suggestion, ...],
    channels: Channels,
) -> Iterator[Block]:
    yield Sentence(WHAT_I_DO.format(source=stories.name))
    if stories.are_several:
        titles = (capitalised(one.story.title) for one in stories.all)
        yield Heading("Stories")
        yield Sentence("\n".join((*titles, CHOOSE_STORY)))
    yield Heading("How to ask")
    yield Sentence(" ".join(_how_to_ask(channels)))
    yield Sentence(FOLLOW_UPS)
    if examples:
        yield Sentence("\n".join(("For instance:", *(f"“{item.question}”" for item in examples))))
    for audience, title in TITLES.items():
        listed = [line for line in commands if line.audience == audience]
        if listed:
            yield Heading(title)
            yield Sentence("\n".join(map(str, listed)))


def _how_to_ask(channels: Channels) -> Iterator[str]:
    yield HOW_TO_ASK
    for sentence, ids in ((ASK_CHANNELS, channels.ask), (LISTEN_CHANNELS, channels.listen)):
        if ids:
            yield sentence
