"""Comparing a base with the text it was curated from."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import Problem
from bot.knowledge import Loaded, examine, load
from bot.knowledge.checks.source_text import check_source_text
from tests.world import SOURCE_TEXT, world_yaml

SOURCE = "harbour-report"


def differences(base: Loaded, source: str, text: str) -> list[Problem]:
    return check_source_text(base.base.content, base.places, source, text)


def compare(tmp_path: Path, old: str, new: str) -> list[str]:
    text = world_yaml()
    assert text.count(old) == 1
    (tmp_path / "a.yaml").write_text(text.replace(old, new), encoding="utf-8")
    found = differences(load(tmp_path), SOURCE, SOURCE_TEXT)
    return [f"{problem.what}; {problem.remedy}" for problem in found]


def test_the_fixture_world_is_borne_out_by_its_text(world: Loaded) -> None:
    assert differences(world, SOURCE, SOURCE_TEXT) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("It says 12 cranes", "It says 13 cranes", "in 'statement': the figure 13 is in no paragr"),
        (
            "It says 12 cranes",
            "It says 12% of cranes",
            "the figure 12% is in no paragraph the fact",
        ),
        ("It says 12 cranes", "It says 650 million cranes", "the figure 650 million is in no"),
        ("forty ships waiting", "dozens of ships waiting", "the figure dozens is in no paragraph"),
        (
            "not say when the cranes",
            "not say if 5 cranes",
            "in 'note': the figure 5 is in no parag",
        ),
        ("in Port Selby.", "in Port Shelby.", "in 'statement': the name 'Shelby' is not in the so"),
        ("did the mayor call", "did Mayor Quilt call", "in 'question': the name 'Quilt' is not in"),
        ("name: Mayor Ada Quill", "name: Mayor Ida Quill", "in 'name': the name 'Ida' is not in"),
        ("short: the Board", "short: the HB", "in 'short': the name 'HB' is not in the source's"),
        ("title: The cranes, as", "title: The Titans, as", "in 'title': the name 'Titans' is not"),
        ("said about the cranes?", "said in Rome?", "in 'question': the name 'Rome' is not in the"),
        (
            "    paragraphs: [3]\n    covers",
            "    paragraphs: [1]\n    covers",
            "has a word in commo",
        ),
        ("when: Tuesday", "when: Wednesday", "the text does not name the date 'wednesday'; word"),
        ("paragraphs: 4\n", "paragraphs: 5\n", "the text has 4 paragraphs, not 5; correct the num"),
    ],
)
def test_what_the_text_does_not_say_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert any(told in problem for problem in compare(tmp_path, old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("forty ships waiting", "40 ships waiting"),
        ("It says 12 cranes", "It says twelve cranes"),
        ("She asked everybody", "She asked one and all"),
    ],
)
def test_figures_agree_in_digits_and_in_words(tmp_path: Path, old: str, new: str) -> None:
    assert compare(tmp_path, old, new) == []


def test_a_lone_one_in_the_text_bears_out_a_1(tmp_path: Path) -> None:
    text = world_yaml().replace("It says 12 cranes", "It says 1 of 12 cranes")
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    article = SOURCE_TEXT.replace("says 12 cranes", "says one of 12 cranes")
    found = differences(load(tmp_path), SOURCE, article)
    assert [problem.what for problem in found] == [
        "the text is not the one the facts were curated from"
    ]


def test_another_text_is_told_by_its_checksum(world: Loaded) -> None:
    (problem,) = differences(world, SOURCE, SOURCE_TEXT + " ")
    assert problem.what == "the text is not the one the facts were curated from"
    assert problem.remedy.startswith("use that text, or check every fact and write sha256: ")


def test_a_source_without_a_checksum_is_told_which_one_to_add(tmp_path: Path) -> None:
    lines = world_yaml().splitlines(keepends=True)
    text = "".join(line for line in lines if "sha256" not in line)
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    (problem,) = differences(load(tmp_path), SOURCE, SOURCE_TEXT)
    assert problem.what == "the source has no checksum"


def test_cited_paragraphs_that_the_text_lacks_bear_out_nothing(world: Loaded) -> None:
    found = {problem.what for problem in differences(world, SOURCE, "Nothing.")}
    assert "the text has 1 paragraphs, not 4" in found
    assert "in 'statement': the figure 12 is in no paragraph the fact cites" in found


def test_line_ends_and_blanks_part_paragraphs_alike(world: Loaded) -> None:
    text = SOURCE_TEXT.replace("\n\n", "\r\n \r\n\r\n")
    assert [problem.what for problem in differences(world, SOURCE, text)] == [
        "the text is not the one the facts were curated from"
    ]


def test_what_belongs_to_another_source_is_not_compared(tmp_path: Path) -> None:
    other = """
sources:
  - {id: other, paragraphs: 1}
actors:
  - {id: stranger, name: Someone Else}
caveats:
  - {id: hearsay, label: Hearsay, text: Overheard., source: other, paragraphs: [1], covers: [mayor]}
facts:
  - {id: a, question: What is it?, statement: 77 Gulls., source: other, paragraphs: [1]}
  - {id: b, question: What else?, statement: G., claimant: mayor, source: other, paragraphs: [1]}
topics:
  - {id: both, title: Of Gulls, question: What of Gulls?, facts: [a, mayor-calm]}
events:
  - {id: then, when: Friday, order: 5, facts: [a]}
"""
    (tmp_path / "a.yaml").write_text(world_yaml(), encoding="utf-8")
    (tmp_path / "b.yaml").write_text(other, encoding="utf-8")
    assert differences(load(tmp_path), SOURCE, SOURCE_TEXT) == []


def test_a_source_nobody_knows_is_told(world: Loaded) -> None:
    (problem,) = differences(world, "harbor", SOURCE_TEXT)
    assert str(problem) == (
        "knowledge: there is no source 'harbor' to compare a text with; use one of: harbour-report"
    )


def test_where_no_source_can_be_read_it_says_to_add_one(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("facts: 1\n", encoding="utf-8")
    draft = examine(tmp_path).draft
    (problem,) = check_source_text(draft.content, draft.places, SOURCE, SOURCE_TEXT)
    assert problem.remedy == "add it under 'sources'"
