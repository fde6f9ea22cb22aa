"""Is it about another year, or another model?"""

from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision, kept
from dedupe_paragraphs.model.reason import Reason


def other_numbers(copy: Copy, context: Context) -> Decision | None:
    """Keep what differs from another text mostly in numbers: neither is a copy of the other."""
    return kept(Reason.OTHER_NUMBERS) if copy.parallel else None
