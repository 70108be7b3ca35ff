"""Listings of several stories: a key may begin with the tag of one; otherwise all are shown."""

from __future__ import annotations

from itertools import chain

from bot.answering.phrases import capitalised
from bot.answering.reply import Block, Heading
from bot.answering.stories import Stories
from bot.answering.stories.naming import of_story
from bot.discord_bot.listings import ENTRY, LISTINGS


def listed(stories: Stories, kind: str, key: str) -> tuple[Block, ...] | None:
    """Return the blocks of a listing, each story's under its title where several are listed.

    None for a kind or key that is not there any more. The title of a lone entry's story is not
    among its blocks: it stands in the lead of the message, which goes before every page.
    """
    if kind not in LISTINGS:
        return None
    if found := stories.locate(key) if kind == ENTRY else stories.within(key):
        snapshot, rest = found
        blocks = LISTINGS[kind](snapshot.base, rest)
        return blocks and (of_story(blocks, snapshot.story) if stories.are_several else blocks)
    if key:
        return None
    each = [(one.story, LISTINGS[kind](one.base, "") or ()) for one in stories.all]
    return tuple(
        chain.from_iterable(
            (Heading(capitalised(story.title)), *of_story(blocks, story)) for story, blocks in each
        )
    )
