"""Where things stand in a post: byte ranges, and the edits made to them."""

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of bytes in a post as it is on disk."""

    start: int
    end: int

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return self.end - self.start

    def contains(self, other: "Span") -> bool:
        """Tell whether the other span is wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share a byte."""
        return self.start < other.end and other.start < self.end


class Edit(NamedTuple):
    """A replacement of the bytes of one span."""

    span: Span
    text: bytes = b""


class Place(NamedTuple):
    """A span in a named post."""

    path: str
    span: Span
    marks: tuple[int, int, int, int] | None = None
    """In another post: the line and column where it begins, those where it ends; all from 1."""
