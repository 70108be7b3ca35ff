"""When two phrasings count as the same."""

from __future__ import annotations

import pytest

from bot.knowledge import same_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("How many?", "how MANY"),
        ("  crane,  damage! ", "crane-damage"),
        ("what's up", "what\u2019s up"),
        ("what's up", "whats up"),
        ("what's up", "what\u00b4s up"),
        ("ｃｒａｎｅ", "crane"),  # noqa: RUF001 - full-width letters are the point
        ("caf\u00e9 prices", "cafe\u0301 prices"),
        ("Straße", "STRASSE"),
    ],
)
def test_what_makes_no_other_question_is_left_out(one: str, other: str) -> None:
    assert same_words(one) == same_words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("12 cranes", "13 cranes"), ("cafe", "caf\u00e9"), ("\u0915\u093e", "\u0915\u0940")],
)
def test_other_words_are_other_words(one: str, other: str) -> None:
    assert same_words(one) != same_words(other)


def test_a_text_of_very_many_characters_reads_as_any_other() -> None:
    rare = "".join(map(chr, range(0x3400, 0x3400 + 5_000)))
    assert same_words(f"{rare}…") == same_words(rare)
    assert same_words(f"crane\u2e3bdamage\u2047 {rare}") == f"crane damage {rare}"
