"""Are these somebody else's words?"""

from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision, kept
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.reason import Reason

_QUOTED = frozenset({BlockKind.QUOTE, BlockKind.FOOTNOTE})


def quotation(copy: Copy, context: Context) -> Decision | None:
    """Keep a quotation or a footnote: what is discussed twice is quoted twice."""
    return kept(Reason.QUOTATION) if copy.segment.kind in _QUOTED else None
