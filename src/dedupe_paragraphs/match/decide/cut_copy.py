"""Does it begin or stop in the middle of a sentence?"""

from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.decision import Decision, removed
from dedupe_paragraphs.match.fragments import is_in_clause
from dedupe_paragraphs.match.layout import Layout
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.text.cuts import lacks_stop


def cut_copy(copy: Copy, context: Context) -> Decision | None:
    """Remove a part of a sentence that is whole elsewhere: nobody writes one on purpose."""
    layout, last = context.layout, copy.segment.blocks[-1]
    begun = copy.matches[0].source
    is_inside = copy.is_fragment or is_in_clause(layout.text, begun)
    # What ends with a command or a button is a whole label.
    is_label = any(mark.end >= last.span.end for mark in last.atoms)
    is_cut = (begun not in layout.starts and is_inside) or (
        not is_label and stops_inside(copy, layout)
    )
    return removed(Reason.CUT_COPY) if is_cut else None


def fragment(copy: Copy, context: Context) -> Decision | None:
    """Remove what begins in the middle of a sentence that is whole elsewhere, however short."""
    is_whole = copy.is_fragment and copy.proves_itself
    return removed(Reason.CUT_COPY) if is_whole else None


def stops_inside(copy: Copy, layout: Layout) -> bool:
    """Tell whether a copy stops in the middle of a sentence of its original."""
    return copy.matches[-1].source_end not in layout.ends and lacks_stop(copy.segment.key)


def is_cut_off(copy: Copy, layout: Layout) -> bool:
    """Tell whether a copy stops in mid-sentence after a whole one: it is no label or answer."""
    is_cut = copy.kind is CopyKind.CUT and len(copy.segment.sentences) > 1
    return is_cut and stops_inside(copy, layout)
