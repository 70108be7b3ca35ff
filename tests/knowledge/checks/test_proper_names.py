"""Finding the proper names in a text."""

from __future__ import annotations

import pytest

from bot.knowledge.checks.proper_names import name_parts, names_in, words_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The union of Port Selby left.", ("Port", "Selby")),
        ("Selby's dockers met Quill’s men.", ("Quill",)),
        ("They left. Then Quill came: He and I said “Stay”.", ("Quill", "Stay")),
        ("“Dockers” left", ()),
        ("a Selby-based BLU", ("Selby", "BLU")),
        ("no names here", ()),
    ],
)
def test_names_are_capitalised_words_inside_a_sentence(text: str, names: tuple[str, ...]) -> None:
    assert names_in(text) == names


def test_every_capitalised_word_of_a_name_belongs_to_it() -> None:
    assert name_parts("the Selby Dockers' Union (SDU)") == ("Selby", "Dockers", "Union", "SDU")


def test_words_are_compared_without_case_and_possessive() -> None:
    assert words_in("The Union’s ＡＢＣ") == {"the", "union", "abc"}  # noqa: RUF001 - full-width
