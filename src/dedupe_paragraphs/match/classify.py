"""Classify: what each segment is to the text that is kept, by exact evidence alone.

Segments are classified in the order of `decision_order`, each against those kept before it. Edited
copies follow (`near.py`), so that an edit is always compared with text that is kept.
"""

from collections.abc import Iterable
from itertools import pairwise

from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.decide.context import Context
from dedupe_paragraphs.match.decide.needs_run import NEEDS_RUN, is_beside
from dedupe_paragraphs.match.decide.order import first
from dedupe_paragraphs.match.exact import KeptText, Match, is_cut
from dedupe_paragraphs.match.fragments import whole_elsewhere
from dedupe_paragraphs.match.layout import Layout, Segment
from dedupe_paragraphs.match.links import with_links
from dedupe_paragraphs.match.removed import Removed
from dedupe_paragraphs.match.sentence_matches import (
    SentenceMatch,
    State,
    lost_breaks,
    match_sentences,
)
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.record import replace
from dedupe_paragraphs.text.settles import is_connective

_IN_CONTAINERS = (Reason.LIST_ROW, Reason.QUOTATION)


def classify(
    layout: Layout,
    order: Iterable[Segment],
    options: Options,
    stay: frozenset[int] = frozenset(),
) -> dict[int, Copy]:
    """Classify every segment; indices of segments to copies.

    Segments with a block of `stay` are kept whatever they repeat.
    """
    kept = KeptText(layout)
    context = Context(layout, options, Removed(layout, {}, {}))
    copies = {}
    for segment in order:
        copy = None if stays(segment, stay) else _classified(kept, segment)
        if copy is None or _leaves_note(layout, copy, stay):
            copy = Copy(segment, CopyKind.OWN, stays=True)
        elif copy.kind in (CopyKind.EXACT, CopyKind.CUT) and not copy.is_fragment:
            decision = first(NEEDS_RUN, copy, context)
            if decision is not None and not (
                decision.reason in _IN_CONTAINERS and is_beside(copy, layout)
            ):
                copy = replace(copy, needs_run=decision.reason)
        copies[segment.index] = copy
        if not copy.proves_itself:
            kept.keep(segment)
    return copies


def stays(segment: Segment, stay: frozenset[int]) -> bool:
    """Tell whether a segment must be kept whatever it repeats."""
    return not stay.isdisjoint(segment.indices)


def note_of(layout: Layout, segment: Segment, stay: frozenset[int]) -> int:
    """Return the footnote that a text is in, if the post refers to it, else -1: it is read alone,
    so that nothing in it is a copy of text elsewhere."""
    for at in segment.blocks[0].containers:
        around = layout.post.containers[at]
        if around.name == "footnote" and around.leaves[0] in stay:
            return at
    return -1


def _leaves_note(layout: Layout, copy: Copy, stay: frozenset[int]) -> bool:
    note = note_of(layout, copy.segment, stay)
    if note < 0:
        return False
    sources = {each.segment for each in copy.matches}
    sources |= {layout.segment_at(start).index for start, _ in copy.sources}
    return any(note_of(layout, layout.segments[at], stay) != note for at in sources)


def _classified(kept: KeptText, segment: Segment) -> Copy:
    layout, twin = kept.layout, kept.whole(segment)
    if twin is not None and not _same_kind(layout, segment, layout.segments[twin]):
        twin = None
    if twin is not None:
        matches = [Match(segment.start, segment.end, layout.segments[twin].start, twin)]
    if segment.is_heading or not segment.sentences:
        if twin is None:
            return Copy(segment, CopyKind.OWN)
        return Copy(segment, CopyKind.EXACT, (), tuple(matches))
    if twin is None:
        matches = kept.matches(segment, with_code=True)
    breaks = lost_breaks(layout, segment, matches)
    if not breaks and any(not layout.segments[match.segment].sentences for match in matches):
        matches = kept.matches(segment)
    fragment = None
    if twin is None and not breaks:
        fragment = whole_elsewhere(layout, segment, lambda original: kept.holds(original, segment))
    if fragment is not None:
        matches = [fragment, *(each.after(fragment) for each in matches if each.end > fragment.end)]
    sentences = match_sentences(kept, segment, matches, breaks)
    if fragment is not None:
        begun = [each for each in segment.sentences if each[0] < fragment.end]  # dots may be one
        for at, sentence in enumerate(begun):
            sentences[at] = SentenceMatch(*sentence, State.WHOLE, fragment.original, 1.0)
    sentences = with_links(layout, sentences, matches, is_fragment=fragment is not None)
    copy = Copy(
        segment,
        CopyKind.OWN,
        tuple(sentences),
        tuple(matches),
        bool(breaks),
        is_fragment=fragment is not None,
    )
    if all(sentence.state is State.WHOLE for sentence in sentences):
        kind = _kind(layout, copy)
        if kind is not CopyKind.CUT or not (
            _is_written_heading(layout, segment) or _lacks_connective(layout, copy)
        ):
            return replace(copy, kind=kind)
    return copy


def _lacks_connective(layout: Layout, copy: Copy) -> bool:
    """Tell whether a copy is all of a text but a connective at its start: it is an edited one."""
    match, at = copy.matches[0], copy.matches[0].source
    original = layout.segments[match.segment]
    if copy.is_fragment or at in layout.starts or match.source_end < original.end:
        return False
    start = max(start for start, _ in original.sentences if start < at)
    return is_connective(layout.text[start:at], copy.segment.key)


def _is_written_heading(layout: Layout, segment: Segment) -> bool:
    """Tell whether a block begins with `#`: however long, it is no paragraph that was cut.

    Text right before a `---` is a heading, too, and mostly by accident.
    """
    block = segment.blocks[0]
    start = layout.post.data[block.span.start : block.span.start + 1]
    return block.kind is BlockKind.HEADING and start == b"#"


def _same_kind(layout: Layout, segment: Segment, other: Segment) -> bool:
    """Tell whether two segments of one key are the same thing; code must be so byte for byte."""
    if segment.sentences:
        return segment.kind is other.kind or (not segment.is_heading and not other.is_heading)
    return segment.kind is other.kind and layout.same_bytes(segment.blocks[0], other.blocks[0])


def _kind(layout: Layout, copy: Copy) -> CopyKind:
    """Return the kind of a copy that says nothing of its own."""
    if copy.run_together:
        return CopyKind.RUN_TOGETHER
    if is_gathered(layout, copy):
        return CopyKind.OWN
    if _drops_sentences(layout, copy):
        return CopyKind.EDITED
    is_part = copy.is_fragment or is_cut(layout, copy.matches)
    return CopyKind.CUT if is_part else CopyKind.EXACT


def is_gathered(layout: Layout, copy: Copy) -> bool:
    """Tell whether a text is made of single sentences of different paragraphs: a summary."""
    if copy.is_fragment or copy.run_together:
        return False
    sources = copy.sources
    originals = [layout.segment_at(start) for start, _ in sources]
    return (
        len(sources) == len(copy.sentences)
        and len({each.index for each in originals}) > 1
        and all(right[0] - left[1] not in (0, 1) for left, right in pairwise(sources))
        and not any(
            (start, end) == (each.start, each.end)
            for (start, end), each in zip(sources, originals, strict=True)
        )
    )


def _drops_sentences(layout: Layout, copy: Copy) -> bool:
    """Tell whether a copy leaves out sentences from the middle of its one original."""
    originals = {layout.segment_at(start).index for start, _ in copy.sources}
    if len(originals) != 1:
        return False
    gaps = [right[0] - left[1] for left, right in pairwise(copy.sources)]
    return max(gaps, default=0) > 1 and min(gaps) >= 0
