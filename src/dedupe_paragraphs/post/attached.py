"""Attached blocks: a definition is kept with its term, a caption with its picture, and some text
below a heading.
"""

import re
from collections.abc import Collection

from dedupe_paragraphs.model.post import BOLD_LEVEL, Block, BlockKind, Post
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.post.containers import Structure
from dedupe_paragraphs.text.atoms import ATOM
from dedupe_paragraphs.text.pattern import pattern

_PICTURE = pattern(rf"(?:{ATOM}|\s)*")
_TAGGED = (BlockKind.HTML, BlockKind.TEMPLATE)
_EMBEDS = pattern(
    r"<(?:img|picture|video|audio|iframe|object|embed|svg|figure|canvas)\b|<[A-Z]\w*[^<>]*/>"
    r"|:::\{[\w-]+\}[^\n]*\n\s*:::|\{\{[<%]\s*[\w/.-]+\s+[^\s/>%]|\{%-?\s*\w+\s+[^\s%-]"
)
"""A tag that shows something, or a tag of a template with a value."""
_CAPTION = pattern(
    rb"<(?:figcaption|small|em|i)\b|<\w+[^<>]*\bcaption\b|[^<].*\{:[^{}]*\bcaption\b", re.DOTALL
)


def shown(post: Post, block: Block) -> tuple[str, ...]:
    """Return what a block shows that is nothing but a picture, an address, a table, code or a tag
    that shows something; nothing for other blocks."""
    if block.kind in (BlockKind.TABLE, BlockKind.CODE):
        return (block.key,)
    if block.kind in _TAGGED:
        first = post.blocks[max(block.index - block.text.startswith(":::"), 0)]
        source = post.quote(Span(first.span.start, block.span.end))  # a directive without text
        return (source,) if _EMBEDS.search(source) else ()
    says_nothing = (block.key or block.links) and _PICTURE.fullmatch(block.key)
    return (block.key, *block.targets) if says_nothing else ()


def torn(post: Post, removed: Collection[int]) -> frozenset[int]:
    """Return the blocks, of those to be removed, that belong to a block that is kept.

    A definition belongs to the term or the definition before it, a line of emphasis to the picture
    before it.
    """
    kept: set[int] = set()
    for index in sorted(removed):
        if index and _belongs(post, index) and (index - 1 in kept or index - 1 not in removed):
            kept.add(index)
    return frozenset(kept)


def emptied(
    structure: Structure, headings: Collection[int], removed: Collection[int]
) -> frozenset[int]:
    """Return the blocks, of those to be removed, without which nothing is left below headings."""
    below: dict[int, set[int]] = {index: set() for index in headings}
    for index, path in enumerate(structure.paths if headings else ()):
        if structure.says[index]:
            for heading in below.keys() & path:
                below[heading].add(index)
    removed = set(removed)
    return frozenset().union(*(each for each in below.values() if each <= removed))


def _belongs(post: Post, index: int) -> bool:
    before, block = post.blocks[index - 1], post.blocks[index]
    source = post.data[block.lines.start : block.lines.end].lstrip(b" \t")
    if source.startswith((b": ", b":\t", b"<dd")):
        return before.kind is not BlockKind.HEADING or before.level == BOLD_LEVEL
    may_be_caption = source.startswith(b"<") or b"caption" in source
    is_marked = block.emphasis[:1] == (block.span,) or (may_be_caption and _CAPTION.match(source))
    may_be_shown = before.links or block.kind is not BlockKind.HEADING
    return bool(is_marked and may_be_shown and shown(post, before))
