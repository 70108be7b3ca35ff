"""What vanishes from one state of a base to another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.knowledge import FactBase, load
from bot.knowledge.removals import removals
from tests.world import world_yaml

CALM = """
  - id: mayor-calm
    question: What did the mayor call for?
    statement: She asked everybody to stay calm.
    claimant: mayor
    source: harbour-report
    paragraphs: [4]
    asks: [what did ada quill say, reaction of the mayor]
"""
Edited = Callable[..., FactBase]


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    """Return a function from replacements in the invented base to the base they make."""

    def edit(*replacements: tuple[str, str]) -> FactBase:
        text = world_yaml()
        for old, new in replacements:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
        return load(tmp_path).base

    return edit


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (CALM, "", "the fact 'mayor-calm'"),
        ("    claimant: mayor\n", "", "of the fact 'mayor-calm': its claimant 'mayor'"),
        (
            "statement: She asked everybody to stay calm.",
            "statement: She asked everybody",
            "of the fact 'mayor-calm': the end of its statement",
        ),
        ("    time_bound: true\n", "", "of the fact 'ships-waiting': the mark that it is bound to"),
        (
            "    note: The report does not say when the cranes were damaged.\n",
            "",
            "of the fact 'cranes-damaged': its note",
        ),
        (
            "    dismisses: [union-accused]\n",
            "",
            "of the fact 'union-dismissal': its dismissal of ",
        ),
        (
            "dismisses: [union-accused]",
            "differs: [union-accused]",
            "of the fact 'union-dismissal': its dismissal of 'union-accused'",
        ),
        (
            "    differs: [cranes-damaged]\n",
            "",
            "of the fact 'cranes-old': the differing account 'cranes-damaged'",
        ),
        (
            "    note: The report does not say when the cranes were damaged.\n",
            "    note: When is not said.\n    lifted: {sides-unchecked: an inspector counted}\n",
            "of the fact 'cranes-damaged': the caveat 'sides-unchecked'",
        ),
        (
            "  - {question: who won the cup final, abstain: true}\n",
            "",
            "the golden question 'who won the cup final'",
        ),
        ("  - id: wage-demand\n", "  - id: pay-demand\n", "the unknown 'wage-demand'"),
        ("  - id: cranes\n", "  - id: all-cranes\n", "the topic 'cranes'"),
        ("{id: walkout,", "{id: walk-out,", "the event 'walkout'"),
        ("[damaged, broken, wrecked]", "[damaged, ruined]", "of the synonyms: broken, wrecked"),
        (
            "asks: [how much money do they want, wage demand]",
            "asks: [how]",
            "of 'wage-demand': more than half of its phrasings",
        ),
    ],
)
def test_each_thing_that_vanishes_is_told(edited: Edited, old: str, new: str, told: str) -> None:
    extra = [("facts: [mayor-calm]", "facts: [ships-waiting]")] if old == CALM else []
    whole, less = edited(), edited((old, new), *extra)
    (line,) = removals(whole, less)
    assert line.startswith(told)
    assert removals(whole, whole) == removals(less, less) == ()


def test_a_caveat_that_covers_fewer_claimants_is_told_for_each_fact(edited: Edited) -> None:
    covers = "covers: [harbour-board, dockers-union]"
    lines = removals(edited(), edited((covers, "covers: [dockers-union]")))
    assert lines == tuple(
        f"of the fact '{fact}': the caveat 'sides-unchecked'"
        for fact in ("cranes-damaged", "union-accused")
    )


def test_a_caveat_and_a_claimant_that_are_gone_are_told_themselves(edited: Edited) -> None:
    world = world_yaml()
    caveat = world[world.index("caveats:") : world.index("facts:")]
    actor = "  - {id: mayor, name: Mayor Ada Quill, aliases: [ada quill, quill]}\n"
    other = actor.replace("id: mayor", "id: quill")
    new = edited((caveat, ""), (actor, other), ("claimant: mayor", "claimant: quill"))
    assert removals(edited(), new) == ("the caveat 'sides-unchecked'", "the claimant 'mayor'")


def test_what_is_only_changed_or_added_does_not_vanish(edited: Edited) -> None:
    differs = "    differs: [cranes-damaged]\n"
    note = "    note: The report does not say when the cranes were damaged.\n"
    new = edited((differs, ""), (note, note + "    differs: [cranes-old]\n"), ("stay calm", "go"))
    assert removals(edited(), new) == ()
    assert removals(new, edited()) == ()
