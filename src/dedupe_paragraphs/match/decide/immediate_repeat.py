"""Does it directly follow, or precede, its original?"""

from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision, removed
from dedupe_paragraphs.model.reason import Reason

_LIMIT_STEPS = 64
"""Removed segments that are passed over to find the nearest that is kept; bounds the time that a
text takes which is repeated a thousand times."""


def immediate_repeat(copy: Copy, context: Context) -> Decision | None:
    """Remove a copy beside its original, however short: that is a stutter and no refrain."""
    if copy.is_whole and (_is_doubled(copy, context) or _is_beside(copy, context)):
        return removed(Reason.IMMEDIATE_REPEAT)
    return None


def _is_doubled(copy: Copy, context: Context) -> bool:
    """Tell whether the same text is the segment right before or right after."""
    layout, index = context.layout, copy.segment.index
    key = copy.segment.key
    beside = layout.segments[max(index - 1, 0) : index + 2]
    return any(each is not copy.segment and each.key == key for each in beside)


def _is_beside(copy: Copy, context: Context) -> bool:
    """Tell whether the original is the nearest segment that is kept, before or after."""
    here = copy.segment.index
    originals = {match.segment for match in copy.matches}
    for way in (range(here - 1, -1, -1), range(here + 1, len(context.layout.segments))):
        for at in way[:_LIMIT_STEPS]:
            if at in originals:
                return True
            if at not in context.removed:
                break
    return False
