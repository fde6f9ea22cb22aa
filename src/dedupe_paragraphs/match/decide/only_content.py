"""Is it all that a section says?"""

from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision
from dedupe_paragraphs.model.reason import Reason


def only_content(copy: Copy, context: Context) -> Decision | None:
    """Keep what is all that is below a heading of its own: the section would be empty.

    Learned from questions that have one answer, and from products with one description.
    """
    is_alone = copy.segment.blocks[0].index in context.only_contents
    return context.meant(Reason.ONLY_CONTENT) if is_alone else None
