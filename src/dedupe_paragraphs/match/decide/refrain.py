"""Is it a line that the author comes back to?"""

from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision, kept
from dedupe_paragraphs.match.layout import Layout
from dedupe_paragraphs.model.post import BRIDGES, Block, BlockKind
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.text.stops import ends_sentence

MAX_REFRAIN = 120
"""Cells: single sentences up to this length are said twice on purpose (disclaimers, closing
lines); a longer one is not."""


_MAX_TIMES = 3
"""Copies of a text; what is there more often is boilerplate."""


def refrain(copy: Copy, context: Context) -> Decision | None:
    """Keep a single sentence, alone between other texts: it is said twice for the sound of it.

    In a damaged post it is offered: as a repeated item if it is one.
    """
    if len(copy.segment.sentences) != 1 or copy.segment.has_width(MAX_REFRAIN):
        return None
    is_shown = context.damaged and is_item(copy, context.layout)
    return kept(Reason.REFRAIN) if is_shown else context.meant(Reason.REFRAIN)


def is_item(copy: Copy, layout: Layout) -> bool:
    """Tell whether all of a text is another one of its kind: whole sentences, no link, no member of
    a numbered row, not all that its section says, and no boilerplate."""
    segment, blocks = copy.segment, layout.post.blocks
    block = segment.blocks[0]
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM) or block.links or block.codes:
        return False
    if not copy.matches:  # an edited one
        return False
    original = layout.segments[copy.matches[0].segment]
    if (
        original.key != segment.key
        or not ends_sentence(segment.key)
        or segment.key[0] in "(0123456789"
        or layout.times[segment.key] > _MAX_TIMES
        or _answers_alike(block, original.blocks[0])
    ):
        return False
    beside = [blocks[at] for at in (block.index - 1, block.index + 1) if 0 <= at < len(blocks)]
    around = [each for each in beside if each.kind not in BRIDGES]
    return any(each.kind is not BlockKind.HEADING for each in around)


def _answers_alike(one: Block, other: Block) -> bool:
    """Tell whether two items are in lists below two items of one list: answers of a quiz."""
    mine, theirs = one.containers[-4:-2], other.containers[-4:-2]
    return mine[:1] == theirs[:1] and mine[1:] != theirs[1:]
