"""The store: answers by the digest of what was asked, in one file that many runs may share."""

import errno
import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from hashlib import blake2b
from typing import Any

_DAY = 86_400
_KEPT = 60
"""Days after which an answer that nobody asked for is removed."""
_BATCH = 256
"""Answers that are written together: each writing takes a lock and waits for the disk."""
_PATIENCE = 20.0
"""Seconds to wait for another run that is writing."""
_SEAL = 16
"""Hexadecimal digits before each answer by which it is known to be whole; SQLite looks at its own
pages only."""
# `used` is before the answer, so that looking for old ones does not read through the answers.
_TABLE = """
CREATE TABLE IF NOT EXISTS answers (
    digest BLOB PRIMARY KEY, used INTEGER NOT NULL, answer BLOB NOT NULL
)
"""


class DamagedError(Exception):
    """The file was no store, or holds what was never put into it."""


class Store:
    """A table of answers; one that fails answers nothing more, which costs time and no result."""

    def __init__(self, file: str) -> None:
        """Open a store that `prepare` has made; every process needs one of its own."""
        self.damaged = False
        """Whether it holds what was never put into it."""
        self._new: dict[bytes, bytes] = {}
        self._used: list[bytes] = []
        self._today = int(time.time()) // _DAY
        self._connection: sqlite3.Connection | None = None
        try:
            self._connection = _connect(file)
        except sqlite3.Error as error:
            self.give_up(error)

    def get(self, digest: bytes) -> bytes | None:
        """Return an answer, if it is known."""
        if digest in self._new:
            return self._new[digest]
        query = "SELECT used, answer FROM answers WHERE digest = ?"
        row = self._asked(lambda file: file.execute(query, (digest,)).fetchone())
        if row is None:
            return None
        used, sealed = row
        answer: bytes = sealed[_SEAL:]
        if sealed[:_SEAL] != _seal(answer):
            self.give_up(DamagedError())
            return None
        if used != self._today:
            self._used.append(digest)
        return answer

    def put(self, digest: bytes, answer: bytes) -> None:
        """Keep an answer."""
        self._new[digest] = answer
        if len(self._new) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what was kept."""
        new, self._new = self._new, {}
        used, self._used = self._used, []
        rows = [(key, self._today, _seal(answer) + answer) for key, answer in new.items()]
        days = [(self._today, key) for key in used]

        def write(file: sqlite3.Connection) -> None:
            with file as transaction:
                transaction.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", rows)
                transaction.executemany("UPDATE answers SET used = ? WHERE digest = ?", days)

        if rows or days:
            self._asked(write)

    def _asked(self, ask: Callable[[sqlite3.Connection], Any]) -> Any:
        """Return what the file answers; None once it has failed."""
        try:
            return self._connection and ask(self._connection)
        except sqlite3.Error as error:
            self.give_up(error)
            return None

    def close(self) -> None:
        """Write what was kept, and close the file."""
        self.flush()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def give_up(self, error: Exception) -> None:
        """Go on without a store that is damaged, locked for too long, or on a full disk."""
        self.damaged = not isinstance(error, sqlite3.OperationalError)
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def prepare(file: str) -> None:
    """Make a store, or look over the one that is there; old answers and old stores go.

    Raises `DamagedError` when it threw away a file that is no store and made a new one, and OSError
    where none can be made.
    """
    folder = os.path.dirname(file)
    os.makedirs(folder, mode=0o700, exist_ok=True)  # It holds what posts say.
    if hasattr(os, "geteuid"):
        if os.stat(folder).st_uid != os.geteuid():
            raise PermissionError(errno.EPERM, "its folder belongs to somebody else", folder)
        os.chmod(folder, 0o700)
    if not os.path.exists(file):
        _remove_old(folder)
    try:
        _make(file)
    except sqlite3.OperationalError as error:
        raise OSError(str(error)) from error  # No permission, no room, or locked for long.
    except sqlite3.DatabaseError as error:
        discard(file)
        _make(file)
        raise DamagedError from error


def discard(file: str) -> None:
    """Throw a store away; runs that have it open keep what they have."""
    for ending in ("", "-wal", "-shm"):
        if os.path.exists(file + ending):
            os.unlink(file + ending)


def _make(file: str) -> None:
    today = int(time.time()) // _DAY
    with closing(_connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(_TABLE)
        if connection.execute("PRAGMA user_version").fetchone()[0] == today:
            return  # Old answers were looked for today.
        with connection:
            connection.execute("DELETE FROM answers WHERE used < ?", (today - _KEPT,))
            connection.execute(f"PRAGMA user_version = {today}")


def _connect(file: str) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_PATIENCE)
    # A power cut takes the last answers at worst, and what it takes is worked out again.
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def _seal(answer: bytes) -> bytes:
    return blake2b(answer, digest_size=_SEAL // 2).hexdigest().encode()


def _remove_old(folder: str) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            old = entry.stat().st_mtime < time.time() - _KEPT * _DAY
            if entry.name.endswith((".sqlite", ".duckdb")) and old:
                discard(entry.path)
