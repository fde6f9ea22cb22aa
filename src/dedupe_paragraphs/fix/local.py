"""Reading the result again, only where it changed.

A Markdown parser knows nothing of what stands above a blank line but the blocks that are open
there. So where a line at the margin follows a blank line, as it did before, everything up to the
next edit reads as before, and only the stretches between two such lines that hold an edit are read:
a tenth of the work. A post that holds what reaches farther (fences, templates, definitions) is read
as a whole (`reread.py`).
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate

from dedupe_paragraphs.fix.reread import difference_in, first_difference, staying_blocks
from dedupe_paragraphs.model.post import BRIDGES, PROSE, Block, BlockKind, Post
from dedupe_paragraphs.model.proposal import Stretch, Weld
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.model.span import Edit, Span
from dedupe_paragraphs.post.parse import parse_blocks

_FAR_REACHING = (b"\r", b"]:", b"```", b"~~~", b"\t")
"""What may change the reading of lines far away (definitions, fences), or is not weighed here."""
_OPENERS = (b"---", b"+++", b"{")
"""What may be front matter at the start of a post."""


@record
class _Unit:
    """A block that stays, or the two halves that become one, with its lines in the result."""

    first: Block
    last: Block
    edited: bool
    lines: Span


def differences(
    post: Post,
    data: bytes,
    edits: Sequence[Edit],
    gone: Collection[int],
    stretches: Mapping[int, Sequence[Stretch]],
    welds: Mapping[int, Weld],
) -> list[int]:
    """Return the indices of blocks that came out different, the first of each stretch read.

    `data` is the post after `edits`; `gone`, `stretches` and `welds` are what they did.
    """
    units = list(_units(post, edits, gone, stretches, welds))
    if not _is_plain(post) or not units or not _is_framed(post, data, units):
        whole = first_difference(post, data, gone, stretches, welds)
        return [] if whole is None else [whole]
    found = (
        _difference_in(post, data, part, stretches, welds)
        for part in _parts(post, data, units, gone)
    )
    return [different for different in found if different is not None]


def _is_framed(post: Post, data: bytes, units: Sequence[_Unit]) -> bool:
    """Tell whether the first and the last line are what they were, or nothing that matters."""
    last = units[-1]
    ends = not last.edited and last.last is post.blocks[-1]
    return _begins_plainly(post, data, units[0]) and (
        ends or not data[last.lines.end :].strip(b"\n")
    )


def _parts(
    post: Post, data: bytes, units: Sequence[_Unit], gone: Collection[int]
) -> Iterator[Sequence[_Unit]]:
    """Yield the stretches that may read differently, each between lines at the margin."""
    behind = 0
    for at in _touched(post, data, units, gone):
        if at < behind:
            continue
        start = at
        while start > behind and not _stand_apart(data, units[start - 1], units[start]):
            start -= 1
        behind = at + 1
        while behind < len(units) and not _stand_apart(data, units[behind - 1], units[behind]):
            behind += 1
        yield units[start:behind]


def _touched(
    post: Post, data: bytes, units: Sequence[_Unit], gone: Collection[int]
) -> Iterator[int]:
    """Yield the units (by place) that were edited, or beside which something went or was."""
    parted = _in_parted_containers(post, gone)
    for at, unit in enumerate(units):
        joined = at and _is_new_pair(units[at - 1], unit)
        if (
            unit.edited
            or unit.first.index in parted
            or (joined and not _stand_apart(data, units[at - 1], unit))
        ):
            yield at


def _is_new_pair(before: _Unit, behind: _Unit) -> bool:
    """Tell whether what stands between two units may not be what stood there."""
    return before.edited or behind.edited or behind.first.index - before.last.index > 1


def _difference_in(
    post: Post,
    data: bytes,
    part: Sequence[_Unit],
    stretches: Mapping[int, Sequence[Stretch]],
    welds: Mapping[int, Weld],
) -> int | None:
    """Return the first block of a stretch that, read alone, is not what it was meant to be."""
    source = data[part[0].lines.start : part[-1].lines.end]
    read = parse_blocks(source, post.path, 0)[0]
    staying = [unit.first for unit in part]
    return difference_in(post, staying, source, read, staying[-1].index, stretches, welds)


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


def _in_parted_containers(post: Post, gone: Collection[int]) -> frozenset[int]:
    """Return the blocks of the lists and quotations that lose some of theirs.

    The rest may become tight, and then reads differently.
    """
    parted: set[int] = set()
    for container in post.containers:
        leaves = range(*container.leaves)
        count = sum(index in gone for index in leaves)
        if count and count < len(leaves):
            parted.update(leaves)
    return frozenset(parted)


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
    for block in staying_blocks(post, gone, welds):
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
    return _opens_at_margin(data, behind)


def _opens_at_margin(data: bytes, unit: _Unit) -> bool:
    """Tell whether a unit begins at the margin, and so outside of all that may be open there."""
    first = unit.first
    if first.kind not in PROSE and first.kind is not BlockKind.RULE:
        return False
    if data[unit.lines.start : unit.lines.start + 1] in (b" ", b""):
        return False
    return bool(first.containers) or first.lines.start == first.span.start
