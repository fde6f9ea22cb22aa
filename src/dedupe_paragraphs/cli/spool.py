"""Text that is written later, on disk once there is much of it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tempfile import SpooledTemporaryFile

_IN_MEMORY = 16_000_000
"""Characters; a report of so many findings is no longer read by people."""
_READ = 1_000_000


class Spool:
    """Takes texts and gives them back in order, once."""

    def __init__(self) -> None:
        self._file: SpooledTemporaryFile[str] | None = None
        """Opened with the first text: one renderer of two is never given any."""

    def append(self, text: str, /) -> None:
        """Add text at the end."""
        if self._file is None:
            import tempfile  # noqa: PLC0415 - start-up

            self._file = tempfile.SpooledTemporaryFile(  # noqa: SIM115  # closed when all is read
                _IN_MEMORY, "w+", encoding="utf-8", errors="surrogatepass", newline=""
            )
        self._file.write(text)

    def __iter__(self) -> Iterator[str]:
        """Return all text, in parts that have nothing to do with how it came."""
        if self._file is None:
            return
        self._file.seek(0)
        with self._file:
            while part := self._file.read(_READ):
                yield part
