"""A figure that another fact of a topic gives is neither denied nor left unshown."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering import Answerer, open_snapshot
from tests.flood import FLOOD, write_flood


@pytest.fixture(scope="module")
def unrelated(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """Return the base with two tolls that no curator related."""
    text = FLOOD.replace("    updates: [toll-first]\n", "")
    assert text != FLOOD
    folder: Path = tmp_path_factory.mktemp("flood") / "knowledge"
    return open_snapshot(write_flood(folder, text)).answerer


def test_the_topic_is_shown_where_another_fact_of_it_gives_the_figure(
    unrelated: Answerer,
) -> None:
    reply = unrelated.reply("did 19 people die in the flood")
    assert reply.topic == "tolls"
    assert (reply.first, reply.corrections) == ("toll-first", ())
    assert "toll-second" in reply.visible_ids()


@pytest.mark.parametrize("question", ["how many people died", "did 15 people die in the flood"])
def test_the_figure_of_the_best_fact_needs_no_topic(unrelated: Answerer, question: str) -> None:
    reply = unrelated.reply(question)
    assert (reply.topic, reply.first) == (None, "toll-first")


def test_what_no_fact_of_the_topic_gives_is_still_corrected(unrelated: Answerer) -> None:
    (note,) = unrelated.reply("did 40 people die in the flood").corrections
    assert note.text == "What I have read does not say 40 here."
