"""Whole blocks that go: which lines, and which gap stays between the survivors."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from dedupe_paragraphs.model.post import Block, BlockKind, Post
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.text.pattern import pattern

_LINE_END = pattern(rb"\r\n|\n|\r")


class Hole(NamedTuple):
    """A stretch of consecutive blocks that go, and the bytes that go with it."""

    first: int
    """Index of the first block that goes."""
    last: int
    span: Span


def removable(post: Post, blocks: Collection[int]) -> frozenset[int]:
    """Return the blocks whose lines are theirs alone.

    The first block of an item or a footnote shares its line with the marker, so it goes only with
    all of its container.
    """
    tied: set[int] = set()
    for container in post.containers:
        first, behind = container.leaves
        if container.name == "list" or first >= behind or first not in blocks:
            continue
        if not all(index in blocks for index in range(first, behind)):
            tied.add(first)
    return frozenset(blocks) - tied


def holes(post: Post, gone: Collection[int], wide: Collection[int]) -> Iterator[Hole]:
    """Yield the holes that blocks leave when their lines go.

    The gap that stays between two survivors is the smaller of the gaps around; the larger one for
    holes that begin with a block of `wide`. At the end of the post the gap there stays.
    """
    for first, last in _stretches(post, gone):
        start, end = _outer(post, gone, first).start, _outer(post, gone, last).end
        before = post.blocks[first - 1] if first else None
        behind = post.blocks[last + 1] if last + 1 < len(post.blocks) else None
        left = before.lines.end if before else post.body
        right = behind.lines.start if behind else len(post.data)
        if before is None:
            span = Span(start, right if behind else end)
        elif behind is None:
            span = Span(left, end)
        else:
            keeps_left = _keeps_left(post, Span(left, start), Span(end, right), before, behind)
            span = Span(start, right) if keeps_left is (first not in wide) else Span(left, end)
        yield Hole(first, last, span)


def _stretches(post: Post, gone: Collection[int]) -> Iterator[tuple[int, int]]:
    first: int | None = None
    for index in range(len(post.blocks) + 1):
        if index in gone:
            first = index if first is None else first
        elif first is not None:
            yield first, index - 1
            first = None


def _outer(post: Post, gone: Collection[int], index: int) -> Span:
    """Return the lines of a block, or of the outermost container that goes with all its blocks."""
    for number in post.blocks[index].containers:
        container = post.containers[number]
        if all(leaf in gone for leaf in range(*container.leaves)):
            return container.lines
    return post.blocks[index].lines


def _keeps_left(post: Post, left: Span, right: Span, before: Block, behind: Block) -> bool:
    """Tell whether the gap before the hole is the one that stays."""
    marked = [bool(post.source(gap).strip()) for gap in (left, right)]
    if marked[0] is not marked[1]:  # the empty lines of a quotation end with it
        return marked[1]
    least = 1 if _may_touch(before, behind) else 2
    sizes = [_line_ends(post, gap) for gap in (left, right)]
    if min(sizes) < least:  # one line end would run two paragraphs into one
        return sizes[0] >= sizes[1]
    return sizes[0] <= sizes[1]


def _line_ends(post: Post, gap: Span) -> int:
    return len(_LINE_END.findall(post.source(gap)))


def _may_touch(before: Block, behind: Block) -> bool:
    """Tell whether two blocks stay apart without a blank line between."""
    headings = BlockKind.HEADING in (before.kind, behind.kind) and 0 < before.level < 7
    return headings or bool(before.containers and behind.containers)
