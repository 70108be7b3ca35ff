"""One question from `on_message` to the reply visits few files: a newcomer can follow it."""

from __future__ import annotations

from tests.discord_bot.town import Town
from tests.walk import walked

MOST_FILES = 35


async def test_a_question_visits_few_files(town: Town) -> None:
    await town.ask("how many cranes were damaged?")  # what is worked out once, is
    with walked() as walk:
        reply = await town.ask("how many crane were broken in the harbour?")
    assert reply.components
    assert len(walk.files) <= MOST_FILES, "\n".join(walk.files)
