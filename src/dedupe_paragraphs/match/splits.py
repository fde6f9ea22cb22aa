"""Splits: a paragraph cut in mid-sentence whose rest is farther down.

The best evidence is a witness: another copy of the text that runs over the split. The second is an
overlap: the rest begins with the very sentences that the cut paragraph ends with.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain

from dedupe_paragraphs.match.halves import (
    MIN_REST,
    is_beside,
    is_plain_paragraph,
    may_be_cut,
    may_go_on,
)
from dedupe_paragraphs.match.layout import Layout, Segment, Split
from dedupe_paragraphs.match.priority import run_together_segments
from dedupe_paragraphs.match.seeds import K
from dedupe_paragraphs.text.prefix import common_prefix
from dedupe_paragraphs.text.width import has_width

LIMIT_WITNESSES = 16
"""Places that are looked at for one cut end; hostile input may repeat it without end."""


def propose_splits(layout: Layout) -> list[Split]:
    """Return the splits that the text of a post gives evidence for, by the place of the cut.

    What is between the halves is not copies here; a split holds only once that is removed.
    """
    heads = _by_head(layout)
    run_together = cache(lambda: run_together_segments(layout))
    proposed: list[Split] = []
    taken: set[int] = set()
    for segment in layout.segments:
        if not may_be_cut(segment) or not may_go_on(segment.key):
            continue
        found = chain(
            _witnessed(layout, segment, heads, run_together), _overlapping(layout, segment, heads)
        )
        split = next(found, None)
        # One split a block: of a paragraph in three pieces the third is joined in a second round.
        if split is not None and not {split.first, split.rest} & taken:
            taken |= {split.first, split.rest}
            proposed.append(split)
    return proposed


def _by_head(layout: Layout) -> dict[str, list[Segment]]:
    """Return plain paragraphs by the first four code points of their keys."""
    heads: dict[str, list[Segment]] = {}
    for segment in layout.segments:
        if is_plain_paragraph(segment):
            heads.setdefault(layout.text[segment.start : segment.start + 4], []).append(segment)
    return heads


def _beginning(heads: dict[str, list[Segment]], head: str, after: int) -> list[Segment]:
    """Return the next plain paragraphs after a segment that begin alike, the nearest first."""
    alike = heads.get(head, [])
    first = bisect_left(alike, after + 1, key=lambda each: each.index)
    return alike[first : first + LIMIT_WITNESSES]


def _witnessed(
    layout: Layout,
    cut: Segment,
    heads: dict[str, list[Segment]],
    run_together: Callable[[], frozenset[int]],
) -> Iterator[Split]:
    """Yield splits that another copy of the text runs over.

    A run-together line runs over every border of blocks, with a space, so it tells nothing of
    two neighbours; where it has Japanese without a space, it does.
    """
    text = layout.text
    tail = text[max(cut.start, cut.end - K) : cut.end]
    if not cut.has_width(MIN_REST):
        return
    for at in layout.places(tail, cut, LIMIT_WITNESSES):
        begin = at + len(tail)
        begin += text[begin : begin + 1] == " "
        if begin in layout.starts or at + len(tail) in layout.ends:
            continue
        shown_by = layout.segment_at(at)
        if not shown_by.sentences or not layout.is_seen(shown_by, cut):
            continue
        yield from _starting_again(layout, cut, at + len(tail), shown_by)
        again = text[shown_by.start : at + len(tail)]
        is_restart = cut.key.endswith(again) and len(again) < len(cut)
        for rest in _beginning(heads, text[begin : begin + 4], cut.index):
            length = common_prefix(text, begin, text, rest.start, len(rest))
            is_long = has_width(rest.key[:length], MIN_REST) and not is_restart
            shown = length == len(rest) or is_long
            if (
                rest.start <= at < rest.end
                or not shown
                or not is_beside(layout, cut.blocks[0], rest.blocks[0])
            ):
                continue
            if (
                rest.index == cut.index + 1
                and is_spaced(layout, begin)
                and shown_by.index in run_together()
            ):
                continue
            witness = layout.span(at, begin + length)
            yield Split(cut.blocks[0].index, rest.blocks[0].index, 0, witness)


def is_spaced(layout: Layout, at: int) -> bool:
    """Tell whether white space is before a place in the source; keys of Japanese have none."""
    around = layout.post.source(layout.span(at - 1, at + 1)).decode()
    return any(map(str.isspace, around))


def _starting_again(layout: Layout, cut: Segment, end: int, shown_by: Segment) -> Iterator[Split]:
    """Yield the split before the next paragraph, if that begins again some words before the place
    at which another copy has the end of the cut one, and goes on as that does."""
    text, rest = layout.text, layout.segments[cut.index + 1 : cut.index + 2]
    if not rest or rest[0] is shown_by or not is_plain_paragraph(rest[0]):
        return
    (again,) = rest
    start = text.rfind(again.key[:K], max(shown_by.start, end - len(cut)), end + K - 1)
    length = common_prefix(text, start, text, again.start, len(again))
    goes_on = length == len(again) or has_width(again.key[end - start : length], MIN_REST)
    if (
        0 <= start < end < start + min(len(cut), length)
        and start + length <= shown_by.end
        and goes_on
        and cut.key.endswith(text[start:end])
        and is_beside(layout, cut.blocks[0], again.blocks[0])
    ):
        witness = layout.span(start, start + length)
        yield Split(cut.blocks[0].index, again.blocks[0].index, end - start, witness)


def _overlapping(layout: Layout, cut: Segment, heads: dict[str, list[Segment]]) -> Iterator[Split]:
    """Yield splits to a later paragraph that begins with the last sentences of the cut one."""
    text = layout.text
    for start, _ in cut.sentences[1:]:
        length = cut.end - start
        # As many code points have as many cells at least; all of a long line would be quadratic.
        if not has_width(text[start : min(start + MIN_REST, cut.end)], MIN_REST):
            return
        for rest in _beginning(heads, text[start : start + 4], cut.index):
            if (
                len(rest) > length
                and is_beside(layout, cut.blocks[0], rest.blocks[0])
                and common_prefix(text, start, text, rest.start, length) == length
                and rest.start + length not in layout.ends
            ):
                yield Split(cut.blocks[0].index, rest.blocks[0].index, length, None)
