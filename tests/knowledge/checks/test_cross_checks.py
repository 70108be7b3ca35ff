"""What only shows when the records of a base are looked at together."""

from __future__ import annotations

from hashlib import sha256

import pytest

from bot.knowledge.checks.draft import MAX_COVERING
from tests.knowledge.conftest import Changed, Problems
from tests.world import SOURCE_TEXT

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
            "[how many ships sank]",
            "[Number of ships waiting?]",
            "stands under 'asks' of the same en",
        ),
        # golden questions
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


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("aliases: [dockers]", "aliases: [dockers, Dockers!]", "this stands in the same list alr"),
        ("[how many ships sank]", "[a b, 'A, b?']", "this stands in the same list already; take"),
        ("[damaged, broken, wrecked]", "[damaged, broken, Broken]", "stands in the same list alr"),
        ("[damaged, broken, wrecked]", "[boats, ships, vessels]", "says the same as what stands"),
        (
            "what pay the dockers ask for",
            "when the walkout, will end",
            "the same as what stands in b",
        ),
        (
            "when: after the walkout (no day given), order: 20, facts: [mayor-calm]",
            "when: tuesday, order: 20, facts: [ships-waiting]",
            "this says the same as what stands in base/a.yaml:",
        ),
        (
            "actors:\n",
            "  - {id: other, paragraphs: 4, sha256: SHA256}\nactors:\n",
            "this says the same as what stands in base/a.yaml:2; keep one of the two, or",
        ),
    ],
)
def test_what_stands_there_twice_is_told(changed: Changed, old: str, new: str, told: str) -> None:
    digest = sha256(SOURCE_TEXT.encode()).hexdigest()
    (problem,) = changed((old, new.replace("SHA256", digest)))
    assert told in problem


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


def test_no_more_caveats_cover_a_fact_than_fit_beside_it(changed: Changed) -> None:
    more = "".join(
        f"  - {{id: more-{number}, label: More {number}, text: More of it., source: harbour-report,"
        " paragraphs: [3], covers: [dockers-union]}\n"
        for number in range(4)
    )
    four, five = (more.splitlines(keepends=True)[:count] for count in (3, 4))
    assert changed(("caveats:\n", "caveats:\n" + "".join(four))) == []
    told = changed(("caveats:\n", "caveats:\n" + "".join(five)))
    assert [problem.split(": ", 1)[1] for problem in told] == 2 * [
        "more than 4 caveats cover this fact; make one caveat of those that warn of the same"
    ]


def test_caveats_are_counted_no_further_than_to_too_many(problems: Problems) -> None:
    caveats = "".join(
        f"- {{id: c{number}, label: L{number}, text: T, source: s, paragraphs: [1], covers: [a]}}\n"
        for number in range(MAX_COVERING + 5)
    )
    text = (
        "sources: [{id: s, paragraphs: 4}]\nactors: [{id: a, name: A}]\nfacts:\n"
        "- {id: x, question: What of x?, statement: It is x., claimant: a, source: s, "
        f"paragraphs: [1]}}\ncaveats:\n{caveats}"
    )
    (problem,) = problems(text)
    assert "more than 4 caveats cover this fact" in problem


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
