"""Is it one block that says what several blocks say?"""

from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision, removed
from dedupe_paragraphs.model.reason import Reason


def run_together(copy: Copy, context: Context) -> Decision | None:
    """Remove what is copied of a run-together line, wherever it is: nobody writes one."""
    if copy.run_together and copy.kind in (CopyKind.RUN_TOGETHER, CopyKind.PARTIAL):
        return removed(Reason.RUN_TOGETHER)
    return None
