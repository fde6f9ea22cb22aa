"""Would its own end move into another section?"""

from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision, offered
from dedupe_paragraphs.model.reason import Reason


def far_remainder(copy: Copy, context: Context) -> Decision | None:
    """Offer a copy alone in another section: a closing paragraph may quote the introduction."""
    if copy.kind is CopyKind.SAYS_MORE and copy.matches:
        to = copy.matches[-1].segment
    elif copy.replaces is not None:
        to = copy.replaces
    else:
        return None
    index, original = copy.segment.index, context.layout.segments[to]
    here, there = (
        context.layout.structure.headings[each.blocks[0].index] for each in (copy.segment, original)
    )
    if here == there or here in context.removed_blocks:
        return None
    copies = context.removed.copies
    beside = [at for at in (index - 1, index + 1) if at in copies]
    if any(at in context.removed or copies[at].kind is not CopyKind.OWN for at in beside):
        return None
    return offered(Reason.FAR_REMAINDER)
