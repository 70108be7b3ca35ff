"""Settings: where they come from, and what is said of a malformed one."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest
from dotenv import dotenv_values
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.env_file import nearest_setting
from bot.errors import ConfigurationError
from bot.settings import Channels, Settings, load_settings, misspelt

EXAMPLE = Path(__file__).parents[1] / ".env.example"


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Work in an empty folder, with no setting in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_nothing_set_means_the_defaults() -> None:
    assert load_settings() == Settings()
    assert load_settings().knowledge_dir == Path("knowledge")
    assert load_settings().discord_token is None


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("KNOWLEDGE_DIR", "other/place", Path("other/place")),
        ("ASK_CHANNELS", "123456789012345678, 42,", (123456789012345678, 42)),
        ("LISTEN_CHANNELS", "7", (7,)),
        ("ANSWER_CHANNELS", "7", (7,)),
        ("ADMIN_GUILDS", "1", (1,)),
        ("ADMIN_ROLES", " ", ()),
        ("RATE_LIMIT", "0", 0),
        ("LOG_FORMAT", "JSON", "json"),
        ("LOG_LEVEL", " debug ", "DEBUG"),
    ],
)
@pytest.mark.parametrize("place", ["environment", "file"])
def test_each_setting_is_read_from_the_environment_and_from_the_file(
    monkeypatch: pytest.MonkeyPatch, place: str, name: str, text: str, value: object
) -> None:
    if place == "environment":
        monkeypatch.setenv(name, text)
    else:
        Path(".env").write_text(f"{name}={text}\n", "utf-8")
    assert getattr(load_settings(), name.lower()) == value


def test_the_environment_outranks_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("RATE_LIMIT=3\nLOG_LEVEL=ERROR\n", "utf-8")
    monkeypatch.setenv("RATE_LIMIT", "5")
    assert load_settings().rate_limit == 5
    assert load_settings().log_level == "ERROR"


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "")
    monkeypatch.setenv("RATE_LIMIT", "")
    assert load_settings() == Settings()


def test_the_token_is_trimmed_and_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", " hush-hush\n")
    settings = load_settings()
    assert settings.discord_token is not None
    assert settings.discord_token.get_secret_value() == "hush-hush"
    assert "hush" not in f"{settings!r} {settings} {settings.model_dump()}"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("DISCORD_TOKEN", "hush\nX-Forged: 1"),
        ("DISCORD_TOKEN", "hush hush"),
        ("DISCORD_TOKEN", "hüsh"),
        ("ANSWER_CHANNELS", "#general"),
        ("ANSWER_CHANNELS", "0"),
        ("ADMIN_GUILDS", "18446744073709551616"),
        ("ADMIN_ROLES", "12;13"),
        ("RATE_LIMIT", "-1"),
        ("RATE_LIMIT", "often"),
        ("LOG_FORMAT", "xml"),
        ("LOG_LEVEL", "loud"),
    ],
)
def test_a_malformed_setting_is_named_with_the_remedy_and_not_repeated(
    monkeypatch: pytest.MonkeyPatch, name: str, text: str
) -> None:
    monkeypatch.setenv(name, text)
    with pytest.raises(ConfigurationError) as refused:
        load_settings()
    message = str(refused.value)
    assert message.startswith(f"{name} cannot be used as it is set; set it to ")
    assert text not in message.removeprefix(name)


def test_all_malformed_settings_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RATE_LIMIT", "often")
    monkeypatch.setenv("ADMIN_ROLES", "x,y")
    with pytest.raises(ConfigurationError) as refused:
        load_settings()
    assert [line.split()[0] for line in str(refused.value).splitlines()] == [
        "ADMIN_ROLES",
        "RATE_LIMIT",
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"RATE_LIMIT=3\n# \xfc\n", ".env:2: not UTF-8; save"),
        (b"\xef\xbb\xbfRATE_LIMIT=3\n\x80", ".env:2: not UTF-8; save"),
        (b"\xef\xbb\xbf\x00\x80", ".env:1: not UTF-8; save"),
        ("RATE_LIMIT=3\n".encode("utf-16"), ".env:1: not UTF-8; save"),
        (b"RATE_LIMIT=3\r\nLOG_LEVEL=\0\r\n", ".env:2: holds a control character; remove"),
        (b"\n\n  RATE LIMIT=3\n", ".env:3: not a setting; write NAME=value"),
        (b"LOG_LEVEL=INFO\nRATE_LIMIT\n", ".env:2: not a setting; write NAME=value"),
        (b"DISCORD_TOKEN: hush\n", ".env:1: not a setting; write NAME=value"),
        (b"# ours\rRATE_LIMIT='3\r", ".env:2: not a setting; write NAME=value"),
        (b"\n\nRATE_LIMITS=3", ".env:3: no setting has this name; write RATE_LIMIT or"),
        (b"export RATE-LIMIT=3", ".env:1: no setting has this name; write RATE_LIMIT or"),
        (b"wrong_answers_adressed=1 in 9", ".env:1: no setting has this name; write WRONG_ANSW"),
        (b"DISCORD_TOKNE=hush", ".env:1: no setting has this name; write DISCORD_TOKEN or"),
        (b"KNOWLEDGE=hush", ".env:1: no setting has this name; write KNOWLEDGE_DIR or"),
        (b"answer_channels_ids=1", ".env:1: no setting has this name; write ANSWER_CHANNELS or"),
        (b"RATE_LIMIT=3\n\nrate_limit=4", ".env:3: RATE_LIMIT is set in line 1 already; keep one"),
        (b"TZ=x\nTZ=y\nRATE_LIMIT=${HUSH}", ".env:3: refers to a variable that is not set; set it"),
        (
            b"\nRATE_LIMIT=often",
            ".env:2: RATE_LIMIT cannot be used as it is set; set it to a whole",
        ),
        (b"A=" + b"a" * 10_001, ".env:1: longer than 10000 characters; shorten it"),
        (b"A=aaaaaaaaaa\n" + b"A=${A}${A}${A}\n" * 40, ".env:8: longer than 10000 characters"),
        (b"# ours\n" * 20_000, ".env is longer than 100 kB; keep nothing but settings in it"),
    ],
)
def test_what_cannot_be_read_of_the_file_is_told_with_its_line_and_a_remedy(
    content: bytes, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    Path(".env").write_bytes(content)
    with pytest.raises(ConfigurationError) as refused:
        load_settings()
    assert str(refused.value).startswith(told)
    assert "hush" not in str(refused.value)
    assert not caplog.records, "no library has to warn"


def test_every_line_of_the_file_that_cannot_be_read_is_told() -> None:
    Path(".env").write_text("RATE LIMIT=3\nLOG_LEVEL=INFO\nLOG_LEVELS=INFO\n", "utf-8")
    with pytest.raises(ConfigurationError) as refused:
        load_settings()
    assert [line.split(" ")[0] for line in str(refused.value).splitlines()] == [
        ".env:1:",
        ".env:3:",
    ]


def test_a_byte_order_mark_hides_no_setting() -> None:
    Path(".env").write_bytes(b"\xef\xbb\xbfRATE_LIMIT=3\n")
    assert load_settings().rate_limit == 3


@pytest.mark.parametrize("what", ["a folder", "a pipe", "a lost link", "a loop of links"])
def test_a_settings_file_that_is_none_is_named_with_the_remedy(what: str) -> None:
    match what:
        case "a folder":
            Path(".env").mkdir()
        case "a pipe":
            os.mkfifo(".env")
        case "a lost link":
            Path(".env").symlink_to("nowhere")
        case _:
            Path(".env").symlink_to(".env")
    with pytest.raises(ConfigurationError, match=r"^\.env (is no file|cannot be read).*; make it"):
        load_settings()


def test_a_reference_is_resolved_with_what_stands_above_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ada")
    text = "PER=4\nRATE_LIMIT=${PER}${MORE:-2}\nKNOWLEDGE_DIR=~/facts\nTZ=${NOWHERE}\n"
    Path(".env").write_text(text, "utf-8")
    assert load_settings().rate_limit == 42
    assert load_settings().knowledge_dir == Path("/home/ada/facts")


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "COMPOSE_PROJECT_NAME=x\nTZ=UTC\n"])
def test_a_settings_file_may_hold_nothing_or_what_is_for_others(text: str) -> None:
    Path(".env").write_text(text, "utf-8")
    assert load_settings() == Settings()


@given(st.binary(max_size=80) | st.text("RATE_LIM=T3 \n'\"#\\${}", max_size=40).map(str.encode))
def test_whatever_the_file_holds_is_settings_or_lines_told(content: bytes) -> None:
    Path(".env").write_bytes(content)
    with suppress(ConfigurationError):
        load_settings()


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("RATELIMIT", "rate_limit"),
        ("Anwser_Channels", "answer_channels"),
        ("ADMIN_ROLE", "admin_roles"),
        ("KNOWLEDGE_DIRS", "knowledge_dir"),
        ("RATE_LIMIT", None),
        ("rate_limit", None),
        ("LOGNAME", None),
        ("PATH", None),
        ("TOKEN", None),
    ],
)
def test_a_name_near_a_setting_is_told_from_one_that_is_not(name: str, meant: str | None) -> None:
    assert nearest_setting(name, Settings.model_fields) == meant


def test_a_misspelt_variable_of_the_environment_is_told_where_it_is_needed() -> None:
    environment = {"RATE_LIMITS": "3", "PATH": "/bin", "LOG_LEVEL": "INFO"}
    assert misspelt(environment, ["rate_limit"]) == [
        "RATE_LIMITS in the environment is no setting; it may be meant to be RATE_LIMIT."
    ]
    assert misspelt(environment, ["knowledge_dir"]) == []


def test_only_the_settings_that_are_needed_are_read() -> None:
    Path(".env").write_text("ANSWER_CHANNELS=x\nADMIN_ROLE=1\nKNOWLEDGE_DIR=there\n", "utf-8")
    assert load_settings(["knowledge_dir"], {"RATE_LIMIT": "often"}).knowledge_dir == Path("there")
    with pytest.raises(ConfigurationError, match="RATE_LIMIT"):
        load_settings(["rate_limit"], {"RATE_LIMIT": "often"})


def test_a_channel_is_an_ask_channel_where_both_are_set_and_the_former_name_works() -> None:
    settings = Settings(ask_channels=(1, 2), listen_channels=(2, 3), answer_channels=(1, 4))
    assert settings.channels == Channels(frozenset({1, 2}), frozenset({3, 4}))
    assert settings.channels
    assert not Settings().channels


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Settings().rate_limit = 3


def test_the_example_names_every_setting_and_no_other() -> None:
    assert [name.lower() for name in dotenv_values(EXAMPLE)] == list(Settings.model_fields)


def test_the_example_holds_the_defaults() -> None:
    Path(".env").write_text(EXAMPLE.read_text("utf-8"), "utf-8")
    assert load_settings() == Settings()


def test_each_setting_of_the_example_has_a_comment_above_it() -> None:
    for paragraph in EXAMPLE.read_text("utf-8").strip().split("\n\n")[1:]:
        *comments, setting = paragraph.splitlines()
        assert comments
        assert all(comment.startswith("# ") for comment in comments)
        assert "=" in setting
