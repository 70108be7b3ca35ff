"""One spelling of what a text's numbers are written with: digits, signs, fractions, groups."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SIGNS: Final = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212"), "-")
_FRACTION_SIGN: Final = re.compile(r"([0-9]*) ?([\u00bc-\u00be\u2150-\u215e])")
_DIGITS: Final = "zero|one|two|three|four|five|six|seven|eight|nine"
_COUNTED: Final = (
    rf"\d|{_DIGITS}|ten|eleven|twelve|[a-z]+teen|[a-z]+ty"
    r"|dozen|hundred|thousand|lakh|million|crore|billion"
)
_SPELLED_POINT: Final = re.compile(
    rf"(?:\b|(?<=\d))(?P<whole>{_COUNTED}) point(?P<rest>(?: (?:{_DIGITS}|\d+)\b)+)", re.IGNORECASE
)
_AND_A_HALF: Final = re.compile(
    rf"(?:\b|(?<=\d))(?P<whole>{_COUNTED})[ -]and[ -]a[ -]half\b", re.IGNORECASE
)
# What most of the world writes: "92 000", "92'000".
_GROUPS: Final = re.compile(r"(?<![\w.,])\d{1,3}(?:[ '\u2019]\d{3})+(?![\w.,]?\d)(?!\w)")
_YEARS: Final = re.compile(r"(?<![\w/.-])(1\d|20)(\d{2})[/-](\d{2})(?![\w/-])")  # "1948-49"
_CURRENCY: Final = re.compile(r"\b(rs|pkr|inr|usd)\.?(?=\d)", re.IGNORECASE)


def one_spelling(text: str) -> str:
    """Return a text with one spelling of each digit, sign and space, and of compound numbers.

    "2½", "two and a half" and "two point five" end in ".5", which `numbers` adds to what is before.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _FRACTION_SIGN.sub(_in_decimals, text))
        text = "".join(map(_ascii_digit, text.translate(_SIGNS)))
    if "half" in text or "point" in text:
        text = _AND_A_HALF.sub(r"\g<whole> .5", text)
        text = _SPELLED_POINT.sub(_pointed, text)
    text = _GROUPS.sub(lambda grouped: re.sub(r"\D", "", grouped[0]), text)
    return _CURRENCY.sub(r"\1 ", _YEARS.sub(r"\1\2-\1\3", text))


def _in_decimals(found: re.Match[str]) -> str:
    """Return "1½" as "1.5", and "½" by itself as "1/2"."""
    whole, sign = found.groups()
    if not whole:
        return " " + unicodedata.normalize("NFKC", sign).replace("\u2044", "/")
    return f"{whole}{unicodedata.numeric(sign):.3g}".replace("0.", ".")


def _ascii_digit(character: str) -> str:
    if character.isascii():
        return character
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)


def _pointed(found: re.Match[str]) -> str:
    """Return "two point five" as "two .5"."""
    digits = _DIGITS.split("|")
    decimals = "".join(
        word if word.isdigit() else str(digits.index(word))
        for word in found["rest"].lower().split()
    )
    return f"{found['whole']} .{decimals}"
