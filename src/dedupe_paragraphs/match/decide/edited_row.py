"""Is it one of several texts that are worded alike?"""

from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision
from dedupe_paragraphs.match.decide.running_text import is_running_text
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.reason import Reason


def edited_row(copy: Copy, context: Context) -> Decision | None:
    """Keep an item that is worded like another: it is about another thing.

    Learned from lists of settings, functions, members and changes.
    """
    if copy.kind is not CopyKind.EDITED or copy.segment.kind is not BlockKind.ITEM:
        return None
    return None if is_running_text(copy.segment) else context.meant(Reason.LIST_ROW)
