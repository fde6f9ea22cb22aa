"""Cut paragraphs: those that stop in mid-sentence where no author stops."""

from collections.abc import Collection, Iterator

from dedupe_paragraphs.match.decide.running_text import is_running_text
from dedupe_paragraphs.match.layout import Layout, Segment
from dedupe_paragraphs.model.post import Block, BlockKind
from dedupe_paragraphs.text.cuts import ends_cut, lacks_stop
from dedupe_paragraphs.text.overlap import MIN_SURE, overlaps

_MAX_UNSTOPPED = 0.1
"""Share of the other paragraphs that end without a stop: in more it is a habit, and no sign."""


def cut_paragraphs(
    layout: Layout, removed: Collection[int]
) -> Iterator[tuple[Segment, Block | None]]:
    """Yield the paragraphs that stay and stop in mid-sentence, each with the block after it.

    Told only where the context lets a paragraph stop so by a slip: not before code, a list, a
    table, a quotation or HTML, which often finish a sentence on purpose. Items and quotations often
    have no stop, so that only the next text tells.
    """
    blocks = layout.post.blocks
    language = layout.post.metadata.language
    paragraphs = [
        each.index
        for each in layout.segments
        if len(each.sentences) > 1 and _is_paragraph(each) and each.blocks[-1].index not in removed
    ]
    unstopped = {index for index in paragraphs if lacks_stop(layout.segments[index].key)}
    for segment in layout.segments:
        last = segment.blocks[-1]
        if not _is_paragraph(segment) or last.index in removed:
            continue
        others = len(unstopped) - (segment.index in unstopped)
        is_habit = others > _MAX_UNSTOPPED * (len(paragraphs) - 1)
        # The first text of a post may be its title.
        is_title = not segment.index and segment.kind is BlockKind.PARAGRAPH
        is_sure = is_habit or is_title
        looks_cut = ends_cut(segment.key, len(segment.sentences), language, sure=is_sure)
        if not looks_cut or _ends_linked(last):
            continue
        behind = (blocks[index] for index in range(last.index + 1, len(blocks)))
        following = next(
            (b for b in behind if b.index not in removed and not layout.is_aside(b)), None
        )
        if segment.kind is not BlockKind.PARAGRAPH:
            if following is not None and any(overlaps(segment.key, following.key, MIN_SURE)):
                yield segment, following
        elif following is None or following.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            yield segment, following


def _is_paragraph(segment: Segment) -> bool:
    """Tell whether a segment is a paragraph, in whatever container."""
    return segment.kind is BlockKind.PARAGRAPH or is_running_text(segment)


def _ends_linked(block: Block) -> bool:
    """Tell whether a block ends with a link, emphasis or code: a label, and no sentence."""
    return any(mark.end >= block.span.end for mark in (*block.atoms, *block.emphasis))
