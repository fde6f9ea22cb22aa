"""Is it the caption of another picture?"""

from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision, kept
from dedupe_paragraphs.match.layout import Segment
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.reason import Reason


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
    """Return where the images lead that are alone in the block before a segment."""
    at = segment.blocks[0].index
    before = post.blocks[at - 1] if at else None
    if before is None or not before.links:
        return ()
    from dedupe_paragraphs.post.attached import is_picture  # noqa: PLC0415 - start-up

    return before.targets if is_picture(before) else ()
