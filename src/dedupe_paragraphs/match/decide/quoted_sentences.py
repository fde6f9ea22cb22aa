"""Is one of the two a quotation?"""

from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision
from dedupe_paragraphs.match.decide.needs_run import role_of
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.reason import Reason

_KINDS = frozenset({CopyKind.PARTIAL, CopyKind.EDITED})


def quoted_sentences(copy: Copy, context: Context) -> Decision | None:
    """Keep sentences that a quotation says, too, and a paragraph does.

    Learned from pull quotes, which stand before or behind their paragraph, and from mails that are
    answered sentence by sentence.
    """
    if copy.kind not in _KINDS:
        return None
    layout, mine = context.layout, role_of(copy.segment) is BlockKind.QUOTE
    roles = [role_of(layout.segment_at(at)) is BlockKind.QUOTE for at, _ in copy.sources]
    return context.meant(Reason.OTHER_KIND) if roles and mine not in roles else None
