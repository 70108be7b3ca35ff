"""A source's own text: its paragraphs, and the checksum that tells whether it is still the same."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Final

_PARAGRAPH_BREAK: Final = re.compile(r"\n[^\S\n]*\n\s*")


def paragraphs_of(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text, which blank lines separate."""
    one_line_end = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return tuple(_PARAGRAPH_BREAK.split(one_line_end))


def checksum_of(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes; the line ends must be those of its file."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
