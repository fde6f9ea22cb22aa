"""Is it only a copy because of neighbours that may be meant?"""

from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision
from dedupe_paragraphs.model.reason import Reason


def follower(copy: Copy, context: Context) -> Decision | None:
    """Offer a heading or a short text with the copies on both sides, as those are.

    A heading belongs to what is below it.
    """
    index = copy.segment.index
    is_member = context.removed.reasons.get(index, Reason.RUN_MEMBER) is Reason.RUN_MEMBER
    if copy.proves_itself or not is_member:
        return None
    before, after = context.proven_beside.get(index, (None, None))
    if copy.segment.is_heading and after is not None:
        before = None
    sides = [side for side in (before, after) if side is not None]
    if not sides or any(side not in context.offered for side in sides):
        return None
    return context.offered[sides[-1]]
