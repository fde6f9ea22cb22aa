"""Sentences that go out of a block: which bytes, with their emphasis and links."""

from collections.abc import Mapping

from dedupe_paragraphs.model.post import Block, Post
from dedupe_paragraphs.model.proposal import Join, Move, Removal, Stretch
from dedupe_paragraphs.model.span import Edit, Span
from dedupe_paragraphs.text.fold import space_between
from dedupe_paragraphs.text.pairs import cut_pair, find_pairs
from dedupe_paragraphs.text.pattern import pattern
from dedupe_paragraphs.text.source import byte_span

_PAIRED = (b"**", b"__", b"~~")
_STRONG_BEFORE = pattern(rb"(?:^|(?<=\s))\*\*\Z")
_STRONG_BEHIND = pattern(rb"\*\*(?=\s|\Z)")
"""Marks that Markdown reads as two asterisks (beside Japanese punctuation it often does) still open
what is after them, or close what is before."""


def merged_stretches(post: Post, removals: Mapping[int, Removal]) -> list[tuple[Stretch, int]]:
    """Return all stretches of some removals, those that touch as one, with the first's number."""
    every = sorted(
        (
            (stretch, number)
            for number, removal in removals.items()
            for stretch in removal.stretches
        ),
        key=lambda pair: (pair[0].block, pair[0].start, pair[0].end),
    )
    merged: list[tuple[Stretch, int]] = []
    for stretch, number in every:
        last = merged[-1][0] if merged else None
        is_near = last is not None and last.block == stretch.block
        if last and is_near and not post.blocks[last.block].key[last.end : stretch.start].strip():
            end = max(last.end, stretch.end)
            parts = last.parts or stretch.parts
            merged[-1] = (Stretch(last.block, last.start, end, parts), merged[-1][1])
        else:
            merged.append((stretch, number))
    return merged


def cut_out(post: Post, stretch: Stretch) -> Edit | None:
    """Return the edit that takes a stretch out of its block, or nothing where it cannot be done.

    Never half of a link, code span, tag or quotation is removed: one that is wholly inside is
    removed, one that reaches outside forbids the edit. The marks of emphasis that reaches outside
    stay.
    """
    block = post.blocks[stretch.block]
    first, last = stretch.start <= 0, stretch.end >= len(block.key)
    if (first and last) or cut_pair(find_pairs(block.key), stretch.start, stretch.end):
        return None
    if first:
        edit = Edit(Span(block.span.start, _start(post, block, stretch.end)))
    elif last:
        edit = Edit(Span(_end(post, block, stretch.start), block.span.end))
    elif stretch.parts:
        line_end = b"\r\n" if b"\r\n" in post.data else b"\n"
        gap = Span(_end(post, block, stretch.start), _start(post, block, stretch.end))
        edit = Edit(gap, line_end * 2)
    else:
        gap = Span(_start(post, block, stretch.start), _start(post, block, stretch.end))
        edit = Edit(_with_partner(post, block, gap))
    edit = edit._replace(span=_without_marks(post, block, edit.span))
    is_cut = _cuts_an_atom(post, block, edit.span) or _parts_a_pair(post, block, edit.span)
    is_parted = bool(edit.text) and _parts_a_pair(
        post, block, Span(block.span.start, edit.span.end)
    )
    return None if is_cut or is_parted else edit


def _without_marks(post: Post, block: Block, span: Span) -> Span:
    """Return a span without the marks at its ends of emphasis that reaches outside."""
    start, end = span
    for mark in sorted(block.emphasis) if _parts_a_pair(post, block, span) else ():
        if start <= mark.start < end < mark.end and not _text_between(block, start, mark.start):
            start = mark.start + _width(post.source(mark))
        elif mark.start < start < mark.end <= end and not _text_between(block, mark.end, end):
            end = mark.end - _width(post.source(mark))
    return Span(start, end)


def _width(emphasis: bytes) -> int:
    """Return how many bytes a mark of some emphasis has."""
    inner = emphasis.lstrip(emphasis[:1]), emphasis.rstrip(emphasis[-1:])
    return len(emphasis) - max(map(len, inner))


def _parts_a_pair(post: Post, block: Block, span: Span) -> bool:
    """Tell whether marks that are even in a block would be odd without a span."""
    source, rest = post.source(block.span), post.source(span)
    return any(not source.count(mark) % 2 and rest.count(mark) % 2 for mark in _PAIRED)


def _with_partner(post: Post, block: Block, span: Span) -> Span:
    """Return a span with the `**` before it, if its partner is removed."""
    alone = post.source(span).count(b"**") % 2
    before = post.source(Span(block.span.start, span.start))
    opened = before.endswith(b"**") and before.count(b"**") % 2
    return Span(span.start - 2, span.end) if alone and opened else span


def _start(post: Post, block: Block, at: int) -> int:
    """Return the byte where the text from code point `at` of the key on begins, with openers."""
    while block.key[at : at + 1] == " ":
        at += 1
    start = byte_span(block, at, at + 1).start if at < len(block.key) else block.span.end
    if _STRONG_BEFORE.search(post.data, max(start - 3, 0), start):
        start -= 2
    begins = (mark.start for mark in _around(block, start))
    return min([start, *(each for each in begins if not _text_between(block, each, start))])


def _end(post: Post, block: Block, at: int) -> int:
    """Return the byte after the text before code point `at` of the key, closers included."""
    while block.key[at - 1 : at] == " ":
        at -= 1
    end = byte_span(block, at - 1, at).end
    if _STRONG_BEHIND.match(post.data, end, block.span.end):
        end += 2
    ends = (mark.end for mark in _around(block, end))
    return max([end, *(each for each in ends if not _text_between(block, end, each))])


def _around(block: Block, at: int) -> list[Span]:
    return [each for each in (*block.atoms, *block.emphasis) if each.start < at < each.end]


def _text_between(block: Block, start: int, end: int) -> bool:
    between = Span(start, end)
    return any(piece.source.overlaps(between) for piece in block.pieces)


def _cuts_an_atom(post: Post, block: Block, span: Span) -> bool:
    """Tell whether a span holds a part of an atom, or one of the two marks of some emphasis.

    Marks of two signs may pair by accident in a run-together line; they are counted instead.
    """
    return any(mark.overlaps(span) and not span.contains(mark) for mark in block.atoms) or any(
        mark.overlaps(span)
        and not span.contains(mark)
        and not Span(mark.start + 1, mark.end - 1).contains(span)
        and _width(post.source(mark)) == 1
        for mark in block.emphasis
    )


def join_halves(post: Post, join: Join) -> Edit | None:
    """Return the edit that puts two halves of a paragraph together."""
    first, rest = post.blocks[join.first], post.blocks[join.rest]
    end, start = first.span.end, rest.span.start
    if join.overlap:
        end = _end(post, first, len(first.key) - join.overlap)
    if join.skip:
        start = _start(post, rest, join.skip)
    if _cuts_an_atom(post, first, Span(end, first.span.end)) or _cuts_an_atom(
        post, rest, Span(rest.span.start, start)
    ):
        return None
    kept = post.source(Span(first.span.start, end))
    for mark in _PAIRED:  # both halves may be in bold
        if kept.count(mark) % 2 and not post.source(first.span).count(mark) % 2:
            if not post.data.startswith(mark, start):
                return None
            start += len(mark)
    return Edit(Span(end, start), b" " if join.space else b"")


def put_behind(post: Post, move: Move) -> Edit | None:
    """Return the edit that writes a part of a block after another, or in its place.

    A text of several lines is left as it is only among equal margins.
    """
    block, target = post.blocks[move.block], post.blocks[move.target]
    end = len(block.key) if move.end is None else move.end
    last = block.span.end if move.end is None else _end(post, block, end)
    moved = Span(_start(post, block, move.start), last)
    text = post.source(moved)
    several = b"\n" in text.strip() and len(block.containers) + len(target.containers) > 0
    is_cut = _cuts_an_atom(post, block, moved) or _parts_a_pair(post, block, moved)
    # The rest of a cut sentence may close what the sentence opened.
    parts = move.end is None and cut_pair(find_pairs(block.key), move.start, end)
    if several or is_cut or parts:
        return None
    if move.replaces:
        return Edit(target.span, text)
    space = space_between(target.key, block.key[move.start :].lstrip())
    if move.space is not None:
        space = " " * move.space
    elif move.start and post.source(Span(_end(post, block, move.start), moved.start)) == b" ":
        space = " "  # beside Japanese, too, where it is written as it was
    return Edit(Span(target.span.end, target.span.end), space.encode() + text)
