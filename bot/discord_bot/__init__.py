"""The Discord shell: the bot itself, and nothing that decides what is true."""

from bot.discord_bot.bot import FactBot, create_bot

__all__ = ["FactBot", "create_bot"]
