"""What happens to a question while its reply is on the way: it gets one at most."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.discord_bot import phrases
from bot.settings import Settings
from tests.discord_bot.town import Town

QUESTION = "how many cranes were damaged?"
OTHER_QUESTION = "how many ships could not be unloaded?"
OTHER_STATEMENT = "The walkout left forty ships waiting in Port Selby."
ABOVE, _, _ = phrases.ANSWERED_ABOVE.partition("{")


@pytest.fixture
def settings() -> Settings:
    """Return settings that make the bot ask for the content of messages."""
    return Settings(rate_limit=0, ask_channels=(1,))


def created(town: Town, text: str = QUESTION, by: str = "asker") -> int:
    """Send a question, and return its id before the bot has seen it."""
    author = getattr(town, by).id
    return town.env.backend.create_message(town.channel.id, author, town.mention(text)).id


def deleted_together(town: Town, *questions: int) -> None:
    """Delete messages at once, as a moderation bot does."""
    for question in questions:
        town.env.backend.messages[town.channel.id].pop(question)
    channel, guild = str(town.channel.id), str(town.guild.id)
    payload = {"ids": list(map(str, questions)), "channel_id": channel, "guild_id": guild}
    town.env.backend.emit("MESSAGE_DELETE_BULK", payload)


async def test_questions_deleted_together_while_it_answers_get_no_reply(town: Town) -> None:
    first, second = created(town), created(town, OTHER_QUESTION, by="other")
    deleted_together(town, first, second)
    await town.env.settle()
    assert town.texts() == []


async def test_two_edits_at_once_leave_the_reply_to_the_last(town: Town) -> None:
    question = created(town)
    for text in (OTHER_QUESTION, QUESTION, OTHER_QUESTION):
        town.env.backend.edit_message(town.channel.id, question, {"content": town.mention(text)})
    await town.env.settle()
    (text,) = town.texts()
    assert OTHER_STATEMENT in text


async def test_an_event_that_comes_again_is_answered_once(town: Town) -> None:
    sent: list[tuple[str, object]] = []
    emit = town.env.backend.emit

    def noting(event: str, payload: object, *args: object, **kwargs: object) -> object:
        sent.append((event, payload))
        return emit(event, payload, *args, **kwargs)  # type: ignore[arg-type]

    town.env.backend.emit = noting  # type: ignore[method-assign, assignment]
    created(town)
    (payload,) = [payload for event, payload in sent if event == "MESSAGE_CREATE"]
    emit("MESSAGE_CREATE", payload)  # type: ignore[arg-type]
    await town.env.settle()
    emit("MESSAGE_CREATE", payload)  # type: ignore[arg-type]
    await town.env.settle()
    assert len(town.texts()) == 1


@pytest.mark.parametrize("then", ["delete", "edit", "take the mention away"])
async def test_a_link_follows_its_question(
    town: Town, monkeypatch: pytest.MonkeyPatch, then: str
) -> None:
    await town.ask(QUESTION)
    monkeypatch.setattr(town.bot.recent, "delay_of_link", lambda _: 0)
    question, backend = created(town, by="other"), town.env.backend
    act: dict[str, Callable[[], object]] = {
        "delete": lambda: backend.delete_message(town.channel.id, question),
        "edit": lambda: backend.edit_message(
            town.channel.id, question, {"content": town.mention(OTHER_QUESTION)}
        ),
        "take the mention away": lambda: backend.edit_message(
            town.channel.id, question, {"content": "nothing of note"}
        ),
    }
    act[then]()
    await town.env.settle()
    _, *rest = town.texts()
    assert not any(text.startswith(ABOVE) for text in rest)
    assert len(rest) == (then == "edit")
