"""The files of a new story: all that is wrong with them is what is still to be done."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.curation.ids import Ids, identity_of
from bot.curation.report import Report
from bot.curation.story_files import files_of
from bot.curation.templates import kinds
from bot.curation.yaml_text import as_yaml
from bot.knowledge import examine
from bot.knowledge.model import ID_LENGTH, SAID_BY
from bot.knowledge.report_text import checksum_of
from tests.curation.reports import DERAILMENT

PIECES = (
    *DERAILMENT.replace("\n\n", "\n \n").split(" "),
    *("\n\n", "Al-Ameen", "the", "The", "said", '"', "\u2019s", "No", "No Yes", "1948", "May 12"),
    *("(BLA)", "\u00dcm\u00fct", "\u0627\u0644", "\u2028", "\x07", "unverified", "by", "He", ";"),
)


def problems_of(folder: Path, files: dict[str, str]) -> list[str]:
    """Return what is wrong with files, when they are written into a folder."""
    for old in folder.glob("*.yaml"):
        old.unlink()
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return [str(problem) for problem in examine(folder).problems]


@pytest.fixture
def files() -> dict[str, str]:
    return files_of(Report("derailment", DERAILMENT))


def records(files: dict[str, str], section: str) -> dict[str, dict[str, object]]:
    """Return the records of a section by id, or by position."""
    found = [
        record
        for text in files.values()
        for record in (yaml.safe_load(text) or {}).get(section, [])
    ]
    return {str(record.get("id", place)): record for place, record in enumerate(found)}


def test_whatever_is_unfinished_is_all_that_is_wrong(tmp_path: Path, files: dict[str, str]) -> None:
    told = problems_of(tmp_path, files)
    marked = sum(text.count(" todo: ") for text in files.values())
    assert len(told) == marked > 30
    assert all(": todo: " in line for line in told)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60), st.sampled_from([None, *kinds().values()]))
def test_so_it_is_of_any_text(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str], kind: object
) -> None:
    folder = tmp_path_factory.getbasetemp() / "any"
    folder.mkdir(exist_ok=True)
    report = Report("any", " ".join(pieces), kind)  # type: ignore[arg-type]
    told = problems_of(folder, files_of(report))
    holds_no_fact = [line for line in told if "the base holds no fact" in line]
    assert all(": todo: " in line for line in told if line not in holds_no_fact)
    assert bool(holds_no_fact) == (not report.facts)


def test_no_sentence_of_the_report_is_copied(files: dict[str, str]) -> None:
    written = " ".join(" ".join(files.values()).split())
    words = DERAILMENT.split()
    for place in range(len(words) - 4):
        assert " ".join(words[place : place + 5]) not in written


def test_the_report_is_known_again_by_its_checksum(files: dict[str, str]) -> None:
    (source,) = records(files, "sources").values()
    assert source["id"] == "derailment-report"
    assert source["sha256"] == checksum_of(DERAILMENT)
    assert source["paragraphs"] == 5
    assert (source["title"], source["publisher"], source["published"]) == (None, None, None)


def test_a_fact_says_where_to_look_and_who_seems_to_say_it(files: dict[str, str]) -> None:
    facts = records(files, "facts")
    reported = facts["german-train-drivers-reported"]
    assert reported["todo"] == "paragraph 3, sentence 1: March, 'said'"
    assert reported["claimant"] == "german-train-drivers"
    assert reported["about"] == ["nordbahn"]
    assert reported["paragraphs"] == [3]
    assert reported["statement"] is reported["question"] is reported["asks"] is None
    assert "claimant" not in facts["wagons-overturned"]
    assert facts["nordbahn-denied"]["dismisses"] is None


def test_a_speaker_that_is_not_clear_is_left_to_be_filled_in() -> None:
    facts = records(files_of(Report("a", "The crew was accused of theft.")), "facts")
    assert facts["accused"]["claimant"] is None


def test_a_warning_covers_those_who_say_something(files: dict[str, str]) -> None:
    (caveat,) = records(files, "caveats").values()
    assert caveat["paragraphs"] == [4]
    assert caveat["text"] is None
    assert caveat["covers"] == [
        "regional-fire-service",
        "marta-kelling",
        "german-train-drivers",
        "nordbahn",
        "transport-ministry",
    ]
    (alone,) = records(files_of(Report("a", "It is unverified.")), "caveats").values()
    assert alone["covers"] is None


def test_a_day_is_an_event_with_the_facts_that_name_it(files: dict[str, str]) -> None:
    events = records(files, "events")
    assert [event["when"] for event in events.values()] == ["Thursday", "Friday", "March", "2019"]
    assert events["march"]["facts"] == ["german-train-drivers-reported"]
    assert [event["order"] for event in events.values()] == [10, 20, 30, 40]


def test_an_unknown_that_the_report_may_answer_says_where(files: dict[str, str]) -> None:
    unknowns = records(files, "unknowns")
    assert str(unknowns["injured"]["todo"]).startswith("paragraph 1 may say it: ")
    assert str(unknowns["missing"]["todo"]).startswith("remove the record if the report says it")


def test_golden_questions_expect_what_there_is(files: dict[str, str]) -> None:
    golden = [*records(files, "golden").values()]
    expected = [one["expect"] for one in golden if "expect" in one]
    assert ["missing"] in expected
    assert ["injured"] not in expected, "the report may answer that"
    entries = {*records(files, "facts"), *records(files, "unknowns")}
    for one in golden:
        assert one.get("abstain") or set(one["expect"]) <= entries  # type: ignore[call-overload]
    assert sum("todo" in one for one in golden) == len(records(files, "facts"))


def test_what_is_longer_than_any_sentence_is_not_read_to_its_end() -> None:
    facts = records(files_of(Report("a", "Ships " * 400 + "said 12 boats left.")), "facts")
    assert facts == {}


def test_a_file_that_would_hold_nothing_is_not_written() -> None:
    files = files_of(Report("bakery", "A bakery opened on Monday."))
    assert [name.removesuffix(".yaml") for name in files] == [
        *("report", "facts", "events", "unknowns", "golden", "story"),
    ]


def test_what_was_left_out_is_said_at_the_end() -> None:
    files = files_of(Report("a", "Police said so in Selby. It rained.\n\nNobody knew."))
    assert files["actors.yaml"].endswith("\n# Left out as places: Selby.\n")
    told = (
        "no figure, day or claim was found there: paragraph 1, sentence 2; paragraph 2, sentence 1."
    )
    assert files["facts.yaml"].endswith(f"\n# Left out, as {told}\n")
    assert "Left out" not in files_of(Report("a", "Police said so."))["facts.yaml"]


@pytest.mark.parametrize(
    ("words", "identity"),
    [
        ("the Harbour Board", "the-harbour-board"),
        ("Dockers' \u00dcnion", "dockers-union"),
        ("\u0627\u0644", ""),
        ("S\u00f8rby \u0141\u00f3d\u017a", "sorby-lodz"),
        ("word " * 20, "-".join(["word"] * 12)),
    ],
)
def test_an_id_is_made_of_words(words: str, identity: str) -> None:
    assert identity_of(words, longest=60) == identity


def test_no_id_is_given_twice_and_none_is_too_long() -> None:
    ids = Ids()
    assert [ids.take("a b"), ids.take("a b"), ids.take("!")] == ["a-b", "a-b-2", "record"]
    assert [ids.take("a b"), ids.take("a b 2"), ids.take("a b")] == ["a-b-3", "a-b-2-2", "a-b-4"]
    longest = ID_LENGTH - len(SAID_BY)
    assert all(len(ids.take("x" * 20 + " y" * 40, longest)) <= longest for _ in range(12))


def test_what_could_be_read_as_something_else_is_quoted() -> None:
    text = as_yaml("x", [{"id": "no", "n": None, "i": 1, "t": "a: b", "l": ["1948", "a b"]}])
    assert yaml.safe_load(text) == {
        "x": [{"id": "no", "n": None, "i": 1, "t": "a: b", "l": ["1948", "a b"]}]
    }
    assert as_yaml("x", []) == ""
