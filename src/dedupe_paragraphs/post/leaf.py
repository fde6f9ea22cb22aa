"""Leaf blocks while they are read: visible text with the source bytes that it was read from."""

from dedupe_paragraphs.model.post import BlockKind, Link, Piece
from dedupe_paragraphs.model.record import field, mutable_record, record
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.text.fold import composed_clusters, fold, is_composed
from dedupe_paragraphs.text.pattern import pattern
from dedupe_paragraphs.text.width import has_width

_MAX_BOLD_HEADING = 160
"""Cells: a longer bold line is an emphasised paragraph."""
_TARGET = pattern(rb"""(?i)\b(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_TITLE = pattern(rb"""(?i)\btitle\s*=\s*["']([^"'>]+)""")


@record
class Break:
    """The end of a line inside a leaf."""

    at: int
    """Its newline in the leaf's text, a code point."""
    span: Span
    """Its source: a line end, with the marks of a hard break, or a `<br>`."""
    hard: bool = False
    """Whether its author marked it: two spaces, a backslash, `<br>`."""


@record
class Code:
    """A code span and what is in it."""

    span: Span
    text: str


@mutable_record
class Leaf:
    """A leaf block while it is read; spans are bytes of the post."""

    kind: BlockKind
    span: Span
    containers: tuple[int, ...]
    level: int = 0
    text: list[str] = field(default_factory=list)
    length: int = 0
    pieces: list[Piece] = field(default_factory=list)
    atoms: list[Span] = field(default_factory=list)
    emphasis: list[Span] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    codes: list["Code"] = field(default_factory=list)
    breaks: list["Break"] = field(default_factory=list)
    """Ends of lines inside, in order."""
    tags: list[Span] = field(default_factory=list)
    """Inline HTML, in order."""
    marked: list[tuple[str, Span]] = field(default_factory=list)
    """What is struck out, raised or lowered, by the name of an element of HTML; `~` for what single
    tildes enclose."""
    outer: Span | None = None
    """An element of HTML: the bytes with its tags, which are removed with it."""
    element: Span | None = None
    """The element, where it is one of several lines in it."""
    parted_before: bool = False
    """Whether it was parted from the leaf before it, with only a line break between."""
    parted_behind: bool = False
    in_columns: bool = False
    """Whether a plain text goes on at a deeper indent than it begins at, or has columns."""

    def add_break(self, span: Span, source: bytes = b"", *, hard: bool = True) -> None:
        """Append the end of a line inside."""
        self.breaks.append(Break(self.length, span, hard))
        self.add("\n", span, source)

    def add_link(self, tag: bytes, span: Span) -> None:
        """Append where a tag of HTML leads, if it does; `span` is its whole element."""
        if target := _TARGET.search(tag):
            from html import unescape  # noqa: PLC0415 - start-up

            title = _TITLE.search(tag)
            leads, says = (
                unescape(each.decode())
                for each in (target[target.lastindex or 0], title[1] if title else b"")
            )
            self.links.append(Link(span, leads, says, tag[1:4].lower() == b"img"))

    def add(self, text: str, span: Span, source: bytes) -> None:
        """Append visible text that was read from a span of the source."""
        encoded = text.encode()
        if is_composed(text, encoded):
            self._add_piece(text, span, source == encoded)
        else:
            self._add_composed(text, span, source)

    def _add_composed(self, text: str, span: Span, source: bytes) -> None:
        at = span.start
        verbatim = source == text.encode()
        for cluster, composed in composed_clusters(text):
            end = at + len(cluster.encode())
            if verbatim:
                self._add_piece(composed, Span(at, end), composed == cluster)
                at = end
            else:
                self._add_piece(composed, span, False)

    def _add_piece(self, text: str, span: Span, verbatim: bool) -> None:
        start, end = self.length, self.length + len(text)
        if verbatim and self.pieces:
            last = self.pieces[-1]
            if last.verbatim and last.source.end == span.start:
                # The parser breaks text at each mark that might have been markup.
                self.pieces.pop()
                start, span = last.text_start, Span(last.source.start, span.end)
        self.pieces.append(Piece(start, end, span, verbatim))
        self.text.append(text)
        self.length = end


def is_bold_line(leaf: Leaf, span: Span) -> bool:
    """Tell whether a paragraph is one bold line without a stop: how many posts write headings."""
    if leaf.emphasis[:1] != [span] or leaf.containers or leaf.links:
        return False
    text = "".join(leaf.text)
    key = fold(text)
    return "\n" not in text and not has_width(key, _MAX_BOLD_HEADING + 1) and key[-1:] not in "。."
