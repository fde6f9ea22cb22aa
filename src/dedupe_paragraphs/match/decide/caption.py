"""Is it the caption of another picture?"""

from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision, kept
from dedupe_paragraphs.match.layout import Segment
from dedupe_paragraphs.model.post import BlockKind, Post
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.text.atoms import FIRST_ATOM

_SHOWN = (BlockKind.HTML, BlockKind.TEMPLATE)


def caption(copy: Copy, context: Context) -> Decision | None:
    """Keep what is below a picture, as its original is below another one.

    Where the text above that picture is a copy, too, a whole passage was written again.
    """
    layout, at = context.layout, copy.segment.index
    if at >= 2 and at - 2 in context.removed:
        return None
    pair = [copy.segment, *(layout.segments[match.segment] for match in copy.matches[:1])]
    above = {_picture_above(layout.post, each) for each in pair} - {()}
    return kept(Reason.CAPTION) if len(above) > 1 else None


def _picture_above(post: Post, segment: Segment) -> tuple[str, ...]:
    """Return what is shown in the block before a segment; below a table any text may be."""
    at = segment.blocks[0].index
    before = post.blocks[at - 1] if at else None
    if before is None or not (before.links or before.kind in _SHOWN or before.key >= FIRST_ATOM):
        return ()
    from dedupe_paragraphs.post.attached import shown  # noqa: PLC0415 - start-up

    return shown(post, before)
