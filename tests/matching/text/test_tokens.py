"""From a message to plain words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.normalise import folded
from bot.matching import TEXT_LENGTH, words
from bot.matching.text.tokens import MAX_WORDS, bare

QUESTION = "How many dockers walked out?"
PLAIN = ["how", "many", "dockers", "walked", "out"]

# Any code point: NUL, lone surrogates, combining marks, right-to-left overrides, ...
hostile = st.text(st.characters(), max_size=5_000)
messy = st.lists(
    st.sampled_from(
        "`|```|\n> |<@1>|https://x.y|'s|n't|%|1,00|.5|ninety|one| |"
        "\0|\ud800|\u202e|e\u0301|\u0345|፩|٩|Ⅷ|½|ŉ|İ".split("|")
    ),
    max_size=300,
).map("".join)


@given(hostile | messy)
def test_any_text_becomes_few_plain_words(text: str) -> None:
    found = words(text)
    assert len(found) <= MAX_WORDS
    for word in found:
        assert word == word.casefold()
        assert word.isalpha() or float(word) >= 0


@given(messy)
def test_words_are_the_same_when_read_again(text: str) -> None:
    found = words(text)
    assert words(" ".join(found)) == found


@given(hostile | messy)
def test_what_is_left_of_a_text_has_no_lone_surrogate_and_a_bounded_length(text: str) -> None:
    assert len(bare(text).encode()) <= 4 * TEXT_LENGTH


def test_a_long_message_is_cut_to_so_many_words() -> None:
    assert words("crane " * 1_000) == ["crane"] * MAX_WORDS


@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "  {}\n\n",
        "hey {}",
        "Hello everyone, {} Thanks!",
        "{} lol",
        "{} please",
        "<@123456789> {}",
        "<@!123456789> {} <:crane:42>",
        "@everyone {}",
        "</ask:42> {} <#7> <t:1700000000:R>",
        "{} https://vellen.example/news?id=1&x=how",
        "www.vellen.example {}",
        "`import crane` {}",
        "``import `crane` `` {}",
        "```py\nimport crane\n``` {}",
        "{} ```never closed",
        "> the cranes stand still\n{}",
        "  > quoted, indented\n\n{}",
        "**{}**",
        "||{}||",
        "«{}»",
    ],
)
@pytest.mark.parametrize("question", [QUESTION, QUESTION.upper(), QUESTION.replace(" ", " \t ")])
def test_what_stands_around_a_question_does_not_change_its_words(
    around: str, question: str
) -> None:
    assert words(around.format(question)) == PLAIN


@given(st.lists(st.sampled_from('?!.,;:-–—/()[]"*~_… '), max_size=12).map("".join))
def test_punctuation_does_not_change_the_words(marks: str) -> None:
    assert words(f"{QUESTION[:-1]}{marks}") == PLAIN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hi", ["hi"]),
        ("thanks, bro!", ["thanks", "bro"]),
        ("> How many dockers walked out?", PLAIN),
        ("`How many` dockers", ["dockers"]),
        ("`How many dockers walked out`", PLAIN),
        ("<@1>", []),
        ("https://vellen.example", []),
        ("?!?", []),
        ("", []),
    ],
)
def test_fillers_quotations_and_code_count_where_nothing_else_is_there(
    text: str, expected: list[str]
) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Good morning. Trains?", ["trains"]),
        ("good evening, who died", ["who", "died"]),
        ("good night", ["good", "night"]),
        ("a good morning", ["a", "good", "morning"]),
        ("good reasons", ["good", "reasons"]),
    ],
)
def test_good_morning_is_no_part_of_a_question(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ninety-two", ["92"]),
        ("ninety two", ["92"]),
        ("twenty-one", ["21"]),
        ("fifteen", ["15"]),
        ("eighty", ["80"]),
        ("eighty cranes", ["80", "cranes"]),
        ("twenty thirty", ["20", "30"]),
        ("twenty zero", ["20", "0"]),
        ("forty-five fifty-six", ["45", "56"]),
        ("two hundred", ["2", "hundred"]),
        ("one", ["one"]),
        ("one of the cranes", ["one", "of", "the", "cranes"]),
        ("44%", ["44", "percent"]),
        ("44 pct", ["44", "percent"]),
        ("1,000", ["1000"]),
        ("1,234,567", ["1234567"]),
        ("1,00,000", ["100000"]),
        ("1.000", ["1000"]),
        ("3.5", ["3.5"]),
        ("1948", ["1948"]),
        ("9, 10", ["9", "10"]),
        ("12th", ["12", "th"]),
        ("x²", ["x"]),
        ("²½", []),
        ("92² cranes", ["92", "cranes"]),
        ("½ of the cranes", ["of", "the", "cranes"]),
        ("2½ cranes", ["2", "cranes"]),
        ("①②", []),
        ("\uff14\uff14\uff05", ["44", "percent"]),
        ("፩ crane", ["crane"]),
    ],
)
def test_numbers_read_as_digits(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.integers(21, 99).filter(lambda number: number % 10 != 0))
def test_every_two_part_number_word_reads_as_its_digits(number: int) -> None:
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()[number // 10 - 2]
    unit = "one two three four five six seven eight nine".split()[number % 10 - 1]
    assert words(f"{tens}-{unit} cranes") == [str(number), "cranes"]


@given(st.integers(0, 10**9))
def test_a_thousands_separator_does_not_change_a_number(number: int) -> None:
    assert words(f"{number:,}") == [str(number)]


@pytest.mark.parametrize("apostrophe", [*"'’\u2018`´\u02bc\u2032", ""])
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("don{}t", "do not"),
        ("Isn{}t", "is not"),
        ("CAN{}T", "can not"),
        ("won{}t", "will not"),
        ("ain{}t", "is not"),
        ("couldn{}t", "could not"),
        ("what{}s", "what is"),
        ("who{}s", "who is"),
        ("they{}re", "they are"),
        ("it{}ll", "it will"),
        ("i{}ve", "i have"),
        ("i{}m", "i am"),
    ],
)
def test_a_contraction_reads_the_same_with_any_apostrophe_and_with_none(
    typed: str, expected: str, apostrophe: str
) -> None:
    assert words(typed.format(apostrophe)) == expected.split()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("the union's demand", "the union demand"),
        ("the dockers' demand", "the dockers demand"),
        ("i'd know", "i would know"),
        ("shan't", "shall not"),
        ("cannot", "can not"),
        ("'dead' cranes", "dead cranes"),
        ("rock'n'roll", "rocknroll"),
    ],
)
def test_other_apostrophes_go(typed: str, expected: str) -> None:
    assert words(typed) == expected.split()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("how many ppl r there", "how many people are there"),
        ("did u hear abt the govt", "did you hear about the government"),
        ("Crânes à Pört Vellén", "cranes a port vellen"),
        ("\uff30\uff2f\uff32\uff34", "port"),
        ("STRASSE straße", "strasse strasse"),
        ("por\u00adt vel\u200blen", "port vellen"),
        ("p\u0336o\u0336r\u0336t", "port"),
        ("port_vellen", "port vellen"),
        ("port\0vellen", "port vellen"),
    ],
)
def test_chat_spellings_accents_and_invisible_characters_are_folded(
    typed: str, expected: str
) -> None:
    assert words(typed) == expected.split()


@given(hostile)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = folded(text)
    assert folded(once) == once


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        # what greets or is said around a question goes
        ("good morning, how many died", "how many died"),
        ("morning! how many died", "how many died"),
        ("morning all, who did it", "who did it"),
        ("hi everyone, what happened", "what happened"),
        ("guys how many died", "how many died"),
        ("how many died guys", "how many died"),
        ("yo dude what happened bro lol", "what happened"),
        # the same words where they mean something
        ("what happened in the morning", "what happened in the morning"),
        ("attack in the evening", "attack in the evening"),
        ("how many folks were killed", "how many folks were killed"),
        ("did they kill everyone", "did they kill everyone"),
        ("everyone was killed?", "everyone was killed"),
        ("who killed the man", "who killed the man"),
        ("how quickly did the army respond", "how quickly did the army respond"),
        ("well, how well did it go", "how well did it go"),
        ("who sat next to the prime minister", "who sat next to the prime minister"),
        ("did they sit or have they sat", "did they sit or have they sat"),
        ("what happened on sat", "what happened on saturday"),
        ("sat night attacks", "saturday night attacks"),
        ("the mil says 2 mil people", "the military says 2 million people"),
    ],
)
def test_a_word_goes_only_where_it_is_said_around_the_question(text: str, plain: str) -> None:
    assert words(text) == plain.split()
