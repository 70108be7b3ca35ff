"""Whether four digits are a year, or count what follows them: "1500 troops"."""

from __future__ import annotations

import re
from typing import Final

_NEAR: Final = 40  # characters before and after the digits that tell
_MONTHS: Final = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
# Behind these a year stands, whatever follows: "in 1948 people fled".
_LEADS: Final = re.compile(
    rf"(?:\b(?:in|since|during|until|till|early|late|mid|years?|(?:{_MONTHS})[a-z]*)\W*"
    rf"|\b(?:{_MONTHS})[a-z]*\.? [0-9]{{1,2}}(?:st|nd|rd|th)?,? )$",
    re.IGNORECASE,
)
# Behind these may stand either: "the 2019 protests", "by 1948 things changed".
_MAYBE: Final = re.compile(
    r"(?:\b(?:after|before|by|from|her|his|its|our|that|the|their|this)|['\u2019]s?) $",
    re.IGNORECASE,
)
# Behind these a count stands: "over 1500 fled".
_HEDGES: Final = re.compile(
    r"\b(?:at (?:least|most)|(?:more|less|fewer) than|over|under|nearly|almost|some|up to"
    r"|roughly|approximately|exceed(?:s|ed|ing)?) $",
    re.IGNORECASE,
)
_RANGE: Final = r"(?:(?: (?:to|or|and) |[ -]{1,2})[0-9][0-9,]*)?"
_DESCRIBING: Final = (
    r"(?:(?!during )(?:[a-z-]+(?:ed|ing|al|an|ic|ish|ese|ive|ous|ern)|young|old|new|more|other"
    r"|extra|foreign|heavy|poor|local) ){0,2}"
)
_THINGS: Final = (
    r"people|persons?|(?:wo)?men|children|troops|police|personnel|staff|cattle|sheep"
    r"|civilians|soldiers|fighters|militants|members|workers|families|houses|homes|villages"
    r"|dollars|rupees|euros|pounds|days|weeks|hours|minutes|miles|kilomet(?:re|er)s|met(?:re|er)s"
    r"|feet|acres|hectares|lit(?:re|er)s|tonn?es?|tons|km|kg|cm|mm|ft|[kmgt]w|lbs?|usd|pkr|rs|inr"
    r"|dead|injured|wounded|missing|killed|displaced|homeless"
)
# What a year goes before more often than a count does.
_DATED: Final = (
    r"accords|agreements|attacks|bombings|budgets|championships|clashes|crises|earthquakes|elections"
    r"|events|figures|finals|fires|floods|games|hearings|killings|laws|massacres|olympics|olympic"
    r"|polls|protests|reforms|results|riots|rules|sanctions|storms|strikes|talks|trials|uprisings"
    r"|wars|world"
)
_VERBS: Final = r"was|is|has|does|marks|sees|brings|remains|begins|ends|starts|as|us|this|its|thus"
_COUNTED: Final = re.compile(
    rf"{_RANGE} {_DESCRIBING}(?:{_THINGS})\b"
    rf"|{_RANGE} of (?:the|them|these|those|its|their|whom|which|our|us)\b"
    rf"|-(?!era|style|born|built|model|like)[a-z]",
    re.IGNORECASE,
)
_LIKELY_COUNTED: Final = re.compile(
    rf"{_RANGE} (?:(?:were|are|have)\b|{_DESCRIBING}(?!(?:{_DATED}|{_VERBS})\b)[a-z-]+[a-rt-z]s\b"
    r"(?!['\u2019]))",
    re.IGNORECASE,
)


def is_year(text: str, start: int, end: int) -> bool:
    """Tell whether the four digits at a place of a text are a year, not a count of something."""
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    if _LEADS.search(before):
        return True
    if _HEDGES.search(before) or _COUNTED.match(after):
        return False
    return bool(_MAYBE.search(before)) or not _LIKELY_COUNTED.match(after)
