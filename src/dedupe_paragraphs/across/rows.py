"""Paragraphs as rows: what a block is to the join, and a block again for its judgement."""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple

from dedupe_paragraphs.across.frames import framing
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import (
    BRIDGES,
    Block,
    BlockKind,
    Container,
    Link,
    Piece,
    Post,
    Sentence,
)
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.post.headings import section_headings
from dedupe_paragraphs.post.published import is_draft, published
from dedupe_paragraphs.rules.allow import allowed_blocks
from dedupe_paragraphs.rules.dup101_shared_block import RULE as SHARED_BLOCK
from dedupe_paragraphs.rules.run import selected
from dedupe_paragraphs.text.names import name_of
from dedupe_paragraphs.text.pattern import pattern
from dedupe_paragraphs.text.positions import Positions
from dedupe_paragraphs.text.sentences import sentence_spans
from dedupe_paragraphs.text.width import has_width

SHORT = 120
"""Code points, of which a text never has more than cells: blocks of fewer cells go only beside
others, as their sentences are taken for refrains; they are looked up where their neighbours are."""
_EDGE = 2
"""Blocks of text that a post begins, and ends, with."""
_BESIDE = 2
"""Blocks around one whose links may name its source."""
_ENDING = pattern(r"\.(?:md|mdx|markdown|txt|html?)$")
_DATED = pattern(r"^\d{4}-\d{2}-\d{2}-")


class Row(NamedTuple):
    """A block of a post that holds text, as the tables of the join have it."""

    path: str
    """Of its post, as are the next three."""
    title: str
    draft: bool
    moment: str
    """When the post was published; sorts by time."""
    source: int
    """64-bit hash of the path."""
    ordinal: int
    """Its place among the rows of its post, from 0."""
    block: int
    """Its index among the blocks of its post."""
    text: int
    """The name of the key: texts are grouped by it, and compared before they are called equal."""
    length: int
    """Code points of the key."""
    kind: str
    level: int
    plain: bool
    """Whether it is what the post says: prose, and no frame of it (`frames.py`)."""
    solid: bool
    """Plain and long enough to be found by itself; other blocks are removed only next to it."""
    side: int
    """-1 for what the post begins with, 1 for its end, 0 for all between."""
    cites: str
    """The names of pages that links in it or beside it lead to, between spaces."""
    quiet: bool
    """It may repeat: silenced by a comment, by the front matter or by the configuration."""
    start: int
    stop: int
    """Bytes in its post."""
    start_line: int
    start_column: int
    stop_line: int
    stop_column: int
    key: str
    shown: str
    """The visible text where it has several lines, else empty."""
    raw: bytes
    """The source of code, tables and HTML, which are compared byte for byte; else empty."""
    detail: str
    """Pieces and links as JSON, their bytes counted from the block's start; empty without links."""

    @property
    def marks(self) -> tuple[int, int, int, int]:
        """The line and the column where it begins, and those where it ends."""
        return self.start_line, self.start_column, self.stop_line, self.stop_column


def rows_of(post: Post, options: Options) -> Iterator[Row]:
    """Yield the rows of a post; none for one that front matter excludes."""
    if not post.metadata.enabled:
        return
    positions = Positions(post.data)
    moment = published(post.data, post.body, post.path)
    draft = is_draft(post.data, post.body, post.path)
    row_of = partial(Row, post.path, title_of(post), draft, moment, name_of(post.path))
    quiet, frames = _quiet_blocks(post, options), framing(post)
    blocks = [block for block in post.blocks if block.key and block.kind not in BRIDGES]
    # A long `heading` is a section after a `#`.
    other = frames | section_headings(post.blocks)
    said = [at for at, block in enumerate(blocks) if block.is_prose and block.index not in other]
    edges = dict.fromkeys(said[-_EDGE:], 1) | dict.fromkeys(said[:_EDGE], -1)
    cited = [" ".join(map(page_name, block.targets)) for block in blocks]
    for ordinal, block in enumerate(blocks):
        start, stop = positions.at(block.span.start), positions.at(block.span.end)
        near = " ".join(filter(None, cited[max(0, ordinal - _BESIDE) : ordinal + _BESIDE + 1]))
        plain = block.is_prose and block.index not in other
        yield row_of(
            ordinal=ordinal,
            block=block.index,
            text=name_of(block.key),
            length=len(block.key),
            kind=block.kind.value,
            level=block.level,
            plain=plain,
            solid=plain and has_width(block.key, options.min_length),
            side=edges.get(ordinal, 0),
            cites=f" {near} " if near else "",
            quiet=block.index in quiet,
            start=block.span.start,
            stop=block.span.end,
            start_line=start.line,
            start_column=start.column,
            stop_line=stop.line,
            stop_column=stop.column,
            key=block.key,
            shown=block.text if "\n" in block.text else "",
            raw=b"" if block.is_prose else post.source(block.span),
            detail=_detail(block) if block.links else "",
        )


def title_of(post: Post) -> str:
    """Return what a post is called: by its front matter, or by its first heading."""
    if post.metadata.title:
        return post.metadata.title
    return next((block.key for block in post.blocks if block.level == 1), "")


def page_name(path: str) -> str:
    """Return what a post is called in addresses: without folders, date and ending."""
    parts = path.partition(" ")[0].partition("#")[0].partition("?")[0].rstrip("/").split("/")
    name = _ENDING.sub("", parts[-1])
    name = parts[-2] if name == "index" and parts[1:] else name
    return _DATED.sub("", name).lower().replace(" ", "-")


def _quiet_blocks(post: Post, options: Options) -> frozenset[int]:
    code = SHARED_BLOCK.code
    if code not in selected(options) - post.metadata.ignored:
        return frozenset(range(len(post.blocks)))
    silenced = (
        block
        for directive in post.directives
        if not directive.rules or code in directive.rules
        for block in directive.blocks
    )
    return frozenset([*silenced, *allowed_blocks(post, options.allow)])


def _detail(block: Block) -> str:
    base = block.span.start
    pieces = [
        (p.text_start, p.text_end, p.source.start - base, p.source.end - base, int(p.verbatim))
        for p in block.pieces
    ]
    links = [(link.span.start - base, link.span.end - base, link.target) for link in block.links]
    return json.dumps([pieces, links], ensure_ascii=False, separators=(",", ":"))


_BORDER = Row(
    *("", "", False, "", 0, 0, 0, 0, 0, BlockKind.PROTECTED.value, 0, False, False, 0, "", False),
    *(0, 0, 0, 0, 0, 0, "", "", b"", ""),
)


def post_of(rows: Iterable[Row]) -> tuple[Post, list[int]]:
    """Return rows as the blocks of one post, and for each block the row's place, or -1.

    Between rows that are no neighbours is a block that is like no other, so that no run is seen
    where there is none. `rows` are sorted by post and place.
    """
    blocks: list[Block] = []
    owners: list[int] = []
    data = bytearray()
    last: tuple[int, int] | None = None
    for at, row in enumerate(rows):
        if last not in (None, (row.source, row.ordinal - 1)):
            # A private character and a number, which no post has.
            text = f"\U000f0000{len(blocks)}\U000f0000"
            blocks.append(_block(len(blocks), _BORDER._replace(key=text), 0))
            owners.append(-1)
        blocks.append(_block(len(blocks), row, len(data)))
        owners.append(at)
        data += row.raw
        last = (row.source, row.ordinal)
    return Post("", bytes(data), 0, tuple(blocks), containers=tuple(_lists(blocks))), owners


def _lists(blocks: Sequence[Block]) -> Iterator[Container]:
    """Yield the items that follow each other as a list: where one ended is no longer known."""
    number = 0
    for is_item, items in groupby(blocks, lambda block: block.kind is BlockKind.ITEM):
        leaves = [block.index for block in items]
        if is_item:
            yield Container(number, "list", Span(0, 0), (leaves[0], leaves[-1] + 1))
            number += 1


def _block(index: int, row: Row, at: int) -> Block:
    span = Span(at, at + len(row.raw)) if row.raw else Span(0, row.stop - row.start)
    pieces, links = json.loads(row.detail) if row.detail else ((), ())
    sentences = () if row.raw else tuple(Sentence(*each) for each in sentence_spans(row.key))
    return Block(
        index=index,
        kind=BlockKind(row.kind),
        span=span,
        lines=span,
        text=row.shown or row.key,
        key=row.key,
        pieces=tuple(Piece(a, b, Span(c, d), bool(e)) for a, b, c, d, e in pieces),
        sentences=sentences,
        atoms=(),
        emphasis=(),
        links=tuple(Link(Span(start, end), target) for start, end, target in links),
        codes=(),
        containers=(),
        level=row.level,
    )
