"""Is it a line that the author comes back to?"""

from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision
from dedupe_paragraphs.model.reason import Reason

MAX_REFRAIN = 120
"""Cells: single sentences up to this length are said twice on purpose (disclaimers, closing
lines); a longer one is not."""


def refrain(copy: Copy, context: Context) -> Decision | None:
    """Keep a single sentence, alone between other texts: it is said twice for the sound of it."""
    is_line = len(copy.segment.sentences) == 1 and not copy.segment.has_width(MAX_REFRAIN)
    return context.meant(Reason.REFRAIN) if is_line else None
