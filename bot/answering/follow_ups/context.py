"""What a follow-up follows: the entries of the last reply, and the question where it is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering.reply import Reply, entry_key
from bot.knowledge import FactBase, Topic, Unknown
from bot.matching import Lexicon, stem, words


@dataclass(frozen=True, slots=True)
class Context:
    """The entries the last reply was about, the first one first; `question` may be empty."""

    entries: tuple[str, ...] = ()
    question: str = ""

    def within(self, base: FactBase) -> Context:
        """Return it without entries that the base does not hold: a reload may have removed them."""
        return Context(tuple(one for one in self.entries if one in base.entries), self.question)

    def facts(self, base: FactBase) -> tuple[str, ...]:
        """Return the ids of the facts shown, without those that are shown along with them."""
        found: dict[str, None] = {}
        for one in self.entries:
            match base.entries[one]:
                case Topic(facts=facts) | Unknown(see=facts):
                    found.update(dict.fromkeys(facts))
                case _:
                    found[one] = None
        return tuple(found)


def context_of(reply: Reply, question: str = "") -> Context:
    """Return what a follow-up to a reply follows."""
    entry = None if reply.is_joint else reply.unknown or reply.topic
    if entry:
        return Context((entry_key(entry, reply.story),), question)
    entries = tuple(shown.key for shown in reply.statements)
    return Context(entries, question)


def stems_shown(base: FactBase, lexicon: Lexicon, context: Context) -> frozenset[str]:
    """Return the stems of what the entries say and who says it, with synonyms and common names."""
    found: set[str] = set()
    for text in _texts(base, context):
        stems = [stem(word) for word in words(text)]
        meanings = set(lexicon.meanings(stems))
        found.update(stems)
        for phrase, meaning in lexicon.synonym_groups.names.items():
            if meaning in meanings:
                found.update(phrase)
    return frozenset(found) - _names_of_others(base, lexicon, context)


def _names_of_others(base: FactBase, lexicon: Lexicon, context: Context) -> set[str]:
    """Return the stems each of which names an actor that no entry is about: "army" of an army."""
    facts = [base.facts[fact] for fact in context.facts(base)]
    actors = {actor for fact in facts for actor in (fact.claimant, *fact.about)}
    names = lexicon.actors.names.items()
    return {phrase[0] for phrase, actor in names if len(phrase) == 1 and actor not in actors}


def _texts(base: FactBase, context: Context) -> Iterator[str]:
    for fact in (base.facts[fact] for fact in context.facts(base)):
        yield from (fact.question, fact.statement)
        if claimant := base.claimant_of(fact):
            yield from (claimant.name, claimant.short or "", *claimant.aliases)
    yield from (source.title or "" for source in base.sources.values())
