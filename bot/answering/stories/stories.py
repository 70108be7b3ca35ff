"""The stories a question is put to: each decides on it, and the most certain answers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from itertools import chain, islice, zip_longest
from typing import Literal, overload

from bot.answering import phrases
from bot.answering.compose import compose_all, compose_entry
from bot.answering.follow_ups import Context, decide_after
from bot.answering.outcome import AboutMe, Decision
from bot.answering.reply import (
    Block,
    Heading,
    Reply,
    Sentence,
    Suggestion,
    Suggestions,
    entry_key,
)
from bot.answering.snapshot import Snapshot
from bot.answering.stories.naming import named, of_story, which_of
from bot.answering.stories.routing import NEAR, Decided, Subject, choose, subject_of
from bot.knowledge import StoryInfo
from bot.knowledge.revision import REVISION_LENGTH

COMPLETIONS = 25
EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Routed:
    """How a text is decided, by the story that answers; by two where either may be meant."""

    parts: tuple[tuple[Snapshot, Decision], ...]

    @property
    def snapshot(self) -> Snapshot:
        """Return the state of the most certain story."""
        return self.parts[0][0]

    @property
    def decision(self) -> Decision:
        """Return the decision of the most certain story."""
        return self.parts[0][1]

    @property
    def speaks_unasked(self) -> bool:
        """Tell whether the bot says this where nobody addressed it; never of two stories."""
        return len(self.parts) == 1 and self.decision.speaks_unasked


class Stories:
    """The stories in force, at least one; immutable, safe to share between threads."""

    def __init__(self, snapshots: Sequence[Snapshot], *, of_several: bool = False) -> None:
        """Take the stories; `of_several` tells that there are others, which are not asked."""
        self.all = tuple(snapshots)
        self.are_named = of_several or len(self.all) > 1
        self.by_id: Mapping[str, Snapshot] = {one.story.id: one for one in self.all}
        self._by_tag = {one.story.tag: one for one in self.all}
        self._among: dict[tuple[str, ...], Stories] = {}

    @property
    def first(self) -> Snapshot:
        """Return the first story by folder name: the only one, as a rule."""
        return self.all[0]

    @property
    def are_several(self) -> bool:
        """Tell whether there is more than one story."""
        return len(self.all) > 1

    @property
    def revision(self) -> str:
        """Return the revision of the only story, or a digest of all of them."""
        if not self.are_several:
            return self.first.revision
        together = "\n".join(f"{one.story.id} {one.revision}" for one in self.all)
        return sha256(together.encode()).hexdigest()[:REVISION_LENGTH]

    @property
    def name(self) -> str:
        """Return what all that was read is called in a sentence."""
        return phrases.ALL_READ if self.are_several else phrases.name_of_all(self.first.base)

    def only(self, story: str) -> Stories:
        """Return one of the stories, still named where there are others.

        Raises KeyError for an id that none has.
        """
        return Stories((self.by_id[story],), of_several=self.are_named)

    def among(self, ids: Collection[str] | None) -> Stories:
        """Return those of some ids; all of them for None, and where there is none of these."""
        chosen = tuple(one for one in self.all if ids is None or one.story.id in ids)
        if len(chosen) in {0, len(self.all)}:
            return self
        key = tuple(one.story.id for one in chosen)
        if key not in self._among:
            self._among[key] = Stories(chosen)
        return self._among[key]

    def decide(self, text: str) -> Routed:
        """Return which story decides on a text, and how."""
        if not self.are_several:
            return Routed(((self.first, self.first.answerer.decide(text)),))
        return self._chosen(text, [(one, one.answerer.decide(text)) for one in self.all])

    def decide_after(self, text: str, context: Context) -> Routed:
        """Return how a text is decided that follows a reply; a whole question stands alone."""
        alone = self.decide(text) if self.are_several else None
        located = [found for key in context.entries if (found := self.locate(key))]
        followed = located[0][0] if located else self._asked_about(context.question)
        entries = tuple(entry for snapshot, entry in located if snapshot is followed)
        plain = Context(entries, context.question)
        decision = decide_after(followed.answerer, text, plain)
        if alone and (not decision.follows_up or _answers_elsewhere(alone, followed)):
            return alone
        return Routed(((followed, decision),))

    def compose(self, routed: Routed) -> Reply:
        """Return the reply to a text, which says of which story it is where there are several."""
        replies = [
            (one, compose_all(one.answerer.base, decision)) for one, decision in routed.parts
        ]
        if not self.are_named:
            return replies[0][1]
        if len(replies) > 1:
            return which_of([(one.story, reply) for one, reply in replies], self.revision)
        ((snapshot, reply),) = replies
        outcome = routed.decision.outcome
        if isinstance(outcome, AboutMe):
            sentence = Sentence(phrases.about_me(phrases.ALL_READ, outcome.kind))
            reply = replace(reply, blocks=(sentence,))
        elif reply.outcome == "no_answer":
            reply = replace(reply, blocks=tuple(map(self._of_all, reply.blocks)))
        else:
            reply = named(reply, snapshot.story)
        return replace(reply, revision=self.revision)

    @overload
    def reply(self, text: str, *, addressed: Literal[True] = True) -> Reply: ...
    @overload
    def reply(self, text: str, *, addressed: bool) -> Reply | None: ...
    def reply(self, text: str, *, addressed: bool = True) -> Reply | None:
        """Return the reply to a text, or None for silence (only where nobody asked)."""
        routed = self.decide(text)
        return self.compose(routed) if addressed or routed.speaks_unasked else None

    def reply_after(self, text: str, context: Context) -> Reply:
        """Return the reply to a text that follows another reply."""
        return self.compose(self.decide_after(text, context))

    def relevant_facts(self, text: str, limit: int = 3) -> Reply:
        """Return the facts relevant to a text, at most `limit` of each story that has any."""
        if not self.are_named:
            return self.first.answerer.relevant_facts(text, limit)
        found = [(one, one.answerer.relevant_facts(text, limit)) for one in self.all]
        found.sort(key=lambda pair: -pair[1].confidence)
        near = [(one, reply) for one, reply in found if reply.outcome != "no_answer"]
        if not near:
            return replace(found[0][1], revision=self.revision)
        first, reply = near[0]
        near = [pair for pair in near if pair[1].confidence >= NEAR * reply.confidence]
        sections = chain.from_iterable(_section(one.story, each.blocks) for one, each in near)
        return replace(reply, blocks=tuple(sections), revision=self.revision, story=first.story)

    def entry(self, key: str) -> Reply | None:
        """Return the reply that shows an entry somebody picked; None where it is gone."""
        found = self.locate(key)
        if found is None:
            return None
        snapshot, entry = found
        reply = compose_entry(snapshot.base, entry)
        return named(reply, snapshot.story) if self.are_named else reply

    def complete(self, text: str, limit: int = COMPLETIONS) -> tuple[Suggestion, ...]:
        """Return the neutral questions nearest to an unfinished text, those of all in turn."""
        if not self.are_named:
            return self.first.answerer.complete(text, limit)
        each = [
            [replace(item, story=one.story) for item in one.answerer.complete(text, limit)]
            for one in self.all
        ]
        in_turn = (item for turn in zip_longest(*each) for item in turn if item is not None)
        by_question: dict[str, Suggestion] = {}
        for item in in_turn:
            by_question.setdefault(item.question, item)
        return tuple(islice(by_question.values(), limit))

    def key(self, snapshot: Snapshot, entry: str) -> str:
        """Return what an entry is called where the stories of all entries stand together."""
        return entry_key(entry, snapshot.story if self.are_named else None)

    def within(self, key: str) -> tuple[Snapshot, str] | None:
        """Return the story that a key is of, and the rest of it; None where that is not told."""
        tag, separator, rest = key.rpartition("/")
        if separator:
            snapshot = self._by_tag.get(tag)
            return (snapshot, rest) if snapshot else None
        return None if self.are_named else (self.first, rest)

    def locate(self, key: str) -> tuple[Snapshot, str] | None:
        """Return the story that holds an entry, and its id there; None where it is gone.

        A reply from when there was one story names none: its entry is that of the only one which
        holds such an id.
        """
        if found := self.within(key):
            return found if found[1] in found[0].base.entries else None
        holders = [one for one in self.all if key in one.base.entries]
        return (holders[0], key) if len(holders) == 1 else None

    def _chosen(self, text: str, decisions: Sequence[tuple[Snapshot, Decision]]) -> Routed:
        decided = [
            Decided(one.story.id, decision, self._subjects[one.story.id])
            for one, decision in decisions
        ]
        return Routed(tuple((self.by_id[one.story], one.decision) for one in choose(decided, text)))

    @cached_property
    def _subjects(self) -> Mapping[str, Subject]:
        return {one.story.id: subject_of(one.base) for one in self.all}

    def _asked_about(self, question: str) -> Snapshot:
        """Return the story of a question that was not answered."""
        return self.decide(question).snapshot if question and self.are_several else self.first

    def _of_all(self, block: Block) -> Block:
        """Return a block of a reply that shows nothing; the examples in it are of all stories."""
        if isinstance(block, Suggestions):
            return replace(block, items=self.complete("", EXAMPLES))
        return block


def _section(story: StoryInfo, blocks: Sequence[Block]) -> Iterator[Block]:
    yield Heading(phrases.capitalised(story.title))
    yield from of_story(blocks, story)


def _answers_elsewhere(alone: Routed, followed: Snapshot) -> bool:
    """Tell whether a text by itself gets a plain answer, from another story."""
    answered = len(alone.parts) == 1 and alone.decision.plain_answer is not None
    return answered and alone.snapshot is not followed
