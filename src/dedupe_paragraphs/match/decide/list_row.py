"""Is it a row of a list, as a step, a feature or a value is?"""

from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision, kept
from dedupe_paragraphs.match.layout import Segment
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.reason import Reason

_MIN_SENTENCES = 3
"""Sentences from which an item is a paragraph that somebody put into a list; steps, features and
parameters have one or two."""
_MIN_LENGTH = 200
"""Cells that such an item has at least."""


def list_row(copy: Copy, context: Context) -> Decision | None:
    """Keep an item of a list: two recipes begin with the same step."""
    is_row = copy.segment.kind is BlockKind.ITEM and not _is_paragraph(copy.segment)
    return kept(Reason.LIST_ROW) if is_row else None


def _is_paragraph(item: Segment) -> bool:
    return len(item.sentences) >= _MIN_SENTENCES and item.has_width(_MIN_LENGTH)
