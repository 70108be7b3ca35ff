"""Who is named in a report."""

from __future__ import annotations

import pytest

from bot.curation.actors import Cast, cast_of
from bot.curation.ids import Ids
from bot.curation.sentences import sentences_of
from tests.curation.reports import DERAILMENT


def cast(text: str) -> Cast:
    return cast_of([*sentences_of(text)], Ids())


def names(text: str) -> list[str]:
    return [actor.name for actor in cast(text).actors]


def test_those_who_speak_and_names_within_sentences_are_actors() -> None:
    assert names(DERAILMENT) == [
        "Marta Kelling",
        "German Train Drivers",
        "Nordbahn",
        "the regional fire service",
        "the transport ministry",
    ]


def test_a_shorter_name_and_an_acronym_belong_to_the_longer_name() -> None:
    found = cast(DERAILMENT + "\nIt was the GTD, said Nordbahn, and not Kelling.")
    by_id = {actor.id: actor for actor in found.actors}
    assert by_id["marta-kelling"].aliases == ["Kelling"]
    assert by_id["marta-kelling"].paragraphs == [2, 5, 6]
    assert by_id["german-train-drivers"].short == "GTD"
    assert by_id["german-train-drivers"].aliases == []
    assert "gtd" not in by_id


def test_of_names_that_are_each_short_for_the_next_the_longest_is_taken() -> None:
    (actor,) = cast("It was Mayor Ada Quill. They met Ada Quill. They asked Quill.").actors
    assert actor.name == "Mayor Ada Quill"
    assert actor.aliases == ["Ada Quill", "Quill"]


def test_a_name_is_the_same_with_and_without_its_legal_form() -> None:
    assert names("It was built by Nordgrav AS. They asked Nordgrav.") == ["Nordgrav AS"]
    assert names("It was built by Nordgrav AS. They asked Nordgrav Asia.") == [
        "Nordgrav AS",
        "Nordgrav Asia",
    ]


def test_a_name_that_only_tells_which_one_is_part_of_the_whole() -> None:
    text = "They went to the Saint Olav clinic. The clinic said so. It is the Lindau gate."
    assert names(text) == ["the Saint Olav clinic", "the Lindau"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was Ada Quill of the Harbour Board.", ["Ada Quill", "the Harbour Board"]),
        ("It was the Supreme Court of Sanara.", ["the Supreme Court of Sanara"]),
        (
            "It was the Front for the Liberation of Sanara.",
            ["the Front for the Liberation of Sanara"],
        ),
        ("It was Selby's Mayor Quill.", ["Selby", "Mayor Quill"]),
    ],
)
def test_a_name_goes_on_behind_of_where_it_is_that_of_a_body(
    text: str, expected: list[str]
) -> None:
    assert names(text) == expected


def test_the_capitals_of_a_headline_tell_no_name() -> None:
    headline = "Tunnel Blasts Poison Tap Water Of Lakeside Town"
    assert names(f"{headline}\n\nIt was the Harbour Board.") == ["the Harbour Board"]


def test_a_name_that_could_be_short_for_several_stays_by_itself() -> None:
    text = "It was Ada Quill. It was Tom Quill. They asked Quill."
    assert names(text) == ["Ada Quill", "Tom Quill", "Quill"]


def test_names_that_stand_where_places_do_are_set_apart() -> None:
    found = cast(DERAILMENT)
    assert found.places == ("Ostermoor",)
    assert names("Ships lay in Selby. People left Selby.") == ["Selby"]


def test_the_beginning_of_a_sentence_the_calendar_and_long_names_are_no_names() -> None:
    assert names("Trains stood still. The day was a Friday in May. Nobody knew.") == []
    assert names("Trains met the " + "Very " * 30 + "Long Name.") == []
    assert names("Trains were seen by Trains.") == ["Trains"]


def test_an_article_belongs_to_the_name_wherever_it_stood_once() -> None:
    assert names("We saw Harbour Board members. They met the Harbour Board.") == [
        "the Harbour Board"
    ]
    assert names("The Harbour Board met us.") == ["the Harbour Board"]


def test_a_pronoun_is_of_whoever_spoke_last_in_the_paragraph() -> None:
    found = cast(DERAILMENT)
    spoken = {(one.paragraph, one.number): actor.id for one, actor in found.speakers.items()}
    assert spoken[3, 2] == spoken[3, 3] == "nordbahn"
    assert spoken[5, 2] == spoken[5, 4] == "transport-ministry"
    assert cast("Police said so.\n\nIt said so.").speakers.keys() == {
        next(sentences_of("Police said so."))
    }
