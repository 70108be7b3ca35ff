"""Reading the boxes of a page as a member does: what stands with each statement, and what is amiss.

It reads the texts that are sent, not what they were made of, so that a layout that loses something
is found out. Attributions, labels and titles must be without markup, and every statement must begin
with "Claim" and a number of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from discord import ui

from bot.answering.phrases import LIVE_NOTICE
from bot.answering.reply import Statement
from bot.discord_bot.layouts import escaped

Boxes = Sequence[Sequence[str]]
ORDINALS = "first second third fourth fifth sixth seventh eighth".split()

_MARKS = r"(?: · \*\*[\w ]+\*\*)*"
_HEAD = re.compile(
    r"-# (?:(?P<lead>[^*]+): )?\*\*(?P<standing>\w+)\*\*"
    rf"(?P<marks>{_MARKS}) · (?:(?P<title>.+), )?paragraphs? (?P<places>.+?) — (?P<who>.+):"
)
_STATEMENT = re.compile(rf"(?P<text>Claim (?P<number>\d+)\b.*?)(?P<marks>{_MARKS})")
NOTE = "-# Note: "
_SENTENCE = re.compile(r"\*\*(?P<label>[\w ]+):\*\* (?P<text>.+)")


@dataclass(frozen=True)
class Line:
    """A statement in a text, with the labels of its caveats, its note and the notice on news."""

    number: int
    text: str
    labels: frozenset[str]
    note: str
    is_live: bool


@dataclass(frozen=True)
class Seen:
    """A statement as it is seen; `above` has the numbers of those in the first text of its box."""

    line: Line
    head: re.Match[str]
    source: str
    above: tuple[int, ...]


def boxes_of(view: ui.LayoutView) -> list[list[str]]:
    """Return the texts of each box of a layout."""
    return [
        [part.content for part in box.walk_children() if isinstance(part, ui.TextDisplay)]
        for box in view.children
        if isinstance(box, ui.Container)
    ]


def seen_in(boxes: Boxes) -> Iterator[Seen]:
    """Yield all statements that are seen in boxes."""
    for box in boxes:
        source = ""
        above: tuple[int, ...] = ()
        for text in box:
            first, *rest = text.split("\n")
            head = _HEAD.fullmatch(first)
            assert head, f"a text in a box does not begin with who says it: {first}"
            source = _source(head) or source
            lines = list(_lines(head, rest))
            above = above or tuple(line.number for line in lines)
            yield from (Seen(line, head, source, above) for line in lines)


def amiss(page: Boxes, known: Mapping[int, Statement], answers: Mapping[int, int]) -> list[str]:
    """Return what is wrong on a page; `answers` has which statement another one answers."""
    found = []
    labels: set[str] = set()
    for seen in seen_in(page):
        number = seen.line.number
        labels |= seen.line.labels
        found += [f"{number}: {what}" for what in _wrong(seen, known[number])]
        if not _is_led(seen, known.get(answers.get(number, 0))):
            found.append(f"{number}: what it answers")
    sentences = {(note.label, escaped(note.text)) for one in known.values() for note in one.caveats}
    lines = [line for box in page for text in box for line in text.split("\n")]
    told = [match.groups() for line in lines if (match := _SENTENCE.fullmatch(line))]
    found += [
        f"{label}: another sentence" for label, text in told if (label, text) not in sentences
    ]
    times = Counter(label for label, _ in told)
    return found + [f"{label}: {times[label]} sentences" for label in labels if times[label] != 1]


def everything_in(blocks: Iterable[object]) -> tuple[dict[int, Statement], dict[int, int]]:
    """Return all statements by their numbers, and which of them each response answers."""
    known: dict[int, Statement] = {}
    answers: dict[int, int] = {}
    for block in blocks:
        for one in block.with_responses() if isinstance(block, Statement) else ():
            known[_number(one)] = one
            answers |= {_number(found.statement): _number(one) for found in one.responses}
    return known, answers


def _source(head: re.Match[str]) -> str:
    """Return the source that a head names; one that speaks for itself does so as who says it."""
    if head["standing"] == "Reported":
        name = head["who"].removeprefix("according to ").removeprefix("the ")
        return name[:1].upper() + name[1:]
    return head["title"] or ""


def _lines(head: re.Match[str], rest: Sequence[str]) -> Iterator[Line]:
    found = [
        (place, match) for place, line in enumerate(rest) if (match := _STATEMENT.fullmatch(line))
    ]
    for place, match in found:
        labels = set(re.findall(r"\*\*([\w ]+)\*\*", head["marks"] + match["marks"]))
        after = list(rest[place + 1 :])
        if len(found) == 1:  # the sentences that follow can only be about this one
            labels |= {told["label"] for line in after if (told := _SENTENCE.fullmatch(line))}
            after = [line for line in after if not _SENTENCE.fullmatch(line)]
        note = after[0] if after and after[0].startswith(NOTE) else ""
        is_live = f"-# {LIVE_NOTICE}" in rest
        note = note.removeprefix(NOTE)
        yield Line(int(match["number"]), match["text"], frozenset(labels), note, is_live)


def _wrong(seen: Seen, expected: Statement) -> Iterator[str]:
    places = {int(number) for number in re.findall(r"\d+", seen.head["places"])}
    checks = {
        "statement": seen.line.text == escaped(expected.statement),
        "standing": seen.head["standing"] == expected.standing,
        "attribution": seen.head["who"] == expected.attribution,
        "labels": seen.line.labels == {caveat.label for caveat in expected.caveats},
        "note": seen.line.note == escaped(expected.note or ""),
        "notice": seen.line.is_live == expected.time_bound,
        "source": seen.source == expected.source.title,
        "paragraphs": places >= set(expected.source.paragraphs),
    }
    return (what for what, holds in checks.items() if not holds)


def _is_led(seen: Seen, answered: Statement | None) -> bool:
    """Tell whether the words before a statement tell what it answers, if it answers anything."""
    lead = seen.head["lead"] or ""
    if answered is None or not lead:
        return answered is None and not lead
    if f"“{answered.question}”" in lead:
        return True
    if (number := _number(answered)) not in seen.above:
        return False
    which = [ORDINALS[seen.above.index(number)]] if len(seen.above) > 1 else []
    return [ordinal for ordinal in ORDINALS if ordinal in lead] == which


def _number(one: Statement) -> int:
    return int(one.statement.split()[1])
