"""Plain text to leaf blocks: paragraphs between blank lines.

Page numbers and running heads of a text that was taken from a PDF are no text of its author. A form
feed, or numbers that count on by one, show where pages end; what is beside them again and again is
the running head.
"""

from collections import Counter
from typing import NamedTuple

from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.post.leaf import Break, Leaf
from dedupe_paragraphs.post.regions import Region
from dedupe_paragraphs.text.pattern import pattern

_PARAGRAPH = pattern(rb"\S(?:[^\r\n]++|(?>\r\n|\r|\n)(?![ \t\x0b\x0c]*(?:[\r\n]|\Z)))*+")
_LINE_END = pattern(r"\r\n|\n|\r")
_RULE = pattern(rb"[-=*_#~+.\s]{3,}|(?:[*\xe2\x98\x85\xe2\x97\x86\s]){3,}")
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

    A line of nothing but strokes is a rule.
    """
    leaves = []
    for match in _PARAGRAPH.finditer(body):
        source = match.group().rstrip()
        start = match.start() + offset
        span = Span(start, start + len(source))
        kind = BlockKind.RULE if _RULE.fullmatch(source) else BlockKind.PARAGRAPH
        leaf = Leaf(kind, span, ())
        if kind is BlockKind.PARAGRAPH:
            text = source.decode()
            leaf.add(text, span, source)
            leaf.breaks = [
                Break(each.end() - 1, Span(span.start, span.start))
                for each in _LINE_END.finditer(text)
            ]
        leaves.append(leaf)
    return leaves


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
