"""Is it code, a table or HTML?"""

from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision, kept
from dedupe_paragraphs.model.reason import Reason


def not_prose(copy: Copy, context: Context) -> Decision | None:
    """Keep what is not read in sentences: an example is shown again where it is needed."""
    return None if copy.segment.sentences else kept(Reason.NOT_PROSE)
