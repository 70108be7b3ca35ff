"""A base taken apart for the guards: done once, when it is loaded."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from bot.answering.guards.numbers import days_of, things_counted
from bot.answering.guards.opposites import stated_sides
from bot.answering.guards.roles import deeds_in_relations, deeds_of, parties_of
from bot.answering.guards.slots import HELD_SHARE, SLOTS, slots_asked, slots_filled
from bot.answering.guards.subject import BaseContent, Deed, EntryContent, Side
from bot.knowledge import Fact, FactBase, Topic
from bot.language.figures import Figure, FigureSet, stated_figures
from bot.matching import Lexicon, Matcher, mentions, stem, words


def base_content(base: FactBase, matcher: Matcher) -> BaseContent:
    """Return what the guards need of a base."""
    lexicon = matcher.catalogue.lexicon
    of_fact = {fact.id: _fact(base, fact, lexicon) for fact in base.facts.values()}
    usual = _usual_slots(matcher)
    answers: tuple[Fact | Topic, ...] = (*base.facts.values(), *base.topics.values())
    entries = {
        entry.id: replace(
            _joined([of_fact[fact] for fact in _shown(base, entry)], usual[entry.id]),
            beside=tuple(_beside(base, entry.id, of_fact, lexicon)),
        )
        for entry in answers
    }
    notes = (stated_figures(fact.note or "") for fact in base.facts.values())
    figures = tuple(chain.from_iterable((*(one.figures for one in of_fact.values()), *notes)))
    return BaseContent(
        lexicon=lexicon,
        actors=base.actors,
        claimants=frozenset(fact.claimant for fact in base.facts.values() if fact.claimant),
        entries=entries,
        figures=FigureSet(figures),
        figures_of=_by_thing(figures, lexicon),
        days=frozenset().union(
            *(one.days for one in of_fact.values()),
            *(days_of(words(event.when)) for event in base.timeline),
        ),
        stated_stems=frozenset[str]().union(*(one.stated_stems for one in of_fact.values())),
        names_in_unknowns={
            unknown.id: frozenset(
                mention.name
                for text in (unknown.what, *unknown.asks)
                for mention in mentions(words(text))
            )
            for unknown in base.unknowns.values()
        },
        parties=parties_of(chain.from_iterable(one.deeds for one in of_fact.values()))
        | frozenset(base.actors),
        opponents=frozenset(
            (fact.claimant, other)
            for fact in base.facts.values()
            if fact.claimant
            for other in fact.about
        ),
    )


def _shown(base: FactBase, entry: Fact | Topic) -> dict[str, None]:
    """Return the ids of the facts an entry shows, those shown along with them included.

    Those shown along with the latter count as far as they came later or earlier.
    """
    own = entry.facts if isinstance(entry, Topic) else (entry.id,)
    related = (other.id for fact in own for _, other in base.related_to(base.facts[fact]))
    shown = dict.fromkeys((*own, *related))
    return dict.fromkeys((*shown, *(other for one in shown for other in base.versions.of(one))))


def _fact(base: FactBase, fact: Fact, lexicon: Lexicon) -> EntryContent:
    stated, shown = words(fact.statement), words(f"{fact.statement} {fact.note or ''}")
    stems = [stem(word) for word in stated]
    sides, denied_sides = stated_sides(stated)
    return EntryContent(
        facts=(fact,),
        shown_words=frozenset(shown),
        stated_words=frozenset(stated),
        stated_stems=frozenset(stems),
        stated_meanings=frozenset(lexicon.meanings(stems)),
        figures=(figures := tuple(stated_figures(fact.statement))),
        spoken=((fact.claimant, figures),),
        days=frozenset(_days(base, fact, shown)),
        names=frozenset(_name_words(base, fact)),
        slots=frozenset(slots_filled(fact, shown)),
        dismissing_stems=frozenset(stems if fact.dismisses else ()),
        definite_stems=frozenset(after for before, after in pairwise(stems) if before == "the"),
        sides=sides,
        denied_sides=denied_sides,
        deeds=frozenset((*deeds_of(fact, lexicon), *deeds_in_relations(base, fact))),
        listed=frozenset(_lengths_of_lists(fact.statement)),
    )


def _beside(
    base: FactBase, entry: str, of_fact: Mapping[str, EntryContent], lexicon: Lexicon
) -> Iterator[tuple[str, Figure]]:
    """Yield other facts of its topics with their figures, of the same thing or none that is named.

    "The toll is 15" and "it has risen to 19" stand under one title, though nobody related them.
    """
    if entry not in of_fact:
        return
    own = {thing for one in of_fact[entry].figures for thing in things_counted(one, lexicon)}
    shown = _shown(base, base.facts[entry])
    for topic in base.content.topics:
        for other in topic.facts if entry in topic.facts else ():
            for figure in of_fact[other].figures if other not in shown else ():
                if not figure.noun or not own.isdisjoint(things_counted(figure, lexicon)):
                    yield other, figure


def _joined(facts: list[EntryContent], usual: frozenset[str]) -> EntryContent:
    """Return what some facts show together; `usual` are the slots their entry is asked for."""
    nothing: frozenset[str] = frozenset()
    return EntryContent(
        facts=tuple(chain.from_iterable(one.facts for one in facts)),
        shown_words=nothing.union(*(one.shown_words for one in facts)),
        stated_words=nothing.union(*(one.stated_words for one in facts)),
        stated_stems=nothing.union(*(one.stated_stems for one in facts)),
        stated_meanings=nothing.union(*(one.stated_meanings for one in facts)),
        figures=tuple(chain.from_iterable(one.figures for one in facts)),
        spoken=tuple(chain.from_iterable(one.spoken for one in facts)),
        days=nothing.union(*(one.days for one in facts)),
        names=nothing.union(*(one.names for one in facts)),
        slots=usual.union(*(one.slots for one in facts)),
        dismissing_stems=nothing.union(*(one.dismissing_stems for one in facts)),
        definite_stems=nothing.union(*(one.definite_stems for one in facts)),
        sides=frozenset[Side]().union(*(one.sides for one in facts)),
        denied_sides=frozenset[Side]().union(*(one.denied_sides for one in facts)),
        deeds=frozenset[Deed]().union(*(one.deeds for one in facts)),
        listed=frozenset[int]((len(facts),)).union(*(one.listed for one in facts)),
    )


def _days(base: FactBase, fact: Fact, shown: Sequence[str]) -> Iterator[str]:
    """Yield the days of what is shown: beside other versions that includes the source's date."""
    yield from days_of(shown)
    if len(base.versions.of(fact.id)) > 1:
        yield from days_of(words(base.sources[fact.source].published or ""))


def _name_words(base: FactBase, fact: Fact) -> Iterator[str]:
    for actor in (*fact.about, *([fact.claimant] if fact.claimant else [])):
        known = base.actors[actor]
        for name in (known.name, known.short or "", *known.aliases):
            yield from words(name)


def _lengths_of_lists(statement: str) -> Iterator[int]:
    """Yield how many things each "A, B and C" of a statement names."""
    for sentence in re.split(r"[.;:]", statement):
        for listed in re.split(r"\band\b", sentence)[:-1]:
            yield listed.count(",") + 2 - listed.rstrip().endswith(",")


def _usual_slots(matcher: Matcher) -> dict[str, frozenset[str]]:
    """Return the slots that enough of each entry's own phrasings ask for."""
    catalogue = matcher.catalogue
    counts = [dict.fromkeys(SLOTS, 0) for _ in catalogue.candidates]
    totals = [0] * len(catalogue.candidates)
    for line in catalogue.lines:
        if line.role == "phrasing":
            totals[line.entry] += 1
            for slot in set(slots_asked(line.plain)):
                counts[line.entry][slot] += 1
    return {
        candidate.id: frozenset(slot for slot, n in count.items() if n and n >= HELD_SHARE * total)
        for candidate, count, total in zip(catalogue.candidates, counts, totals, strict=True)
    }


def _by_thing(figures: Iterable[Figure], lexicon: Lexicon) -> dict[str, FigureSet]:
    counting: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.is_exact:
            for thing in things_counted(figure, lexicon):
                counting[thing].append(figure)
    return {thing: FigureSet(held) for thing, held in counting.items()}
