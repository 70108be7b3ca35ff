"""Unknowns to begin with, by kind of story."""

from __future__ import annotations

import pytest

from bot.curation.templates import guess, kinds, stems_of, templates
from bot.knowledge.model import Golden, Unknown
from bot.language.normalise import same_words
from tests.curation.reports import DERAILMENT

SENTENCES = DERAILMENT.splitlines()


@pytest.mark.parametrize("name", kinds())
def test_every_kind_has_unknowns_that_are_valid_and_ask_for_different_things(name: str) -> None:
    found = [*templates(kinds()[name], [])]
    assert len(found) >= 8
    asked = [same_words(text) for one in found for text in (*one.asks, one.golden)]
    assert len(set(asked)) == len(asked)
    for one in found:
        Unknown(id=one.id, what=one.what, asks=one.asks)
        Golden(question=one.golden, expect=(one.id,))
        assert "{" not in one.what + "".join(one.asks) + one.golden


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen opened fire; militants claimed the attack.", "attack"),
        (DERAILMENT, "accident"),
        ("The river rose, homes were flooded and people evacuated.", "disaster"),
        ("Hackers took customers' passwords and data.", "breach"),
        ("The party won most seats; turnout and votes rose.", "election"),
        ("Workers of the union went on strike for their demands.", "protest"),
        ("The jury found the defendant guilty.", "court"),
    ],
)
def test_the_kind_is_guessed_from_the_words(text: str, kind: str) -> None:
    assert guess(stems_of([text])).name == kind


def test_a_word_or_two_say_nothing_of_the_kind() -> None:
    assert guess(
        stems_of(["A new bakery sells bread to voters in the park at the court."])
    ).name == ("general")


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("The crash was loud. After the crash, a fire.", "crash"),
        ("The fire service and the fire chief came.", "accident"),
        ("", "accident"),
    ],
)
def test_the_story_calls_it_as_the_report_does(text: str, thing: str) -> None:
    asked = {ask for one in templates(kinds()["accident"], [text]) for ask in one.asks}
    assert f"what caused the {thing}" in asked
