"""Would code or a list be left without the words that introduce it?"""

from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision, offered
from dedupe_paragraphs.match.decide.running_text import is_numbered, is_running_text
from dedupe_paragraphs.model.post import Block, BlockKind
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.text.atoms import FIRST_ATOM

_INTRODUCED = frozenset(
    {
        BlockKind.CODE,
        BlockKind.TABLE,
        BlockKind.ITEM,
        BlockKind.QUOTE,
        BlockKind.HTML,
        BlockKind.PROTECTED,
    }
)


def introduction(copy: Copy, context: Context) -> Decision | None:
    """Offer a copy that ends in a colon before code, a list or a picture that is kept; or a short
    one that is no part of a run and has one of its own, as its original has."""
    last = copy.segment.blocks[-1].index
    if copy.segment.index not in context.removed or last in context.between_halves:
        return None
    following = _following(context, last)
    if following is None or following.index in context.removed_blocks:
        return None
    introduced = _introduced(following)
    is_announced = copy.segment.key.endswith(":") and introduced != BlockKind.QUOTE
    if introduced and (is_announced or _introduces(copy, following, context)):
        return offered(Reason.INTRODUCTION)
    return None


def _introduces(copy: Copy, following: Block, context: Context) -> bool:
    """Tell whether a short text in no run is before what its original is before, too; a fragment, a
    formula and blocks of a template are no such things."""
    layout, segment, introduced = context.layout, copy.segment, _introduced(following)
    is_broken = copy.run_together or copy.is_fragment
    if introduced == segment.kind or is_running_text(segment) or is_broken:
        return False
    structure = layout.structure
    pairs = (structure.delimiting(each) for each in structure.tree if each.marks)
    if following.text.startswith("$") or any(following.index in marks for marks in pairs):
        return False
    originals = [layout.segments[match.segment] for match in copy.matches[-1:]]
    after = [_following(context, each.blocks[-1].index) for each in originals]
    same = any(each and _introduced(each) == introduced for each in after)
    return same and _is_alone(copy, context)


def _is_alone(copy: Copy, context: Context) -> bool:
    """Tell whether a copy is in no run; tags make none."""
    layout = context.layout
    run = [layout.segments[at] for at in context.runs.get(copy.segment.index, ())]
    return sum(layout.structure.says[each.blocks[0].index] for each in run) < 2


def _following(context: Context, last: int) -> Block | None:
    """Return what is said after a block, or a tag that is kept and may open something there."""
    structure, gone = context.layout.structure, context.removed_blocks
    blocks = context.layout.post.blocks
    for block in map(blocks.__getitem__, range(last + 1, len(blocks))):
        is_tag = block.kind is BlockKind.TEMPLATE and block.index not in gone
        opens = is_tag and structure.marked[block.index] == structure.marked[last]
        if opens or structure.says[block.index]:
            return block
    return None


def _introduced(block: Block) -> str:
    """Return what may be introduced by the text before it, if a block is that."""
    if block.kind in _INTRODUCED or block.kind is BlockKind.TEMPLATE:
        return block.kind
    if block.key >= FIRST_ATOM:
        return "picture"
    is_text = block.kind is BlockKind.PARAGRAPH
    return BlockKind.ITEM if is_text and is_numbered(block.key) else ""
