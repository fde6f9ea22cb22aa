"""The structure of a post: its containers as a tree, its sections, its lists.

A container is what two marks enclose (an element, a template pair, a directive, a pair of comments,
a conflict) or what Markdown itself nests (a list, an item, a quote, a footnote, a box).
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from dedupe_paragraphs.model.post import Block, BlockKind, Container, Post
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.post.delimiters import Delimiter, Role, find_delimiters
from dedupe_paragraphs.text.pattern import pattern


class Enclosure(NamedTuple):
    """A container in the tree of a post."""

    family: str
    """That of its marks; `markdown` where it has none."""
    name: str
    span: Span
    blocks: tuple[int, int]
    """Its blocks, those that its marks are in among them: the first, and the one after the last."""
    leaves: tuple[int, int]
    """The blocks between its marks."""
    marks: tuple[Delimiter, ...] = ()
    """The opening one, those that part it, the closing one."""
    parent: int = -1
    """The smallest container around it, by its place in the tree."""


class WrittenList(NamedTuple):
    """A list and its items."""

    container: Container
    items: tuple[Container, ...]
    numbers: tuple[int | None, ...]
    """Of each item the number that is written before it."""


class Structure:
    """The containers, sections and lists of a post, each found when it is asked for."""

    def __init__(self, post: Post) -> None:
        self.post = post
        self._starts = [block.lines.start for block in post.blocks]

    @cached_property
    def tree(self) -> tuple[Enclosure, ...]:
        """All containers, each after those around it; of some that cross, the first to open."""
        every = sorted(
            (*self._marked(), *self._nested()), key=lambda each: (each.span.start, -each.span.end)
        )
        tree: list[Enclosure] = []
        open_: list[int] = []
        for each in every:
            while open_ and not tree[open_[-1]].span.contains(each.span):
                open_.pop()
            tree.append(each._replace(parent=open_[-1] if open_ else -1))
            open_.append(len(tree) - 1)
        return tuple(tree)

    @cached_property
    def alone(self) -> tuple[Delimiter, ...]:
        """The marks that have no partner, in order; a tag that nothing closes is one, too."""
        paired = {mark.span for marks in self._pairs for mark in marks}
        return tuple(mark for mark in self._marks if mark.span not in paired)

    @cached_property
    def around(self) -> tuple[tuple[int, ...], ...]:
        """For each block the containers that it is in, by their places in the tree, outermost
        first."""
        around: list[list[int]] = [[] for _ in self.post.blocks]
        for at, each in enumerate(self.tree):
            for index in range(*each.leaves):
                around[index].append(at)
        return tuple(map(tuple, around))

    @property
    def headings(self) -> tuple[int, ...]:
        """For each block the heading that it is below, by index; -1 for none."""
        return self._outline[0]

    def heading_path(self, index: int) -> tuple[int, ...]:
        """Return the headings that a block is below, outermost first."""
        path = []
        while (index := self.headings[index]) >= 0:
            path.append(index)
        return tuple(reversed(path))

    def section(self, heading: int) -> range:
        """Return the blocks below a heading, up to the next one of its level or above."""
        return range(heading + 1, self._outline[1].get(heading, len(self.post.blocks)))

    @cached_property
    def _outline(self) -> tuple[tuple[int, ...], dict[int, int]]:
        """The headings above the blocks, and where the sections end; a heading in a container
        heads what is in that."""
        above: list[int] = []
        ends: dict[int, int] = {}
        open_: list[Block] = []
        for block in self.post.blocks:
            is_heading = block.kind is BlockKind.HEADING
            while open_ and (
                block.containers[: len(open_[-1].containers)] != open_[-1].containers
                or (
                    is_heading
                    and open_[-1].containers == block.containers
                    and open_[-1].level >= block.level
                )
            ):
                ends[open_.pop().index] = block.index
            above.append(open_[-1].index if open_ else -1)
            if is_heading:
                open_.append(block)
        return tuple(above), ends

    @cached_property
    def lists(self) -> tuple[WrittenList, ...]:
        """The lists of Markdown, in order, those in others among them."""
        items: dict[int, list[Container]] = {}
        open_: list[Container] = []
        for container in self.post.containers:
            while open_ and not open_[-1].lines.contains(container.lines):
                open_.pop()
            if container.name == "item" and open_:
                items.setdefault(open_[-1].index, []).append(container)
            open_.append(container)
        return tuple(
            WrittenList(self.post.containers[at], tuple(found), tuple(map(self._number, found)))
            for at, found in sorted(items.items())
        )

    def _number(self, item: Container) -> int | None:
        match = _NUMBER.match(self.post.data, item.lines.start, item.lines.end)
        return int(match[1]) if match else None

    @cached_property
    def _marks(self) -> list[Delimiter]:
        return find_delimiters(self.post)

    @cached_property
    def _pairs(self) -> list[tuple[Delimiter, ...]]:
        return list(_paired(self._marks))

    def _marked(self) -> Iterator[Enclosure]:
        """Yield what pairs of marks enclose; inside one block they are not told apart."""
        for marks in self._pairs:
            opening, closing = marks[0], marks[-1]
            first, last = self._block_at(opening.span.start), self._block_at(closing.span.start)
            if first is not None and last is not None and first < last:
                yield Enclosure(
                    opening.family,
                    opening.name,
                    Span(opening.span.start, closing.span.end),
                    (first, last + 1),
                    (first + 1, last),
                    marks,
                )

    def _nested(self) -> Iterator[Enclosure]:
        for container in self.post.containers:
            first, behind = container.leaves
            if first < behind:
                yield Enclosure(
                    "markdown", container.name, container.lines, (first, behind), (first, behind)
                )

    def _block_at(self, at: int) -> int | None:
        """Return the block whose lines hold a byte."""
        index = bisect_right(self._starts, at) - 1
        inside = index >= 0 and at < self.post.blocks[index].lines.end
        return index if inside else None


_NUMBER = pattern(rb"[\s>]*(\d{1,9})[.)]")


def _paired(marks: Iterable[Delimiter]) -> Iterator[tuple[Delimiter, ...]]:
    """Yield marks that belong together: what opens, what parts it, what closes."""
    named: dict[tuple[str, str], list[list[Delimiter]]] = {}
    begun: dict[str, list[list[Delimiter]]] = {}
    for mark in marks:
        stack = named.setdefault((mark.family, mark.name), [])
        if mark.role is Role.PARTS:
            parted = [each[-1] for name in _PARTED if (each := named.get((mark.family, name)))]
            if parted:
                max(parted, key=lambda each: each[0].span).append(mark)
        elif mark.role is not Role.CLOSES:
            stack.append([mark])
            if mark.role is Role.OPENS and mark.family in _NAMELESS:
                begun.setdefault(mark.family, []).append(stack[-1])
        elif stack:
            yield (*stack.pop(), mark)
        elif mark.family in _NAMELESS:
            waiting = begun.get(mark.family, [])
            while waiting:
                found = waiting.pop()
                of_name = named[mark.family, found[0].name]
                if of_name and of_name[-1] is found:
                    of_name.pop()
                    yield (*found, mark)
                    break


_NAMELESS = frozenset({"comment", "directive", "kramdown"})
"""Families whose closing marks may close whatever was opened last."""
_PARTED = frozenset({"if", "unless", "case", "for", "tablerow", "conflict"})
