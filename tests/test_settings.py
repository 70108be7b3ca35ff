"""Settings: where they come from, and what is said of a malformed one."""

from __future__ import annotations

from pathlib import Path

import pytest
from dotenv import dotenv_values
from pydantic import ValidationError

from bot.errors import ConfigurationError
from bot.settings import Settings, load_settings

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
        ("ANSWER_CHANNELS", "123456789012345678, 42,", (123456789012345678, 42)),
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


def test_a_settings_file_in_another_encoding_is_a_sentence() -> None:
    Path(".env").write_bytes(b"LOG_LEVEL=\xff\xfe")
    with pytest.raises(ConfigurationError, match=r"\.env cannot be read; make it"):
        load_settings()


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
