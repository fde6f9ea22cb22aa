"""The order in which segments are decided: what is kept is decided before what is removed.

The fullest copy is kept: complete before cut, structured before run-together, then first before
later. A segment is copies against text that was kept before it in this order only, so that nothing
is ever removed because of text that is itself removed.
"""

from collections.abc import Iterator
from itertools import pairwise

from dedupe_paragraphs.match.fragments import whole_elsewhere
from dedupe_paragraphs.match.layout import Layout, Segment
from dedupe_paragraphs.match.seeds import LIMIT_PLACES, K
from dedupe_paragraphs.model.post import PROSE, BlockKind
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.text.cuts import begins_inside, is_caseless, lacks_stop
from dedupe_paragraphs.text.markers import behind_markers, only_markers_follow
from dedupe_paragraphs.text.prefix import common_prefix

_MIN_ROW = 3
"""Segments in a row that make a block run-together by themselves; two do with a heading, a table or
code, or with the marks of a lost block between or after them. Two plain paragraphs may have been
one that was parted later, unless they stand before it."""

_MIN_ROW_CELLS = 60
"""Cells of two plain paragraphs run together; shorter are labels (`Old: none. New: none.`)."""


def decision_order(layout: Layout, keep: str) -> tuple[Segment, ...]:
    """Return the segments in the order in which they are decided.

    `keep` is `first` or `last`: which of two equally full copies is kept.
    """
    run_together = run_together_segments(layout)
    whole = [p for p in layout.segments if p.index not in run_together]
    starts = [(p.end - start, start) for p in whole for start, _ in p.sentences]
    # The fullest first: of a text that was cut a hundred times it explains all others.
    sentences = _places(layout, [start for _, start in sorted(starts, reverse=True)])
    by_place = 1 if keep == "first" else -1
    broken = frozenset(at for each in broken_off(layout) for at in each)

    def rank(segment: Segment) -> tuple[bool, bool, int]:
        is_cut = segment.index in broken or _is_cut_of_another(layout, segment, sentences)
        return (
            segment.index in run_together,
            is_cut or whole_elsewhere(layout, segment) is not None,
            by_place * segment.index,
        )

    return tuple(sorted(layout.segments, key=rank))


def run_together_segments(layout: Layout) -> frozenset[int]:
    """Return the indices of the segments that string together several others."""
    heads = _heads(layout)
    return frozenset(p.index for p in layout.segments if _is_run_together(layout, p, heads))


def broken_off(layout: Layout) -> Iterator[range]:
    """Yield the segments up to an item that was cut, if all of them are written again after it and
    the item is whole there: a list is kept in one piece."""
    keys = [each.key for each in layout.segments]
    last: dict[str, int] = {}
    for cut, (segment, after) in enumerate(pairwise(layout.segments)):
        first = last.get(after.key, -_LIMIT_AGAIN)
        last[segment.key] = cut
        whole = 2 * cut - first + 1  # where the item would be written again
        if (
            segment.kind is BlockKind.ITEM
            and cut - first < _LIMIT_AGAIN
            and whole < len(keys)
            and keys[whole] != segment.key
            and keys[whole].startswith(segment.key)
            and keys[first:cut] == keys[cut + 1 : whole]
            and lacks_stop(segment.key)
        ):
            yield range(first, cut + 1)


_LIMIT_AGAIN = 64
"""Segments before a cut item that are looked for behind it."""


def _places(layout: Layout, starts: list[int]) -> dict[str, list[int]]:
    """Return the first grams of what begins at `starts`, each with its places."""
    places: dict[str, list[int]] = {}
    for start in starts:
        known = places.setdefault(layout.text[start : start + K], [])
        if len(known) < LIMIT_PLACES:
            known.append(start)
    return places


def _is_cut_of_another(layout: Layout, segment: Segment, sentences: dict[str, list[int]]) -> bool:
    """Tell whether another segment begins a sentence like this one and continues where it stops.

    One that stops where a sentence ends is no less complete than its fuller twin.
    """
    text = layout.text
    for at in sentences.get(text[segment.start : segment.start + K], ()):
        end = at + len(segment)
        if end not in layout.ends and text.startswith(segment.key, at):
            other = layout.segment_at(at)
            if other is not segment and end < other.end:
                return True
    return False


@record
class _Heads:
    """How segments begin."""

    grams: dict[str, list[Segment]]
    """By their first grams."""
    short: dict[int, dict[str, list[Segment]]]
    """Shorter headings by all they say, by its length."""
    firsts: frozenset[str]
    """The first characters of the shorter ones."""


def _heads(layout: Layout) -> _Heads:
    """Return how segments begin: by their first grams, short headings by all they say."""
    grams: dict[str, list[Segment]] = {}
    short: dict[int, dict[str, list[Segment]]] = {}
    for segment in layout.segments:
        if len(segment) >= K:
            known = grams.setdefault(segment.key[:K], [])
        elif segment.is_heading:
            known = short.setdefault(len(segment), {}).setdefault(segment.key, [])
        else:
            continue
        if len(known) < LIMIT_PLACES:
            known.append(segment)
    return _Heads(grams, short, frozenset(key[0] for keys in short.values() for key in keys))


def _begun_at(layout: Layout, heads: _Heads, at: int) -> Iterator[Segment]:
    """Yield the segments that begin as the text at a place does."""
    text = layout.text
    yield from heads.grams.get(text[at : at + K], ())
    if text[at : at + 1] in heads.firsts:
        for length, places in heads.short.items():
            yield from places.get(text[at : at + length], ())


def _is_run_together(layout: Layout, segment: Segment, heads: _Heads) -> bool:
    """Tell whether one block runs together several others that stand in a row elsewhere."""
    if segment.is_heading or not segment.sentences:
        return False
    text, end = layout.text, segment.end
    # A row of segments has one that begins where a sentence here does: after the stop of the last.
    for start, _ in segment.sentences:
        for at in behind_markers(text, start, end):
            for other in _begun_at(layout, heads, at):
                # A row, or the marks after one segment, needs more room than its first.
                if other is segment or len(other) >= end - at:
                    continue
                # Most that begin alike go on differently: a formula opens hundreds of paragraphs.
                begins = behind_markers(text, at, end)
                if not any(_is_in_step(text, begin, end, other.key) for begin in begins):
                    continue
                if _holds_a_row(layout, segment, at, other.index):
                    return True
    return False


def _is_in_step(text: str, start: int, end: int, key: str) -> bool:
    """Tell whether a range of the text begins with a key, or is the beginning of one."""
    return text.startswith(key[: end - start], start)


def _holds_a_row(layout: Layout, segment: Segment, at: int, first: int) -> bool:
    """Tell whether, from `at` on, the segment holds a row of other segments, the last maybe cut.

    Headings between them may be left out.
    """
    row = [p for p in layout.segments[first : first + 2 * _MIN_ROW] if p is not segment]
    marked, count = False, 0
    for other in row:
        # The nearest of the longest; a place with another first character has nothing in common.
        begin, length = at, 0
        for place in behind_markers(layout.text, at, segment.end):
            if layout.text.startswith(other.key[:1], place):
                common = _common(layout, segment, place, other)
                begin, length = (place, common) if common > length else (begin, length)
        if not length or (length < len(other) and begin + length < segment.end):
            if count and other.is_heading:
                continue
            return False
        count += 1
        is_text = other.kind in PROSE and other.kind is not BlockKind.HEADING
        marked = marked or not is_text or _is_marked(layout, at, begin)
        at = begin + length
        is_pair = count == 2 and not marked and first < segment.index and _is_half(row[0])
        if is_pair and (segment.index < other.index or _goes_on(other.key)):
            continue  # the halves of one paragraph, around or before it, are no row
        if only_markers_follow(layout.text, at, segment.end):
            return True
        if count >= _MIN_ROW or (count > 1 and marked):
            return True
        if count > 1 and first < segment.index and segment.has_width(_MIN_ROW_CELLS):
            return True
    return False


def _goes_on(key: str) -> bool:
    """Tell whether a text may only go on with the one before it."""
    return is_caseless(key[:1]) or begins_inside(key)


def _is_half(segment: Segment) -> bool:
    return segment.kind is BlockKind.PARAGRAPH and lacks_stop(segment.key)


def _is_marked(layout: Layout, start: int, end: int) -> bool:
    """Tell whether more than white space is in a range: the marks of a block that was lost."""
    return bool(layout.text[start:end].strip())


def _common(layout: Layout, segment: Segment, at: int, other: Segment) -> int:
    limit = min(len(other), segment.end - at)
    return common_prefix(layout.text, at, layout.text, other.start, limit)
