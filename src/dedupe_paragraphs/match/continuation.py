"""Continuation: what a segment beside a removed copy repeats, if the same run continues there.

Headings, short paragraphs, list items, quotations, code and tables repeat on purpose. They are
removed where they are beside a copy as their twin is beside its original.
"""

from itertools import takewhile

from dedupe_paragraphs.match.copies import CopyKind
from dedupe_paragraphs.match.exact import Match
from dedupe_paragraphs.match.layout import Layout, Segment
from dedupe_paragraphs.match.links import leads_alike
from dedupe_paragraphs.match.removed import Removed
from dedupe_paragraphs.match.stubs import begins_in_bold
from dedupe_paragraphs.text.cuts import lacks_stop

_MAX_REST = 40
"""Cells: a shorter rest of a cut sentence is removed with the copy before it."""

_LIMIT_PASSED = 32
"""Removed copies that a segment is compared with, the nearest first; a row of thousands, with short
texts that continue none of them, would take a time that is quadratic."""


def continued(removed: Removed, index: int, neighbour: int) -> Match | None:
    """Return what a segment repeats if it continues the run of a removed neighbour.

    Other copies between, as far as they are removed without a gap, do not end a run.
    """
    copy = removed.copies[index]
    if copy.stays or (copy.kind is not CopyKind.OWN and copy.needs_run is None):
        return None
    way = neighbour - index
    row = takewhile(removed.__contains__, range(neighbour, neighbour + way * _LIMIT_PASSED, way))
    found = (_continued_copy(removed, copy.segment, at) for at in row)
    return next((match for match in found if match is not None), None)


def _continued_copy(removed: Removed, segment: Segment, at: int) -> Match | None:
    """Return what a segment repeats if it continues the run of one removed copy."""
    match = _aligned_twin(removed, segment, at)
    if match is not None or not removed.matches[at]:
        return match
    needs_run = removed.copies[segment.index].needs_run is not None
    if segment.index > at:
        # A longer rest was classified by itself, and may be the original of others.
        if needs_run or not segment.has_width(_MAX_REST):
            match = _rest_of_cut(removed, segment, at)
        if match is None and not segment.has_width(_MAX_REST):
            match = _cut_of_next(removed, segment, at)
    if match is None and needs_run:
        match = _short_part(removed, segment, at)
    return match


def _aligned_twin(removed: Removed, segment: Segment, at: int) -> Match | None:
    """Return the equal segment that is beside the original as this one is beside the copy."""
    matches = removed.matches[at]
    if not matches:
        return None
    if segment.index < at:
        beside = removed.beside(matches[0].segment, -1)
    else:
        beside = removed.beside(matches[-1].segment, 1)
        if segment.is_heading and not _opens_nothing(removed, segment):
            return None
    for wanted in beside:
        twin = removed.layout.segments[wanted]
        if wanted != segment.index and _is_same(removed.layout, segment, twin):
            return Match(segment.start, segment.end, twin.start, wanted)
    return None


def _opens_nothing(removed: Removed, heading: Segment) -> bool:
    """Tell whether a heading at the end of a run has no text of its own below it."""
    following = heading.index + 1
    return following >= len(removed.layout.segments) or following in removed


def _is_same(layout: Layout, segment: Segment, twin: Segment) -> bool:
    """Tell whether two segments are the same thing; code must be so byte for byte."""
    if twin.kind is not segment.kind or twin.key != segment.key:
        return False
    if not segment.sentences and not layout.same_bytes(segment.blocks[0], twin.blocks[0]):
        return False
    return layout.is_seen(twin, segment) and leads_alike(segment, [twin])


def _rest_of_cut(removed: Removed, segment: Segment, at: int) -> Match | None:
    """Return what a segment repeats that finishes the sentence in which a copy was cut."""
    last, layout = removed.matches[at][-1], removed.layout
    source = last.source_end
    if (
        segment.sentences
        and layout.text.startswith(segment.key, source)
        and source not in layout.ends
        and source + len(segment) in layout.ends
    ):
        return Match(segment.start, segment.end, source, last.segment)
    return None


def _cut_of_next(removed: Removed, segment: Segment, at: int) -> Match | None:
    """Return what a few characters at the end of a run repeat: the run was cut there.

    They begin the segment after the original of the last copy and stop in mid-sentence.
    """
    layout = removed.layout
    key = segment.key
    if segment.is_heading or not lacks_stop(key):
        return None
    is_bold = begins_in_bold(segment.blocks[0])
    for wanted in removed.beside(removed.matches[at][-1].segment, 1):
        original = layout.segments[wanted]
        if (
            original is not segment
            and (original.kind is segment.kind or (is_bold and original.is_heading))
            and len(segment) < len(original)
            and layout.text.startswith(key, original.start)
            and original.start + len(segment) not in layout.ends
        ):
            return Match(segment.start, segment.end, original.start, wanted)
    return None


def _short_part(removed: Removed, segment: Segment, at: int) -> Match | None:
    """Return what a short copy of a part of a segment repeats, where the run continues."""
    matches = removed.copies[segment.index].matches
    mine = removed.matches[at]
    if len(matches) != 1:
        return None
    part = matches[0].segment
    if segment.index < at:
        aligned = part + 1 == mine[0].segment
    else:
        aligned = part in (mine[-1].segment, mine[-1].segment + 1)
    return matches[0] if aligned else None
