"""Statements and fixed sentences as Discord's markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.answering.phrases import LIVE_NOTICE
from bot.answering.reply import Response, Statement

# A link as Discord sees one: at least two characters, the last of which ends no sentence.
_MARKUP = re.compile(
    r"(?P<kept>https?://[^\s<]+[^\s<.,:;\"'\]]|^\d+(?=(?P<dot>\.\s)))|(?P<mark>[\\*_~|`<\[]|^[#>+-])"
)


def escaped(text: str) -> str:
    """Return one line of text so that Discord shows it letter by letter: no markdown, no pings.

    Links stay as they are: Discord would show a backslash within one.
    """
    return _MARKUP.sub(_as_shown, text)


def _as_shown(found: re.Match[str]) -> str:
    kept = found["kept"] or ""
    return f"{kept}\\{found['mark'] or ''}" if found["dot"] or not kept else kept


def statement_text(shown: Statement) -> str:
    """Return who says it, then the statement with all that must stay with it.

    That is, in this order: each caveat, the note, the notice that it is not live, the source.
    """
    return "\n".join(_lines(shown))


def response_text(response: Response, about: Statement | None = None) -> str:
    """Return a related statement under the words for its relation.

    `about` is the statement it responds to, named where that does not stand right above.
    """
    lead = f"-# {response.lead}"
    if about is not None:
        lead += f" (on “{escaped(about.question)}”)"
    return f"{lead}:\n{statement_text(response.statement)}"


def _lines(shown: Statement) -> Iterator[str]:
    # First, because a statement reads on from it: "It killed ..." means nothing by itself.
    yield f"-# **{shown.standing}** — {escaped(shown.attribution)}:"
    yield escaped(shown.statement)
    for caveat in shown.caveats:
        yield f"**{escaped(caveat.label)}:** {escaped(caveat.text)}"
    if shown.note:
        yield f"-# Note: {escaped(shown.note)}"
    if shown.time_bound:
        yield f"-# {LIVE_NOTICE}"
    yield f"-# Source: {escaped(shown.source.label)}"
