"""Reloads while questions stream in: bases of several editions, some of them broken."""

from __future__ import annotations

import re
import signal
from dataclasses import dataclass, field
from pathlib import Path

from tests.loopback.payloads import Payload
from tests.loopback.process import BotProcess
from tests.world import world_yaml

QUESTION = "tell me about the cranes"  # the reply shows two facts, each with the edition's number
FIRST = 12
BROKEN_EACH = 3

_NUMBER = re.compile(r"(\d+) (?:cranes were damaged|cranes had been broken)")


@dataclass
class Editions:
    """Writes one edition after another, and looks whether a reply is made of one of them."""

    folder: Path
    written: int = 0
    good: set[str] = field(default_factory=set)
    mixed: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def write(self) -> bool:
        """Write the next edition; return whether it is a good one."""
        is_good = self.written % BROKEN_EACH != BROKEN_EACH - 1
        number = str(FIRST + self.written)
        text = world_yaml().replace("12 cranes were", f"{number} cranes were")
        text = text.replace("Dozens of cranes had", f"{number} cranes had")
        if is_good:
            self.good.add(number)
        else:
            text = text.replace("claimant: mayor\n", "claimant: nobody-known\n")
        partial = self.folder / "world.new"
        partial.write_text(text, "utf-8")
        partial.replace(self.folder / "world.yaml")  # at once: nobody reads half of it
        self.written += 1
        return is_good

    def look(self, reply: Payload) -> None:
        """Note a reply that holds anything but the two facts of one good edition."""
        numbers = _NUMBER.findall(str(reply["components"]))
        self.seen.update(numbers)
        if len(numbers) != 2 or len(set(numbers)) != 1 or numbers[0] not in self.good:
            self.mixed.append(str(reply["components"]))

    async def reload(self, bot: BotProcess) -> None:
        """Let the bot read the next edition, and wait until it has or has refused to."""
        event = "reloaded" if self.write() else "reload_refused"
        before = bot.count(event)
        bot.process.send_signal(signal.SIGHUP)
        await bot.until_logged(event, before + 1)
