"""The simulated server: a channel, a member and an administrator, and the bot among them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import discord
import simcord

from bot.answering.live import LiveBase
from bot.discord_bot import create_bot
from bot.settings import Settings

BOT = "factbot"
SERVER = "Newsroom"
CHANNEL = "ask-the-facts"
# The page does not follow a conversation by itself.
TOPIC = "Ask in your own words: every question here gets a reply; “jump to latest” shows it."
# Seconds SimCord waits for the bot; reloading a large base on a slow computer takes its time.
SETTLE_SECONDS = 120.0


@dataclass(frozen=True)
class Sandbox:
    """A running simulation, with the bot in it."""

    env: simcord.Env
    channel: simcord.ChannelHandle
    member: simcord.MemberActor
    admin: simcord.MemberActor


@asynccontextmanager
async def open_sandbox(
    knowledge: Path, live: LiveBase, asked: Iterable[str] = ()
) -> AsyncIterator[Sandbox]:
    """Simulate a server in which the bot answers from `live`, read from the folder `knowledge`.

    The member has `asked` the bot some questions already, which it has replied to.
    """
    # The channel has to be there before the bot, whose settings name it.
    stand_in = discord.Client(intents=discord.Intents(guilds=True))
    async with simcord.run(stand_in, check_errors=False, settle_timeout=SETTLE_SECONDS) as env:
        user = await _own_user(stand_in).edit(username=BOT)
        sandbox = _build(env)
        settings = Settings(
            knowledge_dir=knowledge,
            ask_channels=(sandbox.channel.id,),
            rate_limit=0,  # whoever tries the bot is alone with it
        )
        await env.restart_bot(create_bot(settings, live))
        for question in asked:
            await sandbox.member.send(sandbox.channel, f"{user.mention} {question}")
        # What it said a moment ago it does not repeat unasked; after a restart it does.
        await env.restart_bot(create_bot(settings, live))
        yield sandbox


def _build(env: simcord.Env) -> Sandbox:
    server = env.create_guild(SERVER)
    managing = discord.Permissions(manage_guild=True, manage_messages=True)
    editors = server.create_role("Editors", permissions=managing)
    return Sandbox(
        env,
        channel=server.create_text_channel(CHANNEL, topic=TOPIC),
        member=server.add_member(env.create_user("reader", global_name="Reader")),
        admin=server.add_member(env.create_user("editor", global_name="Editor"), roles=[editors]),
    )


def _own_user(client: discord.Client) -> discord.ClientUser:
    if client.user is None:
        raise RuntimeError("a client has its user only after the login")
    return client.user
