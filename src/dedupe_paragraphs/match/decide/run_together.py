"""Is it one block that says what several blocks say?"""

from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision, offered, removed
from dedupe_paragraphs.match.decide.immediate_repeat import immediate_repeat
from dedupe_paragraphs.match.decide.needs_run import quotes_others
from dedupe_paragraphs.match.decide.running_text import MIN_SENTENCES, has_sentence, is_label
from dedupe_paragraphs.match.layout import Layout
from dedupe_paragraphs.match.sentence_matches import MIN_SHOWN, State
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.text.cuts import lacks_stop
from dedupe_paragraphs.text.markers import is_markup
from dedupe_paragraphs.text.width import has_width


def run_together(copy: Copy, context: Context) -> Decision | None:
    """Remove what is copied of a run-together line, wherever it is: nobody writes one.

    Two sentences, or two paragraphs in a post without other damage, may have been one paragraph
    that was parted later, and labels are no text. Three blocks, or two with a heading or with the
    marks of a lost one, are no such paragraph.
    """
    if not copy.run_together or copy.kind not in (CopyKind.RUN_TOGETHER, CopyKind.PARTIAL):
        return None
    if quotes_others(copy, context.layout):
        return context.meant(Reason.QUOTATION)
    segments = context.layout.segments
    headed = any(segments[match.segment].is_heading for match in copy.matches)
    shown = {
        match.segment
        for match in copy.matches
        if segments[match.segment].is_heading
        or has_width(copy.segment.range(match.start, match.end), MIN_SHOWN)
    }
    copied = sum(sentence.state is State.WHOLE for sentence in copy.sentences)
    enough = max(copied, len(shown) + headed) >= MIN_SENTENCES or _is_marked(copy)
    sure = enough and any(has_sentence(segments[index]) for index in shown)
    if sure and not context.damaged and _is_pair(copy, context.layout):
        return immediate_repeat(copy, context) or offered(Reason.RUN_TOGETHER)
    return removed(Reason.RUN_TOGETHER) if sure else offered(Reason.RUN_TOGETHER)


def _is_pair(copy: Copy, layout: Layout) -> bool:
    """Tell whether a line is two whole paragraphs and nothing more, and interrupts no other one."""
    originals = [layout.segments[match.segment] for match in copy.matches]
    before = layout.segments[max(copy.segment.index - 1, 0)]
    return (
        copy.kind is CopyKind.RUN_TOGETHER
        and len(originals) == 2
        and [len(each) for each in originals] == [len(each) for each in copy.matches]
        and all(each.kind is BlockKind.PARAGRAPH for each in originals)
        and not any(len(each.blocks) > 1 or is_label(each) for each in originals)
        and not _is_marked(copy)
        and (before is copy.segment or before.is_heading or not lacks_stop(before.key))
    )


def _is_marked(copy: Copy) -> bool:
    """Tell whether the marks of a block that was lost are between two matches or at the end."""
    ends = [match.end for match in copy.matches]
    starts = [*(match.start for match in copy.matches[1:]), copy.segment.end]
    gaps = (copy.segment.range(*gap) for gap in zip(ends, starts, strict=True))
    return any(gap.strip() and is_markup(gap) for gap in gaps)
