"""Questions without an answer, kept in a real SQLite and a real PostgreSQL."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import Table, func, select

from bot.store import Gaps, Guilds, Miss, Store, gaps
from bot.store.gaps import ENOUGH_ASKERS, SHOWN_DAYS, UNSHOWN_DAYS
from bot.store.tables import gap, gap_voice, week_key

MONDAY = date(2026, 11, 23)
SUNDAY, NEXT_MONDAY = MONDAY + timedelta(days=6), MONDAY + timedelta(days=7)


def miss(member: int, key: str = "crane hurt", guild: int = 7, question: str = "") -> Miss:
    return Miss(guild, member, key, question or f"who was hurt by the # {key}", "cranes")


async def count(store: Store, table: Table) -> int:
    async with store.reading() as connection:
        query = select(func.count()).select_from(table)
        return int((await connection.execute(query)).scalar_one())


async def test_a_gap_is_shown_once_three_people_asked(store: Store) -> None:
    kept = Gaps(store)
    for member in (1, 2, 2, 1, 2):
        await kept.note([miss(member)], MONDAY)
        assert await kept.shown() == ()
    await kept.note([miss(3, question="another wording of it"), miss(1, "mayor")], SUNDAY)
    (shown,) = await kept.shown()
    assert shown.question == "who was hurt by the # crane hurt", "as the first one asked"
    assert (shown.guild, shown.entry, shown.askers) == (7, "cranes", ENOUGH_ASKERS)
    assert shown.first_on == MONDAY


async def test_one_person_in_three_weeks_is_not_three_people(store: Store) -> None:
    kept = Gaps(store)
    for week in range(3):
        await kept.note([miss(1)], MONDAY + timedelta(weeks=week))
    assert await kept.shown() == ()


async def test_the_most_asked_comes_first_and_each_server_has_its_own(store: Store) -> None:
    kept = Gaps(store)
    await kept.note([miss(member, "mayor") for member in range(3)], MONDAY)
    await kept.note([miss(member) for member in range(4)], MONDAY)
    await kept.note([miss(member, guild=8) for member in range(5)], MONDAY)
    assert [one.askers for one in await kept.shown()] == [5, 4, 3]
    assert [one.askers for one in await kept.shown(7)] == [4, 3]
    assert await kept.shown(9) == ()


async def test_the_key_of_a_week_goes_with_it_and_all_that_was_made_with_it(store: Store) -> None:
    kept = Gaps(store)
    await kept.note([miss(1), miss(2)], SUNDAY)
    async with store.reading() as connection:
        first = (await connection.execute(select(week_key.c.key))).scalar_one()
    assert await count(store, gap_voice) == 2
    await kept.note([miss(1)], NEXT_MONDAY)
    async with store.reading() as connection:
        assert (await connection.execute(select(week_key.c.key))).scalar_one() != first
    assert await count(store, gap_voice) == 1
    await kept.tidy(NEXT_MONDAY)
    assert await count(store, gap_voice) == 1
    await kept.tidy(NEXT_MONDAY + timedelta(weeks=1))
    assert await count(store, gap_voice) == await count(store, week_key) == 0


@pytest.mark.parametrize(("people", "days"), [(1, UNSHOWN_DAYS), (3, SHOWN_DAYS)])
async def test_what_was_kept_long_enough_is_deleted(store: Store, people: int, days: int) -> None:
    kept = Gaps(store)
    await kept.note([miss(member) for member in range(people)], MONDAY)
    await kept.tidy(MONDAY + timedelta(days=days - 1))
    assert await count(store, gap) == 1
    await kept.tidy(MONDAY + timedelta(days=days))
    assert await count(store, gap) == await count(store, gap_voice) == 0


@pytest.mark.parametrize("how", ["gaps", "server"])
async def test_those_of_a_server_are_forgotten_together(store: Store, how: str) -> None:
    kept = Gaps(store)
    await kept.note([miss(member, guild=guild) for member in range(3) for guild in (7, 8)], MONDAY)
    await (kept.forget(7) if how == "gaps" else Guilds(store).forget(7))
    assert [one.guild for one in await kept.shown()] == [8]
    assert await count(store, gap_voice) == 3


async def test_a_flood_is_kept_up_to_a_limit(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gaps, "MOST", 2)
    kept = Gaps(store)
    await kept.note([miss(member, key) for key in "abc" for member in range(3)], MONDAY)
    await kept.note([miss(1, "c", guild=8)], MONDAY)
    assert len(await kept.shown(7)) == 2
    assert await count(store, gap) == 3


async def test_nobody_is_recognised_in_what_is_kept(store: Store) -> None:
    await Gaps(store).note([miss(123456789, "mayor"), miss(123456789)], MONDAY)
    async with store.reading() as connection:
        voices = (await connection.execute(select(gap_voice.c.voice))).scalars().all()
    assert len(set(voices)) == 2, "one person's voices in two gaps have nothing in common"


async def test_who_wants_to_be_forgotten_is_and_others_are_not(store: Store) -> None:
    kept = Gaps(store)
    assert await kept.forget_member(1) == 0
    await kept.note([miss(member) for member in range(4)], MONDAY)
    await kept.note([miss(1, "mayor"), miss(2, "ships"), miss(1, "ships")], MONDAY)
    assert await kept.forget_member(1) == 3
    assert await kept.forget_member(1) == 0
    assert [one.askers for one in await kept.shown()] == [3]
    assert await count(store, gap) == 2, "what only one person asked goes with them"
    assert await count(store, gap_voice) == 4
