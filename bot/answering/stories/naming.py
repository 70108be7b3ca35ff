"""Replies that say which story they are of, where several are loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.answering import phrases
from bot.answering.reply import (
    Block,
    CorrectionNote,
    Heading,
    Reply,
    Sentence,
    Statement,
    Suggestion,
    Suggestions,
)
from bot.knowledge import StoryInfo


def of_story(blocks: Iterable[Block], story: StoryInfo) -> tuple[Block, ...]:
    """Return the blocks, all that stands in them marked as the story's."""
    return tuple(_marked(block, story) for block in blocks)


def named(reply: Reply, story: StoryInfo) -> Reply:
    """Return a story's reply, which says first which story it is of."""
    lead = Sentence(phrases.on_story(story))
    return replace(reply, blocks=(lead, *of_story(reply.blocks, story)), story=story)


def which_of(replies: Sequence[tuple[StoryInfo, Reply]], revision: str) -> Reply:
    """Return the leads of several stories' replies, and ask which of them is meant."""
    blocks: list[Block] = [Sentence(phrases.SEVERAL_STORIES)]
    offered: list[Suggestion] = []
    for story, reply in replies:
        lead = of_story(_lead(reply), story)
        blocks += (Heading(phrases.capitalised(story.title)), *lead)
        offered.append(_offered(reply, story))
    blocks.append(Suggestions(phrases.WHICH_STORY, tuple(offered)))
    confidence = max(reply.confidence for _, reply in replies)
    return Reply("nearest", tuple(blocks), confidence, revision, is_joint=True)


def _lead(reply: Reply) -> Iterator[Block]:
    """Yield what a reply begins with: corrections, and its first fact with what stands over it."""
    for block in reply.blocks:
        match block:
            case Statement():
                yield block
                return
            case CorrectionNote() | Heading():
                yield block
            case Sentence() if reply.outcome == "not_stated":
                yield block
            case _:
                continue


def _offered(reply: Reply, story: StoryInfo) -> Suggestion:
    """Return the entry a reply is about, by the story's title: that is what is asked."""
    entry = reply.topic or reply.unknown or reply.first or ""
    return Suggestion(entry, phrases.capitalised(story.title), story)


def _marked(block: Block, story: StoryInfo) -> Block:
    match block:
        case Statement():
            return block.of_story(story)
        case Suggestions():
            items = tuple(replace(item, story=story) for item in block.items)
            return replace(block, items=items)
        case _:
            return block
