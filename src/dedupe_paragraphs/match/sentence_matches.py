"""Sentences: the sentences of a segment, each with whether it is elsewhere."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from enum import Enum, auto
from itertools import groupby, pairwise

from dedupe_paragraphs.match.exact import KeptText, Match
from dedupe_paragraphs.match.layout import Layout, Segment
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.text.cuts import begins_inside, lacks_stop
from dedupe_paragraphs.text.markers import (
    MARKER_CHARACTERS,
    SPACES,
    behind_markers,
    ends_with_marker,
    is_markup,
    markup_end,
    only_markers_follow,
)
from dedupe_paragraphs.text.width import has_width


class State(Enum):
    """What a sentence is to the text that is kept."""

    WHOLE = auto()
    """It is there, all of it."""
    EDITED = auto()
    """It is there in other words."""
    DIFFERENT = auto()
    """It is there but for a number, a negation or a link, which makes it another sentence."""
    OWN = auto()
    """It is nowhere else."""


@record
class SentenceMatch:
    """A sentence, or the part of one beside a lost paragraph break."""

    start: int
    end: int
    state: State = State.OWN
    source: tuple[int, int] | None = None
    """Its place in the original; both are code points of the layout's text."""
    similarity: float = 0.0

    def __len__(self) -> int:
        return self.end - self.start

    @property
    def original(self) -> tuple[int, int]:
        """Its place in the original, if it has one."""
        assert self.source is not None
        return self.source

    @property
    def is_said(self) -> bool:
        """Whether the original says it, too, if in other words."""
        return self.state in (State.WHOLE, State.EDITED)


def runs_of(sentences: Sequence[SentenceMatch], *states: State) -> list[Sequence[SentenceMatch]]:
    """Return the sentences in a row that are in one of some states."""
    grouped = groupby(sentences, key=lambda sentence: sentence.state in states)
    return [tuple(run) for has_state, run in grouped if has_state]


_STOPS = "。.!?…」』）)】\"' \n"
_MIN_FRAGMENT = 40
"""Cells: a fragment that is cut at both ends and shorter tells nothing (law 7)."""


def lost_breaks(layout: Layout, segment: Segment, matches: Sequence[Match]) -> list[int]:
    """Return where, inside a copy, the paragraph break of its originals was lost.

    A break is where a match ends with its original segment and the next begins with another, or
    with marks that the copy was cut after. Where the first of them stops in mid-sentence, they
    are the halves of one cut paragraph instead.
    """
    breaks = []
    around = zip([None, *matches], pairwise(matches), [*matches[2:], None], strict=False)
    for before, (match, following), after in around:
        left = layout.segments[match.segment]
        if (
            match.ends(layout)
            and following.begins(layout)
            and match.segment != following.segment
            and (left.kind is not BlockKind.PARAGRAPH or not lacks_stop(left.key))
            and is_markup(layout.text, match.end, following.start)
            and _ends_a_block(layout, match, before)
            and _begins_a_block(layout, segment, following, after)
        ):
            breaks.append(following.start)
    last = matches[-1] if matches else None
    if last and last.ends(layout) and only_markers_follow(layout.text, last.end, segment.end):
        breaks.append(segment.end)
    if segment.kind is BlockKind.ITEM and len(breaks) < _MIN_ITEM_BREAKS:
        return []
    return breaks


def _ends_a_block(layout: Layout, match: Match, before: Match | None) -> bool:
    """Tell whether a match is the end of a copied block: from a sentence's start, or all of it."""
    at_start = match.start in layout.starts or (before is not None and before.end == match.start)
    whole = len(match) == len(layout.segments[match.segment])
    is_shown = _is_wide(layout, match, MIN_SHOWN)
    return at_start and (whole or (match.source in layout.starts and is_shown))


def _begins_a_block(
    layout: Layout, segment: Segment, match: Match, following: Match | None
) -> bool:
    """Tell whether a match is the beginning of a copied block, and no words that begin alike."""
    if _is_wide(layout, match, MIN_SHOWN) and _reaches_an_end(layout, match):
        return True
    if match.end == segment.end:  # where it was cut
        return _is_wide(layout, match, _MIN_CUT)
    block = layout.segments[match.segment]
    if len(match) < len(block) or not block.is_heading:
        return len(match) == len(block)
    return following is not None and (
        following.begins(layout)
        and is_markup(layout.text, match.end, following.start)
        and _is_wide(layout, following, MIN_SHOWN)
    )


def _reaches_an_end(layout: Layout, match: Match) -> bool:
    """Tell whether a match holds the first sentence of its original, of which it may be a cut."""
    original = layout.segments[match.segment]
    return not original.sentences or match.source_end >= original.sentences[0][1]


def _is_wide(layout: Layout, match: Match, cells: int) -> bool:
    return has_width(layout.text[match.start : match.end], cells)


_MIN_CUT = 4
"""Cells at the end of a run-together line that begin the block after the one before."""
MIN_SHOWN = 20
"""Cells of copied text on either side of a lost paragraph break, where it is not a whole block."""

_MIN_ITEM_BREAKS = 2
"""Segments that an item runs together after its first: one with a single break names a section and
says what it says, as a table of contents does."""


def match_sentences(
    kept: KeptText, segment: Segment, matches: Sequence[Match], breaks: Sequence[int]
) -> list[SentenceMatch]:
    """Return the sentences of a segment, whole or own, as its matches tell.

    Matches are the longest at their place, and so may run past a sentence into another context; a
    sentence that is as such in the kept text, or before in the same segment, is whole all the
    same.
    """
    sentences: list[SentenceMatch] = []
    layout = kept.layout
    said: dict[str, int] = {}
    starts, ends = [match.start for match in matches], [match.end for match in matches]
    for start, end in _parted(layout, segment, matches, breaks):
        inside = matches[bisect_right(ends, start) : bisect_left(starts, end)]
        if inside and (
            _is_whole(
                layout,
                segment,
                start,
                end,
                inside,
                run_together=bool(breaks),
                after_copy=bool(sentences) and sentences[-1].state is State.WHOLE,
            )
            or (breaks and _ends_strung(layout, segment, (start, end), matches))
            or (breaks and _begins_strung(layout, segment, end, matches))
        ):
            sentences.append(
                SentenceMatch(start, end, State.WHOLE, _source(inside, start, end), 1.0)
            )
        elif (same := _said(kept, start, end, said, run_together=bool(breaks))) is not None:
            sentences.append(SentenceMatch(start, end, State.WHOLE, same, 1.0))
        else:
            sentences.append(SentenceMatch(start, end))
            said.setdefault(layout.text[start:end], start)
    return sentences


def _said(
    kept: KeptText, start: int, end: int, said: Mapping[str, int], *, run_together: bool
) -> tuple[int, int] | None:
    """Return where all of a sentence is one elsewhere; a lost block's markers count for nothing."""
    begins = behind_markers(kept.layout.text, start, end) if run_together else [start]
    for begin in begins:
        same = kept.sentence(begin, end, said)
        if same is not None:
            return same, same + end - begin
    return None


def _source(matches: Sequence[Match], start: int, end: int) -> tuple[int, int]:
    """Return what a sentence repeats; of one that is laid from several places, the first."""
    first, last = matches[0], matches[-1]
    source = first.source_at(max(start, first.start))
    stop = last.source_at(min(end, last.end))
    if last.segment == first.segment and stop > source:
        return source, stop
    return source, first.source_at(min(end, first.end))


def _parted(
    layout: Layout, segment: Segment, matches: Sequence[Match], breaks: Sequence[int]
) -> list[tuple[int, int]]:
    """Return the sentences of a segment, parted where a paragraph break was lost.

    A heading has no stop, so inside a run-together line it opens the sentence after it.
    """
    if not breaks:
        return list(segment.sentences)
    borders = set(breaks)
    copied = segment.start
    for match in matches:
        original = layout.segments[match.segment]
        # A sentence that was cut there may go on here.
        is_cut = len(original.sentences) > 1 and lacks_stop(original.key)
        is_stopped = match.end < segment.end and layout.text[match.end] in _STOPS.rstrip()
        if match.ends(layout) and not is_cut and not is_stopped:
            borders.add(match.end)
        # A sentence of its own may well end with what a paragraph elsewhere begins with.
        before = layout.text[copied : match.start]
        if match.begins(layout) and (is_markup(before) or ends_with_marker(before)):
            borders.add(match.start)
        copied = match.end
    parted = []
    ordered = sorted(borders)
    for start, end in segment.sentences:
        inner = ordered[bisect_right(ordered, start) : bisect_left(ordered, end)]
        for begin, stop in zip([start, *inner], [*inner, end], strict=True):
            if markup_end(layout.text, begin, stop) < stop:
                parted.append((begin + (layout.text[begin] == " "), stop))
    return parted


def _is_whole(
    layout: Layout,
    segment: Segment,
    start: int,
    end: int,
    matches: Sequence[Match],
    *,
    run_together: bool,
    after_copy: bool,
) -> bool:
    """Tell whether matches cover a sentence, each from the start of a sentence to the end of one.

    A match may stop in mid-sentence only where the copy stops, or in a run-together line where a
    whole new segment follows, and start in mid-sentence only where the copy starts, or at its end
    after copied sentences: so no new
    sentence is ever taken for a copy because its halves stand apart elsewhere.
    """
    at = start
    for position, match in enumerate(matches):
        begin = max(match.start, start)
        # Nothing but blanks, or markers of a lost block, is before it.
        if not (
            is_markup(layout.text, at, begin)
            if match.begins(layout)
            else SPACES.fullmatch(layout.text, at, begin)
        ):
            return False
        is_first = match.start + (not run_together and layout.text[match.start] == " ") >= start
        if is_first and match.source_at(begin) not in layout.starts:
            at_end = start == segment.start or (
                after_copy and end == segment.end and begins_inside(layout.text[start:end])
            )
            rest_of_cut = at_end and start == begin and not position and match.end >= end
            if not rest_of_cut or not _is_wide(layout, match, _MIN_FRAGMENT):
                return False
            if match.source_at(end) not in layout.ends:
                return False
        is_inside = position > 0 and matches[position - 1].source_end not in layout.ends
        if is_inside and not (run_together and match.begins(layout)):
            return False
        at = min(match.end, end)
    if layout.text[at:end].strip(_STOPS):
        return False
    last = matches[-1]
    if last.end >= end and last.source_at(end) in layout.ends:
        return True
    if last.end < end:
        return last.source_end in layout.ends
    return end == segment.end == last.end and _is_wide(layout, last, _MIN_FRAGMENT)


def _ends_strung(
    layout: Layout, segment: Segment, sentence: tuple[int, int], matches: Sequence[Match]
) -> bool:
    """Tell whether a sentence is the few characters that a run-together line was cut after.

    They prove nothing by themselves; here they begin the very segment that is after the one
    which the match before them finishes.
    """
    if len(matches) < 2:
        return False
    before, last = matches[-2:]
    return (
        sentence == (last.start, last.end)
        and last.end == segment.end
        and last.begins(layout)
        and before.ends(layout)
        and before.segment < last.segment
        and not layout.text[before.end : last.start].strip(MARKER_CHARACTERS)
    )


def _begins_strung(layout: Layout, segment: Segment, end: int, matches: Sequence[Match]) -> bool:
    """Tell whether a sentence is the end of one that a run-together line begins inside.

    That end is said elsewhere as well; what follows it in the line follows it in another text.
    """
    text = layout.text
    return any(
        end <= each.start
        and not text[end : each.start].strip()
        and text.startswith(
            text[segment.start : each.start], each.source - (each.start - segment.start)
        )
        for each in matches[1:2]
    )
