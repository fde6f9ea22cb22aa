"""Is it the heading of another section?"""

from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision, kept
from dedupe_paragraphs.model.reason import Reason


def repeated_heading(copy: Copy, context: Context) -> Decision | None:
    """Keep a heading: each product has its price and each release its fixes."""
    return kept(Reason.REPEATED_HEADING) if copy.segment.is_heading else None
