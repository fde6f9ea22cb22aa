"""Leaves parted where a line, not a blank line, ends a paragraph.

What is between two parts (two spaces, a backslash, `<br>` and the line end) belongs to neither, so
that a part that is removed takes one such break with it, and what is kept keeps its own.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from dedupe_paragraphs.model.post import Piece
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.post.leaf import Break, Leaf
from dedupe_paragraphs.text.pattern import pattern

_BLANK = pattern(r"\s*")
_OPENING = pattern(rb"<([a-zA-Z][\w-]*)(?:\s[^<>]*)?(?<!/)>")
_CLOSING = pattern(rb"</([a-zA-Z][\w-]*)\s*>")
_VOID = frozenset({b"br", b"img", b"hr", b"wbr", b"input"})


class Line(NamedTuple):
    """One line of a leaf: code points of the leaf's text, without the white space around it."""

    start: int
    end: int


def lines_of(leaf: Leaf) -> list[Line]:
    """Return the lines of a leaf between its breaks, in order; empty ones are left out."""
    text = "".join(leaf.text)
    lines = []
    at = 0
    for stop in [*(each.at for each in leaf.breaks), len(text)]:
        blank = _BLANK.match(text, at, stop)
        start = blank.end() if blank else at
        end = start + len(text[start:stop].rstrip())
        if start < end:
            lines.append(Line(start, end))
        at = stop + 1
    return lines


def parted(leaf: Leaf, lines: Sequence[Line], data: bytes) -> list[Leaf]:
    """Return a leaf for each of its lines; lines that one link or emphasis spans stay together."""
    text = "".join(leaf.text)
    marks = _marks(leaf)
    places = Places(leaf, text)
    pieces = [places.pieces(line) for line in lines]
    spans = [_source(each, marks) for each in pieces]
    tied = _tied(
        spans, [*leaf.atoms, *leaf.emphasis, *(pair for _, pair in tag_pairs(leaf.tags, data))]
    )
    parts: list[Leaf] = []
    first = 0
    for at in range(1, len(lines) + 1):
        if at in tied:
            continue
        span = Span(spans[first].start, spans[at - 1].end)
        joined = Line(lines[first].start, lines[at - 1].end)
        whole = pieces[first] if first == at - 1 else Places(leaf, text).pieces(joined)
        parts.append(_part(leaf, text, joined, span, whole))
        first = at
    for part, following in pairwise(parts):
        part.parted_behind = following.parted_before = True
    for part in parts if len(parts) > 1 else ():
        part.element = leaf.outer
    if len(parts) == 1:
        parts[0].outer = leaf.outer
    return parts


def _tied(spans: Sequence[Span], ties: Iterable[Span]) -> set[int]:
    """Return the lines that something holds to the line before."""
    tied: set[int] = set()
    for tie in ties:
        first = bisect_right(spans, tie.start, key=lambda span: span.end)
        last = bisect_left(spans, tie.end, key=lambda span: span.start)
        tied.update(range(first + 1, last))
    return tied


def _part(leaf: Leaf, text: str, line: Line, span: Span, pieces: list[Piece]) -> Leaf:
    first = bisect_left(leaf.breaks, line.start, key=lambda each: each.at)
    last = bisect_left(leaf.breaks, line.end, key=lambda each: each.at)
    return Leaf(
        leaf.kind,
        span,
        leaf.containers,
        leaf.level,
        text=[text[line.start : line.end]],
        length=line.end - line.start,
        pieces=pieces,
        atoms=_inside(leaf.atoms, span),
        emphasis=_inside(leaf.emphasis, span),
        links=[link for link in leaf.links if span.contains(link.span)] if leaf.links else [],
        codes=[code for code in leaf.codes if span.contains(code.span)] if leaf.codes else [],
        breaks=[
            Break(each.at - line.start, each.span, each.hard) for each in leaf.breaks[first:last]
        ],
        tags=_inside(leaf.tags, span),
        marked=[each for each in leaf.marked if each[0] == "done" or span.contains(each[1])],
    )


def _inside(spans: list[Span], outer: Span) -> list[Span]:
    """Return the spans of a list, sorted by start, that are in another."""
    first = bisect_left(spans, outer.start, key=lambda span: span.start)
    last = bisect_left(spans, outer.end, key=lambda span: span.start)
    return [span for span in spans[first:last] if outer.contains(span)]


def _source(pieces: Sequence[Piece], marks: Sequence[Span]) -> Span:
    """Return the bytes of a line, with the marks around its first and last character.

    `marks` are sorted; those that end where the line begins open it, those that begin where it
    ends close it.
    """
    start, end = pieces[0].source.start, pieces[-1].source.end
    first = bisect_left(marks, start, key=lambda mark: mark.start)
    for mark in reversed(marks[max(first - _LIMIT_NESTED, 0) : first]):
        if start <= mark.end:
            start = mark.start
    last = bisect_right(marks, end, key=lambda mark: mark.start)
    for mark in marks[max(last - _LIMIT_NESTED, 0) : last + _LIMIT_NESTED]:
        if mark.start <= end:
            end = max(end, mark.end)
    return Span(start, end)


_LIMIT_NESTED = 16
"""Marks around one character that are looked at."""


def _marks(leaf: Leaf) -> list[Span]:
    """Return links, emphasis and tags; a `<br>` is a break."""
    breaks = {each.span for each in leaf.breaks}
    return sorted({*leaf.atoms, *leaf.emphasis, *leaf.tags} - breaks)


class Places:
    """Where the code points of a leaf's text are in the source; asked for in order, one walk."""

    def __init__(self, leaf: Leaf, text: str) -> None:
        self._text = text
        self._pieces = leaf.pieces
        self._at = (-1, 0, 0)
        """A piece, a code point of it, and the byte of that."""

    def pieces(self, line: Line) -> list[Piece]:
        """Return the pieces of a line, counted from its start."""
        first = bisect_right(self._pieces, line.start, key=lambda piece: piece.text_start) - 1
        found = []
        for number in range(max(first, 0), len(self._pieces)):
            piece = self._pieces[number]
            if piece.text_start >= line.end:
                break
            start, end = max(piece.text_start, line.start), min(piece.text_end, line.end)
            if start < end:
                source = piece.source
                if piece.verbatim:
                    source = Span(self._byte(number, start), self._byte(number, end))
                found.append(Piece(start - line.start, end - line.start, source, piece.verbatim))
        return found

    def _byte(self, number: int, at: int) -> int:
        known, place, byte = self._at
        if known != number or place > at:
            place, byte = self._pieces[number].text_start, self._pieces[number].source.start
        byte += len(self._text[place:at].encode())
        self._at = (number, at, byte)
        return byte


def tag_pairs(tags: Sequence[Span], data: bytes) -> Iterator[tuple[str, Span]]:
    """Yield the elements between inline tags, by name, from opening tags to their closing ones."""
    open_: list[tuple[bytes, Span]] = []
    count = Counter[bytes]()
    for tag in tags:
        source = data[tag.start : tag.end]
        if (closing := _CLOSING.fullmatch(source)) is not None:
            wanted = closing[1].lower()
            while count[wanted]:
                name, opening = open_.pop()
                count[name] -= 1
                if name == wanted:
                    yield name.decode(), Span(opening.start, tag.end)
                    break
        elif (opened := _OPENING.fullmatch(source)) is not None and opened[1].lower() not in _VOID:
            open_.append((opened[1].lower(), tag))
            count[open_[-1][0]] += 1
