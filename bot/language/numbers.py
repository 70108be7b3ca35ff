"""The numbers a text gives, in digits or in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from bot.language.spellings import one_spelling

_SMALL: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_MISSPELT: Final = {
    "eigth": 8,
    "twelwe": 12,
    "fiveteen": 15,
    "eightteen": 18,
    "ninteen": 19,
    "fourty": 40,
    "fivty": 50,
    "ninty": 90,
}
_NUMBERS: Final = (
    {word: Decimal(value) for value, word in enumerate(_SMALL)}
    | {word: Decimal(10 * value) for value, word in enumerate(_TENS, start=2)}
    | {word: Decimal(value) for word, value in _MISSPELT.items()}
    | {"nil": Decimal(0)}
    | {
        tens + _SMALL[rest]: Decimal(10 * value + rest)  # "ninetytwo"
        for value, tens in enumerate(_TENS, start=2)
        for rest in range(1, 10)
    }
)
_HUNDRED: Final = Decimal(100)
_FACTORS: Final = {
    "dozen": Decimal(12),
    "hundred": _HUNDRED,
    "hunderd": _HUNDRED,
    "hundered": _HUNDRED,
}
_SCALES: Final = {
    "thousand": Decimal(10**3),
    "lakh": Decimal(10**5),
    "lac": Decimal(10**5),
    "million": Decimal(10**6),
    "milion": Decimal(10**6),
    "crore": Decimal(10**7),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
}
_ABBREVIATIONS: Final = {
    "k": "thousand",
    "m": "million",
    "mn": "million",
    "mil": "million",
    "cr": "crore",
    "bn": "billion",
    "tn": "trillion",
}
_PLURALS: Final = {word + "s": word for word in (*_FACTORS, *_SCALES)}
SMALL_NUMBERS: Final = frozenset(_NUMBERS)
NUMBER_WORDS: Final = frozenset({*_NUMBERS, *_FACTORS, *_SCALES})
_OPEN_ENDED: Final = frozenset({"hundred", *_SCALES})  # "two hundred and five"
_VAGUE: Final = frozenset(
    "tens dozens scores hundreds thousands lakhs lacs crores millions billions "
    "decade decades century centuries half thirds quarters twice".split()
)

# Letters beside digits make a name ("F16") except in "12th", "1990s" and "1.5k".
_TOKEN: Final = re.compile(
    r"(?<![\w:])(?<![0-9][./])"
    r"(?P<digits>[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
    r"|(?<!\.)\.[0-9]+)"
    r"(?:(?P<ending>st|nd|rd|th|s)|(?P<scale>m)|\s?(?P<apart>k|mn|mil|cr|bn|tn))?"
    r"(?![\w:]|/[0-9])"
    r"|(?P<percent>%|\bper\s?cent\b|\bpct\b|\bp\.\s?c\b\.?)|(?P<word>[a-z]+)|(?P<pause>[^\s-])",
    re.IGNORECASE,
)


class Number(NamedTuple):
    """A number and where it stands in its text.

    `ending` is that of "12th" or "1990s", or "%"; a vague number ("dozens") has no value.
    """

    value: Decimal | None
    ending: str
    start: int
    end: int


def figures_in(text: str) -> frozenset[str]:
    """Return the figures of `text`: "12", "44%", "1990s", "12th", "dozens".

    "One" by itself is none: it is a pronoun more often than a figure.
    """
    return frozenset(figures_as_written(text))


def figures_as_written(text: str) -> dict[str, str]:
    """Return the figures of a text, each with how the text writes it: "650 million"."""
    text = normalised(text)
    found: dict[str, str] = {}
    for number in numbers(text):
        written = text[number.start : number.end]
        if number.value is None:
            found.setdefault(written.lower(), written)
        elif not is_pronoun(text, number):
            found.setdefault(digits(number.value) + number.ending, written)
    return found


def normalised(text: str) -> str:
    """Return a text as `numbers` reads it, with one spelling of each digit, sign and space."""
    return one_spelling(text)


def digits(value: Decimal) -> str:
    """Return a number in digits, without an exponent."""
    return f"{value.normalize():f}"


def is_pronoun(text: str, number: Number) -> bool:
    """Tell whether a number of a text is but the word "one"."""
    return text[number.start : number.end].lower() == "one"


def numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a normalised text, in order."""
    run: list[re.Match[str]] = []  # neighbouring words that make one number together
    for token in _TOKEN.finditer(text):
        word = token[0].lower()
        if word in NUMBER_WORDS or _continues(run, token):
            run.append(token)
        elif word != "and" or not run or run[-1][0].lower() not in _OPEN_ENDED:
            yield from _joined(run, token if token["percent"] else None)
            run = [token] if token["digits"] and not token["ending"] else []
            if token["ending"]:
                yield Number(_value(token), token["ending"].lower(), *token.span())
            elif word in _VAGUE:
                yield Number(None, "", *token.span())
    yield from _joined(run, None)


def below_hundred(words: Iterable[str]) -> Iterator[str]:
    """Yield plain words with numbers below a hundred in digits: ninety two → 92, fifteen → 15.

    "One" stays a word: it is a pronoun more often than a figure.
    """
    tens = Decimal(0)
    for word in words:
        value = _NUMBERS.get(word)
        if tens and value is not None and 0 < value < _NUMBERS["ten"]:
            yield digits(tens + value)
            tens = Decimal(0)
            continue
        if tens:
            yield digits(tens)
        tens = value if value is not None and value >= _NUMBERS["twenty"] else Decimal(0)
        if not tens:
            yield word if value is None or word == "one" else digits(value)
    if tens:
        yield digits(tens)


def _joined(run: list[re.Match[str]], percent: re.Match[str] | None) -> Iterator[Number]:
    """Yield the numbers that neighbouring tokens make, the last one with the percent sign."""
    if not run:
        return
    total, part, step = Decimal(0), None, Decimal(1)
    start, end = run[0].span()
    for token in run:
        word = _singular(token)
        if word in _FACTORS:
            if part is not None and part >= _HUNDRED:  # "a hundred, a hundred"
                yield Number(total + part, "", start, end)
                total, part, start = Decimal(0), None, token.start()
            part, step = (1 if part is None else part) * _FACTORS[word], _FACTORS[word]
        elif word in _SCALES:
            total, part = total + (1 if part is None else part) * _SCALES[word], None
            step = _SCALES[word]
        elif word.startswith("."):  # "two and a half", "a million and a half"
            part = (part or 0) + _value(token) * step
        else:
            value = _NUMBERS[word] if word in _NUMBERS else _value(token)
            if part is not None and _is_century(part, value):
                part *= _HUNDRED
            elif part is not None and not _goes_on(part, value):
                yield Number(total + part, "", start, end)
                total, part, start = Decimal(0), None, token.start()
            part, step = (part or 0) + value, Decimal(1)
        end = token.end()
    if percent:
        yield Number(total + (part or 0), "%", start, percent.end())
    else:
        yield Number(total + (part or 0), "", start, end)


def _singular(token: re.Match[str]) -> str:
    word = token[0].lower()
    return _PLURALS.get(word, word)


def _continues(run: list[re.Match[str]], token: re.Match[str]) -> bool:
    """Tell whether a token goes on with a number: "two lakhs", "two .5", "1 lakh 20 thousand"."""
    if not run or not token.string[run[-1].end() : token.start()].isspace():
        return False
    if token["digits"] and not token["ending"]:
        scale = _SCALES.get(_singular(run[-1]))
        return token["digits"].startswith(".") or (scale is not None and _value(token) < scale)
    return token[0].lower() in _PLURALS


def _is_century(part: Decimal, value: Decimal) -> bool:
    """Tell whether two numbers make a year: "nineteen forty-eight", "twenty twelve"."""
    return (part == _NUMBERS["nineteen"] and _NUMBERS["twenty"] <= value < _HUNDRED) or (
        part == _NUMBERS["twenty"] and _NUMBERS["ten"] <= value < _NUMBERS["thirty"]
    )


def _value(token: re.Match[str]) -> Decimal:
    scale = _ABBREVIATIONS.get((token["scale"] or token["apart"] or "").lower())
    return Decimal(token["digits"].replace(",", "")) * (_SCALES[scale] if scale else 1)


def _goes_on(part: Decimal, value: Decimal) -> bool:
    """Return whether one number goes on: "forty" with "two", "hundred" with "twelve"."""
    if part >= _HUNDRED**2:  # nobody says so, and Decimal divides no number of fifty digits
        return False
    rest = part % _HUNDRED
    if part and rest == 0:
        return True
    return rest >= _NUMBERS["twenty"] and rest % 10 == 0 and 0 < value < _NUMBERS["ten"]
