"""Reports for administrators: what they say, and that they fit."""

from __future__ import annotations

import math
import os
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from bot.answering.explanation import explain
from bot.answering.live import LiveBase
from bot.discord_bot.reports import Report
from bot.discord_bot.reports.gaps import gaps_report
from bot.discord_bot.reports.reload import problems_report, reload_report
from bot.discord_bot.reports.status import (
    NO_DATABASE,
    Health,
    duration,
    memory_in_use,
    status_report,
)
from bot.discord_bot.reports.why import why_report
from bot.errors import GoldenRegression, KnowledgeError, Problem
from bot.store import Gap
from tests.world import world_yaml, write_world

HEALTH = Health(uptime=90, latency=0.042, servers=2, memory=128 * 1024 * 1024)


@pytest.fixture
def live(tmp_path: Path) -> LiveBase:
    """Return a base of this test's own, to change and reload."""
    return LiveBase(write_world(tmp_path / "knowledge"))


def rewrite(folder: Path, *changes: tuple[str, str]) -> None:
    """Change the base's file in a folder's `knowledge`."""
    text = world_yaml()
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    (folder / "knowledge" / "world.yaml").write_text(text, encoding="utf-8")


def test_a_reload_report_names_all_that_was_added_changed_and_removed(
    live: LiveBase, tmp_path: Path
) -> None:
    rewrite(
        tmp_path,
        ("She asked everybody to stay calm.", "She asked all to stay calm."),
        ("  - id: wage-demand\n    what: what pay", "  - id: pay-demand\n    what: the pay"),
        ("  - {question: who won the cup final, abstain: true}\n", ""),
        ("  - [damaged, broken, wrecked]\n", "  - [damaged, broken, wrecked, ruined]\n"),
    )
    report = reload_report(live.reload(allow_removals=True))
    assert report.head.startswith("Reloaded in ")
    assert report.head.endswith(f"revision {live.current.revision}.")
    assert report.lines == (
        "Facts: 1 changed",
        "changed: mayor-calm (statement)",
        "Unknowns: 1 added, 1 removed",
        "added: pay-demand",
        "removed: wage-demand",
        "Synonyms: 1 added, 1 removed",
        "added: broken, damaged, ruined, wrecked",
        "removed: broken, damaged, wrecked",
        "Golden questions: 1 removed",
        "removed: who won the cup final",
    )


def test_a_reload_that_changes_nothing_says_so(live: LiveBase) -> None:
    report = reload_report(live.reload())
    assert "nothing has changed" in report.head
    assert report.lines == ()


def test_a_golden_question_that_is_answered_rightly_now_is_told(
    live: LiveBase, tmp_path: Path
) -> None:
    asks = "asks: [what did ada quill say, "
    rewrite(tmp_path, (asks, f"{asks}gulls on the jetty roof, "))
    live.reload()
    mended = dedent("""\
        facts:
          - id: gulls
            question: Where do the gulls live?
            statement: Gulls live on the roof of the jetty.
            source: harbour-report
            paragraphs: [4]
            asks: [gulls on the jetty roof]
        golden:
          - {question: do gulls live on the jetty roof, expect: [gulls]}
        """)
    (tmp_path / "knowledge" / "gulls.yaml").write_text(mended, encoding="utf-8")
    rewrite(tmp_path)
    report = reload_report(live.reload())
    assert report.lines[-1] == "Answered rightly now: do gulls live on the jetty roof"


@pytest.mark.parametrize(
    ("kind", "count", "head"),
    [
        (KnowledgeError, 1, "Not reloaded: 1 problem. The current fact base stays in use."),
        (KnowledgeError, 2, "Not reloaded: 2 problems. The current fact base stays in use."),
        (
            GoldenRegression,
            2,
            "Not reloaded: 2 problems with golden questions. The current fact base stays in use.",
        ),
    ],
)
def test_a_refused_reload_lists_each_problem_with_its_place(
    kind: type[KnowledgeError], count: int, head: str
) -> None:
    problems = [Problem("base.yaml", line, 3, "no claimant", "add one") for line in range(count)]
    report = problems_report(kind(problems))
    assert report.head == head
    assert report.lines[-1] == (
        "base.yaml:1:3: no claimant; add one" if count > 1 else "base.yaml: no claimant; add one"
    )


@pytest.mark.parametrize(
    ("lines", "fits"),
    [
        ((), True),
        (("one", "two"), True),
        (("x" * 2_999,), True),
        (("x" * 3_001,), False),
        (("*" * 1_600,), False),  # each is shown with a backslash
        (("x",) * 40, True),
        (("x",) * 41, False),
        (("x" * 200,) * 16, False),
    ],
)
def test_a_report_goes_into_a_file_where_a_message_does_not_hold_it(
    *, lines: tuple[str, ...], fits: bool
) -> None:
    report = Report("Head.", lines, "all.txt")
    file = report.file()
    assert report.fits is fits
    assert (file is None) is fits
    assert report.layout().content_length() <= 4_000
    assert report.layout_cut().content_length() <= 4_000
    if file is not None:
        assert file.filename == "all.txt"
        assert file.fp.read().decode() == "\n".join(("Head.", "", *lines, ""))


def test_what_a_cut_report_leaves_out_is_counted() -> None:
    text = "\n".join(
        item.content  # type: ignore[attr-defined] # a cut report holds only texts
        for item in Report("Head.", ("x" * 200,) * 20).layout_cut().children
    )
    assert text.count("x" * 200) == 14
    assert "so 6 more lines are not shown" in text


def test_the_status_shows_revision_counts_and_health(live: LiveBase) -> None:
    base = live.current.first.base
    report = status_report(live.current, HEALTH)
    assert report.head == f"Revision {base.revision}"
    assert report.lines == (
        "Facts: 7, topics: 3, unknowns: 2, actors: 3, sources: 1, events: 2, golden questions: 3",
        "Running for: 1 minute, 30 seconds",
        "Servers: 2",
        NO_DATABASE,
        "Latency: 42 ms",
        "Last reload: none since the start",
        "Memory: 128 MB",
    )


@pytest.mark.parametrize("latency", [math.inf, math.nan])
def test_what_is_not_measured_is_said_to_be(live: LiveBase, latency: float) -> None:
    health = Health(1, latency, 0, memory=None, reloaded=61, reload_took=0.25)
    lines = status_report(live.current, health).lines
    assert "Latency: not measured yet" in lines
    assert "Last reload: 1 minute, 1 second ago, took 0.2 s" in lines
    assert "Memory: not known on this system" in lines


def test_the_memory_in_use_is_read_where_the_system_tells_it(tmp_path: Path) -> None:
    statm = tmp_path / "statm"
    assert memory_in_use(statm) is None
    statm.write_text("garbled")
    assert memory_in_use(statm) is None
    statm.write_text("90000 300 2000 1 0 50000 0\n")
    assert memory_in_use(statm) == 300 * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (-1, "less than a second"),
        (0.9, "less than a second"),
        (1, "1 second"),
        (60, "1 minute"),
        (3_661, "1 hour, 1 minute"),
        (2 * 86_400 + 5, "2 days, 5 seconds"),
    ],
)
def test_a_duration_names_its_two_largest_units(seconds: float, text: str) -> None:
    assert duration(seconds) == text


@pytest.mark.parametrize(
    "question",
    [
        "how many craanes were damaged zorblax",
        "zorblax zorblax <@123456> **bold** how many cranes were damaged @everyone",
        "were 4zorblax cranes damaged",
        "zorblax",
        "",
    ],
)
def test_why_never_repeats_what_was_typed(live: LiveBase, question: str) -> None:
    answerer = live.current.first.answerer
    report = why_report(
        explain(answerer, answerer.decide(question)), answerer.matcher.catalogue.word_counts
    )
    text = "\n".join((report.head, *report.lines))
    assert report.head.startswith("Outcome: ")
    for typed in ("zorblax", "craanes", "123456", "bold", "everyone"):
        assert typed not in text


def test_why_shows_the_known_word_of_a_repair_and_the_nearest_phrasings(live: LiveBase) -> None:
    answerer = live.current.first.answerer
    explanation = explain(answerer, answerer.decide("how many craanes were damaged"))
    report = why_report(explanation, answerer.matcher.catalogue.word_counts)
    assert report.head.startswith("Outcome: answer with “cranes-damaged” (How many cranes")
    text = "\n".join(report.lines)
    assert "a misspelling → cranes" in text
    assert "Nearest: the phrasing “how many cranes were damaged”" in text
    assert "Runner-up: “cranes-old” (What does the union say about" in text


def test_why_counts_the_words_nobody_knows(live: LiveBase) -> None:
    answerer = live.current.first.answerer
    explanation = explain(answerer, answerer.decide("how many cranes zorblax quuxly"))
    report = why_report(explanation, answerer.matcher.catalogue.word_counts)
    assert "Words the fact base does not know: 2, not repeated here." in report.lines


@pytest.mark.parametrize("question", ["cranes zorblax damaged", "goods: how many cranes damaged?"])
def test_why_tells_which_known_words_counted_and_which_did_not(
    live: LiveBase, question: str
) -> None:
    answerer = live.current.first.answerer
    known = answerer.matcher.catalogue.word_counts
    report = why_report(explain(answerer, answerer.decide(question)), known)
    (counted,) = (line for line in report.lines if line.startswith("Words that counted: "))
    assert "cranes " in counted
    assert "damaged " in counted
    missing = [line for line in report.lines if line.startswith("Words it does not hold: ")]
    assert missing == (["Words it does not hold: goods."] if "goods" in question else [])


@pytest.mark.parametrize(
    ("entry", "shown"),
    [
        ("cranes-damaged", "How many cranes does the Harbour Board say were damaged?"),
        ("", "I had nothing near it"),
        ("gone-since", "gone-since"),
    ],
)
def test_a_gap_names_what_was_shown(live: LiveBase, entry: str, shown: str) -> None:
    gap = Gap(1, 7, "why did the mayor …", entry, 3, date(2026, 11, 23))
    (line,) = gaps_report(live.current, [gap], is_kept=True).lines
    assert line.startswith("3 asked: why did the mayor … — ")
    assert shown in line
    assert line.endswith("(since 23 Nov 2026)")
