"""The real bot in a simulated Discord, over the invented fact base."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import simcord

from bot.answering.live import LiveBase
from bot.discord_bot import FactBot, create_bot
from bot.settings import Settings
from tests.discord_bot.town import Town
from tests.world import write_world

OWNER = 42


SMALL = """\
sources: [{id: harbour-report, title: null, paragraphs: 4}]
facts:
  - {id: other, question: What else?, statement: Else., source: harbour-report, paragraphs: [1]}
"""


@dataclass
class FakeClock:
    """Seconds that pass only when a test says so."""

    now: float = 1_000.0

    def __call__(self) -> float:
        """Return the seconds so far."""
        return self.now


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> LiveBase:
    """Return the invented base, shared: for tests that do not reload it."""
    return LiveBase(write_world(tmp_path_factory.mktemp("world")))


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def settings(request: pytest.FixtureRequest) -> Settings:
    """Return the settings of the bot: a module's own `SETTINGS`, where it needs others."""
    own: Settings = getattr(request.module, "SETTINGS", Settings(rate_limit=0))
    return own


@pytest.fixture
def make_bot(settings: Settings, live: LiveBase, clock: FakeClock) -> Callable[[], FactBot]:
    """Return what makes another bot over the same base: for restarts."""
    return lambda: create_bot(settings, live, clock=clock, owner_ids={OWNER})


@pytest.fixture
def simcord_bot(make_bot: Callable[[], FactBot]) -> FactBot:
    return make_bot()


@pytest.fixture
def town(simcord_env: simcord.Env, simcord_bot: FactBot) -> Town:
    """Return a server with the bot, a channel and two members."""
    return Town(simcord_env, simcord_bot)


@pytest.fixture(autouse=True)
def _no_swallowed_errors(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """Fail a test in which anything was logged as an error, unless it is marked to expect one."""
    caplog.set_level(logging.INFO)
    yield
    if request.node.get_closest_marker("logs_errors") is None:
        logged = [
            record for record in caplog.get_records("call") if record.levelno >= logging.ERROR
        ]
        assert not logged, [record.getMessage() for record in logged]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "logs_errors: the test provokes an error that is logged")


@pytest.fixture
def small_live(tmp_path: Path) -> LiveBase:
    """Return a base that holds nothing of the invented one."""
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    return LiveBase(tmp_path)
