"""Questions without an answer: kept without their askers, shown once several people asked.

People are told apart by an HMAC of their id with a key that lasts a week. When it is thrown away,
so is everything made with it: three people are counted within one week only.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.store import Store
from bot.store.tables import gap, gap_voice, week_key
from bot.store.upsert import insert_new

ENOUGH_ASKERS = 3
UNSHOWN_DAYS, SHOWN_DAYS = 14, 90
MOST = 2_000  # gaps of a server; whoever floods it loses their own first
KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Miss:
    """That a member asked what has no answer; `key` tells near-duplicates, `entry` was shown.

    The member's id is held until it is written, and is no part of what is.
    """

    guild: int
    member: int
    key: str
    question: str
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """A question without an answer, as curators see it."""

    id: int
    guild: int
    question: str
    entry: str
    askers: int
    first_on: date


class Gaps:
    """Reads and writes the gaps; every method raises StoreError."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def note(self, misses: Iterable[Miss], today: date) -> None:
        """Keep that these were asked, each person counted once a gap and week."""
        async with self._store.writing() as connection:
            key = await _key_of_week(connection, today)
            for miss in misses:
                number = await _gap_of(connection, miss, today)
                if number is not None:
                    await _count(connection, number, _voice(key, number, miss.member), today)

    async def shown(self, guild: int | None = None) -> tuple[Gap, ...]:
        """Return the gaps that enough people asked, of one server or of all; most asked first."""
        columns = (gap.c.id, gap.c.guild, gap.c.question, gap.c.entry, gap.c.askers, gap.c.first_on)
        query = select(*columns).where(gap.c.shown_on.is_not(None))
        if guild is not None:
            query = query.where(gap.c.guild == guild)
        query = query.order_by(gap.c.askers.desc(), gap.c.id)
        async with self._store.reading() as connection:
            return tuple(Gap(*row) for row in (await connection.execute(query)).all())

    async def tidy(self, today: date) -> None:
        """Delete what was kept long enough, and the key of the week that is over."""
        unshown, shown = (today - timedelta(days=days) for days in (UNSHOWN_DAYS, SHOWN_DAYS))
        async with self._store.writing() as connection:
            await connection.execute(
                delete(gap).where(
                    or_(
                        gap.c.shown_on.is_(None) & (gap.c.first_on <= unshown),
                        gap.c.shown_on <= shown,
                    )
                )
            )
            await _forget_other_weeks(connection, today)

    async def forget_member(self, member: int) -> int:
        """Delete that a member asked anything this week; before that, nobody can tell who did.

        Return of how many gaps.
        """
        async with self._store.writing() as connection:
            key = (await connection.execute(select(week_key.c.key))).scalar()
            if key is None:
                return 0
            gaps = (await connection.execute(select(gap_voice.c.gap).distinct())).scalars().all()
            found = [
                await _uncount(connection, number, _voice(bytes(key), number, member))
                for number in gaps
            ]
            return sum(found)

    async def forget(self, guild: int) -> None:
        """Delete all gaps of a server."""
        async with self._store.writing() as connection:
            await connection.execute(delete(gap).where(gap.c.guild == guild))


async def _uncount(connection: AsyncConnection, number: int, voice: bytes) -> int:
    """Take a person out of a gap, which goes with the last one; return 1, or 0 for no such."""
    key = (gap_voice.c.gap == number, gap_voice.c.voice == voice)
    if not (await connection.execute(delete(gap_voice).where(*key))).rowcount:
        return 0
    this = gap.c.id == number
    await connection.execute(update(gap).where(this).values(askers=gap.c.askers - 1))
    await connection.execute(delete(gap).where(this, gap.c.askers <= 0))
    return 1


async def _key_of_week(connection: AsyncConnection, today: date) -> bytes:
    """Return the key of this week, made if there is none; with a new one the last one goes."""
    week = _week(today)
    if await insert_new(
        connection, week_key, {"week": week, "key": secrets.token_bytes(KEY_BYTES)}
    ):
        await _forget_other_weeks(connection, today)
    query = select(week_key.c.key).where(week_key.c.week == week)
    return bytes((await connection.execute(query)).scalar_one())


async def _forget_other_weeks(connection: AsyncConnection, today: date) -> None:
    gone = delete(week_key).where(week_key.c.week != _week(today))
    if (await connection.execute(gone)).rowcount:
        await connection.execute(delete(gap_voice))


async def _gap_of(connection: AsyncConnection, miss: Miss, today: date) -> int | None:
    """Return the number of a gap, kept if it is new; None where there are too many already."""
    query = select(gap.c.id).where(gap.c.guild == miss.guild, gap.c.key == miss.key)
    number = (await connection.execute(query)).scalar()
    if number is None:
        counted = select(func.count()).select_from(gap).where(gap.c.guild == miss.guild)
        if (await connection.execute(counted)).scalar_one() >= MOST:
            return None
        values = {
            "guild": miss.guild,
            "key": miss.key,
            "question": miss.question,
            "entry": miss.entry,
            "askers": 0,
            "first_on": today,
        }
        await insert_new(connection, gap, values)
        number = (await connection.execute(query)).scalar_one()
    return int(number)


async def _count(connection: AsyncConnection, number: int, voice: bytes, today: date) -> None:
    """Count a person once, and show the gap once there are enough of them in a week."""
    if not await insert_new(connection, gap_voice, {"gap": number, "voice": voice}):
        return
    this = gap.c.id == number
    await connection.execute(update(gap).where(this).values(askers=gap.c.askers + 1))
    voices = select(func.count()).select_from(gap_voice).where(gap_voice.c.gap == number)
    if (await connection.execute(voices)).scalar_one() >= ENOUGH_ASKERS:
        show = update(gap).where(this, gap.c.shown_on.is_(None)).values(shown_on=today)
        await connection.execute(show)


def _voice(key: bytes, number: int, member: int) -> bytes:
    return hmac.digest(key, f"{number}:{member}".encode(), "sha256")


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"
