"""Trying a fault: what became of the questions, and when all was well again."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.loopback.cases import Case, Question, by_message
from tests.loopback.faults import Fault, How
from tests.loopback.openapi import document_at_hand
from tests.loopback.process import running
from tests.loopback.server import LoopbackDiscord

PATIENCE = 60.0  # seconds for a reply
HURRY = {"LOOPBACK_HURRY": "1"}
SETTLING = 3.5  # seconds in which a second reply might come: discord.py sends again after 1 or 3


@dataclass(frozen=True, slots=True)
class Trial:
    """A fault that was tried; `seconds` from bringing it about to the last reply."""

    case: Case
    questions: tuple[Question, ...]
    seconds: float
    recovered: bool

    @property
    def lost(self) -> int:
        """Return how many of the questions got no right reply."""
        return sum(not question.answered for question in self.questions if self.case.may_reply)

    @property
    def doubled(self) -> int:
        """Return how many of them got another one; it counts however late it came."""
        return sum(len(question.replies()) > self.case.may_reply for question in self.questions)


async def attempt(case: Case, discord: LoopbackDiscord, patience: float = PATIENCE) -> Trial:
    """Bring a fault about, wait for the replies, and see whether the next question gets one."""
    discord.faults.clear()
    began = time.monotonic()
    questions = await case.provoke(discord)
    if case.may_reply:
        with suppress(TimeoutError):
            await discord.until(lambda: all(one.answered for one in questions), patience)
    seconds = time.monotonic() - began
    discord.faults.clear()
    with suppress(TimeoutError):
        await discord.until(lambda: discord.gateway.current, patience)
        following = await by_message(discord)
        await discord.until(lambda: following.answered, patience)
        return Trial(case, (*questions,), seconds, recovered=True)
    return Trial(case, (*questions,), seconds, recovered=False)


@dataclass(frozen=True, slots=True)
class Life:
    """A bot that lived through some faults, and how it was in the end."""

    trials: tuple[Trial, ...]
    died: bool
    forms_refused: tuple[str, ...]
    cpu_at_rest: float  # of a processor
    requests_at_rest: int


async def live_through(
    cases: Iterable[Case], knowledge: Path, patience: float = PATIENCE, *, hurried: bool = False
) -> Life:
    """Try some faults one after another, all with one bot; a hurried one waits less by itself."""
    async with LoopbackDiscord(document_at_hand()).listening() as discord:
        if hurried:
            discord.gateway.heartbeat_interval = 0.5
        async with running(discord, knowledge, environment=HURRY if hurried else {}) as bot:
            trials = [await attempt(case, discord, patience) for case in cases]
            await asyncio.sleep(SETTLING)
            cpu, requests = bot.cpu(), discord.requests
            await asyncio.sleep(1)
            return Life(
                trials=tuple(trials),
                died=bot.process.returncode is not None,
                forms_refused=tuple(discord.forms_refused),
                cpu_at_rest=bot.cpu() - cpu,
                requests_at_rest=discord.requests - requests,
            )


@dataclass(frozen=True, slots=True)
class Start:
    """A start at which the commands could not be written at first: seconds, None for never."""

    answered: float | None
    synced: float | None


async def attempt_start(
    how: How, discord: LoopbackDiscord, knowledge: Path, late: float, patience: float = PATIENCE
) -> Start:
    """Start a bot while the commands cannot be read or written; ask it a question."""
    seconds = late if how in {How.LATE, How.SLOW} else 0.5
    discord.faults = [Fault(how, {name}, seconds=seconds) for name in ("commands", "sync")]
    async with running(discord, knowledge, wait=False) as bot:
        began = time.monotonic()

        async def after(holds: Callable[[], object]) -> float | None:
            try:
                await discord.until(lambda: holds() or bot.process.returncode is not None, patience)
            except TimeoutError:
                return None
            return time.monotonic() - began if holds() else None

        answered = None
        if await after(lambda: discord.gateway.current):
            replied = await by_message(discord)
            answered = await after(lambda: replied.answered)
        return Start(answered, await after(lambda: discord.rest.commands))
