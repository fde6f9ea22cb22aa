"""Fragments: segments that begin in the middle of a sentence which is whole elsewhere."""

from collections.abc import Callable

from dedupe_paragraphs.languages.scripts import is_cjk
from dedupe_paragraphs.match.exact import Match
from dedupe_paragraphs.match.layout import Layout, Segment
from dedupe_paragraphs.match.seeds import K
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.text.cuts import after_dots, before_dots, begins_inside, lacks_stop
from dedupe_paragraphs.text.width import has_width

_MIN_FRAGMENT = 8
"""Cells: what is shorter ends many sentences (`です。`)."""
_LIMIT_PLACES = 64
"""Places that are looked at for one fragment; hostile input may repeat it without end."""


def whole_elsewhere(
    layout: Layout,
    segment: Segment,
    is_original: Callable[[Segment], bool] = lambda original: bool(original.sentences),
) -> Match | None:
    """Return the match of the first sentence of a segment inside one of an original, if the
    segment begins in mid-sentence."""
    if segment.kind is not BlockKind.PARAGRAPH or len(segment.blocks) > 1:
        return None
    is_rest = bool(layout.rests) and segment.key.startswith(layout.rests)
    is_marked = is_rest or begins_inside(segment.key) or _follows_cut(layout, segment)
    if not is_marked and not _follows_rule(layout, segment):
        return None
    start = segment.start + after_dots(segment.key)
    end = segment.sentences[0][1]
    text = layout.text[start:end]
    text = text[: before_dots(text)]
    is_open = end == segment.end and lacks_stop(text)
    if not has_width(text, _MIN_FRAGMENT):
        return None
    at = -1
    for _ in range(_LIMIT_PLACES):
        at = layout.text.find(text, at + 1)
        if at < 0:
            return None
        source_end = at + len(text)
        if at in layout.starts or not (is_open or source_end in layout.ends):
            continue
        original = layout.segment_at(at)
        if original is segment or source_end > original.end:
            continue
        if _is_second_half(layout, segment, at):
            return None
        if (is_marked or is_in_clause(layout.text, at)) and is_original(original):
            return Match(start, start + len(text), at, original.index)
    return None


_LIMIT_BEFORE = 16
"""Segments before a fragment in which its first half is looked for."""


def _is_second_half(layout: Layout, segment: Segment, at: int) -> bool:
    """Tell whether a paragraph just before was cut where a sentence elsewhere goes on so."""
    before = layout.text[max(at - K, 0) : at].rstrip()
    near = layout.segments[max(segment.index - _LIMIT_BEFORE, 0) : segment.index]
    return any(lacks_stop(each.key) and before.endswith(each.key[-K // 2 :]) for each in near)


def _follows_rule(layout: Layout, segment: Segment) -> bool:
    before = segment.blocks[0].index - 1
    return before >= 0 and layout.post.blocks[before].kind is BlockKind.RULE


def _follows_cut(layout: Layout, segment: Segment) -> bool:
    """Tell whether the paragraph before stops without a mark, and no capital begins this one."""
    if not segment.index or segment.key[:1].isupper():
        return False
    before = layout.segments[segment.index - 1]
    is_cut = before.kind is BlockKind.PARAGRAPH and lacks_stop(before.key)
    return is_cut and before.sentences[-1] != (before.start, before.end)


def is_in_clause(text: str, at: int) -> bool:
    """Tell whether no mark and no capital is where a text begins: it is no sentence by itself."""
    before = text[at - 2 : at].rstrip()[-1:]
    return before.isalnum() and (is_cjk(text[at]) or text[at].islower())
