"""Fuzz a target, or try one input: `python -m tests.fuzz.one TARGET [FILE] [OPTIONS]`.

The options are libFuzzer's, and the process ends with it; `tests.fuzz.run` starts one for each.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["bot", "yaml", "dotenv"], enable_loader_override=False):
    from tests.fuzz.targets import TARGETS


def main(arguments: list[str]) -> None:
    """Hand the target and the remaining arguments over to libFuzzer."""
    program, name, *rest = arguments
    atheris.Setup([program, *rest], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv)
