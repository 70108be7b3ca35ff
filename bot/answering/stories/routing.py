"""Which story a question is about: each has decided on it, and the most certain answers.

A question that names what only one story is about ("the breach") is that one's, however certain
another is: "was India behind the breach" asks nothing of a report on attacks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Final, NamedTuple

from bot.answering.guards.numbers import MANY
from bot.answering.messages.several import doubted
from bot.answering.outcome import AboutMe, Answer, Decision, Nearest, NotStated, entry_of
from bot.knowledge import Entry, FactBase
from bot.language.figures import Figure, figures, stated_figures
from bot.matching import bare, is_stopword, mentions, stem, telling, words

# Of the certainty of the most certain story: from there on another may be meant as well; sooner for
# a question that says nothing of any subject ("who did it").
NEAR: Final = 0.75
NEAR_UNTOLD: Final = 0.4
TELLING: Final = 1.0  # what a question must tell to say something of a subject: one rare word
CENTRAL: Final = 0.03  # what a word tells, times the share of the texts that hold it
FEWEST_TEXTS: Final = 3
# What one story says is worth more than that another does not state it.
NOT_STATED: Final = 0.7
FOREIGN: Final = 0.1  # of a word's weight in the story that is about it: less is by chance

Weights = Mapping[str, float]


class Subject(NamedTuple):
    """What a story is about: how much so for each stem, and which figures it states."""

    base: FactBase
    weights: Weights
    figures: tuple[Figure, ...]


class Decided(NamedTuple):
    """How one story decides on a question."""

    story: str
    decision: Decision
    subject: Subject


def choose(decided: Sequence[Decided], text: str) -> tuple[Decided, ...]:
    """Return the story that a question is put to: the most certain one, or two that are near.

    Where none shows anything, it is the first that says something of the bot itself, or the first.
    """
    content = _content(decided[0].decision)
    named = {one.story: _named(one, decided, content) for one in decided}
    rivals: Sequence[Decided] = [one for one in decided if not _is_of_another(one, named)]
    if sum(map(bool, named.values())) > 1:
        rivals = [one._replace(decision=_unless_exact(one.decision)) for one in rivals]
    if is_untold := sum(map(telling, content)) < TELLING:
        rivals = _holding_figures(rivals, text)
    exact = [one for one in rivals if one.decision.exact]
    ranked = sorted(
        ((_certainty(one.decision, is_untold=is_untold), one) for one in exact or rivals),
        key=lambda rated: -rated[0],
    )
    best = ranked[0][0]
    if not best:
        talking = (one for one in decided if isinstance(one.decision.outcome, AboutMe))
        return (next(talking, rivals[0]),)
    least = best * (NEAR_UNTOLD if is_untold else NEAR)
    return tuple(one for certainty, one in ranked[:2] if certainty >= least)


def subject_of(base: FactBase) -> Subject:
    """Return what a story is about."""
    stated = (stated_figures(fact.statement) for fact in base.facts.values())
    return Subject(base, _weights(base), tuple(chain.from_iterable(stated)))


def _holding_figures(decided: Sequence[Decided], text: str) -> Sequence[Decided]:
    """Return the stories that state a figure of a question: "is that 92 number right"."""
    given = [*islice(figures(bare(text)), MANY)]
    holding = [
        one
        for one in decided
        if any(figure.agrees_with(known) for figure in given for known in one.subject.figures)
    ]
    return holding or decided


def _weights(base: FactBase) -> Weights:
    """Return how much a story is about each stem: what it tells, times the share that hold it.

    Of its title's stems the weight is at least `CENTRAL`. Proper names have none: the same people
    and places stand in many stories.
    """
    content = base.content
    entries: tuple[Entry, ...] = (*content.facts, *content.topics, *content.unknowns)
    texts = [text for entry in entries for text in (getattr(entry, "question", ""), *entry.asks)]
    texts += (fact.statement for fact in base.content.facts)
    held = Counter(stemmed for text in texts for stemmed in set(_stems(text)))
    weights = {
        stemmed: telling(stemmed) * count / len(texts)
        for stemmed, count in held.items()
        if count >= FEWEST_TEXTS
    }
    story = content.story
    for stemmed in _stems(story.title) if story else ():
        weights[stemmed] = max(weights.get(stemmed, 0.0), CENTRAL)
    names = chain.from_iterable((one.name, one.short or "") for one in base.actors.values())
    proper = {stem(word) for name in names for word in words(_capitalised(name))}
    return {stemmed: weight for stemmed, weight in weights.items() if stemmed not in proper}


def _named(one: Decided, decided: Sequence[Decided], content: frozenset[str]) -> frozenset[str]:
    """Return the stems by which a question names what this story is about, and no other is."""
    others = [other.subject.weights for other in decided if other.story != one.story]
    return frozenset(
        stemmed
        for stemmed in content
        if (weight := one.subject.weights.get(stemmed, 0.0)) >= CENTRAL
        and all(weights.get(stemmed, 0.0) <= FOREIGN * weight for weights in others)
    )


def _is_of_another(one: Decided, named: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a question names but another story's subject, and this entry nothing of it."""
    if named[one.story] or one.decision.exact:
        return False
    foreign = frozenset(chain.from_iterable(named.values()))
    return bool(foreign) and any(not stems <= _held(one) for stems in named.values())


def _held(one: Decided) -> frozenset[str]:
    """Return the stems of the entry that a story would show."""
    entry = one.subject.base.entries.get(entry_of(one.decision.outcome))
    if entry is None:
        return frozenset()
    texts = (getattr(entry, "question", ""), getattr(entry, "statement", ""), *entry.asks)
    return frozenset(chain.from_iterable(map(_stems, texts)))


def _content(decision: Decision) -> frozenset[str]:
    """Return the stems of a question that may say what it is about."""
    return frozenset(_stems(" ".join(decision.matching.words)))


def _unless_exact(decision: Decision) -> Decision:
    return decision if decision.exact else doubted(decision)


def _certainty(decision: Decision, *, is_untold: bool) -> float:
    """Return how likely an outcome meets what is asked; 0 where it shows nothing of a story.

    What says nothing of a subject says nothing of which story it is about.
    """
    sure, on_topic = decision.matching.confidence, decision.matching.on_topic
    match decision.outcome:
        case Answer():
            return sure
        case Nearest():
            return sure if is_untold else sure * on_topic
        case NotStated():
            return NOT_STATED * (1 - sure) * on_topic
        case _:
            return 0.0


def _capitalised(name: str) -> str:
    """Return the words of a name that are proper names."""
    return " ".join(word for word in name.split() if not word[:1].islower())


def _stems(text: str) -> Iterator[str]:
    """Yield the stems of content words that are no names."""
    plain = words(text)
    named = {at for found in mentions(plain) for at in range(found.start, found.end)}
    for place, word in enumerate(plain):
        stemmed = stem(word)
        if place not in named and not is_stopword(stemmed) and not word[0].isdigit():
            yield stemmed
