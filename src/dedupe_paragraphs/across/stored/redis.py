"""An index in a Redis server, which a team shares: the same rows, in a namespace of their form.

One key names the tables. An index that is made anew has tables of its own, which the key names when
all rows are in them; a change of an index is one transaction.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import redis

from dedupe_paragraphs.across.stored.store import FORM, TABLES, IndexStore
from dedupe_paragraphs.model.errors import busy_index, damaged_index, silent_server
from dedupe_paragraphs.model.message import Message

_CURRENT = f"dedupe:{FORM}"
"""The name of the tables, and a number that every change draws anew."""
_WAIT = 5.0
"""Seconds for an answer: a server that needs longer is not there."""
_BATCH = 2_000
"""Rows asked for in one round."""
_BUFFER = 8_000_000
"""Bytes of rows that are sent in one round while an index is made anew."""


class RedisStore(IndexStore):
    """Tables in a server, each a hash."""

    def __init__(self, location: str) -> None:
        """Connect. Raises `EngineError`."""
        super().__init__(location)
        self._name = b""
        self._anew = False
        self._buffered = 0
        self._changes: Any = None
        with self._talking():
            wait = {"socket_timeout": _WAIT, "socket_connect_timeout": _WAIT}
            self._client: Any = redis.Redis.from_url(location, **wait)
            self._client.ping()

    @contextmanager
    def _talking(self) -> Iterator[None]:
        try:
            yield
        except redis.WatchError as error:
            raise busy_index(self.location) from error
        except (redis.RedisError, OSError, ValueError) as error:
            # A URL that cannot be read is in the message, with its password.
            reason = "no such address" if isinstance(error, ValueError) else str(error)
            reason = " ".join(reason.split()) or type(error).__name__
            raise silent_server(self.location, reason) from error

    @contextmanager
    def reading(self) -> Iterator[None]:
        with self._talking():
            current = self._client.get(_CURRENT)
            self._name = self._named(current)
            try:
                yield
            finally:
                if self._client.get(_CURRENT) != current:
                    raise busy_index(self.location)

    @contextmanager
    def writing(self, *, anew: bool) -> Iterator[None]:
        with self._talking(), self._client.pipeline() as transaction:
            transaction.watch(_CURRENT)
            current = transaction.get(_CURRENT)
            transaction.multi()
            self._anew, self._name = anew, _drawn() if anew else self._named(current)
            self._changes = self._client.pipeline(transaction=False) if anew else transaction
            obsolete = _tables(self._name) if anew else []
            try:
                yield
                if anew:
                    self._changes.execute()
                transaction.set(_CURRENT, b"%b %b" % (self._name, _drawn()))
                transaction.execute()
                if anew:
                    obsolete = _tables(self._named(current)) if current else []
            finally:
                if obsolete:
                    self._client.delete(*obsolete)

    def _named(self, current: bytes | None) -> bytes:
        if current is None:
            raise damaged_index(self.location, Message("it is empty"))
        return current.partition(b" ")[0]

    def _sealed(self, table: str, numbers: Sequence[int]) -> Iterable[object]:
        for at in range(0, len(numbers), _BATCH):
            yield from self._client.hmget(_table(self._name, table), numbers[at : at + _BATCH])

    def _every(self, table: str) -> Iterable[tuple[object, object]]:
        rows = self._client.hgetall(_table(self._name, table))
        return ((int(number), row) for number, row in rows.items())

    def _put(self, table: str, rows: Iterable[tuple[int, bytes]]) -> None:
        for number, row in rows:
            self._changes.hset(_table(self._name, table), number, row)
            self._buffered += len(row)
            if self._anew and self._buffered >= _BUFFER:
                self._changes.execute()
                self._buffered = 0

    def delete(self, table: str, numbers: Sequence[int]) -> None:
        if numbers:
            self._changes.hdel(_table(self._name, table), *numbers)


def _drawn() -> bytes:
    return os.urandom(8).hex().encode()


def _tables(name: bytes) -> list[bytes]:
    return [_table(name, table) for table in TABLES]


def _table(name: bytes, table: str) -> bytes:
    return b"%b:%b:%b" % (_CURRENT.encode(), name, table.encode())
