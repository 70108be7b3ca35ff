"""Settings: from the environment and `.env` into one frozen value, handed to whoever needs it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
)

from bot.answering.policy import DEFAULT_RISK, Risk, share_of
from bot.env_file import nearest_setting, read_env_file
from bot.errors import ConfigurationError

ENV_FILE = Path(".env")
LARGEST_ID = 2**64 - 1  # Discord's ids (snowflakes) are unsigned 64-bit integers


def _listed(value: object) -> object:
    """Split a comma-separated text; anything else is passed on to be validated as it is."""
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    return value


def _stripped(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


def _one_word(token: SecretStr) -> SecretStr:
    """Return the token unchanged; one with a space or control character could forge a header."""
    text = token.get_secret_value()
    if not text.isascii() or not text.isprintable() or " " in text:
        raise ValueError("not one word of plain letters")
    return token


def _expanded(value: object) -> object:
    # Unlike a Path's, it leaves a text alone where there is no home, and the folder is told.
    return os.path.expanduser(value) if isinstance(value, str) else value  # noqa: PTH111 - see above


def _upper(value: object) -> object:
    return value.strip().upper() if isinstance(value, str) else value


def _lower(value: object) -> object:
    return value.strip().lower() if isinstance(value, str) else value


def _share(value: object) -> object:
    return share_of(value) if isinstance(value, str) else value


Share = Annotated[float, BeforeValidator(_share)]
Snowflake = Annotated[int, Field(ge=1, le=LARGEST_ID)]
Snowflakes = Annotated[tuple[Snowflake, ...], BeforeValidator(_listed)]
Token = Annotated[SecretStr, BeforeValidator(_stripped), AfterValidator(_one_word)]
DatabaseUrl = Annotated[SecretStr, BeforeValidator(_stripped)]
LogFormat = Annotated[Literal["human", "json"], BeforeValidator(_lower)]
LogLevel = Annotated[
    Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"], BeforeValidator(_upper)
]


class Channels(NamedTuple):
    """The ids of channels where the bot speaks without being mentioned.

    ask: every question of a person is for it; listen: it answers when it is certain.
    """

    ask: frozenset[int] = frozenset()
    listen: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return bool(self.ask or self.listen)


class Settings(BaseModel):
    """Everything that can be configured; a field's description is also the remedy in messages."""

    model_config = ConfigDict(frozen=True)

    discord_token: Token | None = Field(
        default=None, description="the bot's token from Discord's developer portal"
    )
    knowledge_dir: Annotated[Path, BeforeValidator(_expanded)] = Field(
        default=Path("knowledge"), description="the folder that holds the fact base"
    )
    ask_channels: Snowflakes = Field(
        default=(),
        description="ids of the channels where every question is for the bot, separated by commas",
    )
    listen_channels: Snowflakes = Field(
        default=(),
        description="ids of the channels where the bot answers when it is certain,"
        " separated by commas",
    )
    answer_channels: Snowflakes = Field(
        default=(),
        description="ids of channels for LISTEN_CHANNELS, whose former name this is",
    )
    admin_guilds: Snowflakes = Field(
        default=(),
        description="ids of the servers whose managers may administer it, separated by commas",
    )
    admin_roles: Snowflakes = Field(
        default=(), description="ids of the roles that may administer it, separated by commas"
    )
    rate_limit: int = Field(
        default=10,
        ge=0,
        le=1_000_000,
        description="a whole number of questions per member and minute, or 0 for no limit",
    )
    wrong_answers_addressed: Share = Field(
        default=DEFAULT_RISK.addressed,
        description="the share of plain answers that may be wrong where the bot was addressed,"
        ' such as "1 in 20" or "5%"',
    )
    wrong_answers_unaddressed: Share = Field(
        default=DEFAULT_RISK.unaddressed,
        description='the same where nobody addressed it, such as "1 in 100" or "1%"',
    )
    data_dir: Annotated[Path, BeforeValidator(_expanded)] = Field(
        default=Path("data"),
        description="the folder that holds what is kept; made for the bot's user alone",
    )
    database_url: DatabaseUrl | None = Field(
        default=None,
        description="the address of a PostgreSQL database, in place of the file in DATA_DIR",
    )
    log_format: LogFormat = Field(
        default="human", description="human (one readable line an event) or json"
    )
    log_level: LogLevel = Field(
        default="INFO", description="DEBUG, INFO, WARNING, ERROR or CRITICAL"
    )

    @property
    def channels(self) -> Channels:
        """Return where the bot speaks without being mentioned; as an ask channel, where both."""
        ask = frozenset(self.ask_channels)
        return Channels(ask, frozenset(self.listen_channels + self.answer_channels) - ask)

    @property
    def database(self) -> str:
        """Return the address of the database; empty for the file in `data_dir`."""
        return self.database_url.get_secret_value() if self.database_url else ""

    @property
    def risk(self) -> Risk:
        """Return how many wrong answers may be risked."""
        return Risk(self.wrong_answers_addressed, self.wrong_answers_unaddressed)


def load_settings(
    needed: Iterable[str] = tuple(Settings.model_fields),
    environment: Mapping[str, str] = os.environ,
) -> Settings:
    """Return the settings of the environment, which outranks `.env`, which need not exist.

    Only the `needed` ones are read, for a command is not held up by a setting it has no use for;
    an empty one counts as not set. Raises ConfigurationError naming every variable that is
    malformed, never its value: it may be a secret in the wrong line.
    """
    wanted = set(needed)
    in_file = read_env_file(ENV_FILE, Settings.model_fields, wanted)
    places = {name.lower(): f"{found.place}: " for name, found in in_file.items()}
    values: dict[str, str] = {}
    for source in ({name: found.value for name, found in in_file.items()}, environment):
        given = {name.lower(): value for name, value in source.items() if value}
        values |= {name: value for name, value in given.items() if name in wanted}
    places |= dict.fromkeys((name.lower() for name, value in environment.items() if value), "")
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        raise ConfigurationError(_malformed(error, places)) from None


def misspelt(environment: Mapping[str, str], needed: Iterable[str]) -> list[str]:
    """Return a sentence for each variable that is likely meant to be one of the `needed` settings.

    Not an error, unlike in `.env`: a variable of the environment may be another program's.
    """
    wanted = set(needed)
    return [
        f"{name} in the environment is no setting; it may be meant to be {meant.upper()}."
        for name in environment
        if (meant := nearest_setting(name, Settings.model_fields)) in wanted
    ]


def _malformed(error: ValidationError, places: Mapping[str, str]) -> str:
    """Return a sentence for each malformed setting, with its line where that is of the file."""
    names = dict.fromkeys(str(found["loc"][0]) for found in error.errors())
    return "\n".join(
        f"{places.get(name, '')}{name.upper()} cannot be used as it is set;"
        f" set it to {Settings.model_fields[name].description}"
        for name in names
    )
