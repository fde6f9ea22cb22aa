"""Where things stand in a post: byte ranges, and the edits made to them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of bytes in a post as it lies on disk."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: "Span") -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share a byte."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A replacement of the bytes of one span."""

    span: Span
    text: bytes = b""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A span in a named post."""

    path: str
    span: Span
