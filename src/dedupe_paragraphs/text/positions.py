"""Positions: from a byte of a post to its line and column."""

from bisect import bisect_right
from enum import Enum
from typing import NamedTuple

from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.text.lines import Lines

_BOM = b"\xef\xbb\xbf"
_LIMIT_STRIDE = 4096


class ColumnUnit(Enum):
    """What a column counts; formats differ."""

    CODE_POINT = "code point"
    UTF8 = "UTF-8 byte"
    UTF16 = "UTF-16 code unit"


class Position(NamedTuple):
    """Where a byte is: line and column from 1, the byte from 0."""

    line: int
    column: int
    byte: int


class Positions:
    """The lines of one post, which end at a line feed, a carriage return, or both together.

    Other separators that Python's `splitlines` knows (U+2028, form feeds) end no line in any
    editor, so they end none here. A byte order mark takes no column, as editors do not show it.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._starts = Lines(data).starts
        self._marks: dict[tuple[int, ColumnUnit], list[int]] = {}

    def line(self, byte: int) -> int:
        """Return the line, from 1, in which a byte is."""
        return bisect_right(self._starts, byte)

    def lines(self, span: Span) -> tuple[int, int]:
        """Return the first and the last line on which a span has a byte."""
        return self.line(span.start), self.line(max(span.start, span.end - 1))

    def at(self, byte: int, unit: ColumnUnit = ColumnUnit.CODE_POINT) -> Position:
        """Return the position of a byte, its column counted in a unit."""
        line = self.line(byte)
        return Position(line, self._column(line, byte, unit), byte)

    def start(self, line: int) -> int:
        """Return the byte at which a line begins."""
        begin = self._starts[line - 1]
        return len(_BOM) if begin == 0 and self._data.startswith(_BOM) else begin

    def _column(self, line: int, byte: int, unit: ColumnUnit) -> int:
        start = self.start(line)
        if byte <= start:
            return 1
        if unit is ColumnUnit.UTF8:
            return byte - start + 1
        mark, rest = divmod(byte - start, _LIMIT_STRIDE)
        before = self._counted(line, unit, mark) if mark else 0
        return before + _count(self._data[byte - rest : byte], unit) + 1

    def _counted(self, line: int, unit: ColumnUnit, mark: int) -> int:
        """Return the units of a long line's first strides.

        A line of ten megabytes with a thousand findings would be counted a thousand times.
        """
        marks = self._marks.setdefault((line, unit), [0])
        start = self.start(line)
        while len(marks) <= mark:
            begin = start + (len(marks) - 1) * _LIMIT_STRIDE
            marks.append(marks[-1] + _count(self._data[begin : begin + _LIMIT_STRIDE], unit))
        return marks[mark]


_CONTINUATION = bytes(range(0x80, 0xC0))
_BEYOND_BMP = bytes(range(0xF0, 0x100))


def _count(piece: bytes, unit: ColumnUnit) -> int:
    """Count the units whose first byte is in the piece, which may begin inside a character."""
    leads = piece.translate(None, _CONTINUATION)
    if unit is ColumnUnit.CODE_POINT:
        return len(leads)
    return 2 * len(leads) - len(leads.translate(None, _BEYOND_BMP))
