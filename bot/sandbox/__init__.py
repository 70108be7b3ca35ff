"""The sandbox: the real bot in a simulated Discord, to be tried in a browser."""

from bot.sandbox.run import main

__all__ = ["main"]
