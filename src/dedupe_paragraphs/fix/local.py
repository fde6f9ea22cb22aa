"""Reading the result again, only where it changed.

A Markdown parser knows nothing of what stands above a blank line but the blocks that are open
there. So where a line at the margin follows a blank line, as it did before, everything up to the
next edit reads as before, and only the edited paragraphs are read: a tenth of the work. Whatever is
less plain (code, templates, references, two lists that come to touch) is read as a whole
(`reread.py`).
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from dedupe_paragraphs.fix.reread import expected_keys, is_edited_so
from dedupe_paragraphs.model.draft import Stretch, Weld
from dedupe_paragraphs.model.post import BRIDGES, PROSE, Block, BlockKind, Post
from dedupe_paragraphs.model.span import Edit, Span
from dedupe_paragraphs.post.parse import parse_blocks

_FAR_REACHING = (b"\r", b"]:", b"```", b"~~~", b"\t")
"""What may change the reading of lines far away (definitions, fences), or is not weighed here."""
_OPENERS = (b"---", b"+++", b"{")
"""What may be front matter at the start of a post."""


class _Unit(NamedTuple):
    """A block that stays, or the two halves that become one, with its lines in the result."""

    first: Block
    last: Block
    edited: bool
    lines: Span


def reads_locally(
    post: Post,
    data: bytes,
    edits: Sequence[Edit],
    gone: Collection[int],
    stretches: Mapping[int, Sequence[Stretch]],
    welds: Mapping[int, Weld],
) -> bool:
    """Tell whether it is sure, without reading all of it, that no block came out different.

    `data` is the post after `edits`; `gone`, `stretches` and `welds` are what they did. False says
    nothing: then the whole has to be read.
    """
    if not _is_plain(post) or _parts_a_container(post, gone):
        return False
    units = list(_units(post, edits, gone, stretches, welds))
    if not units or not _begins_plainly(post, data, units[0]):
        return False
    for before, behind in pairwise(units):
        touched = before.edited or behind.edited or behind.first.index - before.last.index > 1
        if touched and not _stand_apart(data, before, behind):
            return False
    last = units[-1]
    ends = not last.edited and last.last is post.blocks[-1]
    if not ends and data[last.lines.end :].strip(b"\n"):
        return False
    return all(_reads_so(post, data, unit, stretches, welds) for unit in units if unit.edited)


def _is_plain(post: Post) -> bool:
    """Tell whether nothing in a post reaches farther than to the next blank line."""
    if post.path.lower().endswith((".txt", ".mdx")):
        return False
    if any(mark in post.data for mark in _FAR_REACHING):
        return False
    kinds = {block.kind for block in post.blocks}
    cut_out = kinds & _LINES or b"{:" in post.data
    return BlockKind.PROTECTED not in kinds and not (kinds & _OPAQUE and cut_out)


_OPAQUE = frozenset({BlockKind.CODE, BlockKind.HTML})
_LINES = frozenset({BlockKind.TEMPLATE, BlockKind.DEBRIS})
"""Lines that are cut out before the parse, and may stand inside of code."""


def _parts_a_container(post: Post, gone: Collection[int]) -> bool:
    """Tell whether a list or a quotation loses some of its blocks.

    The rest may become tight, and then reads differently.
    """
    for container in post.containers:
        leaves = range(*container.leaves)
        count = sum(index in gone for index in leaves)
        if count and count < len(leaves):
            return True
    return False


def _units(
    post: Post,
    edits: Sequence[Edit],
    gone: Collection[int],
    stretches: Mapping[int, Sequence[Stretch]],
    welds: Mapping[int, Weld],
) -> Iterator[_Unit]:
    """Yield what stays, in order, with its lines in the result."""
    ends = [edit.span.end for edit in edits]
    shifts = [0, *accumulate(len(edit.text) - edit.span.size for edit in edits)]
    rest_of = {weld.first: weld.rest for weld in welds.values()}
    inside = {index for first, rest in rest_of.items() for index in range(first + 1, rest + 1)}
    for block in post.blocks:
        if block.index in gone or block.index in inside:
            continue
        last = post.blocks[rest_of.get(block.index, block.index)]
        edited = last is not block or block.index in stretches
        start, end = block.lines.start, last.lines.end
        yield _Unit(
            block,
            last,
            edited,
            Span(
                start + shifts[bisect_right(ends, start)],
                end + shifts[bisect_right(ends, end)],
            ),
        )


def _begins_plainly(post: Post, data: bytes, first: _Unit) -> bool:
    """Tell whether the body begins as it did, and with no front matter that was none before."""
    has_front_matter = post.body > len(_BOM)
    if data.startswith(_OPENERS, post.body) and not has_front_matter:
        return False
    if first.edited or first.first.index == 0:
        return first.first.index == 0 or first.lines.start == post.body
    return first.lines.start == post.body and _opens_at_margin(data, first)


_BOM = b"\xef\xbb\xbf"


def _stand_apart(data: bytes, before: _Unit, behind: _Unit) -> bool:
    """Tell whether two units have a blank line between them that closes all that matters."""
    gap = data[before.lines.end : behind.lines.start]
    if len(gap) < 2 or gap.strip(b"\n"):
        return False
    last, first = before.last, behind.first
    if last.kind not in PROSE and last.kind not in BRIDGES:
        return False
    if first.containers and (last.containers or last.kind in BRIDGES):  # they may become one
        return False
    return behind.edited or _opens_at_margin(data, behind)


def _opens_at_margin(data: bytes, unit: _Unit) -> bool:
    """Tell whether a unit begins at the margin, and so outside of all that may be open there."""
    first = unit.first
    if first.kind not in PROSE and first.kind is not BlockKind.RULE:
        return False
    if data[unit.lines.start : unit.lines.start + 1] in (b" ", b""):
        return False
    return bool(first.containers) or first.lines.start == first.span.start


def _reads_so(
    post: Post,
    data: bytes,
    unit: _Unit,
    stretches: Mapping[int, Sequence[Stretch]],
    welds: Mapping[int, Weld],
) -> bool:
    """Tell whether an edited paragraph, read alone, is what it was meant to become."""
    plain = all(
        block.kind is BlockKind.PARAGRAPH
        and not block.containers
        and block.lines.start == block.span.start
        for block in (unit.first, unit.last)
    )
    source = data[unit.lines.start : unit.lines.end]
    if not plain or source[:1] in (b"", b" ", b"\n"):
        return False
    read = parse_blocks(source, post.path, 0)[0]
    keys = expected_keys(post, unit.first, stretches, welds)
    return len(read) == len(keys) and all(
        is_edited_so(unit.first, block, key) for block, key in zip(read, keys, strict=True)
    )
