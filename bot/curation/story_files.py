"""A folder for a new story, with what its report gives to begin with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from bot.curation import stubs
from bot.curation.report import Report
from bot.curation.yaml_text import Stub, as_mapping, as_yaml
from bot.knowledge.schema import SCHEMA_NAME

_ABOUT: Final = "What this folder is about. Its id never changes."
_HEAD: Final = f"# yaml-language-server: $schema=../{SCHEMA_NAME}\n"


class _File(NamedTuple):
    """A file of a new story: what its first lines and its last say, and its sections."""

    name: str
    comment: str
    sections: Mapping[str, Callable[[Report], Iterator[Stub]]]
    left_out: Callable[[Report], str] = lambda _: ""


_FILES: Final = (
    _File(
        "report.yaml",
        "The report, and what it warns of itself.",
        {"sources": stubs.sources, "caveats": stubs.caveats},
    ),
    _File(
        "actors.yaml",
        "Who speaks or is named. 'name' reads after 'according to'; 'aliases' are other names.",
        {"actors": stubs.actors},
        stubs.places,
    ),
    _File(
        "facts.yaml",
        "One fact for each thing the report says. 'question' is neutral and shown; 'statement'"
        " reads\n# after 'According to …:', in your own words; without a claimant the report says"
        " it itself.\n# 'asks' are ten and more ways to ask for it, none of them ever shown.",
        {"facts": stubs.facts},
        stubs.passed_over,
    ),
    _File(
        "events.yaml",
        "The days the report names. A fact gets a day only from an event that lists it.",
        {"events": stubs.events},
    ),
    _File(
        "unknowns.yaml",
        "What people ask and the report leaves open. 'what' reads on after 'does not state'.",
        {"unknowns": stubs.unknowns},
    ),
    _File(
        "golden.yaml",
        "Questions that measure the bot: best by somebody else than the author of the asks.",
        {"golden": stubs.golden},
    ),
)


def files_of(report: Report) -> dict[str, str]:
    """Return the files of a new story by name, without those that would hold nothing."""
    files: dict[str, str] = {}
    for name, comment, sections, left_out in _FILES:
        texts = [as_yaml(section, [*make(report)]) for section, make in sections.items()]
        if body := "\n".join(filter(None, texts)):
            note = left_out(report)
            files[name] = f"{_HEAD}# {comment}\n{body}" + (f"\n# {note}\n" if note else "")
    files["story.yaml"] = f"{_HEAD}# {_ABOUT}\n{as_mapping('story', stubs.story(report))}"
    return files
