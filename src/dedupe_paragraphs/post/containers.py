"""The structure of a post: its containers as a tree, its sections, its lists.

A container is what two marks enclose (an element, a template pair, a directive, a pair of comments,
a conflict) or what Markdown itself nests (a list, an item, a quote, a footnote, a box).
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator
from functools import cached_property
from itertools import zip_longest

from dedupe_paragraphs.model.post import BRIDGES, Block, BlockKind, Container, Post
from dedupe_paragraphs.model.record import record, replace
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.post.headings import section_headings
from dedupe_paragraphs.post.remembered import remembered
from dedupe_paragraphs.text.pattern import has_any, pattern


@record
class Enclosure:
    """A container in the tree of a post."""

    family: str
    """That of its marks; `markdown` where it has none."""
    name: str
    span: Span
    blocks: tuple[int, int]
    """Its blocks, those that its marks are in among them: the first, and the one after the last."""
    leaves: tuple[int, int]
    """The blocks between its marks."""
    marks: tuple[Span, ...] = ()
    """The opening one, those that part it, the closing one."""
    parent: int = -1
    """The smallest container around it, by its place in the tree."""


@record
class WrittenList:
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
            (*self._marked, *self._nested()), key=lambda each: (each.span.start, -each.span.end)
        )
        tree: list[Enclosure] = []
        open_: list[int] = []
        for each in every:
            while open_ and not tree[open_[-1]].span.contains(each.span):
                open_.pop()
            tree.append(replace(each, parent=open_[-1]) if open_ else each)
            open_.append(len(tree) - 1)
        return tuple(tree)

    @cached_property
    def innermost(self) -> tuple[int, ...]:
        """For each block the smallest container that it is in, by its place in the tree; -1 for
        none."""
        found, open_, at = [], [], 0
        for index in range(len(self.post.blocks)):
            while at < len(self.tree) and self.tree[at].leaves[0] <= index:
                open_.append(at)
                at += 1
            while open_ and self.tree[open_[-1]].leaves[1] <= index:
                open_.pop()
            found.append(open_[-1] if open_ else -1)
        return tuple(found)

    @cached_property
    def marked(self) -> tuple[int, ...]:
        """For each block the smallest container with marks that it is in; -1 for none."""
        nearest: list[int] = []
        for at, each in enumerate(self.tree):
            nearest.append(at if each.marks else nearest[each.parent] if each.parent >= 0 else -1)
        return tuple(nearest[at] if at >= 0 else -1 for at in self.innermost)

    def around(self, index: int) -> Iterator[int]:
        """Yield the containers that a block is in, by their places in the tree, innermost first."""
        at = self.innermost[index]
        while at >= 0:
            yield at
            at = self.tree[at].parent

    @cached_property
    def says(self) -> tuple[bool, ...]:
        """For each block whether a reader sees something of it; tags alone say nothing."""
        return tuple(map(self._says, self.post.blocks))

    def _says(self, block: Block) -> bool:
        if block.kind in BRIDGES:
            return False
        if block.kind is BlockKind.HTML:
            return _TAGS.fullmatch(self.post.source(block.span)) is None
        if block.kind is BlockKind.PROTECTED:
            return _UNSEEN.match(self.post.source(block.span)) is None
        return True

    @cached_property
    def fills(self) -> tuple[bool, ...]:
        """For each block whether a container that holds it is not empty: its name is not enough."""
        return tuple(
            says and not _NAME.match(self.post.data, block.span.start)
            for says, block in zip(self.says, self.post.blocks, strict=True)
        )

    def delimiting(self, enclosure: Enclosure) -> list[int]:
        """Return the blocks that the marks of a container are in, in order."""
        found = (self._block_at(mark.start) for mark in enclosure.marks)
        return [index for index in found if index is not None]

    @cached_property
    def paths(self) -> list[tuple[int, ...]]:
        """For each block the headings that it is below, outermost first."""
        return self.paths_below(self.sections)

    @cached_property
    def headings(self) -> tuple[int, ...]:
        """For each block the heading that it is below, by index; -1 for none."""
        return tuple(path[-1] if path else -1 for path in self.paths)

    @cached_property
    def sections(self) -> frozenset[int]:
        """The blocks that are headings of sections."""
        texts = [each for each in self.post.blocks if each.key and each.kind not in BRIDGES]
        return section_headings(texts)

    def paths_below(self, headings: Collection[int]) -> list[tuple[int, ...]]:
        """Return for each block those of some headings that it is below, outermost first. A heading
        in a container heads what is in that."""
        paths: list[tuple[int, ...]] = []
        path: tuple[int, ...] = ()
        around: tuple[int, ...] = ()
        for block in self.post.blocks:
            is_heading = block.index in headings
            if is_heading or block.containers != around:  # else it is where the one before is
                around = block.containers
                while path and self._ends_section(self.post.blocks[path[-1]], block, is_heading):
                    path = path[:-1]
            paths.append(path)
            if is_heading:
                path = (*path, block.index)
        return paths

    @staticmethod
    def _ends_section(heading: Block, block: Block, is_heading: bool) -> bool:
        around = heading.containers
        if block.containers[: len(around)] != around:
            return True
        return is_heading and around == block.containers and heading.level >= block.level

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
    def may_enclose(self) -> bool:
        """Whether any container may have marks."""
        if self._marked or b"[!" in self.post.data:
            return True
        return any(each.name == "box" for each in self.post.containers)

    @cached_property
    def _marked(self) -> list[Enclosure]:
        """What pairs of marks enclose; inside one block they are not distinguished."""
        if not has_any(self.post.data, _MARKS):
            return []
        from dedupe_paragraphs.post.delimiters import paired  # noqa: PLC0415 - start-up

        found = []
        for marks in paired(self.post):
            opening, closing = marks[0], marks[-1]
            first, last = self._block_at(opening.span.start), self._block_at(closing.span.start)
            if first is not None and last is not None and first < last:
                span = Span(opening.span.start, closing.span.end)
                spans = tuple(mark.span for mark in marks)
                within = (first, last + 1), (first + 1, last)
                found.append(Enclosure(opening.family, opening.name, span, *within, spans))
        return found

    @cached_property
    def lone_marks(self) -> dict[int, str]:
        """The blocks that are a mark without a known partner, which may open or close something,
        each with its source."""
        from dedupe_paragraphs.post.delimiters import paired  # noqa: PLC0415 - start-up

        pairs = paired(self.post) if has_any(self.post.data, _MARKS) else []
        known = {self._block_at(mark.span.start) for pair in pairs for mark in pair}
        brackets = has_any(self.post.data, (b"[/", b"[end"))
        marks = (block.index for block in self.post.blocks if self._is_mark(block, brackets))
        found = sorted({*marks, *self._fences()} - known)
        return {at: self.post.quote(self.post.blocks[at].span) for at in found}

    def _fences(self) -> Iterator[int]:
        """Yield the blocks that are a row of one mark, where others are one with something after
        it."""
        bare = {
            block.index: self.post.quote(block.span)
            for block in self.post.blocks
            if block.kind in (BlockKind.RULE, BlockKind.PARAGRAPH)
            and _FENCE.fullmatch(self.post.data, *block.span)
        }
        if starts := tuple(bare.values()):
            opening = [at.index for at in self.post.blocks if at.text.startswith(starts)]
            if not bare.keys() >= {*opening}:
                yield from {*bare, *opening}

    def _is_mark(self, block: Block, brackets: bool) -> bool:
        if block.kind is BlockKind.TEMPLATE:
            return not block.key.startswith("[!")
        if block.kind is BlockKind.PROTECTED:
            return _REMARK.match(block.text) is not None
        if block.kind is BlockKind.HTML:
            return not self.says[block.index]
        if block.kind is not BlockKind.PARAGRAPH or not block.text.startswith(_BEGINNINGS):
            return False
        return (brackets or block.text[0] != "[") and _MARK.fullmatch(block.text) is not None

    def _nested(self) -> Iterator[Enclosure]:
        """Yield what Markdown nests; the first line of a box or an alert is what opens it."""
        blocks, containers = self.post.blocks, self.post.containers
        for each, inner in zip_longest(containers, containers[1:]):
            first, behind = each.leaves
            if first >= behind:
                continue
            found = Enclosure("markdown", each.name, each.lines, each.leaves, each.leaves)
            alert = each.name == "quote" and blocks[first].key.startswith("[!")
            if each.name != "box" and not alert:
                yield found
            elif inner is None or inner.name != "box" or inner.leaves[0] != first:
                marks = (blocks[first].span,)
                yield replace(found, family="box", leaves=(first + 1, behind), marks=marks)

    def _block_at(self, at: int) -> int | None:
        index = bisect_right(self._starts, at) - 1
        inside = index >= 0 and at < self.post.blocks[index].lines.end
        return index if inside else None


structure_of = remembered(Structure)
"""Return the structure of a post."""
_TAGS = pattern(
    rb"(?:\s|<!--(?:[^-]|-(?!->))*-->|<(?!/?(?i:audio|embed|iframe|img|object|svg|video)\b)[^<>]*>)*"
)
"""HTML that a reader sees nothing of."""
_NAME = pattern(rb"(?i:<(?:summary|legend)\b)")
_UNSEEN = pattern(rb"\[[^\]]|% |\{%-?\s*comment|import\s|export\s")
"""The beginnings of protected lines that say nothing: definitions, comments, imports."""
_REMARK = pattern(r"\[[^\[\]]+\]:[ \t]*(?:#|<>)")
"""A definition that defines nothing: a comment."""
_MARK = pattern(
    r"<[^<>\n]*>|\{[^{}\n]*\}|\[{1,2}[^\[\]\n]*\]{1,2}|\\\w+(?:\{[^{}\n]*\}|\[[^\[\]\n]*\])*"
    r"|@\w+(?:[ \t]*\(.*\))?|(?:@@+|\+\++|::+)[^\n]*"
)
"""A line of a template language that is read as text."""
_FENCE = pattern(rb"([!$%&+.:;<>?@^|]|\xc2[\xa1-\xbf])\1{2,}")
_BEGINNINGS = ("<", "{", "[", "\\", "@", "+", ":")
_MARKS = (
    *(b"</", b"<%", b"{%", b"{{", b"{:", b"<!--", b"{/*", b"#+", b":::", b"///", b">>>"),
    *(b"\\end{", b"[/", b")}"),
)
"""What a post has if anything in it is enclosed."""
_NUMBER = pattern(rb"[\s>]*(\d{1,9})[.)]")
