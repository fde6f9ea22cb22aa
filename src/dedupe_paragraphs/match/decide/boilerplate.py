"""Is it the same notice each time?"""

from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision
from dedupe_paragraphs.model.reason import Reason

MAX_BOILERPLATE = 200
"""Cells: up to this length a block that is alone again and again is boilerplate."""
_MIN_COUNT = 4
"""Copies: how often boilerplate is in a post at least; a conclusion was written three times."""


def boilerplate(copy: Copy, context: Context) -> Decision | None:
    """Keep a short text that is a block of its own four times or more."""
    if copy.segment.has_width(MAX_BOILERPLATE):
        return None
    count = context.counts[copy.segment.key]
    return context.meant(Reason.BOILERPLATE) if count >= _MIN_COUNT else None
