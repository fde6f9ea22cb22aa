"""Fragments: blocks too short to be known again by themselves, known by what is beside them."""

from collections.abc import Sequence
from itertools import pairwise

from dedupe_paragraphs.fix.prove.output import Output, lay_out
from dedupe_paragraphs.model.post import Block, Post
from dedupe_paragraphs.text.width import has_width, width

MIN_ALONE = 20
"""Cells: a few characters occur in many places, and alone prove nothing."""
_CONTEXT = 24
"""Cells of another block that must be beside a fragment."""


def is_fragment(block: Block) -> bool:
    """Tell whether a block is too short to be known again by itself."""
    return not has_width(block.key, MIN_ALONE)


def kept_fragments(output: Output, old: Post, fragments: Sequence[Block]) -> frozenset[int]:
    """Return which fragments are in an output at the border of another block of the old post.

    So a fragment is the rest of a paragraph that was cut before it, or the beginning of one that
    continues elsewhere, after the same text as in the old post, or of the one that it was right
    before. Blocks are named by their indices.
    """
    if not fragments:
        return frozenset()
    text, placed = lay_out(old.blocks)
    wanted = {block.index for block in fragments}
    before = {block.index: _before(text, at) for block, _, at in placed if block.index in wanted}
    tails = {_before(text, at + len(key)) for _, key, at in placed}
    heads = {_after(text, at) for _, _, at in placed}
    rests = {
        stub.index: _after(text, at + len(key))
        for (stub, key, _), (_, full, at) in pairwise(placed)
        if stub.index in wanted and full.startswith(key)
    }
    return frozenset(
        block.index
        for block in fragments
        for at in output.places(block.key)
        if (after := _after(output.text, at + len(block.key))) in heads
        or after == rests.get(block.index)
        or _before(output.text, at)
        in ({before.get(block.index)} if at in output.block_starts else tails)
    )


def _before(text: str, at: int) -> str:
    """Return the context before a place, read backwards."""
    return _context(text[max(at - _CONTEXT - 1, 0) : at].rstrip()[::-1])


def _after(text: str, at: int) -> str:
    return _context(text[at : at + _CONTEXT + 1].lstrip())


def _context(text: str) -> str:
    """Return the beginning of a text, as many characters as have `_CONTEXT` cells."""
    at = 0
    while at < len(text) and (cells := _CONTEXT - width(text[:at])) > 0:
        at += (cells + 1) // 2  # as many characters it has at least
    return text[:at]
