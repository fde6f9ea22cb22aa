"""Would code or a list be left without the words that introduce it?"""

from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision, offered
from dedupe_paragraphs.model.post import BRIDGES, BlockKind
from dedupe_paragraphs.model.reason import Reason

_INTRODUCED = frozenset(
    {BlockKind.CODE, BlockKind.TABLE, BlockKind.ITEM, BlockKind.HTML, BlockKind.PROTECTED}
)


def introduction(copy: Copy, context: Context) -> Decision | None:
    """Offer a copy that ends in a colon before code or a list that is kept."""
    layout, last = context.layout, copy.segment.blocks[-1].index
    if copy.segment.index not in context.removed or last in context.between_halves:
        return None
    if not copy.segment.key.endswith(":"):
        return None
    blocks = layout.post.blocks
    after = (blocks[at] for at in range(last + 1, len(blocks)))
    following = next((block for block in after if block.kind not in BRIDGES), None)
    if following is None or following.index in context.removed_blocks:
        return None
    return offered(Reason.INTRODUCTION) if following.kind in _INTRODUCED else None
