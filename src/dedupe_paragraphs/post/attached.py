"""Attached blocks: a definition is kept with its term, a caption with its picture, and some text
below a heading.
"""

from collections.abc import Collection

from dedupe_paragraphs.model.post import BOLD_LEVEL, Block, BlockKind, Post
from dedupe_paragraphs.post.containers import Structure
from dedupe_paragraphs.text.atoms import ATOM
from dedupe_paragraphs.text.pattern import pattern

_DEFINITION = pattern(rb"<dd\b")
_PICTURE = pattern(rf"(?:{ATOM}|\s)+")
_CAPTION = pattern(rb"<(?:figcaption|small|em|i)\b")


def is_picture(block: Block) -> bool:
    """Tell whether a block is nothing but images."""
    images = any(link.is_image for link in block.links)
    return images and _PICTURE.fullmatch(block.key) is not None


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
    is_tag = source.startswith(b"<")
    if source.startswith((b": ", b":\t")) or (is_tag and _DEFINITION.match(source)):
        return before.kind is not BlockKind.HEADING or before.level == BOLD_LEVEL
    is_marked = block.emphasis[:1] == (block.span,) or (is_tag and _CAPTION.match(source))
    return bool(is_marked) and is_picture(before)
