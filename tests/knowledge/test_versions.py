"""Facts over time: what is tied, what came later, and what a base may not say of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from bot.knowledge import FactBase
from bot.knowledge.diff import diff
from bot.knowledge.removals import removals
from bot.knowledge.versions import Versions
from tests.flood import FLOOD, load_flood, with_last_toll
from tests.knowledge.conftest import Problems

UPDATE = "    updates: [toll-first]\n"
RETRACTION = "    retracts: [homes-damaged]\n"
BY = "        by: midweek-report\n"
WHY = "        why: The later report says that it confirmed the figure with the families.\n"


@pytest.fixture
def flood(tmp_path: Path) -> FactBase:
    """Return the base of the flood, with a third toll."""
    return load_flood(tmp_path / "flood", with_last_toll()).base


@pytest.mark.parametrize(
    ("fact", "related"),
    [
        ("toll-last", [("updates", "toll-second"), ("updates", "toll-first")]),
        ("toll-second", [("updated_by", "toll-last"), ("updates", "toll-first")]),
        ("toll-first", [("updated_by", "toll-last"), ("updated_by", "toll-second")]),
        ("homes-damaged", [("retracted_by", "homes-withdrawn")]),
        ("homes-withdrawn", [("retracts", "homes-damaged")]),
        ("rain", []),
    ],
)
def test_what_came_earlier_and_later_is_related_at_any_distance_the_newest_first(
    flood: FactBase, fact: str, related: list[tuple[str, str]]
) -> None:
    found = flood.related_to(flood.facts[fact])
    assert [(one.relation, one.fact.id) for one in found] == related


def test_a_fact_knows_its_versions_and_the_latest_of_them(flood: FactBase) -> None:
    tolls = ("toll-last", "toll-second", "toll-first")
    assert {flood.versions.of(one) for one in tolls} == {tolls}
    assert [flood.versions.latest(one) for one in tolls] == [("toll-last",)] * 3
    assert flood.versions.of("rain") == flood.versions.latest("rain") == ("rain",)


@pytest.mark.parametrize(
    ("given", "ordered"),
    [
        ("rain toll-first school toll-last", "rain toll-last toll-first school"),
        ("toll-last toll-first", "toll-last toll-first"),
        ("toll-first toll-second toll-last", "toll-last toll-second toll-first"),
        ("toll-first rain", "toll-first rain"),
    ],
)
def test_of_several_facts_each_follows_what_came_later(
    flood: FactBase, given: str, ordered: str
) -> None:
    assert " ".join(flood.versions.newest_first(given.split())) == ordered


def tied(flood: FactBase, *updates: Iterable[str]) -> Versions:
    """Return the versions of facts called by the first letters, each with what it updates."""
    some = flood.facts["rain"]
    return Versions(
        [
            some.model_copy(update={"id": identity, "updates": tuple(others)})
            for identity, *others in updates
        ]
    )


def test_an_update_that_names_all_before_it_reads_in_their_order(flood: FactBase) -> None:
    versions = tied(flood, "cab", "ba", "a")
    assert versions.updated_from("c") == ("b", "a")
    assert versions.updated_to("a") == ("c", "b")


def test_two_updates_of_one_fact_are_both_its_latest(flood: FactBase) -> None:
    assert tied(flood, "a", "ba", "ca").latest("a") == ("b", "c")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (UPDATE, "    updates: [toll-frst]\n", "among the facts; did you mean 'toll-first'?"),
        (RETRACTION, "    retracts: [police]\n", "'police' is one of the actors, not of the facts"),
        (UPDATE, "    updates: [toll-second]\n", "'toll-second' is this fact itself; name another"),
        (RETRACTION, "    retracts: [homes-withdrawn]\n", "'homes-withdrawn' is this fact itself"),
        (
            RETRACTION,
            RETRACTION + RETRACTION.replace("retracts", "updates"),
            "'homes-withdrawn' and 'homes-damaged' are related by 'updates' as well; keep",
        ),
        (
            UPDATE,
            UPDATE + UPDATE.replace("updates", "differs"),
            "'toll-second' and 'toll-first' are related by 'differs' as well; keep 'retracts' for",
        ),
        (
            "    source: monday-report\n    paragraphs: [1]\n",
            "    dismisses: [toll-second]\n    source: monday-report\n    paragraphs: [1]\n",
            "'toll-second' and 'toll-first' are related by 'dismisses' as well",
        ),
        (
            RETRACTION,
            "    retracts: [toll-first]\n",
            "'toll-first' is not a claim of 'council', who cannot take it back; write 'dismisses'",
        ),
        (
            RETRACTION,
            "    retracts: [rain]\n",
            "'rain' is not a claim of 'council', who cannot take it back",
        ),
        (
            "    source: monday-report\n    paragraphs: [1]\n",
            "    updates: [toll-second]\n    source: monday-report\n    paragraphs: [1]\n",
            "'toll-first' would come later than itself: the relations lead in a circle; keep the",
        ),
        (UPDATE, "    updates: [a, b, c, d]\n", "more than 3 entries; take some out"),
        (BY, "        by: midweek\n", "there is no 'midweek' among the sources"),
        (BY, "        by: monday-report\n", "is the source of the fact itself; name the later"),
        (BY, "", "the key 'by' is missing; add it"),
        (BY, f"{BY}        how: so\n", "in 'lifted': the key 'how' is not known here; write 'why'"),
        (BY, "        by: [a]\n", "in 'lifted': a list stands where a text belongs"),
        (BY, "        by:\n", "in 'lifted': nothing stands here; write it"),
        (WHY, "        why: ''\n", "in 'lifted': the text is empty; write one"),
        (WHY + BY, "        - why\n", "in 'lifted': a list stands where a text belongs"),
    ],
)
def test_what_makes_no_sense_over_time_is_told(
    problems: Problems, old: str, new: str, told: str
) -> None:
    assert FLOOD.count(old) == 1
    found = problems(FLOOD.replace(old, new))
    assert [problem for problem in found if told in problem], found


def test_a_circle_through_both_relations_is_told_at_each_of_its_links(problems: Problems) -> None:
    text = with_last_toll().replace(
        "    source: monday-report\n    paragraphs: [1]\n",
        "    retracts: [toll-last]\n    source: monday-report\n    paragraphs: [1]\n",
    )
    assert len([one for one in problems(text) if "lead in a circle" in one]) == 3


def test_no_more_versions_than_can_be_read_together(problems: Problems) -> None:
    def base(count: int) -> str:
        later = "".join(
            f"  - {{id: toll-{n}, question: What was count {n}?, statement: It counts {n} more., "
            f"updates: [toll-{n - 1 if n else 'first'}], source: friday-report, paragraphs: [1]}}\n"
            for n in range(count)
        )
        return FLOOD.replace("topics:\n", f"{later}topics:\n", 1)

    assert problems(base(6)) == []  # with the first and the second
    (told,) = problems(base(7))
    assert "more than 8 facts are tied by 'updates' and 'retracts'; take the oldest out" in told


def test_a_source_may_take_back_a_claim_it_told_of(problems: Problems) -> None:
    assert problems(FLOOD.replace("    claimant: council\n    retracts", "    retracts")) == []


def test_a_reload_tells_which_relations_changed_and_asks_where_one_is_gone(
    flood: FactBase, tmp_path: Path
) -> None:
    text = with_last_toll().replace(UPDATE, "").replace(RETRACTION, "")
    new = load_flood(tmp_path / "new", text).base
    assert flood.revision != new.revision
    assert diff(flood, new).sections["facts"].changed == {
        "toll-second": ("updates",),
        "homes-withdrawn": ("retracts",),
    }
    assert removals(flood, new) == (
        "of the fact 'toll-second': its update of 'toll-first'",
        "of the fact 'homes-withdrawn': its retraction of 'homes-damaged'",
    )
