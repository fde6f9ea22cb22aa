"""A list that is written piece by piece, so that no report of an archive is held in memory."""

from collections.abc import Iterable


class Array:
    """Puts what opens a list before its first entry, and something between two entries."""

    def __init__(self, opening: str, closing: str, between: str = ",") -> None:
        self._opening = opening
        self._closing = closing
        self._between = between
        self._entries = 0

    def add(self, entries: Iterable[str]) -> str:
        """Return entries as they follow what was written before."""
        written = []
        for entry in entries:
            written.append(f"{self._between if self._entries else self._opening}\n{entry}")
            self._entries += 1
        return "".join(written)

    def end(self) -> str:
        """Return what ends the list."""
        return ("\n" if self._entries else self._opening) + self._closing
