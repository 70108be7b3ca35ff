"""The simulated server: a channel, a member and an administrator, and the bot among them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import discord
import simcord

from bot.answering import LiveBase
from bot.discord_bot import FactBot, create_bot
from bot.settings import Settings

NAME = "factbot"
SERVER = "Newsroom"
CHANNEL = "ask-the-facts"
TOPIC = "Ask in your own words. Reply to the bot, or use /ask, to be sure of a reply."
# Seconds SimCord waits for the bot; reloading a large base on a slow computer takes its time.
PATIENCE = 120.0


@dataclass(frozen=True)
class Town:
    """A running simulation, with the bot in it."""

    env: simcord.Env
    bot: FactBot
    channel: simcord.ChannelHandle
    member: simcord.MemberActor
    admin: simcord.MemberActor

    async def hear(self, questions: Iterable[str]) -> None:
        """Let the member ask the bot; returns when it has replied to everything."""
        for question in questions:
            await self.member.send(self.channel, f"{_own_user(self.bot).mention} {question}")


@asynccontextmanager
async def open_town(knowledge: Path, live: LiveBase) -> AsyncIterator[Town]:
    """Simulate a server in which the bot answers from `live`, read from the folder `knowledge`."""
    # The channel has to be there before the bot, whose settings name it.
    stand_in = discord.Client(intents=discord.Intents(guilds=True))
    async with simcord.run(stand_in, check_errors=False, settle_timeout=PATIENCE) as env:
        await _own_user(stand_in).edit(username=NAME)
        server = env.create_guild(SERVER)
        channel = server.create_text_channel(CHANNEL, topic=TOPIC)
        managers = server.create_role(
            "Editors", permissions=discord.Permissions(manage_guild=True, manage_messages=True)
        )
        member = server.add_member(env.create_user("reader", global_name="Reader"))
        admin = server.add_member(env.create_user("editor", global_name="Editor"), roles=[managers])
        settings = Settings(
            knowledge_dir=knowledge,
            answer_channels=(channel.id,),
            rate_limit=0,  # whoever tries the bot is alone with it
        )
        bot = create_bot(settings, live)
        await env.restart_bot(bot)
        yield Town(env, bot, channel, member, admin)


def _own_user(client: discord.Client) -> discord.ClientUser:
    if client.user is None:
        raise RuntimeError("a client has its user only after the login")
    return client.user
