"""Does an entry of a reference say more than the other one?"""

from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision, offered
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.reason import Reason


def fuller_entry(copy: Copy, context: Context) -> Decision | None:
    """Offer the copied sentences of a parameter that is described again, with more."""
    block = copy.segment.blocks[0]
    if copy.kind not in (CopyKind.PARTIAL, CopyKind.SAYS_MORE):
        return None
    if block.index in context.between_halves:
        return None
    is_entry = block.kind is BlockKind.ITEM and bool(block.codes)
    if copy.run_together or not is_entry or not block.key.startswith(block.codes[0]):
        return None
    return offered(Reason.FULLER_ENTRY)
