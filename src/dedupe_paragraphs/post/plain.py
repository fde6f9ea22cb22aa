"""Plain text to leaf blocks: paragraphs between blank lines.

Page numbers and running heads of a text that was taken from a PDF are no text of its author. A form
feed, or numbers that count on by one, show where pages end; what is beside them again and again is
the running head.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from operator import gt
from typing import NamedTuple

from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.post.leaf import Break, Leaf
from dedupe_paragraphs.post.regions import Region
from dedupe_paragraphs.text.pattern import pattern
from dedupe_paragraphs.text.stops import ends_sentence

_PARAGRAPH = pattern(
    rb"(?<![ \t])[ \t]*+\S(?:[^\r\n]++|(?>\r\n|\r|\n)(?![ \t\x0b\x0c]*(?:[\r\n]|\Z)))*+"
)
_LINE_END = pattern(r"\r\n|\n|\r")
_STROKES = pattern(rb"(?<![^\r\n])[ \t]*([-=*_#~+.])\1{2,}[ \t]*(?![^\r\n])")
"""A rule among lines; one with gaps may be the border of a table."""
_RULE = pattern(rb"[-=*_#~+.\s]{3,}|(?:[*\xe2\x98\x85\xe2\x97\x86\s]){3,}")
_COLUMN = pattern(r"\s*(?!(?:\W|\W?\w{1,3}\W)\s)\S[^\t]*\t")
"""A tab behind a text that is no mark of a list."""
_ITEM = pattern(r"\s*(?:[-*+•]|\W?\w{1,3}[.)])\s")
_MIN_INDENT = 4
"""Cells by which an example is indented; paragraphs begin with two or three."""
_LINE = pattern(rb"[^\r\n]+")
_NUMBER = pattern(
    rb"\W{0,6}(?:[A-Za-z]{1,6}\.?\s)?(\d{1,4})(?:\s?(?:/|of|von|de)\s?\d{1,4})?\W{0,6}"
)
"""`12`, `- 12 -`, `Page 12`, `12 / 40`, `12 of 40`."""
_MIN_PAGES = 3
"""Lines that count on by one, or are the same at the edges of pages, from which they are page
numbers and running heads; two may be a coincidence."""
_FEED = b"\f"


def read_plain(body: bytes, offset: int) -> list[Leaf]:
    """Return the paragraphs of a body whose first byte is at `offset`.

    A line of nothing but strokes is a rule; what is indented below a paragraph, and no sentence, is
    an example: a command, an address, a formula.
    """
    leaves = []
    around: int | None = None
    for line, start, source in _paragraphs(body):
        span = Span(start + offset, start + offset + len(source))
        leaf = Leaf(BlockKind.PARAGRAPH, span, ())
        leaves.append(leaf)
        if _RULE.fullmatch(source):
            leaf.kind = BlockKind.RULE
            continue
        text = source.decode()
        leaf.add(text, span, source)
        lines = _LINE_END.split(body[line : start + len(source)].decode())
        indents = list(map(_indent, lines))
        is_deep = around is not None and min(indents) >= around + _MIN_INDENT
        if is_deep and not any(ends_sentence(each.rstrip()) for each in lines):
            leaf.kind = BlockKind.CODE
            continue
        around = min(indents)
        leaf.breaks = [
            Break(each.end() - 1, Span(span.start, span.start)) for each in _LINE_END.finditer(text)
        ]
        leaf.in_columns = _is_in_columns(lines, indents)
    return leaves


def _indent(line: str) -> int:
    """Return by how many cells a line is indented."""
    line = line.expandtabs()
    return len(line) - len(line.lstrip(" "))


def _is_in_columns(lines: Sequence[str], indents: Sequence[int]) -> bool:
    """Tell whether most lines have columns that tabs part, sentences go on at deeper indents, or
    all lines are of one item."""
    tabs = sum(bool(_COLUMN.match(line)) for line in lines)
    deeper = map(gt, indents[1:], accumulate(indents, min))
    hanging = [before for before, is_deeper in enumerate(deeper) if is_deeper]
    inside = sum(not ends_sentence(lines[before].rstrip()) for before in hanging)
    is_item = 0 < len(hanging) == len(lines) - 1 and bool(_ITEM.match(lines[0]))
    return is_item or tabs * 2 > len(lines) or inside * 2 > len(hanging)


def _paragraphs(body: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield where the first line of each paragraph begins, where its text does, and its bytes.

    A rule among its lines is one by itself.
    """
    for match in _PARAGRAPH.finditer(body):
        text = match.group()
        ends = [end for rule in _STROKES.finditer(text) for end in rule.span()]
        for start, end in pairwise([0, *ends, len(text)]):
            if part := text[start:end].strip():
                at = text.index(part, start)
                before = text[start:at]
                line = start + max(before.rfind(b"\n"), before.rfind(b"\r")) + 1
                yield match.start() + line, match.start() + at, part


class _Line(NamedTuple):
    span: Span
    text: bytes
    number: int | None
    """What it would be as a page number."""
    after_feed: bool


def find_pages(data: bytes, body: int) -> list[Region]:
    """Return the lines of a plain text that are page numbers and running heads, in order."""
    lines = _lines(data, body)
    numbers = _numbers(lines)
    feeds = {at for at, line in enumerate(lines) if line.after_feed}
    beside = feeds | {at - 1 for at in feeds} | {at + way for at in numbers for way in (-1, 1)}
    beside |= {0} if beside else set()  # the first page has its head where the text begins
    edges = [at for at in sorted(beside - numbers) if 0 <= at < len(lines)]
    counts = Counter(lines[at].text for at in edges)
    heads = {at for at in edges if counts[lines[at].text] >= _MIN_PAGES}
    return [Region(BlockKind.TEMPLATE, lines[at].span) for at in sorted(numbers | heads)]


def _lines(data: bytes, body: int) -> list[_Line]:
    lines, end = [], body
    for match in _LINE.finditer(data, body):
        source = match.group()
        text = source.strip()
        if not text:
            continue
        number = _NUMBER.fullmatch(text)
        begin = match.start() + source.index(text)
        fed = _FEED in data[end:begin]
        end = begin + len(text)
        lines.append(_Line(Span(begin, end), text, int(number[1]) if number else None, fed))
    return lines


def _numbers(lines: list[_Line]) -> set[int]:
    """Return the lines that are page numbers: beside a form feed, or in a row that counts on."""
    found: set[int] = set()
    row: list[int] = []
    for at, line in enumerate(lines):
        if line.number is None:
            continue
        if line.after_feed or (at + 1 < len(lines) and lines[at + 1].after_feed):
            found.add(at)
        before = lines[row[-1]].number if row and at > row[-1] + 1 else None
        if before is None or line.number != before + 1:
            row = []
        row.append(at)
        if len(row) >= _MIN_PAGES:
            found.update(row)
    return found
