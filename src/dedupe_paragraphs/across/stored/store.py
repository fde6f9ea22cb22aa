"""The rows of an index, in whatever store: numbered, and each under a seal that is looked at."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from hashlib import blake2b

from dedupe_paragraphs.model.errors import damaged_index
from dedupe_paragraphs.model.message import Message

FORM = 3
"""Rises when the rows change their form; an index of another one is refused, not guessed at."""
TABLES = ("head", "posts", "passages", "texts", "codes")
_SEAL = 8
"""Bytes before each row that only its own content, table and number give."""


class IndexStore(ABC):
    """Tables of rows. What was damaged, lost or put in another's place is an error, no answer."""

    def __init__(self, location: str) -> None:
        self.location = location

    @abstractmethod
    def reading(self) -> AbstractContextManager[None]:
        """Read rows that are all of one moment. Raises `EngineError`."""

    @abstractmethod
    def writing(self, *, anew: bool) -> AbstractContextManager[None]:
        """Write rows, all at the end or none, and nobody else at the same time.

        `anew` makes an index where there is none or in place of another; else there must be one.
        Raises `EngineError` and `OutputError`.
        """

    @abstractmethod
    def _sealed(self, table: str, numbers: Sequence[int]) -> Iterable[object]:
        """Return what is under numbers, None for nothing."""

    @abstractmethod
    def _every(self, table: str) -> Iterable[tuple[object, object]]:
        """Return all numbers of a table with what is under each."""

    @abstractmethod
    def _put(self, table: str, rows: Iterable[tuple[int, bytes]]) -> None:
        """Put sealed rows under their numbers."""

    @abstractmethod
    def delete(self, table: str, numbers: Sequence[int]) -> None:
        """Delete rows."""

    def get(self, table: str, numbers: Sequence[int]) -> list[bytes]:
        """Return the rows of numbers, each of which is known to be there."""
        found = self._sealed(table, numbers)
        return [self._opened(table, *each) for each in zip(numbers, found, strict=True)]

    def every(self, table: str) -> Iterator[tuple[int, bytes]]:
        """Yield all rows of a table by their numbers."""
        for number, row in self._every(table):
            if not isinstance(number, int):
                raise self._damaged()
            yield number, self._opened(table, number, row)

    def put(self, table: str, rows: Iterable[tuple[int, bytes]]) -> None:
        """Put rows under their numbers."""
        self._put(table, ((number, _seal(table, number, row) + row) for number, row in rows))

    def _opened(self, table: str, number: int, sealed: object) -> bytes:
        if not isinstance(sealed, bytes):
            raise self._damaged()
        row = sealed[_SEAL:]
        if sealed[:_SEAL] != _seal(table, number, row):
            raise self._damaged()
        return row

    def _damaged(self) -> Exception:
        return damaged_index(self.location, Message("it is damaged"))


def _seal(table: str, number: int, row: bytes) -> bytes:
    state = blake2b(b"%b %d " % (table.encode(), number), digest_size=_SEAL)
    state.update(row)
    return state.digest()
