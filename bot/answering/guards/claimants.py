"""Speakers and other names that the facts do not hold: "the Taliban claimed it", "in Karachi"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering.guards.numbers import things_counted
from bot.answering.guards.subject import Subject
from bot.answering.outcome import Correction
from bot.knowledge import Actor
from bot.language.figures import figures
from bot.matching import Mention, attributions, bare, mentions, stem, words

SHORTEST_PEOPLE = 5  # letters of a people's name that a country's begins with: Baloch, Balochistan
_GROUPS = frozenset("fighters group militia movement organisation organization outfit".split())
_PLACED = frozenset("across around at from in inside near of outside throughout to".split())


def check_claimant(subject: Subject) -> Correction | None:
    """Return a correction where the question asks what somebody else says.

    General words ("the rebels say") name nobody, unless they are how the base names a claimant.
    """
    asked = subject.attributed_to
    facts = subject.entry.facts
    concerned = {fact.claimant for fact in facts}
    concerned.update(actor for fact in facts for actor in fact.about)
    if not asked or None in concerned:
        return None
    if not concerned.isdisjoint(asked) and not _is_figure_of_another(subject):
        return None
    if all(_is_part_of_a_name(subject, mention) for mention in _speakers(subject)):
        return None
    actor = subject.base.actors[asked[0]]
    if not _is_proper(actor) and actor.id not in subject.base.claimants:
        return None
    return Correction("claimant", actor.name)


def _speakers(subject: Subject) -> Iterator[Mention]:
    stems = [stem(word) for word in subject.matching.words]
    return attributions(stems, subject.base.lexicon.actors.find(stems))


def _is_part_of_a_name(subject: Subject, mention: Mention) -> bool:
    """Tell whether it is but part of how one of the entry's actors is called.

    So "liberation army says", "according to the Ruritanian group".
    """
    plain, names = subject.matching.words, subject.entry.names
    before, after = plain[: mention.start][-1:], plain[mention.end : mention.end + 1]
    named = [word for word in plain[mention.start : mention.end] if word != "the"]
    is_part = not (names - {"the"}).isdisjoint(before) or not _GROUPS.isdisjoint(after)
    return is_part and names.issuperset(named)


def _is_proper(actor: Actor) -> bool:
    return any(True for _ in mentions(words(actor.name)))


def check_names(subject: Subject) -> Correction | None:
    """Return a correction for the first name that neither the entry nor the whole base holds."""
    for mention in subject.match.unsupported_names:
        if not _is_of_a_country_shown(subject, mention) and not _stands_for_a_side(
            subject, mention
        ):
            return Correction("name", mention.name)
    return None


def _is_figure_of_another(subject: Subject) -> bool:
    """Tell whether the question has a figure that facts hold, but none of who is asked for."""
    asked, lexicon = subject.attributed_to, subject.base.lexicon
    for figure in figures(bare(subject.text)):
        things = set(things_counted(figure, lexicon))
        speakers = {
            claimant
            for claimant, spoken in subject.entry.spoken
            for held in spoken
            if figure.agrees_with(held) and not things.isdisjoint(things_counted(held, lexicon))
        }
        if speakers and None not in speakers and speakers.isdisjoint(asked):
            return True
    return False


def _is_of_a_country_shown(subject: Subject, mention: Mention) -> bool:
    """Tell whether a country that the entry shows begins with the name of a people."""
    named = subject.matching.words[mention.start : mention.end]
    people = " ".join(named)
    return len(people) >= SHORTEST_PEOPLE and any(
        word.startswith(people) for word in subject.entry.shown_words
    )


def _stands_for_a_side(subject: Subject, mention: Mention) -> bool:
    """Tell whether a capital stands for the country of one of the sides: "Islamabad's army"."""
    plain = subject.matching.words
    if mention.start and plain[mention.start - 1] in _PLACED:
        return False
    named = [stem(word) for word in plain[mention.start : mention.end]]
    concerned = {actor for fact in subject.entry.facts for actor in (fact.claimant, *fact.about)}
    countries = {name for actor in concerned if actor for name in _countries(subject, actor)}
    return any(
        not countries.isdisjoint(_countries(subject, actor.name))
        for actor in subject.base.lexicon.actors.find(named)
        if actor.end - actor.start == len(named)
    )


def _countries(subject: Subject, actor: str) -> set[str]:
    return {mention.name for mention in mentions(words(subject.base.actors[actor].name))}
