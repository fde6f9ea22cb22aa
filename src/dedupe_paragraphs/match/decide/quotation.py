"""Are these somebody else's words?"""

from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision, kept
from dedupe_paragraphs.match.decide.running_text import is_running_text
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.reason import Reason

_QUOTED = frozenset({BlockKind.QUOTE, BlockKind.FOOTNOTE})


def quotation(copy: Copy, context: Context) -> Decision | None:
    """Keep a quotation or a footnote: what is discussed twice is quoted twice.

    A callout of several paragraphs is written as a quotation, too, and its paragraphs are text.
    """
    is_quoted = copy.segment.kind in _QUOTED and not is_running_text(copy.segment)
    return kept(Reason.QUOTATION) if is_quoted else None
