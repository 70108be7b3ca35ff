"""Discord's documented limits, checked on what would be sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from discord import ui
from simcord.components import validate_components

COMPONENTS_V2 = 1 << 15  # the message flag
TEXT, BUTTON, SELECT, ROW = 10, 2, 3, 1  # component types


def check_limits(view: ui.LayoutView) -> None:
    """Assert that Discord would take the layout."""
    payload: list[dict[str, Any]] = view.to_components()  # type: ignore[no-untyped-call] # discord.py leaves it untyped
    components = list(_walk(payload))
    assert 1 <= len(components) <= 40
    texts = [component["content"] for component in components if component["type"] == TEXT]
    assert all(text.strip() for text in texts)
    assert sum(map(len, texts)) <= 4_000
    custom_ids = [part["custom_id"] for part in components if "custom_id" in part]
    assert len(set(custom_ids)) == len(custom_ids)
    assert all(1 <= len(custom_id) <= 100 for custom_id in custom_ids)
    for component in components:
        match component["type"]:
            case kind if kind == BUTTON:
                assert 1 <= len(component["label"]) <= 80
            case kind if kind == SELECT:
                _check_select(component)
            case kind if kind == ROW:
                assert 1 <= len(component["components"]) <= 5
    validate_components(payload, flags=COMPONENTS_V2)


def _check_select(select: dict[str, Any]) -> None:
    options = select["options"]
    assert 1 <= len(options) <= 25
    assert len(select.get("placeholder") or "") <= 150
    assert len({option["value"] for option in options}) == len(options)
    for option in options:
        assert 1 <= len(option["label"].strip()) <= 100
        assert 1 <= len(option["value"]) <= 100


def _walk(components: Sequence[Any]) -> Iterator[dict[str, Any]]:
    for component in components:
        yield component
        yield from _walk(component.get("components", ()))
        yield from _walk([component["accessory"]] if "accessory" in component else ())
