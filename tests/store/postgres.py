"""A PostgreSQL server for the tests, on a socket in a temporary folder."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL

DEBIAN = Path("/usr/lib/postgresql")  # where Debian has a folder for each version
OPTIONS = "-c listen_addresses= -c fsync=off -k "
USER = "postgres"
MISSING = "PostgreSQL is not installed (Debian's package postgresql)"


def programs() -> Path | None:
    """Return the folder with the server's programs, of the newest version; None without any."""
    versions = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda file: int(file.parts[-3]))
    found = str(versions[-1]) if versions else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@contextmanager
def running(folder: Path) -> Iterator[URL]:
    """Run a server; yields the address of its first database."""
    # The path of a socket holds about a hundred characters, fewer than pytest's folders need.
    with tempfile.TemporaryDirectory(prefix="pg") as home:
        if os.geteuid() == 0:  # as root the server refuses to run
            os.chown(home, pwd.getpwnam(USER).pw_uid, -1)
        initialise = f"-D {home}/data -A trust -U {USER} --no-sync --no-instructions"
        _run(folder / "initdb", *initialise.split())
        control = (folder / "pg_ctl", "-D", f"{home}/data", "-w")
        _run(*control, "-l", f"{home}/log", "-o", OPTIONS + home, "start")
        try:
            yield URL.create("postgresql+psycopg", USER, database=USER, query={"host": home})
        finally:
            _run(*control, "-m", "immediate", "stop")


def _run(program: Path, *arguments: str) -> None:
    as_user = ("runuser", "-u", USER, "--") if os.geteuid() == 0 else ()
    subprocess.run(  # noqa: S603 - the server's own programs
        [*as_user, str(program), *arguments], check=True, stdout=subprocess.DEVNULL
    )
