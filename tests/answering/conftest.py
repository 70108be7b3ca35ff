"""Two fact bases to ask: the invented one, and the one that is shipped; each is built once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from bot.answering import Answerer, Reply, Snapshot, open_snapshot
from bot.answering.evaluation.evaluate import Evaluation, evaluate
from bot.answering.evaluation.graded import graded
from bot.knowledge import FactBase
from tests.answering.asking import Changed
from tests.world import world_yaml, write_world

SHIPPED = Path(__file__).parents[2] / "knowledge"

# A busy machine is no failure.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return open_snapshot(write_world(tmp_path_factory.mktemp("world") / "knowledge"))


@pytest.fixture(scope="session")
def answerer(world: Snapshot) -> Answerer:
    return world.answerer


@pytest.fixture(scope="session")
def base(world: Snapshot) -> FactBase:
    return world.base


@pytest.fixture
def changed(tmp_path: Path) -> Changed:
    """Return a function from replacements in the invented base to a snapshot of it."""

    def make(*replacements: tuple[str, str]) -> Snapshot:
        text = world_yaml()
        for old, new in replacements:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        (tmp_path / "world.yaml").write_text(text, encoding="utf-8")
        return open_snapshot(tmp_path)

    return make


@pytest.fixture(scope="session")
def shipped() -> Snapshot:
    return open_snapshot(SHIPPED)


@pytest.fixture(scope="session")
def shipped_answerer(shipped: Snapshot) -> Answerer:
    return shipped.answerer


@pytest.fixture(scope="session")
def golden(shipped: Snapshot) -> Evaluation:
    """Return what the shipped base makes of its golden questions."""
    return evaluate(shipped.answerer, graded(shipped.base.golden))


@pytest.fixture(scope="session")
def golden_replies(shipped: Snapshot) -> tuple[Reply, ...]:
    """Return the replies to the golden questions of the shipped base."""
    return tuple(shipped.answerer.reply(one.question) for one in shipped.base.golden)
