"""Is all of it elsewhere, with nothing that speaks for it?"""

from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision, offered, removed
from dedupe_paragraphs.match.decide.run_member import MIN_SLIP
from dedupe_paragraphs.match.decide.running_text import MIN_SENTENCES
from dedupe_paragraphs.model.reason import Reason


def exact_copy(copy: Copy, context: Context) -> Decision | None:
    """Remove a whole paragraph that is elsewhere, or the beginning of one; offer a short one.

    Who repeats two sentences on purpose writes them as they were.
    """
    reason = Reason.CUT_COPY if copy.kind is CopyKind.CUT else Reason.EXACT_COPY
    segment, layout = copy.segment, context.layout
    original = layout.segments[copy.matches[0].segment]
    is_anew = original.key == segment.key and not layout.same_bytes(
        segment.blocks[0], original.blocks[0]
    )
    enough = len(segment.sentences) + (context.damaged or is_anew) >= MIN_SENTENCES
    return removed(reason) if enough and segment.has_width(MIN_SLIP) else offered(reason)
