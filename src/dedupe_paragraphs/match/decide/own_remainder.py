"""Does its own text read on without the copied sentences?"""

from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.copied_sentences import copied_runs
from dedupe_paragraphs.match.decide.decision import Decision, offered
from dedupe_paragraphs.model.reason import Reason


def own_remainder(copy: Copy, context: Context) -> Decision | None:
    """Offer a paragraph whose own sentences are on both sides of copied ones, or go on in their own
    way where the original does not end; those after the end of the original read on.
    """
    if copy.kind is not CopyKind.PARTIAL or copy.run_together:
        return None
    segment, layout = copy.segment, context.layout
    runs = copied_runs(layout, copy)
    begins, ends = runs[0][0].start == segment.start, runs[-1][-1].end == segment.end
    source = runs[0][-1].source
    at_end = source is not None and source[1] == layout.segment_at(source[0]).end
    if (ends and (begins or len(runs) == 1)) or (begins and len(runs) == 1 and at_end):
        return None
    return offered(Reason.OWN_REMAINDER)
