"""Is it a row of a list, as a step, a feature or a value is?"""

from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision, kept
from dedupe_paragraphs.match.decide.running_text import is_running_text
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.reason import Reason


def list_row(copy: Copy, context: Context) -> Decision | None:
    """Keep an item of a list: two recipes begin with the same step."""
    is_row = copy.segment.kind is BlockKind.ITEM and not is_running_text(copy.segment)
    return kept(Reason.LIST_ROW) if is_row else None
