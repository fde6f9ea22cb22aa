"""Fragments: segments that begin in the middle of a sentence which is whole elsewhere."""

import unicodedata
from collections.abc import Callable, Container, Mapping

from dedupe_paragraphs.languages.scripts import is_cjk, is_thai
from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.verse import is_verse
from dedupe_paragraphs.match.exact import Match
from dedupe_paragraphs.match.layout import Layout, Segment
from dedupe_paragraphs.match.seeds import K
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.text.cuts import (
    after_dots,
    before_dots,
    begins_inside,
    ends_open,
    is_caseless,
    is_in_number,
    lacks_stop,
)
from dedupe_paragraphs.text.width import has_width

_MIN_FRAGMENT = 8
"""Cells: what is shorter ends many sentences (`です。`)."""
_MIN_CUT = 20
"""Cells of a cut sentence that is whole elsewhere; a shorter one may begin several."""
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
    end = next((end for _, end in segment.sentences if end > start), start)  # dots may be one
    text = layout.text[start:end]
    text = text[: before_dots(text)]
    is_open = end == segment.end and lacks_stop(text)
    if not has_width(text, _MIN_FRAGMENT) or _is_word(text):
        return None
    for at in layout.places(text, segment, _LIMIT_PLACES):
        source_end = at + len(text)
        if is_in_number(layout.text, at) or is_in_number(layout.text, source_end):
            continue
        if at in layout.starts or not (is_open or source_end in layout.ends):
            continue
        original = layout.segment_at(at)
        if source_end > original.end or at == original.start + after_dots(original.key):
            continue  # another fragment, behind dots
        if _is_second_half(layout, segment, at):
            return None
        if (is_marked or _is_inside(layout.text, at)) and is_original(original):
            return Match(start, start + len(text), at, original.index)
    return None


def _is_word(text: str) -> bool:
    """Tell whether a text is a word of a script with spaces: many sentences end with it."""
    return not (" " in text.strip() or has_width(text, _MIN_CUT) or any(map(is_cjk, text)))


def whole_sentence(
    layout: Layout, segment: Segment, copies: Mapping[int, Copy], removed: Container[int]
) -> tuple[int, int, int] | None:
    """Return where the last sentence of a cut paragraph begins, where it is whole in another that
    is kept, and how many code points it continues there.

    A run-together line may complete it where it is. Of a paragraph that is all a copy, the end is
    removed or kept together with what is before it.
    """
    key = segment.key
    if segment.kind is not BlockKind.PARAGRAPH or not lacks_stop(key) or is_verse(segment):
        return None
    start = segment.sentences[-1][0]
    if start > segment.start and copies[segment.index].is_whole:
        return None
    text = layout.text[start : segment.end]
    is_cut = start > segment.start or ends_open(text, layout.post.metadata.language)
    if not is_cut or not has_width(text, _MIN_CUT):
        return None
    for at in layout.places(text, segment, _LIMIT_PLACES):
        end = at + len(text)
        other = layout.segment_at(at)
        if at not in layout.starts or end in layout.ends or is_in_number(layout.text, end):
            continue
        if _follows_rest(layout, segment, end):
            return None
        is_kept = other.blocks[-1].index not in removed and not copies[other.index].run_together
        if other.sentences and end < other.end and is_kept:
            whole = next(stop for _, stop in other.sentences if stop > end)
            lacks_words = any(map(str.isalnum, layout.text[end:whole]))
            if lacks_words and not lacks_stop(layout.text[at:whole]):
                return start, at, whole - end
    return None


def _follows_rest(layout: Layout, cut: Segment, at: int) -> bool:
    """Tell whether the next paragraph continues as a sentence elsewhere does from a place."""
    near = layout.segments[cut.index + 1 : cut.index + 1 + _LIMIT_BEFORE]
    rest = layout.text[at : at + K].lstrip()
    return any(each.key.startswith(rest[: K // 2]) for each in near)


_LIMIT_BEFORE = 16
"""Segments before a fragment in which its first half is looked for, and after a cut sentence."""


def _is_second_half(layout: Layout, segment: Segment, at: int) -> bool:
    """Tell whether a paragraph just before was cut where a sentence elsewhere continues so."""
    before = layout.text[max(at - K, 0) : at].rstrip()
    near = layout.segments[max(segment.index - _LIMIT_BEFORE, 0) : segment.index]
    return any(lacks_stop(each.key) and before.endswith(each.key[-K // 2 :]) for each in near)


def _follows_rule(layout: Layout, segment: Segment) -> bool:
    before = segment.blocks[0].index - 1
    return before >= 0 and layout.post.blocks[before].kind is BlockKind.RULE


def _follows_cut(layout: Layout, segment: Segment) -> bool:
    """Tell whether the paragraph before stops without a mark, and no capital begins this one."""
    if not segment.index or segment.key[:1].isupper() or is_thai(segment.key):
        return False
    before = layout.segments[segment.index - 1]
    is_cut = before.kind is BlockKind.PARAGRAPH and lacks_stop(before.key)
    return is_cut and before.sentences[-1] != (before.start, before.end)


def _is_inside(text: str, at: int) -> bool:
    """Tell the same of a text below a rule, in scripts without capitals too."""
    return is_in_clause(text, at) or (is_caseless(text[at]) and _follows_word(text, at))


def is_in_clause(text: str, at: int) -> bool:
    """Tell whether no mark and no capital is where a text begins: it is no sentence by itself."""
    return _follows_word(text, at) and (is_cjk(text[at]) or text[at].islower())


def _follows_word(text: str, at: int) -> bool:
    """Tell whether a word, and no mark, is before a place."""
    before = text[at - 2 : at].rstrip()[-1:]
    return bool(before) and (before.isalnum() or unicodedata.category(before)[0] == "M")
