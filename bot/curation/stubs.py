"""The first records of a story: what is to be written, and where the report says it.

Each is marked `todo`. None holds a sentence of the report: what a fact says is for a curator to
word, and the text is not ours to copy.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from bot.curation.report import Report
from bot.curation.sentences import Sentence
from bot.curation.yaml_text import BLANK, Stub
from bot.knowledge.report_text import checksum_of, paragraphs_of

MOST_GOLDEN = 10  # golden questions to be worded
STEP = 10  # between the events' numbers, so that others fit in
_ANSWERING = frozenset(
    "denied denies deny dismiss dismissed dismisses reject rejected rejects".split()
)
_ABOUT_ANYTHING = ("who won the cup final", "how do i get a refund", "will it rain tomorrow")


def story(report: Report) -> Stub:
    """Return what the folder is about."""
    return {
        "id": report.story,
        "title": f"the {report.story.replace('-', ' ')}",
        "todo": "write how members call it, as it reads after 'On': the attacks in Balochistan",
    }


def sources(report: Report) -> Iterator[Stub]:
    """Yield the report itself."""
    yield {
        "id": report.source,
        "todo": "write title, publisher and date as the report gives them; null if it does not",
        "title": None,
        "publisher": None,
        "published": None,
        "paragraphs": len(paragraphs_of(report.text)),
        "sha256": checksum_of(report.text),
    }


def actors(report: Report) -> Iterator[Stub]:
    """Yield those who speak or are named."""
    for one in report.cast.actors:
        says = "speaks" if one.is_speaker else "is named"
        yield {
            "id": one.id,
            "todo": f"{says} in {_paragraphs(one.paragraphs)}: a person, group or government?"
            " else remove the record",
            "name": one.name,
            **({"short": one.short} if one.short else {}),
            "aliases": one.aliases,
        }


def places(report: Report) -> str:
    """Return what was left out of the actors."""
    found = report.cast.places
    return f"Left out as places: {', '.join(found)}." if found else ""


def passed_over(report: Report) -> str:
    """Return which sentences were left out of the facts."""
    found = "; ".join(_place(reading.sentence) for reading in report.passed_over)
    return f"Left out, as no figure, day or claim was found there: {found}." if found else ""


def caveats(report: Report) -> Iterator[Stub]:
    """Yield a warning for each sentence that says something is not verified."""
    speakers = (report.speaker(reading) for reading in report.facts.values())
    covered = [*dict.fromkeys(one.id for one in speakers if one)]
    for reading in report.warnings:
        yield {
            "id": report.ids.take("unverified"),
            "todo": f"{_place(reading.sentence)}: word the warning; whom does it cover?",
            "label": "Unverified",
            "text": BLANK,
            "source": report.source,
            "paragraphs": [reading.sentence.paragraph],
            "covers": covered or BLANK,
        }


def facts(report: Report) -> Iterator[Stub]:
    """Yield a fact for each sentence that holds a figure, a day or a verb of saying."""
    for identity, reading in report.facts.items():
        speaker = report.speaker(reading)
        present = report.cast.present.get(reading.sentence, ())
        claimant = {"claimant": speaker.id if speaker else BLANK} if reading.verb else {}
        yield {
            "id": identity,
            "todo": f"{_place(reading.sentence)}: {reading.holds}",
            "question": BLANK,
            "statement": BLANK,
            **claimant,
            **({"dismisses": BLANK} if reading.verb in _ANSWERING else {}),
            "about": [one.id for one in present if one is not speaker],
            "source": report.source,
            "paragraphs": [reading.sentence.paragraph],
            "asks": BLANK,
        }


def events(report: Report) -> Iterator[Stub]:
    """Yield an event for each day that the report names."""
    for place, (day, told) in enumerate(report.days.items(), start=1):
        yield {
            "id": report.ids.take(day),
            "todo": "word the day as the report does; keep the facts it dates",
            "when": day,
            "order": place * STEP,
            "facts": told,
        }


def unknowns(report: Report) -> Iterator[Stub]:
    """Yield what reports of the kind often leave open."""
    for identity, one in report.templates.items():
        said = report.mentions(one.cues)
        where = f"{_paragraphs(said)} may say it: " if said else ""
        yield {
            "id": identity,
            "todo": f"{where}remove the record if the report says it; else add the nearest facts",
            "what": one.what,
            "see": [],
            "asks": one.asks,
        }


def golden(report: Report) -> Iterator[Stub]:
    """Yield golden questions: those of facts still to be worded."""
    for identity in islice(report.facts, MOST_GOLDEN):
        yield {
            "todo": "ask for it as a stranger would, in none of its asks' words; or remove this",
            "question": BLANK,
            "expect": [identity],
        }
    for identity, one in report.templates.items():
        if not report.mentions(one.cues):  # else the unknown may well be removed
            yield {"question": one.golden, "expect": [identity]}
    for question in _ABOUT_ANYTHING:
        yield {"question": question, "abstain": True}


def _place(sentence: Sentence) -> str:
    return f"paragraph {sentence.paragraph}, sentence {sentence.number}"


def _paragraphs(numbers: list[int]) -> str:
    return f"paragraph{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"
