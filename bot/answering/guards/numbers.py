"""A figure or a day in the question that the facts do not hold: "29 militants", where they say 92.

Figures are held against figures of like unit; what agrees is no contradiction: "over 90" for 92,
"close to half" for 44 %.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from bot.answering.guards.subject import EntryContent, Subject
from bot.answering.outcome import Correction
from bot.language.dates import MONTHS, PARTS_OF_DAY, WEEKDAYS
from bot.language.figures import Figure, figures
from bot.language.quantities import MINORITY, MOST
from bot.matching import Lexicon, bare, stem

# "may" and "march" are far more often a verb than a month.
DAYS = frozenset({*WEEKDAYS, *MONTHS, *PARTS_OF_DAY} - {"may", "march"})
# "In 2 lines", "the 2 sides": about the answer, not about what happened.
_OF_THE_ANSWER = frozenset(
    """
    bullet digit fact figure kind line point question sentence side sort statement thing type word
    """.split()
)
_SHARES = frozenset({MOST, MINORITY})
_LONG = frozenset({"days", "weeks", "months"})
CENTURY = 100
MANY = 30  # figures; a longer text is no question
_LATE = frozenset({"evening", "night"})  # what "late on Saturday" allows


def check_numbers(subject: Subject) -> Correction | None:
    """Return a correction for the first figure that the entry's facts contradict.

    All figures that they hold of other things make one: "5 % of the land and 44 % of the people".
    """
    asked = [*islice(figures(bare(subject.text)), MANY)]
    contradicted = [
        figure
        for place, figure in enumerate(asked)
        if figure.noun.removesuffix("s") not in _OF_THE_ANSWER
        and not _is_listed(subject, figure, is_last=place == len(asked) - 1)
        and _is_contradicted(subject, figure)
    ]
    if not contradicted:
        return None
    swapped = [
        figure.token
        for figure in asked
        if _is_held(subject, figure)
        and (figure in contradicted or _is_of_rival(subject, figure, contradicted))
    ]
    if swapped:
        return Correction("number", " and ".join(dict.fromkeys(swapped)), is_of_another=True)
    return Correction("number", contradicted[0].token)


def check_days(subject: Subject) -> Correction | None:
    """Return a correction for a weekday, month or part of the day that the facts contradict."""
    held = subject.entry.days
    for day in subject.matching.words:
        if day not in DAYS or day in held:
            continue
        # A fact without a day of its own contradicts none that others hold: "Saturday's attacks".
        if held or day not in subject.base.days:
            return Correction("number", day if day in PARTS_OF_DAY else day.capitalize())
    return None


def days_of(plain: Sequence[str]) -> Iterator[str]:
    """Yield the days that a text's plain words hold, and the parts of the day they allow."""
    yield from (word for word in plain if word in DAYS)
    if "late" in plain:
        yield from _LATE


def things_counted(figure: Figure, lexicon: Lexicon) -> Iterator[str]:
    """Yield the stem of what a figure counts, and the meanings the base gives it."""
    if figure.noun:
        stemmed = stem(figure.noun)
        yield stemmed
        yield from lexicon.meanings([stemmed])


def _is_held(subject: Subject, figure: Figure) -> bool:
    return bool(figure.token) and any(map(figure.agrees_with, subject.entry.figures))


def _is_of_rival(subject: Subject, figure: Figure, contradicted: Sequence[Figure]) -> bool:
    """Tell whether a figure is held only of a thing that a contradicted figure is asked of."""
    lexicon = subject.base.lexicon
    rivals = {thing for one in contradicted for thing in things_counted(one, lexicon)}
    rivals.difference_update(things_counted(figure, lexicon))
    held = (one for one in subject.entry.figures if figure.agrees_with(one))
    return bool(figure.noun) and all(
        not rivals.isdisjoint(things_counted(one, lexicon)) for one in held
    )


def _is_listed(subject: Subject, figure: Figure, *, is_last: bool) -> bool:
    """Tell whether a figure the base holds is listed without a thing: "92, 15 and 18 people"."""
    return not figure.noun and not is_last and subject.base.figures.bears_out(figure)


def _is_contradicted(subject: Subject, figure: Figure) -> bool:
    base, held = subject.base, subject.entry.figures
    is_alone = figure.low == figure.high == 1 or figure.token in _SHARES
    if is_alone and not any(figure.is_like(known) for known in held):
        return False  # "only one group", "most of the people": of what no figure is held
    # Of what a bare "it has risen to 19" counts, another fact's figure tells nothing.
    unnamed = (known for known in held if not known.noun)
    if any(map(figure.agrees_with, (*unnamed, *(known for _, known in subject.entry.beside)))):
        return False
    things = things_counted(figure, base.lexicon)
    of_things = [base.figures_of[thing] for thing in things if thing in base.figures_of]
    # "18 militants" is another fact's figure, and "12 cities" may only tell which event is meant.
    if any(of_thing.has_like(figure) for of_thing in of_things):
        return not any(of_thing.bears_out(figure) for of_thing in of_things)
    if any(figure.agrees_with(known) for known in held):
        return False
    if _may_be_meant_otherwise(figure, subject.entry):
        return False
    # A fact without a figure of its own contradicts none that others hold.
    return bool(held) or not base.figures.bears_out(figure)


def _may_be_meant_otherwise(figure: Figure, entry: EntryContent) -> bool:
    """Tell whether a figure may count something that the facts hold in another way."""
    if figure.is_exact and figure.unit == "count" and figure.low in entry.listed:
        return True  # "two countries" of "Iran and Afghanistan"
    if figure.unit == "time" and any(known.unit == "year" for known in entry.figures):
        return True  # how long ago a year was depends on today
    if figure.token in _LONG and not any(figure.is_like(known) for known in entry.figures):
        return True  # "for weeks" hardly tells which figure is meant
    return _is_short_decade(figure) and any(_is_in_decade(one, figure) for one in entry.figures)


def _is_short_decade(figure: Figure) -> bool:
    """Tell whether a figure may be a decade of a century left open: "in the 40s"."""
    return figure.unit == "count" and figure.token.endswith("0s") and figure.high < CENTURY


def _is_in_decade(known: Figure, decade: Figure) -> bool:
    return known.unit == "year" and decade.low <= known.low % CENTURY <= decade.high
