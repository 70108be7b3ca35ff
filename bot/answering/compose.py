"""Outcome → Reply: the one place where facts become what people see."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import assert_never

from bot.answering import phrases
from bot.answering.facts.statements import each_once, statements_of
from bot.answering.outcome import (
    AboutMe,
    Answer,
    Aspect,
    Correction,
    Decision,
    Nearest,
    NoAnswer,
    NotStated,
    Outcome,
    Recall,
    entry_of,
)
from bot.answering.reply import (
    Block,
    CorrectionNote,
    Heading,
    OutcomeName,
    Reply,
    Sentence,
    Suggestion,
    Suggestions,
    dated,
)
from bot.knowledge import Event, FactBase, Unknown
from bot.knowledge.model import QUESTION_LENGTH

EXAMPLES = 3
MOST_FACTS = 3  # in the reply to a message that asks several things


def compose(base: FactBase, outcome: Outcome) -> Reply:
    """Return the reply to an outcome; every id in it must be of `base`."""
    reply = _composed(base, outcome)
    return replace(reply, blocks=dated(reply.blocks))


def _composed(base: FactBase, outcome: Outcome) -> Reply:
    match outcome:
        case Answer():
            return _answer(base, outcome)
        case Nearest():
            return _nearest(base, outcome)
        case NotStated():
            blocks = tuple(_not_stated(base, outcome))
            return Reply(
                "not_stated", blocks, outcome.confidence, base.revision, unknown=outcome.unknown
            )
        case NoAnswer():
            blocks = tuple(_no_answer(base, outcome))
            return Reply("no_answer", blocks, outcome.confidence, base.revision)
        case AboutMe():
            return _about_me(base, outcome)
        case Recall():
            return _recall(base, outcome)
        case _:
            assert_never(outcome)


def compose_all(base: FactBase, decision: Decision) -> Reply:
    """Return the reply to a message: the outcome, and those of what else it asks.

    It has at most `MOST_FACTS` facts unless the first outcome alone has more; what is left out is
    named.
    """
    reply, further = compose(base, decision.outcome), decision.further
    if further is None:
        return reply
    blocks: list[Block] = [block for block in reply.blocks if not isinstance(block, Suggestions)]
    visible, named = set(reply.visible_ids()), list(further.named)
    count = len(reply.statements)
    for outcome in further.outcomes:
        other = compose(base, outcome)
        if other.statements and visible.issuperset(one.id for one in other.statements):
            continue
        count += len(other.statements)
        if count > MOST_FACTS:
            named.append(entry_of(outcome))
            continue
        blocks += (block for block in other.blocks if not isinstance(block, Suggestions))
        visible.update(other.visible_ids())
    if further.is_partly_unanswered:
        blocks.append(Sentence(phrases.NOTHING_ON_THE_REST))
    if further.is_partly_unread:
        blocks.append(Sentence(phrases.NOT_ALL_READ))
    blocks += _suggestions(base, phrases.ALSO_ASKED, tuple(named))
    return replace(reply, blocks=dated(blocks), topic=None, is_joint=True)


def compose_entry(base: FactBase, entry: str) -> Reply:
    """Return the reply that shows an entry somebody picked by hand."""
    if entry in base.unknowns:
        return compose(base, NotStated(entry, 1.0))
    return compose(base, Answer(entry, 1.0))


def compose_event(base: FactBase, event: Event) -> tuple[Block, ...]:
    """Return the blocks of a timeline entry: its time in the source's words, then its facts."""
    heading = Heading(phrases.capitalised(event.when))
    return dated((heading, *statements_of(base, event.facts)))


def suggest(base: FactBase, entries: Iterable[str]) -> tuple[Suggestion, ...]:
    """Return entries as they are offered: by neutral question, or by what is not stated."""
    return tuple(Suggestion(entry, _question(base, entry)) for entry in entries)


def _answer(base: FactBase, outcome: Answer) -> Reply:
    blocks = (*_corrected(base, outcome.corrections), *_entry(base, outcome))
    topic = _topic(base, outcome.entry)
    return Reply("answer", blocks, outcome.confidence, base.revision, topic=topic)


def _nearest(base: FactBase, outcome: Nearest) -> Reply:
    lead = tuple(_corrected(base, outcome.corrections))
    if not lead:
        lead = (Sentence(phrases.NOT_CERTAIN.format(source=phrases.name_of_all(base))),)
    others = _suggestions(base, phrases.OTHERS, outcome.others)
    blocks = (*lead, *_entry(base, outcome), *others)
    topic = _topic(base, outcome.entry)
    return Reply("nearest", blocks, outcome.confidence, base.revision, topic=topic)


def _recall(base: FactBase, outcome: Recall) -> Reply:
    facts = _facts(base, outcome.entries)
    others = _suggestions(base, phrases.OFFER, outcome.others)
    blocks: tuple[Block, ...] = (
        Sentence(_lead(base, outcome.aspect, facts)),
        *_headings(base, outcome.entries),
        *statements_of(base, (*facts, *outcome.beside)),
        *others,
    )
    name: OutcomeName = "nearest" if outcome.aspect == "related" else "answer"
    # With other facts beside it, it is not the topic whose further pages are made from its id.
    whole = () if outcome.beside else outcome.entries
    topic = next((one for one in whole if one in base.topics), None)
    return Reply(name, blocks, outcome.confidence, base.revision, topic=topic)


def _lead(base: FactBase, aspect: Aspect, facts: Sequence[str]) -> str:
    """Return what the reply to a follow-up about some facts begins with."""
    match aspect:
        case "source":
            return phrases.provenance(base, facts)
        case "verification":
            return phrases.verification(base, facts)
        case "related":
            return phrases.RELATED.format(source=phrases.name_of_all(base))
        case _:
            assert_never(aspect)


def _facts(base: FactBase, entries: Iterable[str]) -> tuple[str, ...]:
    each = (base.topics[one].facts if one in base.topics else (one,) for one in entries)
    return tuple(dict.fromkeys(chain.from_iterable(each)))


def _headings(base: FactBase, entries: Sequence[str]) -> Iterator[Heading]:
    if len(entries) == 1 and entries[0] in base.topics:
        yield Heading(base.topics[entries[0]].title)


def _topic(base: FactBase, entry: str) -> str | None:
    return entry if entry in base.topics else None


def _entry(base: FactBase, outcome: Answer | Nearest) -> Iterator[Block]:
    topic = base.topics.get(outcome.entry)
    if topic:
        yield Heading(topic.title)
        facts = base.versions.newest_first(topic.facts)
        yield from each_once(base, sorted(facts, key=lambda fact: fact != outcome.first))
    else:
        yield from statements_of(base, (outcome.entry,))


def _not_stated(base: FactBase, outcome: NotStated) -> Iterator[Block]:
    unknown = base.unknowns[outcome.unknown]
    source = phrases.capitalised(phrases.name_of_all(base))
    yield Sentence(phrases.NOT_STATED.format(source=source, what=unknown.what))
    if unknown.see:
        yield Sentence(phrases.NEAREST)
        yield from statements_of(base, unknown.see)
    yield from _suggestions(base, phrases.OFFER, outcome.suggestions)


def _no_answer(base: FactBase, outcome: NoAnswer) -> Iterator[Block]:
    if outcome.suggestions:
        yield Sentence(phrases.NO_ANSWER_BUT)
        yield from _suggestions(base, phrases.OFFER, outcome.suggestions)
    else:
        yield Sentence(phrases.NO_ANSWER)
        examples = tuple(base.topics or base.facts)[:EXAMPLES]
        yield from _suggestions(base, phrases.EXAMPLES, examples)


def _about_me(base: FactBase, outcome: AboutMe) -> Reply:
    sentence = Sentence(phrases.about_me(phrases.name_of_all(base), outcome.kind))
    return Reply(
        "about_me",
        (sentence,),
        outcome.confidence,
        base.revision,
        needs_no_reply=outcome.needs_no_reply,
    )


def _corrected(base: FactBase, corrections: Collection[Correction]) -> Iterator[Block]:
    """Yield the corrections and the words that lead on to what they correct."""
    for correction in corrections:
        yield CorrectionNote(correction, phrases.correction(base, correction))
    if corrections:
        yield Sentence(phrases.WHAT_IT_SAYS)


def _suggestions(base: FactBase, lead: str, entries: tuple[str, ...]) -> Iterator[Suggestions]:
    if entries:
        yield Suggestions(lead, suggest(base, entries))


def _question(base: FactBase, entry: str) -> str:
    found = base.entries[entry]
    if not isinstance(found, Unknown):
        return found.question
    text = f"About {found.what}"
    return text if len(text) <= QUESTION_LENGTH else f"{text[: QUESTION_LENGTH - 1]}…"
