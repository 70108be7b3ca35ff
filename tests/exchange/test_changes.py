"""What changed between two bases, as a terminal and a pull request show it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.exchange.change_text import as_markdown, as_text
from bot.exchange.changes import Changes, changes
from bot.knowledge import load
from tests.world import load_world, world_yaml

CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")


def changed(tmp_path: Path, *replacements: tuple[str, str]) -> Changes:
    """Return what changes with some replacements in the invented base."""
    text = world_yaml()
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / "a.yaml").write_text(text, "utf-8")
    return changes(load_world(tmp_path / "old").base, load(folder).base)


def test_of_equal_bases_nothing_is_reported(tmp_path: Path) -> None:
    found = changed(tmp_path)
    sentence = f"Nothing has changed: revision {found.new_revision}.\n"
    assert as_text(found) == as_markdown(found) == sentence


def test_a_changed_statement_is_shown_with_who_says_it_its_caveat_and_its_denial(
    tmp_path: Path,
) -> None:
    text = as_text(changed(tmp_path, ("having planned the damage", "planning all of it")))
    assert text.splitlines()[1:] == [
        "Facts: 1 changed",
        (
            "  changed: “union-accused”, “according to the Harbour Board; Unchecked;"
            " dismissed by union-dismissal”"
        ),
        (
            "    statement: was “It accuses the union of having planned the damage.”;"
            " now “It accuses the union of planning all of it.”"
        ),
    ]


def test_phrasings_come_and_go_one_by_one(tmp_path: Path) -> None:
    text = as_text(
        changed(
            tmp_path,
            ("crane damage,", "arms broken,"),
            ("asks: [were the cranes broken before, how", "asks: [how"),
        )
    )
    assert "    asks: removed “crane damage”; added “arms broken”\n" in text
    assert "    asks: removed “were the cranes broken before”\n" in text


def test_another_order_of_the_same_is_reported(tmp_path: Path) -> None:
    swapped = ("facts: [cranes-damaged, cranes-old]", "facts: [cranes-old, cranes-damaged]")
    assert "    facts: in another order\n" in as_text(changed(tmp_path, swapped))


def test_what_vanishes_stands_first(tmp_path: Path) -> None:
    found = changed(tmp_path, ("    dismisses: [union-accused]\n", ""))
    head = as_text(found).splitlines()[1:4]
    assert head == [
        "Would vanish, which a reload asks about:",
        "  of the fact 'union-dismissal': its dismissal of 'union-accused'",
        "Facts: 1 changed",
    ]


def test_of_a_record_that_comes_or_goes_all_it_says_is_shown(tmp_path: Path) -> None:
    text = as_text(
        changed(
            tmp_path,
            ("id: wage-demand", "id: pay-demand"),
            ("    note: The report", "    lifted: {sides-unchecked: a test}\n    note: The report"),
            ("broken, wrecked", "smashed"),
            ("question: who won the cup final", "question: who lost the cup final"),
        )
    )
    for line in (
        "  added: “pay-demand”\n    what: “what pay the dockers ask for”\n    asks: “how much",
        "  removed: “wage-demand”\n    what: “what pay the dockers ask for”\n    asks: “how much",
        "    lifted: added “sides-unchecked: a test”\n",
        "Synonyms: 1 added, 1 removed\n  added: “damaged, smashed”\n  removed: “broken, damaged,",
        "  added: “who lost the cup final”\n    abstain: “true”\n",
        "  removed: “who won the cup final”\n    abstain: “true”\n",
    ):
        assert line in text


def test_of_many_values_the_first_are_shown_and_the_others_counted(tmp_path: Path) -> None:
    many = ", ".join(f"pay question number {number}" for number in range(8))
    text = as_text(changed(tmp_path, ("how much money do they want,", f"{many},")))
    assert "“pay question number 4” and 3 more\n" in text


@pytest.mark.parametrize(
    "hostile",
    ["<b>calm</b> *now* #12", "``` and ` ticks", "`begins with a tick", "| a | b | [x](y)"],
)
def test_what_the_bases_say_is_never_markup(tmp_path: Path, hostile: str) -> None:
    markdown = as_markdown(changed(tmp_path, ("She asked everybody to stay calm.", f"'{hostile}'")))
    assert hostile in markdown
    assert hostile not in CODE_SPAN.sub("", markdown)
    left = CODE_SPAN.sub("", markdown)
    assert set(re.findall(r"[^\w\s,;:.()-]", left)) <= {"*"}


def test_what_would_not_print_is_escaped(tmp_path: Path) -> None:
    note = ("    curator_note: The report gives no reasons.", '    curator_note: "a\\nb\\u202ec"')
    found = changed(tmp_path, note)
    assert "now “a\\nb\\u202ec”\n" in as_text(found)
    assert "now `a\\nb\\u202ec`\n" in as_markdown(found)


def test_a_caveat_that_a_later_source_lifts_names_that_source(tmp_path: Path) -> None:
    later = "  - {id: later-report, published: Friday, paragraphs: 2}\n\nactors:"
    lifted = (
        "    lifted: {sides-unchecked: {why: It was counted., by: later-report}}\n    note: The"
    )
    found = changed(tmp_path, ("\nactors:", later), ("    note: The", lifted))
    assert "“sides-unchecked: why It was counted.; by later-report”" in as_text(found)
