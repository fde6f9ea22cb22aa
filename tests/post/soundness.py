"""What holds for every post that was read, whatever was in it."""

import re
from itertools import pairwise

from dedupe_paragraphs.model.post import PROSE, Block, BlockKind, Post
from dedupe_paragraphs.text.fold import fold

_OUTSIDE = re.compile(
    rb"(?: [\s>*+\\-] | \xe3\x80\x80 | <[^<>]*> | \d{1,9}[.)] | \[\^[^\]]+\]:"
    rb" | \[[ xX]\] | \{:[^}]*\} )*",
    re.VERBOSE,
)
"""Markers of lists, tasks, quotes and footnotes; attribute lines; breaks, indents and tags."""
_OUTSIDE_CONTAINERS = frozenset({BlockKind.PROTECTED, BlockKind.TEMPLATE, BlockKind.DEBRIS})
_APART = re.compile(rb"\A(?:[ \t\x0b\x0c\\]|\xe3\x80\x80)+\Z|\A\s*<|>\s*\Z", re.IGNORECASE)
"""What may share the lines of a block: the marks of a break, and tags."""
_MAX_DEPTH = 64
"""A block names only its outermost containers."""


def assert_sound(post: Post) -> None:
    """Fail unless blocks, pieces, sentences and containers fit the bytes and each other."""
    _assert_order(post)
    _assert_nothing_outside(post)
    for block in post.blocks:
        _assert_lines(post, block)
        _assert_pieces(post, block)
        _assert_sentences(block)
        _assert_atoms(block)
    _assert_containers(post)
    for directive in post.directives:
        assert post.source(directive.span).lower().find(b"dedupe") > 0
        assert directive.blocks <= {block.index for block in post.blocks}


def _assert_order(post: Post) -> None:
    assert list(range(len(post.blocks))) == [block.index for block in post.blocks]
    assert all(one.span.end <= other.span.start for one, other in pairwise(post.blocks))
    assert all(block.span.start < block.span.end for block in post.blocks)
    if post.blocks:
        assert post.body <= post.blocks[0].span.start
        assert post.blocks[-1].span.end <= len(post.data)


def _assert_nothing_outside(post: Post) -> None:
    at = post.body
    for start, end in [*((b.span.start, b.span.end) for b in post.blocks), (len(post.data),) * 2]:
        gap = post.data[at:start]
        for line in re.split(rb"[\r\n]", gap):
            assert _OUTSIDE.fullmatch(line), (line, gap)
        at = end


def _assert_lines(post: Post, block: Block) -> None:
    data, lines = post.data, block.lines
    assert lines.contains(block.span)
    before = re.split(rb"[\r\n]", data[post.body : lines.start])[-1]
    behind = re.split(rb"[\r\n]", data[lines.end :])[0]
    assert not before or _APART.search(before), before
    assert not behind or _APART.match(behind), behind


def _assert_pieces(post: Post, block: Block) -> None:
    if block.kind not in PROSE:
        return
    places = [(piece.text_start, piece.text_end) for piece in block.pieces]
    assert "".join(block.text[start:end] for start, end in places) == block.text
    assert all(one[1] == other[0] for one, other in pairwise(places))
    sources = [piece.source for piece in block.pieces]
    assert all(block.span.contains(source) for source in sources)
    assert all(one.end <= other.start or one == other for one, other in pairwise(sources))
    for piece in block.pieces:
        text = block.text[piece.text_start : piece.text_end]
        assert not piece.verbatim or post.source(piece.source).decode() == text


def _assert_sentences(block: Block) -> None:
    assert fold(block.text) == block.key
    assert block.is_prose or not block.sentences
    if block.is_prose:
        said = "".join(block.key[each.start : each.end] for each in block.sentences)
        assert block.key.replace(" ", "") == said.replace(" ", "")


def _assert_atoms(block: Block) -> None:
    assert all(block.span.contains(atom) for atom in block.atoms)


def _assert_containers(post: Post) -> None:
    assert list(range(len(post.containers))) == [each.index for each in post.containers]
    for container in post.containers:
        first, last = container.leaves
        inside = [b.index for b in post.blocks if container.index in b.containers]
        assert all(first <= index < last for index in inside)
        assert all(
            container.index in block.containers
            or block.kind in _OUTSIDE_CONTAINERS
            or len(block.containers) == _MAX_DEPTH
            for block in post.blocks[first:last]
        )
