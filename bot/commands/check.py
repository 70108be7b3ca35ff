"""`check`: everything that can be wrong with a fact base, a line each, and hints for curators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import typer

from bot.answering import DEFAULT_RISK, Risk, Snapshot, open_snapshot
from bot.answering.evaluation.base_checks import check_base
from bot.answering.evaluation.standing import standing_of
from bot.answering.hints import (
    HintGroup,
    close_hints,
    phrasings,
    quick_hints,
    worse_than_hints,
)
from bot.answering.snapshot import built
from bot.commands.progress import counted, waiting
from bot.commands.stories import folders
from bot.errors import KnowledgeError, Problem, UsageError
from bot.exchange.outputs import write_file
from bot.files import read_text
from bot.knowledge import FactBase, examine, load
from bot.knowledge.checks.draft import Draft
from bot.knowledge.checks.source_text import check_source_text
from bot.knowledge.records import TODO
from bot.knowledge.schema import SCHEMA_TITLE, json_schema
from bot.knowledge.stories import StoryFolder
from bot.knowledge.yaml.findings import quoted

SHOWN_UNASKED = 3  # hints of a kind; nobody asked for any
SHOWN = 10


@dataclass(frozen=True, slots=True)
class Hinting:
    """Which hints are asked for.

    `closely`: those too that take a while; `everything`: however many there are; `against`: a
    folder with the base as it was.
    """

    closely: bool = False
    everything: bool = False
    against: Path | None = None

    @property
    def is_asked_for(self) -> bool:
        """Tell whether any hint is asked for."""
        return self.closely or self.everything or self.against is not None


@dataclass(frozen=True, slots=True)
class Checked:
    """What a base is found to be: its problems, and a snapshot of it if it loads at all."""

    snapshot: Snapshot | None
    problems: tuple[Problem, ...]


def check(
    folder: Path,
    source_texts: Iterable[str],
    hinting: Hinting,
    risk: Risk = DEFAULT_RISK,
    story: str = "",
) -> int:
    """Print the problems of the stories in `folder`, then hints; return the exit code.

    `source_texts` are like `attacks-report=article.txt`; raises UsageError for any that is not, and
    for a story that is not there.
    """
    texts = texts_of(source_texts)
    try:
        found = folders(folder, story)
    except KnowledgeError as error:
        return _told(error.problems)
    if texts and len(found) > 1:
        raise UsageError("--source-text: choose the story of that source with --story")
    return max([_check(one, texts, hinting, risk) for one in found])


def _check(folder: StoryFolder, texts: Mapping[str, str], hinting: Hinting, risk: Risk) -> int:
    with waiting("Checking the fact base"):
        found = _checked(folder, texts, risk)
    if not _told(found.problems) and found.snapshot:
        typer.echo(f"{folder.name}: {size_of(found.snapshot.base)}; no problem found.")
        with waiting("Asking its own phrasings"):
            standing = standing_of(found.snapshot.answerer)
        if standing:
            typer.echo(str(standing))
    if found.snapshot and (hinting.is_asked_for or not found.problems):
        _tell(found.snapshot, hinting, risk)
    return int(bool(found.problems))


def write_schema(folder: StoryFolder, file: str) -> None:
    """Write the schema with all ids of a base, also of one that has problems."""
    write_file(file, json_schema(examine(*folder).draft), SCHEMA_TITLE, force=False)


def _told(found: Iterable[Problem]) -> int:
    """Print problems, a line each; return the exit code for them."""
    problems = sorted(found)
    for problem in problems:
        typer.echo(str(problem))
    if problems:
        todo = sum(problem.what.startswith(f"{TODO}: ") for problem in problems)
        which = f", {todo} of them left to do" if todo else ""
        typer.echo(f"{counted_problems(len(problems))} found{which}.", err=True)
    return int(bool(problems))


def _tell(snapshot: Snapshot, hinting: Hinting, risk: Risk) -> None:
    """Print hints; unasked only a few, and not among what is asked for."""
    unasked = not hinting.is_asked_for
    most = SHOWN_UNASKED if unasked else SHOWN
    for group in _hints(snapshot, hinting, risk):
        shown = group.hints if hinting.everything else group.hints[:most]
        for hint in shown:
            typer.echo(str(hint), err=unasked)
        if left := len(group.hints) - len(shown):
            typer.echo(f"… and {left} more {group.about}; --all shows them", err=unasked)


def _hints(snapshot: Snapshot, hinting: Hinting, risk: Risk) -> Iterator[HintGroup]:
    loaded, answerer = snapshot.loaded, snapshot.answerer
    if hinting.against is not None:
        with waiting("Asking the golden questions of both bases"):
            worse = worse_than_hints(
                loaded, answerer, open_snapshot(hinting.against, risk).answerer
            )
        yield worse
    with waiting("Looking for hints"):
        quick = list(quick_hints(loaded, answerer))
    yield from quick
    if hinting.closely:
        yield from close_hints(
            loaded, answerer, counted(phrasings(loaded), "Withholding phrasings")
        )


def _checked(folder: StoryFolder, texts: Mapping[str, str], risk: Risk) -> Checked:
    try:
        snapshot = built(load(*folder), folder, risk)
    except KnowledgeError as error:
        if not texts:
            return Checked(None, error.problems)
        return Checked(None, (*error.problems, *compared(examine(*folder).draft, texts)))
    problems = check_base(snapshot.loaded, snapshot.answerer)
    for source, text in texts.items():
        if source not in snapshot.base.sources:
            known = ", ".join(snapshot.base.sources)
            raise UsageError(
                f"--source-text: the base has no source {quoted(source)}; it has {known}"
            )
        loaded = snapshot.loaded
        problems += check_source_text(loaded.base.content, loaded.places, source, text)
    return Checked(snapshot, tuple(problems))


def compared(draft: Draft, texts: Mapping[str, str]) -> Iterator[Problem]:
    """Yield what the texts of the sources do not support in a base that may not load."""
    for source, text in texts.items():
        if source in draft.sources or draft.is_missing(source, ("sources",)):
            yield from check_source_text(draft.content, draft.places, source, text)


def texts_of(source_texts: Iterable[str]) -> dict[str, str]:
    """Return the text of each source; raises UsageError for what is none."""
    texts: dict[str, str] = {}
    for given in source_texts:
        source, separator, file = given.partition("=")
        if not (source and separator and file):
            raise UsageError(f"--source-text {quoted(given)}: write it as ID=FILE")
        if source in texts:
            raise UsageError(f"--source-text {quoted(given)}: give one text for each source")
        texts[source] = read_text(file)
    return texts


def counted_problems(count: int) -> str:
    """Return a number of problems in words."""
    return f"{count} problem{'' if count == 1 else 's'}"


def size_of(base: FactBase) -> str:
    """Return how much a base holds."""
    phrasings = sum(len(entry.asks) for entry in base.entries.values())
    return (
        f"{len(base.facts)} facts, {len(base.topics)} topics, {len(base.unknowns)} unknowns, "
        f"{len(base.timeline)} events, {phrasings} phrasings, {len(base.golden)} golden questions"
    )
