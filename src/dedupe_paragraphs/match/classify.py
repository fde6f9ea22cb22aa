"""Copy: what each segment is to the text that stays.

Segments are copies in the order of `decision_order`, each against those kept before it. Two passes:
exact copies first, then edited ones, so that an edit is always told against text that stays.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise

from dedupe_paragraphs.match.exact import KeptText, Match
from dedupe_paragraphs.match.layout import Layout, Segment
from dedupe_paragraphs.match.links import with_links
from dedupe_paragraphs.match.sentence_matches import (
    SentenceMatch,
    State,
    lost_breaks,
    match_sentences,
)
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.reason import Reason


class CopyKind(Enum):
    """What is to become of a segment."""

    OWN = auto()
    """It stays."""
    TWIN = auto()
    """It says what another says, but is too short or no prose: it goes only inside a run."""
    COPY = auto()
    """All of it stands elsewhere."""
    PARTIAL = auto()
    """A run of its sentences stands elsewhere, the rest is its own."""
    EDITED = auto()
    """It stands elsewhere in other words."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A segment, its kind and the evidence."""

    segment: Segment
    kind: CopyKind
    sentences: tuple[SentenceMatch, ...] = ()
    matches: tuple[Match, ...] = ()
    run_together: bool = False
    """Whether it runs together several others."""
    needs_run: Reason | None = None
    """Why a twin is only removed inside a run."""

    @property
    def goes(self) -> bool:
        """Tell whether all of it goes in safe mode."""
        return self.kind is CopyKind.COPY


MIN_RUN_LENGTH = 80
"""Cells of copied sentences that a paragraph must carry before they are taken out of it: two
short ones, or one of more than the length of a usual refrain."""


def classify(
    layout: Layout,
    order: Iterable[Segment],
    options: Options,
    stay: frozenset[int] = frozenset(),
) -> dict[int, Copy]:
    """Judge every segment by exact evidence alone; indices of segments to copies.

    Segments with a block of `stay` are kept whatever they repeat.
    """
    kept = KeptText(layout)
    copies = {}
    for segment in order:
        if stays(segment, stay):
            copy = Copy(segment, CopyKind.OWN)
        else:
            copy = _classified(layout, kept, segment, options)
        copies[segment.index] = copy
        if not copy.goes:
            kept.keep(segment)
    return copies


def stays(segment: Segment, stay: frozenset[int]) -> bool:
    """Tell whether a segment must stay whatever it repeats."""
    return any(block.index in stay for block in segment.blocks)


def _classified(layout: Layout, kept: KeptText, segment: Segment, options: Options) -> Copy:
    twin = kept.whole(segment)
    if twin is not None and not _same_kind(layout, segment, layout.segments[twin]):
        twin = None
    if segment.is_heading or not segment.sentences:
        return _twin(layout, segment, twin)
    if twin is not None:
        matches = [Match(segment.start, segment.end, layout.segments[twin].start, twin)]
    else:
        matches = kept.matches(segment)
    breaks = lost_breaks(layout, segment, matches)
    sentences = with_links(layout, match_sentences(kept, segment, matches, breaks), matches)
    copy = Copy(segment, CopyKind.OWN, tuple(sentences), tuple(matches), bool(breaks))
    if all(sentence.state is State.WHOLE for sentence in sentences):
        return _whole(layout, copy, options)
    return copy


def _same_kind(layout: Layout, segment: Segment, other: Segment) -> bool:
    """Tell whether two segments of one key are the same thing; code must be so byte for byte."""
    if segment.sentences:
        return segment.kind is other.kind or (not segment.is_heading and not other.is_heading)
    source = layout.post.source
    return segment.kind is other.kind and source(segment.blocks[0].span) == source(
        other.blocks[0].span
    )


def _twin(layout: Layout, segment: Segment, twin: int | None) -> Copy:
    if twin is None:
        return Copy(segment, CopyKind.OWN)
    match = Match(segment.start, segment.end, layout.segments[twin].start, twin)
    reason = Reason.REPEATED_HEADING if segment.is_heading else Reason.NOT_PROSE
    return Copy(segment, CopyKind.TWIN, (), (match,), needs_run=reason)


def _whole(layout: Layout, copy: Copy, options: Options) -> Copy:
    """Return the kind on a segment that says nothing new."""
    segment = copy.segment
    if copy.run_together:
        return replace(copy, kind=CopyKind.COPY)
    if _drops_sentences(layout, copy):
        return replace(copy, kind=CopyKind.EDITED)
    long = segment.has_width(options.min_length)
    reason = _apart(layout, copy) if long else Reason.TOO_SHORT
    if reason is not None:
        return replace(copy, kind=CopyKind.TWIN, needs_run=reason)
    return replace(copy, kind=CopyKind.COPY)


def _drops_sentences(layout: Layout, copy: Copy) -> bool:
    """Tell whether a copy leaves out sentences from the middle of its one original."""
    sources = [sentence.source for sentence in copy.sentences if sentence.source is not None]
    originals = {layout.segment_at(start).index for start, _ in sources}
    if len(originals) != 1:
        return False
    gaps = [right[0] - left[1] for left, right in pairwise(sources)]
    return max(gaps, default=0) > 1 and min(gaps) >= 0


_APART = frozenset({BlockKind.QUOTE, BlockKind.ITEM, BlockKind.FOOTNOTE})
_MIN_ITEM_SENTENCES = 3
_MIN_ITEM_LENGTH = 200
"""Cells and sentences from which an item is a paragraph that somebody put into a list; steps,
features and parameters have one or two sentences."""


def _apart(layout: Layout, copy: Copy) -> Reason | None:
    """Return why a copy may repeat its originals on purpose: it is another kind of block.

    A pull quote repeats the body and a list sums it up, on purpose: such a copy goes only in a run.
    """
    segment = copy.segment
    kinds = {_role(layout.segments[match.segment]) for match in copy.matches}
    if kinds != {_role(segment)}:
        return Reason.OTHER_KIND
    is_text = len(segment.sentences) >= _MIN_ITEM_SENTENCES and segment.has_width(_MIN_ITEM_LENGTH)
    if segment.kind not in _APART or (segment.kind is BlockKind.ITEM and is_text):
        return None
    return Reason.LIST_ROW if segment.kind is BlockKind.ITEM else Reason.QUOTATION


def _role(segment: Segment) -> BlockKind:
    """Return the kind of a segment; a `heading` of several sentences is text before a `---`."""
    if segment.kind is BlockKind.HEADING and not segment.is_heading:
        return BlockKind.PARAGRAPH
    return segment.kind
