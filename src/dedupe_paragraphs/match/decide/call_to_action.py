"""Does it ask the reader to follow a link?"""

from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.text.pattern import pattern

_STOP = pattern(r"[。.!?]")
_MIN_LINKED = 0.5
"""Share of a block's source that is links."""
_MAX_STOPS = 1
"""Sentences of a call; text that mentions a link has more."""


def call_to_action(copy: Copy, context: Context) -> Decision | None:
    """Keep a block that is little but a link: the shop is named below each product."""
    block = copy.segment.blocks[0]
    linked = sum(link.span.size for link in block.links)
    if not linked or linked < _MIN_LINKED * block.span.size:
        return None
    if len(_STOP.findall(block.key)) > _MAX_STOPS:
        return None
    return context.meant(Reason.CALL_TO_ACTION)
