"""Is it in a section that is built like that of its original?"""

from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.decide.built_alike import (
    are_articles,
    are_questions,
    are_strangers,
    have_own_part,
    is_framed,
)
from dedupe_paragraphs.match.decide.code_names import names_code
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.cut_copy import is_cut_off
from dedupe_paragraphs.match.decide.decision import Decision
from dedupe_paragraphs.match.decide.place import are_numbered_alike, headings_apart, place
from dedupe_paragraphs.match.decide.refrain import MAX_REFRAIN
from dedupe_paragraphs.match.decide.running_text import MIN_SENTENCES
from dedupe_paragraphs.match.layout import Segment
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.text.prefix import common_prefix


def parallel_section(copy: Copy, context: Context) -> Decision | None:
    """Keep what is at the same place of two sections that are built alike.

    Learned from recipes, products, releases, agendas, laws, forms and references to functions and
    settings. A run-together line is a slip wherever it is, and so is what stops in its second
    sentence, or is between the halves of a cut paragraph. A paragraph that other sections say with
    another number is one of a row, wherever its sentences are from.
    """
    segment = copy.segment
    if copy.run_together or is_cut_off(copy, context.layout):
        return None
    again = context.said_again.get(segment.index, ()) if copy.kind is CopyKind.PARTIAL else ()
    if any(are_parallel(context, other, segment.start) for other in again):
        return context.meant(Reason.PARALLEL_SECTION)
    source = source_of(copy, context)
    if source is None or segment.blocks[0].index in context.between_halves:
        return None
    alike = are_parallel(context, segment, source)
    return context.meant(Reason.PARALLEL_SECTION) if alike else None


def source_of(copy: Copy, context: Context) -> int | None:
    """Return where the original of a copy, or of its copied sentences, begins in the layout."""
    if matches := context.removed.matches.get(copy.segment.index):
        return matches[0].source
    if copy.kind not in (CopyKind.PARTIAL, CopyKind.EDITED):
        return None
    return next((start for start, _ in copy.sources), None)


def are_parallel(context: Context, segment: Segment, source: int) -> bool:
    """Tell whether a text and its original are at the same place of sections built alike.

    The headings that they have in common, copied ones too, prove nothing in one section; in two,
    they name the place.
    """
    layout, here = context.layout, segment.blocks[0].index
    there, blocks = layout.segment_at(source).blocks[0].index, layout.post.blocks
    apart = headings_apart(layout, here, there)
    if apart is None:
        return False
    mine, theirs, is_named = apart
    is_named = is_named or segment.is_heading
    first, second = blocks[mine], blocks[theirs]
    if names_code(first) and names_code(second):
        return True
    if first.level != second.level:
        return False
    run = context.runs.get(segment.index, (segment.index,))
    segments = [layout.segments[index] for index in run]
    if is_named:
        headings = sum(each.is_heading for each in segments)
        is_part = headings < _MAX_HEADINGS and not are_strangers(context, mine, theirs)
        return is_part or have_own_part(context, mine, theirs)
    is_short = len(segments) == 1 and len(segment.sentences) < MIN_SENTENCES
    if is_framed(context, here, there):
        return True
    if not (
        are_numbered_alike(first.key, second.key)
        or (len(segments) == 1 and are_articles(first.key, second.key))
        or (len(segments) == 1 and are_questions(context, mine, theirs))
        or context.notices.issuperset(each.key for each in segments)
        or (is_short and not segment.has_width(MAX_REFRAIN))
        or (is_short and _are_named_alike(first.key, second.key))
    ):
        return False
    return any(place(layout, here, way) == place(layout, there, way) for way in (1, -1))


_MAX_HEADINGS = 2
"""Segments of a run that are headings: it is no part of one section."""


def _are_named_alike(mine: str, theirs: str) -> bool:
    """Tell whether two headings differ in a letter or one of several words."""
    length = min(len(mine), len(theirs))
    head = common_prefix(mine, 0, theirs, 0, length)
    tail = common_prefix(mine[::-1], 0, theirs[::-1], 0, length - head)
    return 2 * (head + tail) >= max(len(mine), len(theirs))
