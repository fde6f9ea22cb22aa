"""Restarts: a paragraph that was cut, and the next one that begins again with its last words."""

from collections.abc import Collection, Iterator
from itertools import islice

from dedupe_paragraphs.languages.scripts import HIRAGANA, is_unspaced
from dedupe_paragraphs.match.halves import (
    MIN_REST,
    blocks_with,
    is_beside,
    is_known,
    may_go_on,
    next_text,
)
from dedupe_paragraphs.match.layout import Layout, Segment, Split
from dedupe_paragraphs.match.seeds import K
from dedupe_paragraphs.model.post import Block, BlockKind
from dedupe_paragraphs.text.cuts import (
    after_dots,
    before_dots,
    begins_inside,
    ends_open,
    lacks_stop,
    open_mark,
)
from dedupe_paragraphs.text.overlap import MIN_SURE, overlaps
from dedupe_paragraphs.text.pattern import pattern
from dedupe_paragraphs.text.source import ends_in_button
from dedupe_paragraphs.text.width import has_width

_MIN_OVERLAP = 4
"""Cells of the words that are there twice; two kana begin and end many a sentence."""
_MIN_RARE = 3
"""Copies: words that occur so often in the post need a witness."""

_INSIDE = frozenset({BlockKind.ITEM, BlockKind.QUOTE, BlockKind.FOOTNOTE})
_COMMAS = "、,;،؛"
_HIRAGANA = pattern(rf"[{HIRAGANA}]+")


def restarts(layout: Layout, removed: Collection[int], joined: Collection[int]) -> Iterator[Split]:
    """Yield the cut paragraphs that the next text begins again, once blocks are removed.

    Blocks of `joined` are halves already. Sure is an overlap that is long and rare, or one that a
    witness shows: another text that says what is before and after it.
    """
    for segment in layout.segments:
        first = segment.blocks[-1]
        if first.index in removed or first.index in joined or not _may_be_cut(layout, segment):
            continue
        rest, between = next_text(layout, first.index, removed)
        if rest is None or rest.index in joined:
            continue
        if not is_beside(layout, first, rest) and not _is_next_item(layout, segment, rest):
            continue
        if not _is_text(layout, rest):
            continue
        skip, end = after_dots(rest.key), before_dots(first.key)
        head = rest.key[skip:]
        overlap = _overlap(first.key[:end], head)
        if overlap is None:
            continue
        start, length = overlap
        if is_known(layout, segment, rest, removed, head[length:]):
            continue
        is_long = has_width(head[:length], MIN_REST)
        if not (is_long or _looks_cut(layout, segment) or begins_inside(head)):
            continue
        sure = (
            has_width(head[:length], MIN_SURE)
            and _count(layout, head[:length], removed) < _MIN_RARE
        )
        yield Split(
            first.index,
            rest.index,
            len(first.key) - start,
            skip=skip,
            between=between,
            is_sure=sure or _is_shown(layout, first, rest, start, skip + length),
        )


def _may_be_cut(layout: Layout, segment: Segment) -> bool:
    """Tell whether a paragraph may be half of one; above a `---` it is parsed as a heading."""
    block = segment.blocks[-1]
    key = block.key[: before_dots(block.key)]
    if not may_go_on(key):
        return False
    if block.kind is BlockKind.HEADING:
        source = layout.post.source(block.span)
        return any(mark in key for mark in _COMMAS) and not source.startswith(b"#")
    return len(segment.blocks) == 1 and _is_text(layout, block) and not ends_in_button(block)


def _is_text(layout: Layout, block: Block) -> bool:
    """Tell whether a block is a paragraph, at the top or in an item, quotation or footnote of
    several."""
    if block.kind is BlockKind.PARAGRAPH:
        return True
    around = [layout.post.containers[at].name for at in block.containers[-1:]]
    return block.kind in _INSIDE and around in (["item"], ["quote"], ["footnote"])


_BULLETS = (b"-", b"*", b"+")


def _is_next_item(layout: Layout, cut: Segment, rest: Block) -> bool:
    """Tell whether a text begins the bullet item below one that is more than a label."""
    data, first = layout.post.data, cut.blocks[-1]
    *around, mine = first.containers or (-1,)
    *others, theirs = rest.containers or (-1,)
    if not around or around != others or mine == theirs or lacks_stop(rest.key):
        return False
    marker = data[first.lines.start : first.span.start]
    return (
        marker.strip() in _BULLETS
        and data[rest.lines.start : rest.span.start] == marker
        and (len(cut.sentences) > 1 or ends_open(cut.key, layout.post.metadata.language))
    )


def _overlap(tail: str, head: str) -> tuple[int, int] | None:
    """Return where in a text the longest end begins with which another text begins, and how long
    that beginning is; a mark that the cut left open is left out where the other text has it not."""
    found = _shared(tail, head)
    if found is not None:
        return found, len(tail) - found
    begin, end, last = open_mark(tail, 0)
    text = tail[:begin] + tail[end:last]
    found = _shared(text, head) if len(text) < len(tail) else None
    if found is None:
        return None
    return (found if found < begin else found + end - begin), len(text) - found


def _shared(text: str, head: str) -> int | None:
    """Return where the longest end of a text begins that is more than a chance beginning of
    another."""
    found = overlaps(text, head, _MIN_OVERLAP)
    return next((at for at in found if _is_evidence(text, at, head)), None)


def _is_evidence(text: str, at: int, head: str) -> bool:
    shared = text[at:]
    if _HIRAGANA.fullmatch(shared):
        return has_width(shared, MIN_SURE)
    return " " in shared or not (_is_in_word(text, at) or _is_in_word(head, len(shared)))


def _is_in_word(text: str, at: int) -> bool:
    """Tell whether a place is inside a word of a script that has spaces between words."""
    around = text[at - 1 : at + 1]
    return len(around) > 1 and around.isalnum() and not any(map(is_unspaced, around))


def _count(layout: Layout, text: str, removed: Collection[int]) -> int:
    found = (at for at in blocks_with(layout, text) if at not in removed)
    return len(list(islice(found, _MIN_RARE)))


def _is_shown(layout: Layout, first: Block, rest: Block, start: int, end: int) -> bool:
    """Tell whether another text has the overlap with what is before and after it."""
    before = first.key[max(start - K // 2, 0) : start]
    shown = before + rest.key[after_dots(rest.key) : end + K // 2]
    return any(at not in (first.index, rest.index) for at in blocks_with(layout, shown))


def _looks_cut(layout: Layout, segment: Segment) -> bool:
    """Tell whether a text is more than a label or a caption."""
    if len(segment.sentences) > 1 or any(mark in segment.key for mark in _COMMAS):
        return True
    return ends_open(segment.key, layout.post.metadata.language)
