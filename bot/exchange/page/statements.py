"""Facts as articles of the page: with attribution, caveats, source, and what is shown along."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering import Statement
from bot.answering.phrases import LIVE_NOTICE
from bot.answering.reply import Response
from bot.exchange.page.markup import Html, element


class Anchors:
    """Which facts have a place on the page that links lead to: where each stands first."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, fact: str) -> str | None:
        """Return the id of the element where a fact stands first; None where it stands again."""
        if fact in self._taken:
            return None
        self._taken.add(fact)
        return anchor_of(fact)


def anchor_of(fact: str) -> str:
    """Return the id of the element of a fact."""
    return f"fact-{fact}"


def article(shown: Statement, anchors: Anchors, heading: str | None = None) -> Html:
    """Return a statement with all that is shown along; `heading` is the element of its question."""
    return element(
        "article",
        *([element(heading, shown.question)] if heading else []),
        *_lines(shown),
        *(_response(one, anchors) for one in shown.responses),
        class_=f"statement {shown.standing.lower()}",
        id=anchors.take(shown.id),
        data_entry=True,
    )


def _lines(shown: Statement) -> Iterator[Html]:
    """Yield who says it, the statement, and right under it what binds it."""
    standing = element("strong", shown.standing)
    yield element("p", standing, f" — {shown.attribution}:", class_="attribution")
    yield element("p", shown.statement, class_="said", dir="auto")
    for caveat in shown.caveats:
        label = element("strong", f"{caveat.label}:")
        yield element("p", label, f" {caveat.text}", class_="caveat")
    for notice in shown.notices:
        yield element("p", notice, class_="notice")
    if shown.note:
        yield element("p", element("strong", "Note:"), f" {shown.note}", class_="note")
    if shown.time_bound:
        yield element("p", LIVE_NOTICE, class_="note")
    yield element("p", f"Source: {shown.source.label}", class_="source")


def _response(response: Response, anchors: Anchors) -> Html:
    shown = response.statement
    return element(
        "div",
        element("p", f"{response.lead}:", class_="lead"),
        *_lines(shown),
        *(_response(one, anchors) for one in shown.responses),
        class_=f"response {shown.standing.lower()}",
        id=anchors.take(shown.id),
    )
