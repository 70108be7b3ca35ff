"""The quantities a text gives: numbers with their units, ratios, ranges, shares, vague counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from bot.language.figure_words import CENTURIES, DAYS, DECADES, FRACTIONS, RANKS, VAGUE
from bot.language.hedges import hedge
from bot.language.numbers import Number, digits, is_pronoun, numbers
from bot.language.years import is_year

Unit = Literal["count", "percent", "year", "time", "rank", "money"]

LONGEST_TOKEN: Final = 12  # characters; longer rows of digits are no figure anybody counts with
_LEAST_RATIO, _MOST_RATIO = 2, 1_000  # "one in twenty"
_CENTURY_PAST, _CENTURY_BEGUN, _RECENT = 1900, 2000, 40  # "'48" is 1948, "'24" is 2024
_SHORT_YEAR: Final = re.compile(r"(?<!\w)'\d\d$")
_HUNDRED: Final = 100
_MORE_THAN_HALF: Final = 50.5  # per cent
MOST: Final = "most"
MINORITY: Final = "a minority"
_LEAD: Final = 12  # characters before a number that belong to it: "a couple of"

_FRACTION: Final = re.compile(
    rf"\b(?:(?P<count>an?|one|two|three|four|[1-9])[ -])?"
    rf"(?P<part>{'|'.join(FRACTIONS)})s?\b(?![ -](?:an?|time|past|hour|automatic|party|way)\b|-)"
)
_SHARED: Final = re.compile(r" (?:of|the|all|its|their|that|this)\b|\W*$| [a-z]+'s\b")
_SLASHED: Final = re.compile(r"(?<![\w/.])([1-9]\d?)/([1-9]\d{0,2})(?= of\b| the\b)")
_HALF_OF: Final = re.compile(r"\bhalf(?: |-)(?:an?(?: |-))?$")
_FEW: Final = re.compile(r"\b(?:a )?(couple|few|several)(?: of)? $")
_SCORE: Final = re.compile(r"\b(?P<count>a|one|two|three|four|five) score(?: of)?(?= [a-z])")
_SHARE: Final = re.compile(
    r"\b(?P<most>most|(?:a|the) (?:vast |great |large )?majority) of\b|\ba (?:small )?minority of\b"
)
# A sign of arithmetic, which looks like the letter x.
_SUM: Final = re.compile(r" (?:minus|plus|times|divided by|multiplied by|[*\u00d7]) ")
# Elsewhere "one" is a pronoun.
_COUNTED_ONE: Final = re.compile(r"\b(?:just|only|merely|exactly|precisely|most|than) $")
_DECIMAL: Final = re.compile(r"(?<![\w.])0?\.\d{1,4}(?= of\b)")
_SINGLE: Final = re.compile(r"(?<!not )\b(?:a|one) single(?= [a-z])")
_COUPLE: Final = re.compile(
    r"\ba (?:couple|pair)(?: of)?(?= [a-z])(?! (?:hundred|thousand|dozen|million))"
)
_IN: Final = re.compile(r" (?:[a-z]+ )?(?:in|out of|(?:out )?of every|per)(?: every| each| a)? ")
_JOINT: Final = re.compile(r" ?(?:-|–|to|and)(?: an?)? ?")
_BETWEEN: Final = re.compile(r"\b(?:between|from) $")
_VAGUE_WORD: Final = re.compile(rf"\b({'|'.join(VAGUE)})\b(?: of (thousands|millions)\b)?")
_RANK: Final = re.compile(rf"\b(?:the|its|their) ({'|'.join(RANKS)})\b(?! of\b)")
_TIME_UNIT: Final = re.compile(rf"(?: ?\+|[ -]odd|[ -]plus)?(?:-| )?({'|'.join(DAYS)})s?\b")
_OF_TIME: Final = re.compile(r" of (hour|day|week|month|year)s\b")  # "tens of years"
_LASTING: Final = re.compile(
    r"\b(?:for|lasting|lasted)(?: (?:just|only|mere))? (days|weeks|months)\b"
)
_LEAST_OF_MANY, _MOST_OF_MANY = 2, 24  # "for weeks"; who means more says "for years"
_TIME_WORD: Final = re.compile(
    r"\b(?:(?:an? )?(?P<part>half|quarter)(?: of)?[ -])?(?:an?[ -])?"
    r"(?P<word>decades?|century|centuries)\b"
)
_DECADE_WORD: Final = re.compile(rf"\b(?:{'|'.join(DECADES)})\b")
_CENTURY_WORD: Final = re.compile(rf"\b({'|'.join(reversed(CENTURIES))})[ -]century\b")
_SINCE: Final = re.compile(
    r"\b(?:since|from|to|until|before|after|by|late|early|mid)[ -](?:the )?"
    r"(?:late |early |mid[ -])?$"
)
_CENTURY: Final = re.compile(r"(?: |-)century\b")
_MONEY_BEFORE: Final = re.compile(r"(?:[$€£₹]|\b(?:rs\.?|usd|pkr)) ?$")
_MONEY_AFTER: Final = re.compile(
    r" ?(?:[$€£₹]|(?:dollars?|bucks|rupees?|euros?|pounds?|usd|pkr|rs)\b)"
)
_YEAR: Final = re.compile(r"1\d{3}|20\d{2}")


class Quantity(NamedTuple):
    """A figure as it stands in a text, before what is said around it counts."""

    start: int
    end: int
    token: str
    low: float
    high: float
    unit: Unit
    is_soft: bool  # as fractions are: "a third" is about 33 %


def quantities(text: str) -> Iterator[Quantity]:
    """Yield the quantities of a plain text; of those that overlap the one that begins first."""
    after = 0
    for span in sorted(_spans(text), key=lambda span: (span.start, -span.end)):
        if span.start >= after:
            yield span
            after = span.end


def _spans(text: str) -> Iterator[Quantity]:
    """Yield the figures of a text, those that contain others included."""
    yield from _fractions(text)  # before its digits, which are no count
    given = [*_without_sums(text, list(numbers(text)))]
    for place, number in enumerate(given):
        yield from _joined(text, number, given[place + 1 : place + 2])
        yield from _single(text, number)
    for word in _VAGUE_WORD.finditer(text):
        low, high = VAGUE[word[1]]
        if time := _OF_TIME.match(text, word.end()):
            unit, token = DAYS[time[1]], f"{word[0]} of {time[1]}s"
            span = (word.start(), time.end())
            yield Quantity(*span, token, low * unit, high * unit, "time", is_soft=False)
            continue
        scale, _ = VAGUE[word[2]] if word[2] else (2, 0)
        scale /= 2
        yield Quantity(*word.span(), word[0], low * scale, high * scale, "count", is_soft=False)
    for word in _COUPLE.finditer(text):
        yield Quantity(*word.span(), "a couple", 2, 3, "count", is_soft=False)
    yield from _scores_and_shares(text)
    yield from _times_in_words(text)
    for word in _RANK.finditer(text):
        rank = RANKS[word[1]]
        if _CENTURY.match(text, word.end()):
            continue
        yield Quantity(*word.span(), word[1], rank, rank, "rank", is_soft=False)


def _without_sums(text: str, given: Sequence[Number]) -> Iterator[Number]:
    """Yield the numbers but those of a sum, which is not worked out: "six dozen minus ten"."""
    summed = {
        term
        for one, other in pairwise(given)
        if _SUM.fullmatch(text, one.end, other.start)
        for term in (one, other)
    }
    return (number for number in given if number not in summed)


def _scores_and_shares(text: str) -> Iterator[Quantity]:
    """Yield "a score of", "two score", "most of", "a minority of"."""
    for score in _SCORE.finditer(text):
        amount = 20.0 * {"two": 2, "three": 3, "four": 4, "five": 5}.get(score["count"], 1)
        yield Quantity(*score.span(), f"{amount:.0f}", amount, amount, "count", is_soft=False)
    for single in _SINGLE.finditer(text):
        yield Quantity(*single.span(), "1", 1, 1, "count", is_soft=False)
    for share in _SHARE.finditer(text):
        low, high = (_MORE_THAN_HALF, 100.0) if share["most"] else (0.0, 100 - _MORE_THAN_HALF)
        token = MOST if share["most"] else MINORITY
        yield Quantity(*share.span(), token, low, high, "percent", is_soft=False)


def _times_in_words(text: str) -> Iterator[Quantity]:
    """Yield "decades", "half a century", "the nineties", "the nineteenth century"."""
    for found in _TIME_WORD.finditer(text):
        word, part = found["word"], {"half": 0.5, "quarter": 0.25}.get(found["part"], 1.0)
        unit = part * DAYS["decade" if word.startswith("decade") else "century"]
        most = 19.0 if word == "decades" else 20.0  # "centuries" begin at two
        low, high = (2.0, most) if word.endswith("s") else (1.0, 1.0)
        token = f"{found['part']} {word}" if found["part"] else word
        yield Quantity(*found.span(), token, low * unit, high * unit, "time", is_soft=False)
    for lasting in _LASTING.finditer(text):
        unit = DAYS[lasting[1].removesuffix("s")]
        low, high = _LEAST_OF_MANY * unit, _MOST_OF_MANY * unit
        yield Quantity(*lasting.span(1), lasting[1], low, high, "time", is_soft=False)
    for decade in _DECADE_WORD.finditer(text):
        first = DECADES[decade[0]]
        token = f"{first:.0f}s"
        yield _decade(
            text, Quantity(*decade.span(), token, first, first + 9, "count", is_soft=False)
        )
    for century in _CENTURY_WORD.finditer(text):
        yield _century(*century.span(), CENTURIES[century[1]])


def _joined(text: str, number: Number, following: Sequence[Number]) -> Iterator[Quantity]:
    """Yield the ratio or the range that a number makes with the one after it."""
    if not following or number.value is None or following[0].value is None:
        return
    other = following[0]
    low, high = float(number.value), float(following[0].value)
    link, is_whole = text[number.end : other.start], not (number.ending or other.ending)
    if is_whole and low < high and _LEAST_RATIO <= high <= _MOST_RATIO and _IN.fullmatch(link):
        token = f"{digits(number.value)} in {digits(other.value or Decimal(0))}"
        share = 100 * low / high
        yield Quantity(number.start, other.end, token, share, share, "percent", is_soft=True)
    is_range = _JOINT.fullmatch(link) and (
        link.strip() != "and" or _BETWEEN.search(_before(text, number.start))
    )
    if is_range and low < high and number.ending in {"", other.ending}:
        last = _last(text, other)
        token = f"{digits(number.value)} to {last.token}"
        scale = last.high / high
        token = _short(token) if last.token else ""
        yield last._replace(start=number.start, token=token, low=low * scale)


def _single(text: str, number: Number) -> Iterator[Quantity]:
    before = _before(text, number.start)
    is_one = is_pronoun(text, number) and not _COUNTED_ONE.search(before)
    if number.value is None or is_one:
        return
    offset = number.start - len(before)
    if half := _HALF_OF.search(before):
        value = number.value / 2
        yield _last(text, number._replace(value=value, start=offset + half.start()))
    elif few := _FEW.search(before):
        span = _last(text, number)
        most = 3 if few[1] == "couple" else 9
        yield span._replace(
            start=offset + few.start(),
            token=f"{few[1]} {span.token}",
            low=2 * span.low,
            high=most * span.high,
        )
    else:
        yield _last(text, number)


def _last(text: str, number: Number) -> Quantity:
    """Return a number with the unit that stands beside it."""
    value, end = number.value or Decimal(0), number.end
    amount, token = float(value), _short(digits(value) + number.ending)
    if number.ending == "%":
        return Quantity(number.start, end, token, amount, amount, "percent", is_soft=False)
    if number.ending in {"st", "nd", "rd", "th"}:
        if century := _CENTURY.match(text, end):
            return _century(number.start, century.end(), int(amount))
        return Quantity(number.start, end, token, amount, amount, "rank", is_soft=False)
    unit: Unit = "count"
    written = text[number.start : end]
    is_decade = number.ending == "s"
    if _YEAR.fullmatch(written.rstrip("s")) and (is_decade or is_year(text, number.start, end)):
        unit = "year"
    elif _SHORT_YEAR.search(_before(text, end)):
        unit, amount = "year", amount + (_CENTURY_BEGUN if amount < _RECENT else _CENTURY_PAST)
        token = f"{amount:.0f}"
    elif money := _MONEY_AFTER.match(text, end):
        unit, end = "money", money.end()
    elif _MONEY_BEFORE.search(_before(text, number.start)):
        unit = "money"
    elif time := _TIME_UNIT.match(text, end):
        # "20+ years": what stands between says how exact it is, and is read as behind the number.
        end = time.end() if time.start(1) - end <= 1 else end
        unit, amount = "time", amount * DAYS[time[1]]
    if number.ending != "s":
        return Quantity(number.start, end, token, amount, amount, unit, is_soft=False)
    return _decade(
        text, Quantity(number.start, end, token, amount, amount + 9, unit, is_soft=False)
    )


def _decade(text: str, tens: Quantity) -> Quantity:
    """Return a decade as years where it is said to be one: "since the 40s"."""
    if tens.high < _HUNDRED and _SINCE.search(text[max(0, tens.start - 2 * _LEAD) : tens.start]):
        low, high = (_CENTURY_PAST + bound for bound in (tens.low, tens.high))
        return tens._replace(low=low, high=high, unit="year")
    return tens


def _century(start: int, end: int, rank: int) -> Quantity:
    first = 100.0 * (rank - 1)
    return Quantity(start, end, f"{rank}th century", first, first + 100, "year", is_soft=False)


def _fractions(text: str) -> Iterator[Quantity]:
    """Yield "half of", "a third of", "two fifths", "3/4 of" as percentages."""
    for fraction in _FRACTION.finditer(text):
        count, part = fraction["count"], fraction["part"]
        is_plain = part in {"half", "quarter"} or count not in {None, "a", "an", "one"}
        if not (count and is_plain) and not _is_share(text, fraction):
            continue  # "a third attack", "half past"
        times = {"two": 2, "three": 3, "four": 4}.get(count, int(count) if _is_digit(count) else 1)
        share = float(times * FRACTIONS[part])
        token = f"{count} {part}s" if times > 1 else part
        yield Quantity(*fraction.span(), token, share, share, "percent", is_soft=True)
    for slashed in _SLASHED.finditer(text):
        share = 100 * int(slashed[1]) / int(slashed[2])
        yield Quantity(*slashed.span(), slashed[0], share, share, "percent", is_soft=True)
    for decimal in _DECIMAL.finditer(text):
        share = _HUNDRED * float(decimal[0])
        token = f"{float(decimal[0]):g}"
        yield Quantity(*decimal.span(), token, share, share, "percent", is_soft=True)


def _is_digit(count: str | None) -> bool:
    return count is not None and count.isdigit()


def _is_share(text: str, fraction: re.Match[str]) -> bool:
    """Tell whether a bare "half" is a share of something: "half of", "nearly half"."""
    follows = _SHARED.match(text, fraction.end())
    return bool(follows) or hedge(text, *fraction.span()) is not None


def _short(token: str) -> str:
    return token if len(token) <= LONGEST_TOKEN else ""


def _before(text: str, place: int) -> str:
    return text[max(0, place - _LEAD) : place]
