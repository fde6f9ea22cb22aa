"""Leaves of a parser, regions and gaps, put together to the blocks of a post."""

from bisect import bisect_left
from functools import lru_cache
from itertools import starmap

from dedupe_paragraphs.model.post import BOLD_LEVEL, PROSE, Block, BlockKind, Container, Sentence
from dedupe_paragraphs.model.record import replace
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.post.lines import Lines
from dedupe_paragraphs.post.markdown import Leaf, OpenContainer
from dedupe_paragraphs.post.regions import Region, RegionKind
from dedupe_paragraphs.text.debris import is_debris
from dedupe_paragraphs.text.fold import fold
from dedupe_paragraphs.text.pattern import pattern
from dedupe_paragraphs.text.sentences import sentence_spans
from dedupe_paragraphs.text.width import has_width

_MARKERS = pattern(rb"(?:[\s>*+-]|\d{1,9}[.)]|\[\^[^\]\r\n]+\]:|\[[ xX]\])*")
_MAX_BOLD_HEADING = 160
"""Cells: a longer bold line is an emphasised paragraph."""
_LIMIT_KNOWN = 4000
"""Code points: a longer text is not remembered."""
_BLANKS = b" \t\r\n"
_GAP_LINE = pattern(rb"[^\r\n]+")


def build_blocks(
    data: bytes, lines: Lines, leaves: list[Leaf], regions: list[Region]
) -> tuple[list[Block], list[int]]:
    """Return the blocks in order, and for each leaf of the parser the index of its block."""
    every = [(_trimmed(data, leaf.span), leaf) for leaf in leaves]
    every += [
        (_trimmed(data, region.span), _region_leaf(region))
        for region in regions
        if region.kind is not RegionKind.ATTRIBUTES
    ]
    attributes = [region.span for region in regions if region.kind is RegionKind.ATTRIBUTES]
    every += _gap_leaves(data, lines.starts[0], [span for span, _ in every] + attributes)
    every = _apart(every)
    known = {id(leaf): at for at, leaf in enumerate(leaves)}
    starts = [0] * len(leaves)
    blocks = []
    for index, (span, leaf) in enumerate(every):
        blocks.append(_block(data, lines, index, span, leaf))
        if id(leaf) in known:
            starts[known[id(leaf)]] = index
    for span in attributes:
        _attach(data, span, blocks)
    return blocks, starts


def _trimmed(data: bytes, span: Span) -> Span:
    """Return the span without blanks around it, and without a copy of what may be half a post."""
    start, end = span
    if start < end and data[start] not in _BLANKS and data[end - 1] not in _BLANKS:
        return span
    while end > span.start and data[end - 1] in _BLANKS:
        end -= 1
    start = span.start
    while start < end and data[start] in _BLANKS:
        start += 1
    return Span(start, end) if start < end else Span(span.end, span.end)


def _apart(every: list[tuple[Span, Leaf]]) -> list[tuple[Span, Leaf]]:
    """Put leaves in order, without the regions that stand inside code or HTML.

    The parser saw a blank there, behind which indented code and a `<pre>` go on.
    """
    apart, end = [], 0
    for span, leaf in sorted(every, key=lambda pair: pair[0]):
        if span.start >= end:
            apart.append((span, leaf))
            end = span.end
    return apart


_REGION_KINDS = {
    RegionKind.PROTECTED: BlockKind.PROTECTED,
    RegionKind.TAG: BlockKind.TEMPLATE,
    RegionKind.DEBRIS: BlockKind.DEBRIS,
}


def _region_leaf(region: Region) -> Leaf:
    return Leaf(_REGION_KINDS[region.kind], region.span, ())


def _gap_leaves(data: bytes, body: int, spans: list[Span]) -> list[tuple[Span, Leaf]]:
    """Return a protected leaf for each line of a gap that holds more than blanks and markers.

    Link reference definitions are found so: the parser has no event for them.
    """
    leaves = []
    at = body
    for span in [*sorted(spans), Span(len(data), len(data))]:
        if at < span.start and data[at : span.start].strip():
            for line in _GAP_LINE.finditer(data, at, span.start):
                if not _MARKERS.fullmatch(line.group()):
                    found = _trimmed(data, Span(*line.span()))
                    leaves.append((found, Leaf(BlockKind.PROTECTED, found, ())))
        at = max(at, span.end)
    return leaves


def _block(data: bytes, lines: Lines, index: int, span: Span, leaf: Leaf) -> Block:
    kind = leaf.kind
    level = leaf.level
    if kind in PROSE:
        text = leaf.text[0] if len(leaf.text) == 1 else "".join(leaf.text)
    else:
        text = "" if kind is BlockKind.RULE else data[span.start : span.end].decode()
    key, sentences = _read(text) if len(text) <= _LIMIT_KNOWN else _read.__wrapped__(text)
    if kind in PROSE and is_debris(key):
        kind = BlockKind.DEBRIS
    elif kind is BlockKind.PARAGRAPH and _is_bold_heading(span, leaf, key):
        kind, level = BlockKind.HEADING, BOLD_LEVEL
    return Block(
        index=index,
        kind=kind,
        span=span,
        lines=lines.around(span),
        text=text,
        key=key,
        pieces=tuple(leaf.pieces),
        sentences=sentences if kind in PROSE else (),
        atoms=tuple(leaf.atoms if leaf.html is None else [*leaf.atoms, leaf.html]),
        emphasis=tuple(leaf.emphasis),
        links=tuple(leaf.links),
        codes=tuple(leaf.codes),
        containers=leaf.containers,
        level=level,
    )


@lru_cache(maxsize=1024)
def _read(text: str) -> tuple[str, tuple[Sentence, ...]]:
    """Return the key of a visible text and its sentences.

    The last texts are remembered: a cleaned post is parsed again, and nearly all of it is known.
    """
    key = fold(text)
    return key, tuple(starmap(Sentence, sentence_spans(key)))


def _is_bold_heading(span: Span, leaf: Leaf, key: str) -> bool:
    """Tell whether a paragraph is one bold line without a stop: how many posts write headings."""
    return (
        leaf.emphasis[:1] == [span]
        and not leaf.containers
        and "\n" not in "".join(leaf.text)
        and not has_width(key, _MAX_BOLD_HEADING + 1)
        and key[-1:] not in "。."
        and not leaf.links
    )


def _attach(data: bytes, attributes: Span, blocks: list[Block]) -> None:
    """Give an attribute line to the block that it touches: the one before, else the one behind."""
    at = bisect_left(blocks, attributes.start, key=lambda block: block.span.start)
    for index in (at - 1, at):
        if not 0 <= index < len(blocks):
            continue
        lines = blocks[index].lines
        start, end = sorted((lines, attributes))[0].end, sorted((lines, attributes))[1].start
        if data[start : min(end, start + 3)] in (b"\n", b"\r\n", b"\r"):
            joined = Span(min(lines.start, attributes.start), max(lines.end, attributes.end))
            blocks[index] = replace(blocks[index], lines=joined)
            return


def build_containers(
    data: bytes, lines: Lines, containers: list[OpenContainer], starts: list[int], count: int
) -> tuple[Container, ...]:
    """Close the containers: their lines, and their leaf blocks by their indices among all."""
    # Containers in each other end at one place, behind blanks that are looked at once.
    ends: dict[int, int] = {}
    closed = []
    for each in containers:
        end = ends.get(each.span.end) or _trimmed(data, each.span).end
        ends[each.span.end] = end
        first = starts[each.first] if each.first < len(starts) else count
        last = starts[each.end - 1] + 1 if each.end > each.first else first
        around = lines.around(Span(min(each.span.start, end), end))
        closed.append(Container(each.index, each.name, around, (first, last)))
    return tuple(closed)
