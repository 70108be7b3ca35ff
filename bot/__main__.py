"""`python -m bot`: the commands of `bot.cli`."""

from __future__ import annotations

import gc
import sys

INTERRUPTED = 130  # what a shell reports for a program ended by Ctrl-C


def main() -> None:
    """Run the command line and exit with its code; Ctrl-C ends it without a traceback."""
    gc.disable()  # until the base is read: all that is imported stays (see answering.live)
    try:
        # Imported here, so that Ctrl-C while the libraries load is as quiet as later.
        from bot.cli import run_cli  # noqa: PLC0415 - see above

        code = run_cli()
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)


if __name__ == "__main__":
    main()
