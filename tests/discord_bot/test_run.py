"""From the settings to a clean end, against a Discord on loopback."""

from __future__ import annotations

import json
import logging
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.discord_bot.run import main
from bot.settings import Settings
from tests.loopback.faults import Fault, How
from tests.loopback.inside import pointed_to, served
from tests.loopback.payloads import TOKEN
from tests.loopback.server import LoopbackDiscord
from tests.world import world_yaml, write_world

CONTENT = 1 << 15  # the intent to read messages
REFUSED = SecretStr("MTIzNDU2.Gabcde.another-part")

When = Callable[[str, Callable[[], None]], None]

pytestmark = [
    pytest.mark.logs_errors,
    pytest.mark.skipif(os.name != "posix", reason="signals are sent to the process itself"),
]


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    root, discord_log = logging.getLogger(), logging.getLogger("discord")
    before = root.handlers[:], root.level, discord_log.level
    yield
    root.handlers[:], root.level = before[0], before[1]
    discord_log.setLevel(before[2])


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return settings with a token and the invented base, that log for programs."""
    return Settings(
        discord_token=SecretStr(TOKEN),
        knowledge_dir=write_world(tmp_path / "knowledge"),
        data_dir=tmp_path / "data",
        log_format="json",
    )


def send(number: signal.Signals) -> Callable[[], None]:
    """Return what sends a signal to this process."""
    return lambda: os.kill(os.getpid(), number)


@pytest.fixture
def when() -> Iterator[When]:
    """Return what sets an action off when an event is logged."""
    actions: dict[str, Callable[[], None]] = {}

    class Watch(logging.Handler):
        """Sets the actions off."""

        def emit(self, record: logging.LogRecord) -> None:
            """Set off the action for one event, if there is any."""
            actions.get(record.getMessage(), lambda: None)()

    watch = Watch()
    logging.getLogger("bot").addHandler(watch)
    yield actions.__setitem__
    logging.getLogger("bot").removeHandler(watch)


def events(error_output: str) -> list[str]:
    """Return the names of the events of a log for programs."""
    return [json.loads(line)["event"] for line in error_output.splitlines()]


@pytest.mark.parametrize("token", [None, SecretStr("")])
def test_a_missing_token_is_one_sentence(
    settings: Settings, capsys: pytest.CaptureFixture[str], token: SecretStr | None
) -> None:
    assert main(settings.model_copy(update={"discord_token": token})) == 78
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("DISCORD_TOKEN is not set; ")


def test_a_refused_token_is_one_sentence(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    with served(LoopbackDiscord()):
        assert main(settings.model_copy(update={"discord_token": REFUSED})) == 78
    error = capsys.readouterr().err
    assert error.splitlines()[-1].startswith("Discord refuses the token; set DISCORD_TOKEN")
    assert REFUSED.get_secret_value() not in error
    assert "Traceback" not in error


@pytest.mark.parametrize(
    ("close_code", "exit_code", "said"),
    [
        (4014, 78, "leave ASK_CHANNELS and LISTEN_CHANNELS empty."),
        (4004, 78, "Discord refuses the token; set DISCORD_TOKEN"),
        (4010, 78, "(Discord's code 4010)."),
        (4011, 78, "This bot needs shards"),
        (4012, 78, "update discord.py"),
        (4013, 78, "Discord does not know an intent"),
    ],
)
def test_a_refused_connection_is_one_sentence(
    settings: Settings,
    capsys: pytest.CaptureFixture[str],
    close_code: int,
    exit_code: int,
    said: str,
) -> None:
    wanted = settings.model_copy(update={"listen_channels": (1,)})
    discord = LoopbackDiscord()
    discord.gateway.close_code = close_code
    with served(discord):
        assert main(wanted) == exit_code
    assert said in capsys.readouterr().err.splitlines()[-1]
    assert discord.gateway.intents & CONTENT, "the content of messages was asked for"


def test_a_base_with_problems_is_told_with_its_places(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    (settings.knowledge_dir / "broken.yaml").write_text("facts: 1\n", encoding="utf-8")
    assert main(settings) == 1
    assert "broken.yaml:1:" in capsys.readouterr().err


def test_a_discord_out_of_reach_is_one_sentence(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    with served(LoopbackDiscord()) as discord:
        pass  # it has been there, and is not any more
    with pointed_to(discord.port):
        assert main(settings) == 1
    assert "Discord cannot be reached" in capsys.readouterr().err.splitlines()[-1]


@pytest.mark.parametrize(("number", "exit_code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_a_signal_ends_it_cleanly(
    settings: Settings,
    capsys: pytest.CaptureFixture[str],
    when: When,
    number: signal.Signals,
    exit_code: int,
) -> None:
    when("ready", send(number))
    when("ending", send(signal.SIGTERM))  # impatience changes nothing
    with served(LoopbackDiscord()) as discord:
        assert main(settings) == exit_code
    error = capsys.readouterr().err
    assert TOKEN not in error
    assert events(error)[-1] == "ending"
    assert {"invite", "ready"} <= set(events(error))
    assert not discord.gateway.intents & CONTENT, "nobody's content was asked for"


def test_it_ends_while_discord_keeps_it_waiting(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    discord = LoopbackDiscord()
    discord.faults = [Fault(How.SLOW, {"login"}, seconds=60)]
    discord.on_request = lambda _route: send(signal.SIGTERM)()
    with served(discord):
        assert main(settings) == 0
    assert events(capsys.readouterr().err)[-1] == "ending"


def test_sighup_reloads_the_base_or_keeps_the_old_one(
    settings: Settings, capsys: pytest.CaptureFixture[str], when: When
) -> None:
    file = settings.knowledge_dir / "world.yaml"

    def hang_up(text: str) -> Callable[[], None]:
        def write_and_send() -> None:
            file.write_text(text, encoding="utf-8")
            send(signal.SIGHUP)()

        return write_and_send

    when("ready", hang_up(world_yaml().replace("12 cranes", "13 cranes")))
    when("reloaded", hang_up("facts: 1\n"))
    when("reload_refused", send(signal.SIGTERM))
    with served(LoopbackDiscord()):
        assert main(settings) == 0
    logged = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert any("world.yaml:1:" in str(entry.get("problem")) for entry in logged)
    (reloaded,) = (entry for entry in logged if entry["event"] == "reloaded")
    (ready,) = (entry for entry in logged if entry["event"] == "ready")
    assert reloaded["revision"] != ready["revision"]


@pytest.mark.parametrize("allowed", [True, False])
def test_by_sighup_nothing_vanishes_unless_that_is_allowed(
    settings: Settings, capsys: pytest.CaptureFixture[str], when: When, *, allowed: bool
) -> None:
    def hang_up() -> None:
        text = world_yaml().replace("    dismisses: [union-accused]\n", "")
        (settings.knowledge_dir / "world.yaml").write_text(text, encoding="utf-8")
        send(signal.SIGHUP)()

    when("ready", hang_up)
    when("reloaded" if allowed else "reload_refused", send(signal.SIGTERM))
    with served(LoopbackDiscord()):
        assert main(settings, allow_removals=allowed) == 0
    told = [json.loads(line).get("problem") for line in capsys.readouterr().err.splitlines()]
    reason = "of the fact 'union-dismissal': its dismissal of 'union-accused' would vanish"
    assert (reason in told) is not allowed
    assert any("--allow-removals" in str(line) for line in told) is not allowed
