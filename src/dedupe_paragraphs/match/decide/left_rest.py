"""Would the rest of a paragraph stay behind without what it reads on from?"""

from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.copied_sentences import copied_runs
from dedupe_paragraphs.match.decide.decision import Decision, offered
from dedupe_paragraphs.model.reason import Reason


def left_rest(copy: Copy, context: Context) -> Decision | None:
    """Offer copied sentences that own ones follow, unless those follow their original anyway."""
    if copy.kind is not CopyKind.PARTIAL or copy.run_together:
        return None
    layout, segment, last = context.layout, copy.segment, copy.sentences[-1]
    runs = copied_runs(layout, copy)
    if len(runs) != 1:
        return offered(Reason.LEFT_REST) if runs else None
    run, source = runs[0], runs[0][-1].source
    if run[-1] is last or source is None:
        return None
    before = layout.segment_at(source[0])
    follows = run[0].start == segment.start and source[1] == before.end
    if follows and before.index == segment.index - 1:
        return None
    return offered(Reason.LEFT_REST)
