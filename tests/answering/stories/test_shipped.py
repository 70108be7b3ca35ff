"""The shipped story and the invented one together: each is what it is alone."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from bot.answering.evaluation.evaluate import evaluate
from bot.answering.evaluation.graded import graded, read_graded
from bot.answering.evaluation.standing import in_words, standing_of
from bot.answering.stories import Stories, open_stories
from bot.answering.stories.judging import evaluate_among
from tests.world import settle

ROOT = Path(__file__).parents[3]
ATTACKS, WATER = "attacks-report", "port-calder"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Stories:
    folder = tmp_path_factory.mktemp("both")
    copytree(ROOT / "knowledge" / ATTACKS, folder / ATTACKS)
    copytree(ROOT / "docs" / "examples" / WATER, folder / WATER)
    return open_stories(settle(folder))


def test_the_shipped_story_answers_as_it_does_alone(both: Stories) -> None:
    attacks = both.by_id[ATTACKS]
    dev = read_graded(ROOT / "tests" / "data" / "questions-dev.jsonl", attacks.base)
    questions = (*graded(attacks.base.golden)[::4], *dev[::2])
    among, alone = (
        evaluate_among(both, attacks, questions),
        evaluate(attacks.answerer, questions),
    )
    moved = [
        one.graded.question
        for one, other in zip(among.judged, alone.judged, strict=True)
        if one.verdict != other.verdict
    ]
    assert moved == []


def test_the_example_answers_nothing_wrong_for_the_other_story_beside_it(both: Stories) -> None:
    water = both.by_id[WATER]
    found = evaluate_among(both, water, graded(water.base.golden))
    assert found.rates()["wrong"] == 0
    assert found.rates()["answered"] == 0


def test_the_guide_tells_how_the_example_stands(both: Stories) -> None:
    water = both.by_id[WATER]
    standing = standing_of(water.answerer)
    assert standing is not None
    guide = (ROOT / "knowledge" / "README.md").read_text("utf-8")
    first, plain = in_words(standing.first), in_words(standing.plain)
    assert f'"about {first} shown at once, {plain} answered plainly"' in guide
    assert f"It has {len(water.base.facts)} facts" in guide
    assert max(len(fact.asks) for fact in water.base.facts.values()) == 6


def test_what_both_may_mean_is_asked_and_what_names_one_is_not(both: Stories) -> None:
    who = both.reply("who did it")
    assert who.is_joint
    assert {item.story and item.story.id for item in who.suggestions} == {ATTACKS, WATER}
    burst = both.reply("was india behind the burst")
    assert burst.story is not None
    assert burst.story.id == WATER
    assert [note.correction.token for note in burst.corrections] == ["India"]
