"""The way of one question through the code: which files of the bot it visits, in order."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import bot

PACKAGE = Path(bot.__file__).parent


class Walk:
    """The files visited, and how often the way led from one into another."""

    def __init__(self) -> None:
        self.files: list[str] = []
        self.switches = 0
        self._last = ""

    def note(self, file: str) -> None:
        """Note a call of a function that stands in `file`."""
        if file not in self.files:
            self.files.append(file)
        self.switches += file != self._last
        self._last = file


@contextmanager
def walked() -> Iterator[Walk]:
    """Note which files of the bot have functions called meanwhile, in its threads too.

    To be used inside a running event loop, whose threads are started anew for it.
    """
    walk = Walk()

    def note(frame: FrameType, event: str, _: Any) -> None:  # noqa: ANN401 - sys.setprofile's own
        path = Path(frame.f_code.co_filename)
        if event == "call" and frame.f_code.co_name != "<module>" and PACKAGE in path.parents:
            walk.note(path.relative_to(PACKAGE).as_posix())

    threads = ThreadPoolExecutor(1, initializer=sys.setprofile, initargs=(note,))
    asyncio.get_running_loop().set_default_executor(threads)
    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield walk
    finally:
        sys.setprofile(before)
