"""Faults of Discord and of the network: each question gets one reply all the same."""

from __future__ import annotations

import asyncio

import pytest
import pytest_asyncio

from tests.loopback.cases import ROUTES, Case, gateway_cases, request_cases
from tests.loopback.faults import How
from tests.loopback.trials import Life, Trial, live_through
from tests.world import write_world

LATE = 1.2  # seconds
PATIENCE = 20.0
WAYS = [
    how for how in How if how not in {How.ERROR_500, How.BAN}
]  # to discord.py a 502 is the same
REQUESTS = list(request_cases(LATE, WAYS))
# Each group has a bot of its own, and they live side by side.
GROUPS = [
    *([case for case in REQUESTS if case.name.startswith(place)] for place in ROUTES),
    list(gateway_cases()),
]
CASES = [case for group in GROUPS for case in group]

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def lives(tmp_path_factory: pytest.TempPathFactory) -> list[Life]:
    """Return what became of the bots."""
    folder = write_world(tmp_path_factory.mktemp("knowledge"))
    living = (live_through(group, folder, PATIENCE, hurried=True) for group in GROUPS)
    return await asyncio.gather(*living)


@pytest.fixture(scope="module")
def tried(lives: list[Life]) -> dict[str, Trial]:
    """Return the trials by the names of their cases."""
    return {trial.case.name: trial for life in lives for trial in life.trials}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
async def test_each_question_gets_one_reply(case: Case, tried: dict[str, Trial]) -> None:
    trial = tried[case.name]
    assert (trial.lost, trial.doubled, trial.recovered) == (0, 0, True)


async def test_all_bots_live_and_are_at_rest(lives: list[Life]) -> None:
    for life in lives:
        assert not life.died
        assert life.forms_refused == ()
        assert life.cpu_at_rest < 0.5, "it spins"
        assert life.requests_at_rest == 0
