"""An index in one file of SQLite."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from dedupe_paragraphs.across.stored.store import FORM, TABLES, IndexStore
from dedupe_paragraphs.model import errors
from dedupe_paragraphs.model.message import Message

_MAGIC = b"SQLite format 3\0"
_OLD = b"dedupe index\n"
"""How a file of form 1 begins, which had a layout of its own."""
_APPLICATION = 0x44_45_44_50
"""`DEDP`: tells an index from any other file of SQLite."""
_PATIENCE = 3.0
"""Seconds to wait for a run that is writing: an update of a few posts is done by then."""
_CACHE = 64 * 1024
"""Kilobytes of pages; while what is written fits, others read the index as it was."""
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_REFUSED = {
    *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY),
    *(sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH),
}
"""What the disk says, or the owner of the file."""


class SqliteStore(IndexStore):
    """Tables in a file; `reading` and `writing` are transactions of SQLite."""

    _tables: sqlite3.Connection

    @contextmanager
    def reading(self) -> Iterator[None]:
        self._require_form()
        with self._transaction("BEGIN", errors.unreadable):
            self._require_whole()
            yield

    @contextmanager
    def writing(self, *, anew: bool) -> Iterator[None]:
        if anew:
            self._make_room()
        else:
            self._require_form()
        with self._transaction("BEGIN IMMEDIATE", errors.unwritable):
            if not anew:
                self._require_whole()
            for table in TABLES if anew else ():
                self._tables.execute(f"DROP TABLE IF EXISTS {table}")
                self._tables.execute(f"CREATE TABLE {table} (number INTEGER PRIMARY KEY, row BLOB)")
            if anew:
                self._tables.execute(f"PRAGMA application_id = {_APPLICATION}")
                self._tables.execute(f"PRAGMA user_version = {FORM}")
            yield
            self._tables.execute("COMMIT")

    @contextmanager
    def _transaction(self, begin: str, refused: Callable[..., Exception]) -> Iterator[None]:
        address = Path(os.path.abspath(self.location)).as_uri() + "?mode=rw"
        try:
            self._tables = sqlite3.connect(address, _PATIENCE, isolation_level=None, uri=True)
            try:
                self._tables.text_factory = bytes
                self._tables.execute(f"PRAGMA cache_size = -{_CACHE}")
                self._tables.execute(begin)
                yield
            finally:
                self._tables.close()  # What was not committed is rolled back.
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code in _BUSY:
                raise errors.busy_index(self.location) from error
            if code in _REFUSED:
                raise refused(self.location, str(error)) from error
            raise self._damaged() from error

    def _form(self) -> int | None:
        """Return the form of an index, None for an empty file."""
        if os.path.exists(self.location) and not os.path.isfile(self.location):
            raise errors.unreadable(self.location, "no regular file")
        try:
            with open(self.location, "rb") as file:
                head = file.read(100)
        except FileNotFoundError as error:
            raise errors.MissingPathError(self.location) from error
        except OSError as error:
            raise errors.unreadable(self.location, error) from error
        if head.startswith(_OLD):
            return 1
        if head and not (head.startswith(_MAGIC) and head[68:72] == _APPLICATION.to_bytes(4)):
            raise errors.foreign_index(self.location)
        return int.from_bytes(head[60:64]) if head else None

    def _require_form(self) -> None:
        form = self._form()
        if form is None:
            raise errors.damaged_index(self.location, Message("it is empty"))
        if form != FORM:
            raise errors.other_form(self.location, form, FORM)

    def _require_whole(self) -> None:
        """Look at the size, which is kept while a transaction holds its lock."""
        (pages,) = self._tables.execute("PRAGMA page_count").fetchone()
        (page,) = self._tables.execute("PRAGMA page_size").fetchone()
        values = {"size": os.stat(self.location).st_size, "whole": pages * page}
        if values["size"] < values["whole"]:
            problem = Message("it has {size:,} of {whole:,} bytes", values)
            raise errors.damaged_index(self.location, problem)

    def _make_room(self) -> None:
        try:
            os.close(os.open(self.location, os.O_RDWR | os.O_CREAT, 0o666))
            if self._form() not in (None, FORM):
                os.unlink(self.location)
                self._make_room()
        except OSError as error:
            raise errors.unwritable(self.location, error) from error

    def _sealed(self, table: str, numbers: Sequence[int]) -> Iterable[object]:
        query = f"SELECT row FROM {table} WHERE number = ?"
        for number in numbers:
            row = self._tables.execute(query, (number,)).fetchone()
            yield row and row[0]

    def _every(self, table: str) -> Iterable[tuple[object, object]]:
        return self._tables.execute(f"SELECT number, row FROM {table} ORDER BY number")

    def _put(self, table: str, rows: Iterable[tuple[int, bytes]]) -> None:
        self._tables.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", rows)

    def delete(self, table: str, numbers: Sequence[int]) -> None:
        self._tables.executemany(f"DELETE FROM {table} WHERE number = ?", [(n,) for n in numbers])
