"""What a benchmark is given on the command line, refused with a sentence where it is of no use."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from bot.errors import FactbotError


def existing_file(text: str) -> Path:
    """Return the path of a file; refuses anything else."""
    path = Path(text)
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"there is no file {text!r}")
    return path


def existing_folder(text: str) -> Path:
    """Return the path of a folder; refuses anything else."""
    path = Path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {text!r}")
    return path


def at_least_one(text: str) -> int:
    """Return a whole number from 1; refuses anything else."""
    if not (text.isascii() and text.isdecimal() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 1")
    return int(text)


def run(main: Callable[[], object]) -> None:
    """Run a benchmark; an error of the bot's own ends it with its sentences and its exit code."""
    try:
        main()
    except FactbotError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_code)
