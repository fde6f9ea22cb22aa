"""Does one of the two sum up or set off the other?"""

from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision, kept
from dedupe_paragraphs.match.layout import Segment
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.reason import Reason


def other_kind(copy: Copy, context: Context) -> Decision | None:
    """Keep a copy in another kind of block: a pull quote repeats the body, a list sums it up."""
    segments = context.layout.segments
    kinds = {_role(segments[match.segment]) for match in copy.matches}
    return None if kinds == {_role(copy.segment)} else kept(Reason.OTHER_KIND)


def _role(segment: Segment) -> BlockKind:
    """Return the kind of a segment; a `heading` of several sentences is text before a `---`."""
    if segment.kind is BlockKind.HEADING and not segment.is_heading:
        return BlockKind.PARAGRAPH
    return segment.kind
