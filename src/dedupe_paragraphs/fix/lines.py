"""Whole blocks that are removed: which lines, and which gap is kept between the survivors."""

from bisect import bisect_right
from collections.abc import Collection, Iterator
from typing import NamedTuple

from dedupe_paragraphs.model.post import Block, BlockKind, Container, Element, Post
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.text.pattern import pattern

_LINE_END = pattern(rb"\r\n|\n|\r")


class Hole(NamedTuple):
    """A stretch of consecutive blocks that go, and the bytes that go with it."""

    first: int
    """Index of the first block that is removed."""
    last: int
    span: Span


def removable(post: Post, blocks: Collection[int]) -> frozenset[int]:
    """Return the blocks whose lines are theirs alone.

    The first block of an item or a footnote shares its line with the marker, so it is removed only
    with all of its container.
    """
    tied = (
        each.leaves[0]
        for each in post.containers
        if each.name not in _MARKED_BY_LINE and each.leaves[0] in blocks
        if not _is_gone(each, blocks)
    )
    return frozenset(blocks).difference(tied)


_MARKED_BY_LINE = ("list", "quote")
"""Containers without a mark that their first block would share alone."""


def holes(post: Post, removed: Collection[int], wide: Collection[int]) -> Iterator[Hole]:
    """Yield the holes that blocks leave when their lines go.

    The gap that is kept between two survivors is the smaller of the gaps around; the larger one for
    holes that begin with a block of `wide`. At the end of the post the gap there is kept.
    """
    for first, last in _stretches(post, removed):
        start, end = _outer(post, removed, first).start, _outer(post, removed, last).end
        before = post.blocks[first - 1] if first else None
        behind = post.blocks[last + 1] if last + 1 < len(post.blocks) else None
        left = _lines_apart(post, before, first).end if before else post.body
        right = _lines_apart(post, behind, last).start if behind else len(post.data)
        if before is None:
            span = Span(start, right if behind else end)
        elif behind is None or _is_border(post, last, removed) or _ends_below(post, last, removed):
            span = Span(left, end)
        elif first and _is_border(post, first - 1, removed):  # its beginning does
            span = Span(start, right)
        elif post.blocks[first].kind is post.blocks[last].kind is BlockKind.DEBRIS and (
            _touch_behind(post, Span(left, start), Span(end, right), before, behind)
        ):
            span = Span(start, end)  # an empty line is kept
        else:
            keeps_left = _keeps_left(post, Span(left, start), Span(end, right), before, behind)
            span = Span(start, right) if keeps_left is (first not in wide) else Span(left, end)
        yield Hole(first, last, span)


def _stretches(post: Post, removed: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of removed blocks, none over the tags of an element that is kept."""
    first: int | None = None
    for index in range(len(post.blocks) + 1):
        if index in removed:
            first = index if first is None else first
            if index + 1 in removed and _is_border(post, index, removed):
                yield first, index
                first = None
        elif first is not None:
            yield first, index - 1
            first = None


def _is_border(post: Post, index: int, removed: Collection[int]) -> bool:
    """Tell whether tags of an element that is kept are between a block and the next one."""
    if not post.elements or index + 1 >= len(post.blocks):
        return False
    here, there = _element_of(post, index), _element_of(post, index + 1)
    return here is not there and any(
        each is not None and not _is_gone(each, removed) for each in (here, there)
    )


def _ends_below(post: Post, index: int, removed: Collection[int]) -> bool:
    """Tell whether a container that is kept ends with a line of its own below a block."""
    end = _outer(post, removed, index).end
    around = (post.containers[number] for number in post.blocks[index].containers)
    return any(
        each.leaves[1] == index + 1 and each.lines.end > end and not _is_gone(each, removed)
        for each in around
    )


def _outer(post: Post, removed: Collection[int], index: int) -> Span:
    """Return the lines of a block, or of the outermost container removed with all its blocks."""
    for number in post.blocks[index].containers:
        container = post.containers[number]
        if _is_gone(container, removed):
            return container.lines
    element = _element_of(post, index)
    if element is not None and _is_gone(element, removed):
        return element.lines
    return post.blocks[index].lines


def _is_gone(each: Container | Element, removed: Collection[int]) -> bool:
    return all(leaf in removed for leaf in range(*each.leaves))


def _element_of(post: Post, index: int) -> Element | None:
    """Return the element of HTML that holds a block beside others."""
    at = bisect_right(post.elements, index, key=lambda element: element.leaves[0]) - 1
    if at < 0 or index >= post.elements[at].leaves[1]:
        return None
    return post.elements[at]


def _lines_apart(post: Post, block: Block, other: int) -> Span:
    """Return the lines of a kept block; with its element, where the other is not in that."""
    element = _element_of(post, block.index)
    if element is None or element.leaves[0] <= other < element.leaves[1]:
        return block.lines
    return element.lines


def _keeps_left(post: Post, left: Span, right: Span, before: Block, behind: Block) -> bool:
    """Tell whether the gap before the hole is the one that is kept."""
    sources = [post.source(gap) for gap in (left, right)]
    attributes = [bool(source.strip(b"> \t\r\n")) for source in sources]
    if attributes[0] is not attributes[1]:  # of a block that is kept
        return attributes[0]
    marked = [bool(source.strip()) for source in sources]
    if marked[0] is not marked[1]:  # the empty lines of a quotation end with it
        return marked[1]
    sizes = [_line_ends(post, gap) for gap in (left, right)]
    is_apart = before.kind is BlockKind.HEADING is not behind.kind and sizes[0] > 1
    least = 1 if not is_apart and _may_touch(before, behind) else 2
    if min(sizes) < least:  # one line end would run two paragraphs into one
        return sizes[0] >= sizes[1]
    return sizes[0] <= sizes[1]


def _touch_behind(post: Post, left: Span, right: Span, before: Block, behind: Block) -> bool:
    """Tell whether two paragraphs would be one, whichever of the gaps around a hole is kept."""
    most = max(_line_ends(post, gap) for gap in (left, right))
    return most == 1 and not _may_touch(before, behind)


def _line_ends(post: Post, gap: Span) -> int:
    return len(_LINE_END.findall(post.source(gap)))


def _may_touch(before: Block, behind: Block) -> bool:
    """Tell whether two blocks stay apart without a blank line between."""
    headings = BlockKind.HEADING in (before.kind, behind.kind) and 0 < before.level < 7
    return headings or bool(before.containers and behind.containers)
