"""Is it in a container like that of its original?"""

from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision, kept
from dedupe_paragraphs.match.decide.parallel_section import source_of
from dedupe_paragraphs.model.reason import Reason


def parallel_container(copy: Copy, context: Context) -> Decision | None:
    """Keep what another tab, box, answer or quotation says, too: each is read alone.

    Learned from manuals with a tab for each system, questions whose answers begin alike, and a
    warning below each example. A copied run may hold such a container whole, with its tags.
    """
    structure = context.layout.structure
    if not structure.may_enclose:
        return None
    sources = (source_of(copy, context), *(start for start, _ in copy.sources))
    source = next((each for each in sources if each is not None), None)
    if source is None:
        return None
    here = copy.segment.blocks[0].index
    mine = structure.marked[here]
    theirs = structure.marked[context.layout.segment_at(source).blocks[0].index]
    if mine < 0 or theirs < 0 or here in context.whole_containers:
        return None
    spans = (structure.tree[mine].span, structure.tree[theirs].span)
    inner, outer = sorted(spans, key=lambda span: span.size)
    return None if outer.contains(inner) else kept(Reason.PARALLEL_CONTAINER)
