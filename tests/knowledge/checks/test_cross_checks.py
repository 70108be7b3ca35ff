"""What only shows when the records of a base are looked at together."""

from __future__ import annotations

import pytest

from tests.knowledge.conftest import Changed, Problems

DISMISSES = "dismisses: [union-accused]"
DIFFERS = "differs: [cranes-damaged]"


def test_the_fixture_world_has_no_problem(changed: Changed) -> None:
    assert changed() == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        # ids
        (
            "id: wage-demand",
            "id: mayor-calm",
            "the id 'mayor-calm' is taken by one of the facts (b",
        ),
        (
            "id: wage-demand",
            "id: said-by-mayor",
            "'said-by-mayor' is that of a topic made by itself",
        ),
        # references
        ("see: [ships-waiting]", "see: [ship-waiting]", "did you mean 'ships-waiting'?"),
        ("see: [ships-waiting]", "see: [zzz]", "there is no 'zzz' among the facts; correct the id"),
        ("see: [ships-waiting]", "see: [mayor]", "'mayor' is one of the actors, not of the facts"),
        (
            "claimant: mayor",
            "claimant: major",
            "there is no 'major' among the actors; did you mean",
        ),
        ("about: [dockers-union]", "about: [dockers]", "there is no 'dockers' among the actors"),
        (DISMISSES, "dismisses: [union]", "there is no 'union' among the facts"),
        (DIFFERS, "differs: [cranes]", "'cranes' is one of the topics, not of the facts"),
        ("covers: [harbour-board, ", "covers: [nobody, ", "there is no 'nobody' among the actors"),
        ("facts: [ships-waiting]", "facts: [gone]", "there is no 'gone' among the facts"),
        ("facts: [cranes-damaged, cr", "facts: [gone, cr", "there is no 'gone' among the facts"),
        (
            "expect: [ships-waiting]",
            "expect: [gone]",
            "'gone' among the facts or topics or unknowns",
        ),
        ("also: [union-dismissal]", "also: [cranes]", "'cranes' is one of the topics, not of the"),
        ("time_bound: true", "lifted: {gone: why}", "there is no 'gone' among the caveats"),
        # paragraphs
        ("paragraphs: [1]", "paragraphs: [5]", "'harbour-report' has 4 paragraphs, not 5; cite"),
        (
            "paragraphs: [1]",
            "paragraphs: [1, 1]",
            "paragraph 1 is cited twice; take one of the two",
        ),
        # relations
        (DISMISSES, "dismisses: [union-dismissal]", "'union-dismissal' is this fact itself; name"),
        (DIFFERS, "differs: [cranes-old]", "'cranes-old' is this fact itself; name another"),
        (DISMISSES, "dismisses: [goods-share]", "'goods-share' is no claim: the source itself rep"),
        (DISMISSES, "dismisses: [cranes-old]", "'cranes-old' is a claim of the same claimant"),
        ("time_bound: true", "dismisses: [mayor-calm]", "a dismissal without a claimant; say who"),
        (DIFFERS, "differs: [goods-share]", "'goods-share' is no claim: the source itself reports"),
        (DIFFERS, "differs: [union-dismissal]", "'union-dismissal' is an account of the same clai"),
        (
            "time_bound: true",
            "differs: [mayor-calm]",
            "reports does not differ from anybody's acco",
        ),
        (DISMISSES, f"{DISMISSES}\n    differs: [union-accused]", "differ, and one also dismisses"),
        (
            "about: [dockers-union]",
            "dismisses: [union-dismissal]",
            "and 'union-accused' dismiss eac",
        ),
        # caveats
        (
            "time_bound: true",
            "lifted: {sides-unchecked: why}",
            "does not cover this fact, so cannot",
        ),
        # timeline
        ("order: 20", "order: 10", "the order 10 is also that of the event 'walkout'; give each"),
        # names
        (
            "aliases: [dockers]",
            "aliases: [The Board]",
            "'harbour-board' has this name too; keep it",
        ),
        # phrasings
        (
            "wage demand]",
            '"Crane, damage!"]',
            "phrasing belongs to 'cranes-damaged' already (base/a.y",
        ),
        (
            "wage demand]",
            "wage demand, Wage  demand]",
            "this phrasing belongs to 'wage-demand' alr",
        ),
        (
            "wage demand]",
            "what does the board say]",
            "this phrasing belongs to 'said-by-harbour-board' already; take it out: that topic is",
        ),
        (
            "What did the mayor call for?",
            "What does the union say?",
            "this question belongs to 'said-by-dockers-union' already; word it otherwise: that to",
        ),
        (
            "What did the mayor call for?",
            "'???'",
            "this question holds no word; write one",
        ),
        ("wage demand]", "'???']", "this phrasing holds no word; write one, or take it out"),
        (
            "What did the mayor call for?",
            "Who planned the damage?",
            "this question belongs to 'uni",
        ),
        (
            "aliases: [dockers]",
            "aliases: [board]",
            "'harbour-board' has this name too; keep it",
        ),
        (
            "[how many ships sank]",
            "[Number of ships waiting?]",
            "stands under 'asks' of the same en",
        ),
        # golden questions
        (
            "[how many ships sank]",
            "[How many boats wait in the port?]",
            "'ships-waiting' is expected, and has this under 'not_asks'; take it out of one",
        ),
        (
            "also: [union-dismissal]",
            "also: [union-accused]",
            "the one id under 'expect' stands under 'also' too; take it out there",
        ),
        (
            "how many boats wait in the port",
            "ships NOT unloaded",
            "this golden question belongs to",
        ),
        (
            "how many boats wait in the port",
            "Who won the cup final?",
            "stands here twice; keep one",
        ),
    ],
)
def test_what_does_not_fit_together_is_told(
    changed: Changed, old: str, new: str, told: str
) -> None:
    assert any(told in problem for problem in changed((old, new)))


def test_names_without_a_word_are_told_apart_by_their_signs(changed: Changed) -> None:
    mayor, union = "name: Mayor Ada Quill", "short: the union"
    assert changed((mayor, "name: 🙂"), (union, "short: 👍")) == []
    (problem,) = changed((mayor, "name: 🙂"), (union, "short: 🙂"))
    assert "'dockers-union' has this name too" in problem


def test_topics_that_nobody_wrote_have_no_problems_of_their_own(changed: Changed) -> None:
    assert (
        changed(("name: the Harbour Board, short: the Board", "name: the board, short: The Board"))
        == []
    )


def test_an_id_of_two_records_is_told_in_one_order(problems: Problems) -> None:
    text = (
        "unknowns:\n- {id: d, what: this}\nactors:\n- {id: d, name: D}\n"
        "topics:\n- {id: t, title: T, question: What of t?, facts: [d, e]}\n"
    )
    assert any(
        "'d' is one of the actors and unknowns, not of the facts" in told for told in problems(text)
    )


def test_an_id_that_is_no_id_cannot_break_a_message(problems: Problems) -> None:
    odd = r'"a\nb"'
    (told, *_) = [p for p in problems(f"facts:\n- id: {odd}\n- id: {odd}\n") if "taken" in p]
    assert r"the id 'a\nb' is taken by one of the facts (base/a.yaml:2)" in told


def test_a_lifted_caveat_needs_nothing_but_a_reason(changed: Changed) -> None:
    lifted = "    lifted: {sides-unchecked: an inspector counted them}\n"
    note = "    note: The report does not say when the cranes were damaged.\n"
    assert changed((note, lifted)) == []


def test_both_of_two_differing_accounts_may_name_the_other(changed: Changed) -> None:
    note = "    note: The report does not say when the cranes were damaged.\n"
    assert changed((note, "    differs: [cranes-old]\n")) == []


def test_an_entry_may_have_its_own_question_among_its_phrasings(changed: Changed) -> None:
    assert changed(("reaction of the mayor", "what did the mayor call for")) == []


def test_a_golden_question_may_expect_a_topic_that_nobody_wrote(changed: Changed) -> None:
    assert changed(("expect: [ships-waiting]", "expect: [said-by-dockers-union]")) == []


def test_ids_of_a_broken_record_are_not_missed(changed: Changed) -> None:
    found = changed(("statement: She asked everybody to stay calm.", "statement: 92"))
    assert len(found) == 1


@pytest.mark.parametrize("broken", ["fact:\n- {id: x}\n", "unknowns: x\n", "[\n"])
def test_ids_are_not_missed_while_a_file_cannot_be_looked_into(
    problems: Problems, broken: str
) -> None:
    golden = "golden:\n- {question: where is it, expect: [x]}\n"
    assert not any("there is no 'x'" in told for told in problems(golden + broken))


def test_references_to_a_record_in_a_broken_section_are_judged_as_far_as_they_can_be(
    changed: Changed,
) -> None:
    found = changed(("see: [ships-waiting]", "see: [mayor]"), ("synonyms:", "synonymes:"))
    assert len(found) == 2
    assert any("'mayor' is one of the actors" in told for told in found)


def test_among_very_many_ids_none_is_guessed(
    changed: Changed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.knowledge.yaml.findings.MAX_COMPARED", 2)
    (told,) = changed(("see: [ships-waiting]", "see: [ship-waiting]"))
    assert told.endswith("correct the id, or add the record")
