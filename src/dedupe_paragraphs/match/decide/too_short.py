"""Could it be there twice by chance?"""

from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision, kept
from dedupe_paragraphs.model.reason import Reason


def too_short(copy: Copy, context: Context) -> Decision | None:
    """Keep a text below the minimal length: labels and short answers recur."""
    long = copy.segment.has_width(context.options.min_length)
    return None if long else kept(Reason.TOO_SHORT)
