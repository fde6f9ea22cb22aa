"""Leaves of a parser, regions and gaps, put together to the blocks of a post."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import starmap

from dedupe_paragraphs.model.post import (
    BOLD_LEVEL,
    PROSE,
    Block,
    BlockKind,
    Container,
    Element,
    Sentence,
)
from dedupe_paragraphs.model.record import replace
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.post.leaf import Leaf, is_bold_line
from dedupe_paragraphs.post.markdown import OpenContainer
from dedupe_paragraphs.post.regions import Region
from dedupe_paragraphs.text.debris import is_debris
from dedupe_paragraphs.text.fold import fold
from dedupe_paragraphs.text.lines import Lines, trimmed
from dedupe_paragraphs.text.pattern import has_any, pattern
from dedupe_paragraphs.text.sentences import sentence_spans

_MARKERS = pattern(rb"(?:[\s>*+-]|\d{1,9}[.)]|\[\^[^\]\r\n]+\]:|\[[ xX]\])*")
_LINE_STARTS = tuple(each.encode() for each in "=*_~#+◆◇○●◎■□★☆━─═–—※＃＊＋＝〜～")
_LIMIT_KNOWN = 4000
"""Code points: a longer text is not remembered."""
_GAP_LINE = pattern(rb"[^\r\n]+")


def build_blocks(
    data: bytes, lines: Lines, leaves: list[Leaf], regions: list[Region], covered: list[Span]
) -> tuple[list[Block], list[int], dict[int, Span]]:
    """Return the blocks in order, for each leaf of the parser the index of its block, and for
    containers the attribute lines below them.

    `covered` are spans that leaves were read from, with what is between lines that were parted.
    """
    every = [
        (trimmed(data, _before_region(leaf.span, regions) if regions else leaf.span), leaf)
        for leaf in leaves
    ]
    every += [
        (trimmed(data, region.span), Leaf(region.kind, region.span, ()))
        for region in regions
        if region.kind is not None
    ]
    attributes = [region.span for region in regions if region.kind is None]
    every += _gap_leaves(data, lines.starts[0], [span for span, _ in every] + attributes + covered)
    every = _apart(every)
    known = {id(leaf): at for at, leaf in enumerate(leaves)}
    starts = [0] * len(leaves)
    blocks = []
    body = data[lines.starts[0] :]
    is_coded = b"&" in body
    marks = [mark for mark in _MARKS if is_coded or mark.encode() in body]
    marks += ["!["] if b"![[" in body else []
    is_merged = not has_any(data, (b"<<<<<<<", b">>>>>>>"))
    for index, (span, leaf) in enumerate(every):
        if (
            is_merged
            and leaf.kind is BlockKind.PARAGRAPH
            and data.startswith(_LINE_STARTS, span.start)
            and _is_line(data[span.start : span.end])
        ):
            leaf.kind = BlockKind.RULE
        blocks.append(_block(data, lines, index, span, leaf, marks))
        if (at := known.pop(id(leaf), -1)) >= 0:
            starts[at] = index
    for at in known.values():  # a region covers it: the first line of a box is a leaf too
        place = bisect_right(blocks, leaves[at].span.start, key=lambda block: block.span.start)
        starts[at] = max(place - 1, 0)
    below: dict[int, Span] = {}
    for span in attributes:
        _attach(data, span, blocks, below)
    return blocks, starts, below


def _is_line(source: bytes) -> bool:
    """Tell whether a paragraph that begins so is a line between sections, which Markdown reads as
    text: `=======`, `◇ ◇ ◇`, `＊＊＊`, `———`."""
    marks = source.translate(None, b" \t").decode()
    return len(marks) > 2 and marks == marks[0] * len(marks)


def _before_region(span: Span, regions: list[Region]) -> Span:
    """Return a span without the first bytes of a region: the parser saw blanks of an item there."""
    at = bisect_left(regions, span.end, key=lambda region: region.span.start) - 1
    region = regions[at].span if at >= 0 else span
    return (
        Span(span.start, region.start)
        if span.start < region.start < span.end < region.end
        else span
    )


def _apart(every: list[tuple[Span, Leaf]]) -> list[tuple[Span, Leaf]]:
    """Put leaves in order, without the regions that stand inside code or HTML.

    The parser saw a blank there, after which indented code and a `<pre>` go on.
    """
    apart, end = [], 0
    for span, leaf in sorted(every, key=lambda pair: pair[0]):
        if span.start >= end:
            apart.append((span, leaf))
            end = span.end
    return apart


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
                    found = trimmed(data, Span(*line.span()))
                    leaves.append((found, Leaf(BlockKind.PROTECTED, found, ())))
        at = max(at, span.end)
    return leaves


def _block(
    data: bytes, lines: Lines, index: int, span: Span, leaf: Leaf, marks: Sequence[str]
) -> Block:
    kind = leaf.kind
    level = leaf.level
    is_prose = kind in PROSE
    if is_prose:
        if _may_differ(leaf, marks):
            from dedupe_paragraphs.post.visible import read_visible  # noqa: PLC0415 - start-up

            read_visible(leaf, data)
        text = leaf.text[0] if len(leaf.text) == 1 else "".join(leaf.text)
    else:
        text = "" if kind is BlockKind.RULE else data[span.start : span.end].decode()
    # Inline HTML is one atom, from its first tag to its last: no edit may part a pair.
    tags = [Span(leaf.tags[0].start, leaf.tags[-1].end)] if leaf.tags else []
    read = _read if len(text) <= _LIMIT_KNOWN else _read.__wrapped__
    key, sentences, is_debris = read(text, is_prose)
    if is_debris:
        kind = BlockKind.DEBRIS
    elif kind is BlockKind.PARAGRAPH and is_bold_line(leaf, span):
        kind, level = BlockKind.HEADING, BOLD_LEVEL
    return Block(  # by place: by name it takes twice as long
        index,
        kind,
        span,
        _lines(data, lines, span, leaf),
        text,
        key,
        tuple(leaf.pieces),
        () if is_debris else sentences,
        tuple(leaf.atoms + tags),
        tuple(leaf.emphasis),
        tuple(leaf.links),
        tuple([code.text for code in leaf.codes]),
        leaf.containers,
        level,
    )


@lru_cache(maxsize=1024)
def _read(text: str, is_prose: bool) -> tuple[str, tuple[Sentence, ...], bool]:
    """Return the key of a visible text, its sentences if it is prose, and whether it is debris.

    The last texts are remembered: a cleaned post is parsed again, and nearly all of it is known.
    """
    key = fold(text)
    if not is_prose:
        return key, (), False
    return key, tuple(starmap(Sentence, sentence_spans(key))), is_debris(key)


_MARKS = ("://", "{", "www.", "%%", "^")


def _may_differ(leaf: Leaf, marks: Sequence[str]) -> bool:
    """Tell whether a reader may see something else than the text of a leaf; `marks` are those of
    `_MARKS` that its post may have."""
    if leaf.marked or leaf.tags or (leaf.links and any(link.is_image for link in leaf.links)):
        return True
    for text in leaf.text if marks else ():
        for mark in marks:
            if mark in text:
                return True
    return False


def _lines(data: bytes, lines: Lines, span: Span, leaf: Leaf) -> Span:
    """Return the lines of a leaf, without what parts it from other lines of its paragraph."""
    if leaf.outer is not None:
        return _lines_of_element(data, lines, leaf.outer)
    whole = lines.around(span)
    if leaf.element is None and not leaf.parted_before and not leaf.parted_behind:
        return whole
    is_first = _MARKERS.fullmatch(data, whole.start, span.start) is not None
    is_parted = not is_first if leaf.parted_before else leaf.element is not None
    ends = leaf.parted_behind or leaf.element is not None
    return Span(span.start if is_parted else whole.start, span.end if ends else whole.end)


def _lines_of_element(data: bytes, lines: Lines, outer: Span) -> Span:
    """Return the whole lines of an element; of one that shares its line, only its own bytes."""
    whole = lines.around(outer)
    shares = data[whole.start : outer.start].strip() or data[outer.end : whole.end].strip()
    return outer if shares else whole


def build_elements(
    data: bytes, lines: Lines, leaves: Sequence[Leaf], blocks: Sequence[Block]
) -> tuple[Element, ...]:
    """Return the elements of HTML that hold several blocks, in order."""
    elements: list[Element] = []
    spans = {leaf.element for leaf in leaves if leaf.element is not None}
    for span in sorted(spans):
        first = bisect_left(blocks, span.start, key=lambda block: block.span.start)
        behind = bisect_left(blocks, span.end, key=lambda block: block.span.start)
        elements.append(Element(_lines_of_element(data, lines, span), (first, behind)))
    return tuple(elements)


def _attach(data: bytes, attributes: Span, blocks: list[Block], below: dict[int, Span]) -> None:
    """Give an attribute line to the block that it touches: the one before, else the one after. One
    that is not indented below a list or a quotation is about all of that."""
    at = bisect_left(blocks, attributes.start, key=lambda block: block.span.start)
    for index in (at - 1, at):
        if not 0 <= index < len(blocks):
            continue
        around = blocks[index].containers[:1] if index < at else ()
        lines = below[around[0]] if around and around[0] in below else blocks[index].lines
        start, end = sorted((lines, attributes))[0].end, sorted((lines, attributes))[1].start
        if data[start : min(end, start + 3)] in (b"\n", b"\r\n", b"\r"):
            if around and data[attributes.start] == ord("{"):
                below[around[0]] = Span(below.get(around[0], attributes).start, attributes.end)
                return
            joined = Span(min(lines.start, attributes.start), max(lines.end, attributes.end))
            blocks[index] = replace(blocks[index], lines=joined)
            return


def build_containers(
    data: bytes,
    lines: Lines,
    containers: list[OpenContainer],
    starts: list[int],
    blocks: Sequence[Block],
    below: Mapping[int, Span],
) -> tuple[Container, ...]:
    """Close the containers: their lines, and their leaf blocks by their indices among all."""
    # Containers in each other end at one place, after blanks that are looked at once.
    ends: dict[int, int] = {}
    own = {span.end: span.start for span in below.values()}
    closed = []
    for each in containers:
        end = ends.get(each.span.end) or trimmed(data, each.span).end
        ends[each.span.end] = end
        first = starts[each.first] if each.first < len(starts) else len(blocks)
        last = first
        if each.end > each.first:  # of a leaf whose lines were parted, its last line
            last = bisect_left(blocks, end, lo=first, key=lambda block: block.span.start)
            while last > first and _ends(lines, each, blocks[last - 1]):
                last -= 1
                end = blocks[last - 1].lines.end if last > first else end
        if each.index in below:
            end = below[each.index].end
        elif end in own:
            end = trimmed(data, Span(each.span.start, own[end])).end
        around = lines.around(Span(min(each.span.start, end), end))
        closed.append(Container(each.index, each.name, around, (first, last), each.is_tight))
    return tuple(closed)


def _ends(lines: Lines, container: OpenContainer, block: Block) -> bool:
    """Tell whether a block is a line of tags, or a generator's mark, that ends a container, which
    the parser did not see.

    One that is indented like the container's text is in it.
    """
    is_mark = block.kind in (BlockKind.TEMPLATE, BlockKind.DEBRIS)
    if not is_mark or container.name == "box":
        return False
    start = container.span.start
    return block.span.start - block.lines.start <= start - lines.around(Span(start, start)).start
