"""The database as the rest of the program meets it: it may fail at any time, and says why.

Whatever it raises is a StoreError, and the program goes on without it. The log holds one line when
it fails and one when it works again.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StoreError
from bot.store.engine import READ_ONLY, address_of, file_in, file_of, make_engine
from bot.store.migrate import is_current, upgrade
from bot.store.private_file import make_private
from bot.store.troubles import NOT_MIGRATED, trouble_of

_log = logging.getLogger(__name__)


class Store:
    """A database, opened when it is first used; `trouble` is why it cannot be used, if so.

    `unwritten` counts what was to be kept and is lost, by whoever had it to keep.
    """

    def __init__(self, url: URL) -> None:
        self.url = url
        self.trouble = ""
        self.unwritten = 0
        self.engine = make_engine(url)
        self._opening = asyncio.Lock()
        self._is_open = False

    @classmethod
    def in_folder(cls, folder: Path) -> Store:
        """Return the store in a folder, which need not exist."""
        return cls(file_in(folder))

    @classmethod
    def at(cls, database: str, folder: Path) -> Store:
        """Return the store at an address, or in a folder where that is empty.

        Raises ConfigurationError for an address that cannot be one.
        """
        return cls(address_of(database)) if database else cls.in_folder(folder)

    @property
    def is_embedded(self) -> bool:
        """Tell whether it is a file of this program alone, which it may migrate by itself."""
        return self.url.get_backend_name() == "sqlite"

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """Yield a connection to read with; raises StoreError, also for what fails within."""
        with self._noting():
            await self._open()
            async with self.engine.connect() as connection:
                yield await connection.execution_options(**READ_ONLY)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """Yield a connection to write with, everything or nothing; raises as above."""
        with self._noting():
            await self._open()
            async with self.engine.begin() as connection:
                yield connection

    async def migrate(self) -> None:
        """Bring the tables up to date; raises StoreError."""
        with self._noting():
            if file := file_of(self.url):
                make_private(file)
            await upgrade(self.engine)

    async def close(self) -> None:
        """Close the connections."""
        await self.engine.dispose()

    async def _open(self) -> None:
        async with self._opening:
            if self._is_open:
                return
            if self.is_embedded:
                await self.migrate()
            elif not await is_current(self.engine):
                raise StoreError(NOT_MIGRATED)
            self._is_open = True

    @contextmanager
    def _noting(self) -> Iterator[None]:
        """Raise a StoreError for what fails within; log when that begins, and when it ends."""
        try:
            yield
        except (SQLAlchemyError, OSError, StoreError) as error:
            trouble = str(error) if isinstance(error, StoreError) else trouble_of(error)
            if trouble != self.trouble:
                _log.warning("store_unusable", extra={"fields": {"because": trouble}})
            self.trouble = trouble
            raise StoreError(trouble) from error
        if self.trouble:
            _log.info("store_usable_again", extra={"fields": {"unwritten": self.unwritten}})
        self.trouble = ""
