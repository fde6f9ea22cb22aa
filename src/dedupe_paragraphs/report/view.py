"""A post as renderers look at it: lines, quotations, and what terminals must not be sent."""

import re
from collections.abc import Iterable

from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.post import Block, Post
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.model.span import Place, Span
from dedupe_paragraphs.text.pattern import pattern
from dedupe_paragraphs.text.positions import ColumnUnit, Position, Positions

_CONTROL = pattern(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]"
)
_WHITE = pattern(r"[ \t\r\n\f\v]+")
Ends = tuple[Position, Position]
_NEAR = 4
"""Lines between two blocks of one stretch: a blank line, a rule, another blank line."""


def visible(text: str) -> str:
    """Show control characters as escapes: a post or a file name must not drive the terminal.

    Characters that turn the direction of writing count among them.
    """
    return _CONTROL.sub(_escape, text)


def visible_lines(text: str) -> str:
    """Show control characters of a text of several lines; its line feeds and tabs are kept."""
    return _CONTROL.sub(lambda each: each[0] if each[0] in "\n\t" else _escape(each), text)


def _escape(match: re.Match[str]) -> str:
    return ascii(match[0])[1:-1]


@record
class LineRange:
    """Consecutive lines."""

    first: int
    last: int


@record
class Located:
    """A stretch of a post; in another post its lines alone are known, and `span` is of no use."""

    path: str
    lines: LineRange
    span: Span


class View:
    """One post with its line numbers, computed once for all its findings."""

    def __init__(self, post: Post) -> None:
        self.post = post
        self.positions = Positions(post.data)

    def stretch(self, span: Span) -> LineRange:
        """Return the lines of a span."""
        return LineRange(*self.positions.lines(span))

    def ends(self, span: Span, unit: ColumnUnit = ColumnUnit.CODE_POINT) -> Ends:
        """Return where a span begins and ends, columns counted in a unit."""
        return self.positions.at(span.start, unit), self.positions.at(span.end, unit)

    def located(self, places: Iterable[Place]) -> list[Located]:
        """Return the posts and lines of places, in order, neighbours put together.

        Places in other posts bring their lines along.
        """
        together: list[Located] = []
        for path, span, marks in sorted(set(places)):
            lines = LineRange(marks[0], marks[2]) if marks is not None else self.stretch(span)
            last = together[-1] if together else None
            if last and last.path == path and lines.first - last.lines.last <= _NEAR:
                lines = LineRange(last.lines.first, max(last.lines.last, lines.last))
                both = Span(last.span.start, max(last.span.end, span.end))
                together[-1] = Located(path, lines, both)
            else:
                together.append(Located(path, lines, span))
        return together

    def originals(self, finding: Finding) -> list[Located]:
        """Return where the originals of a finding are, those in its own post first."""
        return sorted(self.located(finding.originals), key=lambda each: each.path != finding.path)

    def quote(self, span: Span) -> str:
        """Return the source text of a span on one line, safe to print."""
        return visible(_WHITE.sub(" ", self.post.quote(span)).strip())

    def characters(self, *spans: Span) -> int:
        """Return how many code points spans have."""
        return sum(len(self.post.quote(span)) for span in spans)

    def block(self, span: Span) -> Block | None:
        """Return the block in which a span begins."""
        at = self.post.block_at(span.start)
        block = self.post.blocks[at] if at >= 0 else None
        return block if block and span.start < block.span.end else None

    def blocks(self, span: Span) -> list[Block]:
        """Return the blocks that share a byte with a span."""
        return [self.post.blocks[at] for at in self.post.blocks_in(span)]
