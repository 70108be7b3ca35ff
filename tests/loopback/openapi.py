"""Request bodies held against Discord's published OpenAPI document, where there is one."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from aiohttp import web
from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for

from tests.loopback.rest import body

VARIABLE = "DISCORD_OPENAPI"
PLACES = {  # the routes' names for what the document calls otherwise
    "application": "application_id",
    "channel": "channel_id",
    "message": "message_id",
    "id": "interaction_id",
}


class Document:
    """Discord's own description of what it takes."""

    def __init__(self, path: Path) -> None:
        self._document = json.loads(path.read_text("utf-8"))
        # Written there as text only; discord.py sends numbers, which Discord has always taken.
        self._document["components"]["schemas"]["SnowflakeType"] = {"type": ["string", "integer"]}
        self._validator = cache(self._validator_of)

    async def complaints(self, request: web.Request) -> list[str]:
        """Return what is wrong with a request's body; nothing where there is none."""
        if not request.can_read_body or request.method not in {"POST", "PATCH", "PUT"}:
            return []
        path, method = documented_path(request), request.method.lower()
        said = await body(request)
        return [f"{method} {path}: {complaint}" for complaint in self._wrong(path, method, said)]

    def _wrong(self, path: str, method: str, said: object) -> Iterator[str]:
        for error in self._validator(path, method).iter_errors(said):
            yield f"{error.json_path}: {error.message[:300]}"

    def _validator_of(self, path: str, method: str) -> Draft202012Validator:
        operation = self._document["paths"][path][method]
        schema = operation["requestBody"]["content"]["application/json"]["schema"]
        whole = {**schema, "components": self._document["components"]}
        make: Any = validator_for(whole, default=Draft202012Validator)
        validator: Draft202012Validator = make(whole)
        return validator


def documented_path(request: web.Request) -> str:
    """Return the path of a request's route as the document writes it."""
    resource = request.match_info.route.resource
    path = (resource.canonical if resource else "").removeprefix("/api")
    if "/webhooks/" in path:
        path = path.replace("{application}", "{webhook_id}").replace("{token}", "{webhook_token}")
    for ours, theirs in PLACES.items():
        path = path.replace(f"{{{ours}}}", f"{{{theirs}}}")
    return path.replace("{token}", "{interaction_token}")


def document_at_hand() -> Document | None:
    """Return the document that the environment names, if it names any."""
    path = os.environ.get(VARIABLE)
    return Document(Path(path)) if path else None
