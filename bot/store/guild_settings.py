"""What a server can choose for itself, as it is kept and as it is exported."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

LARGEST_ID = 2**63 - 1  # what a column for ids holds; Discord's are smaller for decades
MOST_IDS = 25  # what one of Discord's selects takes
MOST_PER_MINUTE = 1_000_000

Id = Annotated[int, Field(strict=True, ge=1, le=LARGEST_ID)]
Ids = Annotated[tuple[Id, ...], Field(max_length=MOST_IDS)]
StoryIds = Annotated[
    tuple[Annotated[str, Field(min_length=1, max_length=64)], ...], Field(max_length=MOST_IDS)
]
Switch = Annotated[bool, Field(strict=True)]


class GuildSettings(BaseModel):
    """The choices of one server; None leaves one to the defaults of the program.

    `stories` are the ids of those it asks, None for all; `curator_roles` those whose holders see
    what could not be answered.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    ask_channels: Ids | None = None
    listen_channels: Ids | None = None
    rate_limit: Annotated[int, Field(strict=True, ge=0, le=MOST_PER_MINUTE)] | None = None
    private_ask: Switch = False
    gap_log: Switch = False
    stories: StoryIds | None = None
    curator_roles: Ids = ()

    def kept(self) -> dict[str, object]:
        """Return what differs from a server that chose nothing, as plain JSON."""
        return self.model_dump(mode="json", exclude_defaults=True)


NOTHING_CHOSEN = GuildSettings()
