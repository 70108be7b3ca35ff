"""What the model refuses, in a curator's words, at the right place."""

from __future__ import annotations

import pytest
import yaml

from bot.knowledge import records
from bot.knowledge.yaml import limits
from bot.knowledge.yaml.messages import explain
from tests.knowledge.conftest import Changed, Problems


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("title: Harbour at a standstill", "title: 1948", "'1948' is read as a number, not as"),
        ("title: Harbour at a standstill", "title: no", "'no' is read as a yes-or-no value"),
        ("title: Harbour at a standstill", "title: true", "'true' is read as a yes-or-no value"),
        ("title: Harbour at a standstill", "title: 2024-05-01", "'2024-05-01' is read as a date"),
        (
            "title: Harbour at a standstill",
            "published: 2024-02-30",
            "'2024-02-30' is a day that no calendar has; correct the date, and put it in quotes",
        ),
        ("title: Harbour at a standstill", "title: 12:30", "'12:30' is read as a number"),
        ("title: Harbour at a standstill", "title: 1.5e3", "'1.5e3' is read as a number"),
        ("what: when the walkout will end", "what: null", "is read as nothing, not as a text"),
        ("what: when the walkout will end", "what:", "in 'what': nothing stands here; write it"),
        ("what: when the walkout will end", "what: [a]", "a list stands where a text belongs"),
        ("what: when the walkout will end", "what: {a: b}", "a mapping stands where a text belo"),
        ("what: when the walkout will end", 'what: " "', "the text is empty; write one"),
        ("what: when the walkout will end", f"what: {'a' * 161}", "longer than 160 characters"),
        ("what: when the walkout will end", r'what: "a\nb"', "the character U+000A is not allowed"),
        ("what: when the walkout will end", r'what: "a\u200bb"', "the character U+200B is not all"),
        ("    asks: [how much money", "    ask: [how much money", "did you mean 'asks'?"),
        ("    asks: [how much money", "    zzz: [how much money", "use one of: id, what, see"),
        ("    what: what pay the dockers ask for\n", "", "the key 'what' is missing; add it"),
        ("id: wage-demand", "id: Wage Demand", "'Wage Demand' is not an id; use lower-case"),
        ("id: wage-demand", f"id: {'a' * 65}", "longer than 64 characters; shorten it"),
        ("id: mayor,", f"id: {'a' * 57},", "longer than 56 characters; shorten it"),
        ("sha256: ", "sha256: a", "is not a SHA-256 checksum; write its 64"),
        ("paragraphs: 4\n", 'paragraphs: "4"\n', "not a whole number; write digits, without"),
        ("paragraphs: 4\n", "paragraphs: 0\n", "less than 1; correct the number"),
        ("paragraphs: 4\n", "paragraphs: 1000000\n", "more than 100000; correct the number"),
        ("paragraphs: 4\n", "paragraphs: 04\n", "not a whole number; write digits"),
        ("see: [ships-waiting]", "see: ships-waiting", "a single value stands where a list belo"),
        ("see: [ships-waiting]", "see: [a, b, c, d, e]", "more than 4 entries; take some out"),
        ("see: [ships-waiting]", "see: [mayor-calm, mayor-calm]", "'mayor-calm' is listed twice"),
        ("facts: [ships-waiting]", "facts: []", "fewer than 1 entries; add what is missing"),
        ("time_bound: true", "time_bound: yes", "neither true nor false; write true or false"),
        ("    time_bound: true", "    lifted: []", "a 'key: value' line belongs here; write the"),
        ("    time_bound: true", "    lifted: {A b: why}", "'A b' is not an id; use lower-case"),
        ("abstain: true", "abstain: true, expect: []", "neither or both of 'expect' and 'abst"),
        ("abstain: true", "abstain: true, also: [mayor-calm]", "'also' has no use with 'abstain:"),
        ("claimant: mayor", "claimant:", "'claimant': nothing stands here; write it, or remove"),
        ("claimant: mayor", "claimant: ''", "in 'claimant': the text is empty; write one, or rem"),
        ("time_bound: true", "time_bound:", "'time_bound': nothing stands here; write it, or rem"),
        ("see: [ships-waiting]", "see:", "in 'see': nothing stands here; write it, or remove th"),
        ("see: [ships-waiting]", "see: {a: b}", "a mapping stands where a list belongs; write it"),
        ("paragraphs: 4\n", "paragraphs:\n", "in 'paragraphs': nothing stands here; write it"),
        (
            "how much money do they want",
            "''",
            "in 'asks': the text is empty; write one, or take it",
        ),
        (
            "    time_bound: true",
            "    lifted: {sides-unchecked: }",
            "nothing stands here; write it, or take it out",
        ),
        (
            "stay calm.",
            "stay calm.\n    note: ' '",
            "'note': the text is empty; write one, or remo",
        ),
        ("abstain: true", "abstain: false", "neither or both of 'expect' and 'abstain: true'"),
        ("[damaged, broken, wrecked]", "[damaged]", "fewer than 2 entries; add what is missing"),
        (
            "[damaged, broken, wrecked]",
            "[damaged, 92]",
            ":15: without quotes '92' is read as a number",
        ),
        ("stay calm.", '"stay \u202ecalm."', "the character U+202E is not allowed in a text"),
        ("label: Unchecked", 'label: "\u3164"', "the character U+3164 is not allowed in a text"),
        (
            "label: Unchecked",
            "label: U\u0336\u0337\u0336\u0337",
            "marks are piled up over U+0055; take",
        ),
        (
            "label: Unchecked",
            "label: \u0336\u0337\u0336\u0337",
            "marks are piled up over U+0336; take",
        ),
        ("[damaged, broken, wrecked]", "damaged", "a single value stands where a list belongs"),
    ],
)
def test_what_the_model_refuses_is_told_in_words(
    changed: Changed, old: str, new: str, told: str
) -> None:
    assert any(told in problem for problem in changed((old, new)))


@pytest.mark.parametrize("items", ["['1']", "[x, 1.5]", "[0]"])
def test_a_list_of_wrong_items_is_not_told_as_a_short_one(changed: Changed, items: str) -> None:
    found = changed(("paragraphs: [1]", f"paragraphs: {items}"))
    assert len(found) == items.count(",") + 1
    assert not any("fewer" in problem for problem in found)


def test_a_problem_points_at_the_value_it_is_about(changed: Changed) -> None:
    (problem,) = changed(("how much money do they want", "92"))
    assert problem == (
        "base/a.yaml:97:12: in 'asks': without quotes '92' is read as a number, not as a text; "
        "put it in quotes"
    )


def test_the_marks_of_a_language_are_letters_like_any_other(changed: Changed) -> None:
    assert changed(("stay calm.", "stay calm, Vie\u0323\u0302t, שָׁלוֹם, नमस्ते, ที่นี่.")) == []


def test_a_no_break_space_is_a_space_like_any_other(changed: Changed) -> None:
    assert changed(("when the walkout will end", "when the walkout\u00a0will end")) == []


def test_quotes_make_a_text_of_anything(changed: Changed) -> None:
    assert changed(("how much money do they want", '"92", "no", "null", "2024-05-01"')) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- a\n", "a.yaml:1:1: the file does not consist of sections; begin it with one of: story"),
        ("facts: a\n", "a.yaml:1:1: 'facts' does not hold a list; begin each record with '- '"),
        ("fcats: []\n", "a.yaml:1:1: the key 'fcats' is not known here; did you mean 'facts'?"),
        ("facts:\n- a\n", "a.yaml:2:3: a record of 'facts' is not a mapping; write 'key: value'"),
        ("facts: []\n", "base: the base holds no fact; add one, and the source it is from"),
    ],
)
def test_the_shape_of_a_file_is_checked(problems: Problems, text: str, told: str) -> None:
    assert any(told in problem for problem in problems(text))


def test_an_id_must_not_be_missing_where_it_is_no_text(changed: Changed) -> None:
    assert any("a list stands" in told for told in changed(("id: wage-demand", "id: [a]")))


def test_all_problems_of_all_records_are_told_at_once(changed: Changed) -> None:
    found = changed(
        ("id: wage-demand", "id: Wage"),
        ("abstain: true", "abstian: true"),
        ("order: 10", "order: x"),
    )
    assert len(found) == 3
    assert sum("abstian" in problem for problem in found) == 1


def test_overlong_lists_are_not_looked_into(
    changed: Changed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "MAX_LIST_LENGTH", 2)
    found = changed(("[damaged, broken, wrecked]", "{a: b, c: d, e: f}"))
    assert any("this list is longer than 2 entries" in problem for problem in found)


def test_no_more_problems_are_collected_than_anybody_reads(problems: Problems) -> None:
    many = "".join(f"  - k{index}: v\n" for index in range(1_000))
    assert len(problems(f"facts:\n{many}")) == limits.MAX_PROBLEMS
    keys = "".join(f"k{index}: v\n" for index in range(1_000))
    assert len(problems(keys)) == limits.MAX_PROBLEMS


def test_a_kind_of_error_without_words_of_its_own_is_told_by_its_name() -> None:
    node = yaml.compose("\n\n   x", Loader=yaml.BaseLoader)
    assert node
    error = {"type": "url_type", "loc": (), "msg": "", "input": None}
    place, what, remedy = explain(error, node)  # type: ignore[arg-type]  # an error we never meet
    assert (place, what, remedy) == ((3, 4), "not valid (url_type)", "compare it with the schema")
