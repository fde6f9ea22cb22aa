"""Is all of it elsewhere, with nothing that speaks for it?"""

from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision, removed
from dedupe_paragraphs.model.reason import Reason


def exact_copy(copy: Copy, context: Context) -> Decision | None:
    """Remove a whole paragraph that is elsewhere, or the beginning of one."""
    return removed(Reason.CUT_COPY if copy.kind is CopyKind.CUT else Reason.EXACT_COPY)
