"""Swap: the copy is kept, and its original is removed."""

from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.post import Block, Post
from dedupe_paragraphs.model.proposal import Removal, Stretch
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.text.source import byte_span

_MARKS = 4
"""Bytes: `**` and a blank on either side."""


def swapped(post: Post, finding: Finding) -> Removal | None:
    """Return the removal of a finding's originals; nothing where they cannot go by themselves.

    Whole blocks go, and whole sentences of others. Where copy and original share a block, or the
    original stands in another post, nothing can.
    """
    if any(place.path != post.path for place in finding.originals):
        return None
    blocks: set[int] = set()
    stretches: list[Stretch] = []
    for place in finding.originals:
        for block in touched(post, place.span):
            if place.span.contains(block.span):
                blocks.add(block.index)
            elif (stretch := _sentences(block, place.span)) is not None:
                stretches.append(stretch)
            else:
                return None
    mine = {block.index for span in finding.spans for block in touched(post, span)}
    if mine & {*blocks, *(stretch.block for stretch in stretches)}:
        return None
    rest = tuple(dict.fromkeys(each for each in stretches if each.block not in blocks))
    return Removal(frozenset(blocks), rest)


def touched(post: Post, span: Span) -> list[Block]:
    """Return the blocks that share a byte with a span."""
    return [block for block in post.blocks if block.span.overlaps(span)]


def _sentences(block: Block, span: Span) -> Stretch | None:
    """Return the sentences of a block that lie in a span, if they fill it."""
    inside = [s for s in block.sentences if span.contains(byte_span(block, s.start, s.end))]
    if not inside:
        return None
    filled = byte_span(block, inside[0].start, inside[-1].end)
    # Marks of emphasis may be between the border of a sentence and that of its text.
    if filled.start - span.start > _MARKS or span.end - filled.end > _MARKS:
        return None
    return Stretch(block.index, inside[0].start, inside[-1].end)
