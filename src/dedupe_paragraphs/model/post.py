"""A post in memory: its blocks and sentences, each with its exact source bytes."""

from bisect import bisect_right
from enum import StrEnum
from typing import NamedTuple

from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.model.span import Span


class BlockKind(StrEnum):
    """What a leaf block is; the word is what a report says."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "list item"
    QUOTE = "quote"
    FOOTNOTE = "footnote"
    CODE = "code"
    TABLE = "table"
    HTML = "HTML"
    RULE = "rule"
    TEMPLATE = "template"
    PROTECTED = "protected"
    DEBRIS = "debris"


PROSE = frozenset(
    (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.FOOTNOTE)
)
"""Kinds whose visible text is split into sentences; all others are never edited inside."""

BRIDGES = frozenset({BlockKind.RULE, BlockKind.TEMPLATE, BlockKind.DEBRIS})
"""Kinds that may stand between the blocks of a run without breaking it."""


BOLD_LEVEL = 7
"""The level of a bold line that serves as a heading: below all six real ones."""


class Paragraphs:
    """What ends a paragraph; the words are those of the configuration."""

    AUTO = "auto"
    """What the post shows."""
    BLANK_LINE = "blank-line"
    LINE = "line"


@record
class Habit:
    """How the lines of a stretch of a post are read, and what speaks for it."""

    start: int
    """The byte at which the stretch begins."""
    paragraphs: str
    lines: int
    ending: int
    """Lines that end a sentence."""
    full: int
    """Lines, of those that another follows, that have no room for its first word."""


class Piece(NamedTuple):
    """A stretch of visible text and the source bytes that it was read from."""

    text_start: int
    """First code point in the block's visible text."""
    text_end: int
    source: Span
    verbatim: bool
    """The source bytes are the text itself; otherwise (an entity, a line break) they only stand
    for it as a whole."""


class Sentence(NamedTuple):
    """A sentence of a block: code points from `start` to `end` of the block's key."""

    start: int
    end: int


class Link(NamedTuple):
    """A link, an image or a footnote reference, and where it leads."""

    span: Span
    target: str
    title: str = ""
    is_image: bool = False


@record
class Block:
    """A leaf block with its source, its visible text and its key."""

    index: int
    kind: BlockKind
    span: Span
    """From the first to after the last byte of its content, markers of containers left out."""
    lines: Span
    """The whole lines it is on, without the last line end; attribute lines included."""
    text: str
    """Visible text: what a reader sees, line breaks as newlines (`post/visible.py`)."""
    key: str
    """The folded text, which is what is compared (`text/fold.py`)."""
    pieces: tuple[Piece, ...]
    sentences: tuple[Sentence, ...]
    atoms: tuple[Span, ...]
    """Links, images, code spans and inline HTML, which no edit may cut in two."""
    emphasis: tuple[Span, ...]
    """Emphasis, strong text and strikethrough; not cut either, save where marks of two sentences
    pair by accident."""
    links: tuple[Link, ...]
    codes: tuple[str, ...]
    """The contents of its code spans."""
    containers: tuple[int, ...]
    """Indices of the containers it is in, outermost first."""
    level: int = 0
    """1 to 6 for a heading, 0 otherwise."""

    @property
    def targets(self) -> tuple[str, ...]:
        """Where its links and images lead, with their titles."""
        return tuple(
            f'{link.target} "{link.title}"' if link.title else link.target for link in self.links
        )

    @property
    def is_prose(self) -> bool:
        """Tell whether its text is read in sentences."""
        return self.kind in PROSE


@record
class Container:
    """A list, an item, a quote or a footnote definition: what leaf blocks stand in."""

    index: int
    name: str
    """`list`, `item`, `quote` or `footnote`."""
    lines: Span
    leaves: tuple[int, int]
    """Its leaf blocks: the first, and the one after the last."""
    is_tight: bool = False
    """Whether a text is directly in it, without a paragraph: of a list, that of its items."""


@record
class Element:
    """An element of HTML that holds several blocks, such as lines that `<br>` parts."""

    lines: Span
    """The element with its tags; whole lines where it has them to itself."""
    leaves: tuple[int, int]
    """Its leaf blocks: the first, and the one after the last."""


@record
class Directive:
    """An ignore comment: where it is, which rules it silences, for which blocks."""

    span: Span
    rules: frozenset[str]
    """Codes of rules; empty for all."""
    blocks: frozenset[int]
    closing: Span | None = None
    """The `-end` comment of a `-start`."""
    is_understood: bool = True
    """False for one that is misspelt, or never closed: what it may be about is left alone."""


@record
class Metadata:
    """What the front matter says, as far as it concerns us."""

    title: str = ""
    enabled: bool = True
    """False for `dedupe: false`."""
    ignored: frozenset[str] = frozenset()
    """Codes from `dedupe: {ignore: [...]}`."""
    problem: str = ""
    """Why the metadata could not be read; empty when it could."""
    language: str = ""
    """What `lang` says, as in BCP 47."""


@record
class Post:
    """One document, read."""

    path: str
    data: bytes
    body: int
    """The byte at which the body begins, after a byte order mark and front matter."""
    blocks: tuple[Block, ...]
    containers: tuple[Container, ...] = ()
    directives: tuple[Directive, ...] = ()
    metadata: Metadata = Metadata()
    paragraphs: str = Paragraphs.AUTO
    """How it was to be read."""
    elements: tuple[Element, ...] = ()
    habits: tuple[Habit, ...] = ()
    """How the lines of its stretches were read, in order."""
    lines: frozenset[str] = frozenset()
    """Visible texts of lines that are paragraphs: a text made of this one is read alike."""
    wrapped: frozenset[str] = frozenset()
    """Those of several lines that are one paragraph."""

    @property
    def characters(self) -> int:
        """Code points of prose, as the source has it."""
        prose = b"".join(self.source(block.span) for block in self.blocks if block.is_prose)
        return len(prose.decode("utf-8", "replace"))

    def block_at(self, byte: int) -> int:
        """Return the last block that begins at a byte or before it, by its index; -1 for none."""
        return bisect_right(self.blocks, byte, key=lambda block: block.span.start) - 1

    def blocks_in(self, span: Span) -> range:
        """Return the blocks that share a byte with a span, by their indices."""
        first = bisect_right(self.blocks, span.start, key=lambda block: block.span.end)
        return range(first, self.block_at(span.end - 1) + 1)

    def source(self, span: Span) -> bytes:
        """Return the bytes of a span."""
        return self.data[span.start : span.end]

    def quote(self, span: Span) -> str:
        """Return the source text of a span."""
        return self.source(span).decode("utf-8", "replace")
