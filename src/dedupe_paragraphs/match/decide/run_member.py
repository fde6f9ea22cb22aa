"""Do its neighbours repeat the neighbours of its original?"""

from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision, removed
from dedupe_paragraphs.model.reason import Reason


def run_member(copy: Copy, context: Context) -> Decision | None:
    """Remove a member of a copied run, however short: nobody writes the same row twice."""
    index = copy.segment.index
    if index in context.removed.reasons:
        return removed(context.removed.reasons[index])
    follows = context.removed.follows
    if follows(index - 1, index) or follows(index, index + 1):
        return removed(Reason.RUN_MEMBER)
    return None
