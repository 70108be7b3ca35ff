"""Quantifiers: "only" and "all" that the facts do not say are corrected, requests are not."""

from __future__ import annotations

import pytest

from bot.answering import Answerer
from bot.answering.guards.quantifiers import check_quantifiers
from tests.answering.asking import subject


@pytest.mark.parametrize(
    ("entry", "question", "token"),
    [
        ("attack-weapons", "militants had only grenades", "only"),
        ("borders", "Balochistan solely borders Iran", "solely"),
        ("india-denial", "it was only India that dismissed it", "only"),
        ("quetta-sealed", "was every building in Quetta sealed", "every"),
        ("trains-halted", "were all of the train services stopped", "all"),
        ("quetta-sealed", "the whole administrative quarter in Quetta was sealed", "whole"),
    ],
)
def test_what_the_facts_do_not_say_of_all_is_corrected(
    shipped_answerer: Answerer, entry: str, question: str, token: str
) -> None:
    found = check_quantifiers(subject(shipped_answerer, question, entry))
    assert found is not None
    assert (found.kind, found.token) == ("quantifier", token)


@pytest.mark.parametrize(
    ("entry", "question"),
    [
        # the fact says so itself, or of all there are
        ("population-share", "only a fraction of Pakistan's population lives there"),
        ("attack-targets", "militants attacked prisons and police all of the"),
        ("responsibility-claim", "the BLA claims responsibility for all attacks"),
        # requests and questions for each
        ("trains-halted", "tell me all train services that were stopped"),
        ("trains-halted", "which train services were all stopped"),
        # before a figure, at the end, for the asker, between two
        ("civilians-killed", "were only 18 civilians killed"),
        ("civilians-killed", "civilians killed only"),
        ("civilians-killed", "i only want civilians killed"),
        ("attack-weapons", "did militants carry only grenades or firearms"),
        # what was named before
        ("attack-targets", "police and prisons were all struck"),
        # of something else
        ("attack-weapons", "only asking what militants carried there that very day"),
    ],
)
def test_requests_and_what_the_facts_say_are_not_corrected(
    shipped_answerer: Answerer, entry: str, question: str
) -> None:
    assert check_quantifiers(subject(shipped_answerer, question, entry)) is None
