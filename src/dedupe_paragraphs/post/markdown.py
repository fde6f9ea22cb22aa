"""Markdown to leaf blocks, by the events and byte ranges of pulldown-cmark.

The metadata option of the parser is never used: it takes a mid-post `---` … `---` for metadata.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any, Final

import pyromark

from dedupe_paragraphs.model.errors import too_many_blocks
from dedupe_paragraphs.model.post import BlockKind, Link
from dedupe_paragraphs.model.record import mutable_record
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.post.leaf import Code, Leaf
from dedupe_paragraphs.text.pattern import pattern

_OPTIONS: Final = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_DEFINITION_LIST
)
_CONTAINERS = {
    "List": "list",
    "Item": "item",
    "BlockQuote": "quote",
    "FootnoteDefinition": "footnote",
}
_OPAQUE = {
    "CodeBlock": BlockKind.CODE,
    "Table": BlockKind.TABLE,
    "HtmlBlock": BlockKind.HTML,
}
_LINKS = frozenset({"Link", "Image"})
_ATOMS = frozenset({*_LINKS, "Emphasis", "Strong", "Strikethrough"})
_LONE_RETURN = pattern(rb"\r(?!\n)")
"""A line end of CommonMark that the parser does not know everywhere."""
_LIMIT_DEPTH = 64
"""Containers: deeper ones are not distinguished; no post that a person wrote nests as deep."""
_KIND_IN = {
    "item": BlockKind.ITEM,
    "quote": BlockKind.QUOTE,
    "footnote": BlockKind.FOOTNOTE,
    "box": BlockKind.PARAGRAPH,
}


@mutable_record
class OpenContainer:
    """A container while it is read."""

    index: int
    name: str
    span: Span
    first: int
    end: int = -1
    is_tight: bool = False


LIMIT_BLOCKS = 100_000
"""A block takes 20 to 200 microseconds from bytes to findings: so any file of 10 MB is done in 30
seconds. The longest real post had 1,500."""


def read_markdown(
    body: bytes, offset: int, path: str = "", boxes: frozenset[int] = frozenset()
) -> tuple[list[Leaf], list[OpenContainer]]:
    """Return the leaf blocks and containers of a body whose first byte is at `offset`.

    `boxes` are the places of items that are no items but boxes with a title (`ADMONITION`).
    Raises `InputError`.
    """
    reader = _Reader(body, offset, boxes, path)
    if b"\r" in body:
        body = _LONE_RETURN.sub(b"\n", body)
    reader.read(pyromark.events_with_range(body.decode(), options=_OPTIONS))
    return reader.leaves, reader.containers


class _Reader:
    """Turns events into leaves; nothing recurses, however deep a post is nested."""

    def __init__(self, body: bytes, offset: int, boxes: frozenset[int], post: str) -> None:
        self.post = post
        self.boxes = boxes
        self.body = body
        self.offset = offset
        self.leaves: list[Leaf] = []
        self.containers: list[OpenContainer] = []
        self.open: list[OpenContainer] = []
        self.path: tuple[int, ...] = ()
        self.leaf: Leaf | None = None
        self.opaque = 0
        self.implicit = False
        self.defining: Leaf | None = None
        """The leaf with the mark of a definition, until its text begins."""

    def read(self, events: Iterable[Any]) -> None:
        for event, where in events:
            name, value = (event, None) if isinstance(event, str) else event.popitem()
            if name == "End":  # of two in five events no place is asked for
                self._end(value)
                continue
            start, end = where["start"], where["end"]
            span = Span(start + self.offset, end + self.offset)
            if value is None:
                self._mark(name, span)
            elif name == "Text" and self.leaf is not None and not self.opaque and not self.implicit:
                self.leaf.add(value, span, self.body[start:end])
            elif name == "Start":
                self._start(value, span)
            elif not self.opaque and name in _INLINE:
                _INLINE[name](self, value, span)

    def _mark(self, name: str, span: Span) -> None:
        if name == "Rule":
            self._close_implicit()
            self._open_leaf(BlockKind.RULE, span)
            self.leaf = None
        elif name in ("SoftBreak", "HardBreak") and self.leaf is not None and not self.opaque:
            self.leaf.add_break(span, self._source(span), hard=name == "HardBreak")

    def _start(self, value: Any, span: Span) -> None:
        if self.opaque:
            self.opaque += 1
            return
        name = value if isinstance(value, str) else next(iter(value))
        if name in _ATOMS:
            self._atom(name, value, span)
            return
        defining, self.defining = self.defining, None
        self._close_implicit()
        if name == "Paragraph" and defining is not None:
            self._go_on(defining, span.start)
            defining.span = Span(defining.span.start, span.end)
            self.leaf = defining
        elif name in ("Paragraph", "DefinitionListTitle"):
            self._open_leaf(self._prose_kind(), span)
        elif name == "DefinitionListDefinition":
            self._define(span)
        elif name in _CONTAINERS:
            is_box = name in ("List", "Item") and self._mark_at(span) in self.boxes
            self._open_container("box" if is_box else _CONTAINERS[name], span)
        elif name in _OPAQUE:
            self._open_leaf(_OPAQUE[name], span)
            self.opaque = 1
        elif name == "Heading":
            self._open_leaf(BlockKind.HEADING, span, int(value["Heading"]["level"][1:]))

    def _mark_at(self, item: Span) -> int:
        """Return where the mark of an item is; in another item blanks may be before it."""
        at = item.start
        while self.body[at - self.offset : at - self.offset + 1] in (b" ", b"\t"):
            at += 1
        return at

    def _end(self, value: Any) -> None:
        if self.opaque:
            self.opaque -= 1
            if not self.opaque:
                self.leaf = None
            return
        name = value if isinstance(value, str) else next(iter(value))
        if name in _CONTAINERS:
            self._close_implicit()
            self.open.pop().end = len(self.leaves)
            self.path = self.path[: len(self.open)]
        elif name == "DefinitionListDefinition":
            self._close_implicit()
            self.defining = None
        elif name in ("Paragraph", "Heading", "DefinitionListTitle"):
            self.leaf = None

    def _define(self, span: Span) -> None:
        """Read a definition as text that goes on from the line above, or begins with its mark."""
        last, at = self.leaves[-1], span.start - self.offset  # its term at least
        end = last.span.end - self.offset
        while self.body[end - 1] in b" \t\r\n":
            end -= 1
        mark = Span(span.start, span.start + 1)
        is_beside = (last.kind, last.containers) == (self._prose_kind(), self.path)
        if not is_beside or self.body.count(b"\n", end, at) != 1:
            last = self._open_leaf(self._prose_kind(), mark)
        else:
            line_end = Span(end + self.offset, span.start)
            last.add_break(line_end, self._source(line_end), hard=False)
            last.span = Span(last.span.start, mark.end)
        last.add(":", mark, b":")
        self.leaf = self.defining = last
        self.implicit = True  # its text may have no paragraph

    def _go_on(self, leaf: Leaf, start: int) -> None:
        """Add what is between the mark of a definition and its text."""
        between = Span(leaf.span.end, start)
        source = self._source(between)
        if b"\n" in source:
            leaf.add_break(between, source, hard=False)
        elif source:
            leaf.add(source.decode(), between, source)

    def _open_container(self, name: str, span: Span) -> None:
        container = OpenContainer(len(self.containers), name, span, len(self.leaves))
        self.containers.append(container)
        self.open.append(container)
        # Only the outermost levels are named: 100,000 nested quotes stay linear.
        if len(self.open) <= _LIMIT_DEPTH:
            self.path = (*self.path, container.index)

    def _open_leaf(self, kind: BlockKind, span: Span, level: int = 0) -> Leaf:
        if len(self.leaves) == LIMIT_BLOCKS:
            raise too_many_blocks(self.post, LIMIT_BLOCKS)
        self.leaf = Leaf(kind, span, self.path, level)
        self.leaves.append(self.leaf)
        return self.leaf

    def _prose_kind(self) -> BlockKind:
        return (
            _KIND_IN.get(self.open[-1].name, BlockKind.ITEM) if self.open else BlockKind.PARAGRAPH
        )

    def _close_implicit(self) -> None:
        if self.implicit:
            self.leaf = None
            self.implicit = False

    def _inline_leaf(self, span: Span) -> Leaf:
        """Return the leaf of inline content; in a tight item no paragraph was opened for it."""
        if self.leaf is None:
            self._open_leaf(self._prose_kind(), span)
            self.implicit = True
            for container in self.open[-2:]:  # the item and its list
                container.is_tight = True
        assert self.leaf is not None
        if self.defining is not None:
            self._go_on(self.defining, span.start)
            self.defining = None
        if self.implicit and span.end > self.leaf.span.end:
            self.leaf.span = Span(self.leaf.span.start, span.end)
        return self.leaf

    def _source(self, span: Span) -> bytes:
        return self.body[span.start - self.offset : span.end - self.offset]

    def _atom(self, name: str, value: Any, span: Span) -> None:
        leaf = self._inline_leaf(span)
        if name in _LINKS:
            leaf.atoms.append(span)
            link = value[name]
            leaf.links.append(Link(span, link["dest_url"], link["title"], name == "Image"))
        else:
            leaf.emphasis.append(span)
            if name == "Strikethrough":
                mark = "del" if self._source(span).startswith(b"~~") else "~"
                leaf.marked.append((mark, span))

    def text(self, text: str, span: Span) -> None:
        self._inline_leaf(span).add(text, span, self._source(span))

    def code(self, text: str, span: Span) -> None:
        leaf = self._inline_leaf(span)
        leaf.atoms.append(span)
        leaf.codes.append(Code(span, text))
        source = self._source(span)
        ticks = len(source) - len(source.lstrip(b"`"))
        inner = Span(span.start + ticks, span.end - ticks)
        leaf.add(text, inner, self._source(inner))

    def inline_html(self, text: str, span: Span) -> None:
        leaf = self._inline_leaf(span)
        leaf.tags.append(span)
        if re.match(r"<br\b", text, re.IGNORECASE):
            leaf.add_break(span)
        else:
            leaf.add_link(text.encode(), span)

    def task(self, done: bool, span: Span) -> None:
        if done:  # an open one is an item like others
            self._inline_leaf(span).marked.append(("done", span))

    def footnote_reference(self, label: str, span: Span) -> None:
        leaf = self._inline_leaf(span)
        leaf.atoms.append(span)
        leaf.links.append(Link(span, f"[^{label}]"))


# Not bound to a reader: one that held its own methods would stay until the next hunt for cycles.
_INLINE: Final[dict[str, Callable[[_Reader, Any, Span], None]]] = {
    "Text": _Reader.text,
    "Code": _Reader.code,
    "InlineHtml": _Reader.inline_html,
    "FootnoteReference": _Reader.footnote_reference,
    "TaskListMarker": _Reader.task,
}
