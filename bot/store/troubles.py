"""Why a database cannot be used, in words for whoever runs the bot."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.exc import OperationalError

LOCKED = "the database is locked by another program"
FULL = "the disk with the database is full"
DAMAGED = "the database's file is damaged; move it away to begin with an empty one"
READ_ONLY = "the database can only be read, not written"
NO_FILE = "the database's file cannot be opened or made; look at DATA_DIR and its permissions"
UNREACHABLE = "the database cannot be reached, or refuses the connection"
NEWER = "the database was made by a newer version of this program; update the program"
NOT_MIGRATED = "the database's tables are not up to date; run python -m bot migrate"

_BY_CODE = {
    "SQLITE_BUSY": LOCKED,
    "SQLITE_LOCKED": LOCKED,
    "SQLITE_FULL": FULL,
    "SQLITE_NOTADB": DAMAGED,
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_READONLY": READ_ONLY,
    "SQLITE_CANTOPEN": NO_FILE,
    "SQLITE_IOERR": "the database's file cannot be read or written",
    # PostgreSQL's codes
    "25006": READ_ONLY,
    "53100": FULL,
}


def trouble_of(error: BaseException) -> str:
    """Return a sentence for an error of the database or of its file, never with data in it."""
    for cause in _causes(error):
        code = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None)
        for known, trouble in _BY_CODE.items():
            if code and str(code).startswith(known):
                return trouble
    if isinstance(error, OSError):
        return NO_FILE
    if isinstance(error, OperationalError):
        return UNREACHABLE
    return f"the database fails ({type(error).__name__})"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = getattr(error, "orig", None) or error.__cause__
