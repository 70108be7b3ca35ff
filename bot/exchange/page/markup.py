"""HTML built from elements: every text is escaped, whatever stands in it."""

from __future__ import annotations

from html import escape
from typing import Final

_VOID: Final = frozenset({"input", "link", "meta"})


class Html(str):
    """Text that is markup already; made by `element`, `joined` and `verbatim` alone."""

    __slots__ = ()


def element(name: str, /, *content: str, **attributes: str | bool | None) -> Html:
    """Return an element; content that is not `Html` is text.

    An attribute that is True stands without a value, one that is False or None is left out. A name
    may end in an underscore (`class_`), and one within it is a hyphen.
    """
    parts = "".join(
        _attribute(key.strip("_").replace("_", "-"), value) for key, value in attributes.items()
    )
    opened = f"<{name}{parts}>"
    return Html(opened if name in _VOID else f"{opened}{joined(*content)}</{name}>")


def joined(*content: str) -> Html:
    """Return content one after the other; what is not `Html` is text."""
    return Html("".join(part if isinstance(part, Html) else escape(part) for part in content))


def verbatim(name: str, text: str, /, **attributes: str) -> Html:
    """Return a `style` or `script` element, in which nothing is escaped; `text` cannot end it.

    Raises ValueError where it could.
    """
    if "</" in text or "<!--" in text:
        raise ValueError(f"this would end the element {name}")
    return element(name, Html(text), **attributes)


def _attribute(name: str, value: str | bool | None) -> str:  # noqa: FBT001 - as HTML has them
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(value)}"'
