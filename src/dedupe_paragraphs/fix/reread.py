"""Reading the result again: every block that stays must be what it was."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from dedupe_paragraphs.model.post import Block, BlockKind, Post
from dedupe_paragraphs.model.proposal import Stretch, Weld
from dedupe_paragraphs.post.front_matter import body_start
from dedupe_paragraphs.post.parse import parse_blocks
from dedupe_paragraphs.text.pattern import pattern

_MARKS = pattern(r"[\s*#>_~-]+")
"""What may read differently once an edited paragraph stands for itself: marks and white space."""


def first_difference(
    post: Post,
    data: bytes,
    gone: Collection[int],
    stretches: Mapping[int, Sequence[Stretch]],
    welds: Mapping[int, Weld],
) -> int | None:
    """Return the index of the first block that came out different, or nothing.

    `stretches` are what goes out of blocks that are edited inside; `welds` are joints by the index
    of the first half.
    """
    read = parse_blocks(data, post.path, body_start(data))[0]
    staying = staying_blocks(post, gone, welds)
    return difference_in(post, staying, data, read, len(post.blocks) - 1, stretches, welds)


def staying_blocks(post: Post, gone: Collection[int], welds: Mapping[int, Weld]) -> list[Block]:
    """Return the blocks that stay, of two halves that are joined the first."""
    inside = {index for weld in welds.values() for index in range(weld.first + 1, weld.rest + 1)}
    return [each for each in post.blocks if each.index not in gone and each.index not in inside]


def difference_in(
    post: Post,
    staying: Iterable[Block],
    data: bytes,
    read: Iterable[Block],
    last: int,
    stretches: Mapping[int, Sequence[Stretch]],
    welds: Mapping[int, Weld],
) -> int | None:
    """Return the index of the first block that stays and is not what it was meant to be.

    `read` are the blocks of `data`; `last` is named where there are more of them than should be.
    """
    blocks = iter(read)
    for block in staying:
        if block.index in stretches or block.index in welds:
            expected = _expected_keys(post, block, stretches, welds)
            if not all(_is_edited_so(block, next(blocks, None), key) for key in expected):
                return block.index
        elif not _is_same(post, data, block, next(blocks, None)):
            return block.index
    return None if next(blocks, None) is None else last


def _expected_keys(
    post: Post, block: Block, stretches: Mapping[int, Sequence[Stretch]], welds: Mapping[int, Weld]
) -> list[str]:
    """Return the keys of the paragraphs that an edited block becomes."""
    keys = _kept(block, stretches.get(block.index, ()))
    weld = welds.get(block.index)
    if weld is None:
        return keys
    rest = post.blocks[weld.rest]
    behind = _kept(rest, stretches.get(rest.index, ()))
    first = keys[-1][: len(keys[-1]) - weld.overlap]
    return [*keys[:-1], first + behind[0], *behind[1:]]


def _kept(block: Block, stretches: Sequence[Stretch]) -> list[str]:
    keys = [""]
    at = 0
    for stretch in sorted(stretches, key=lambda each: each.start):
        keys[-1] += block.key[at : stretch.start]
        if stretch.parts and stretch.start > 0 and stretch.end < len(block.key):
            keys.append("")
        at = stretch.end
    keys[-1] += block.key[at:]
    return keys


def _is_edited_so(old: Block, new: Block | None, key: str) -> bool:
    """Tell whether a block is what an edited one was meant to become."""
    return (
        new is not None
        and new.is_prose
        and len(new.containers) == len(old.containers)
        and _MARKS.sub("", new.key) == _MARKS.sub("", key)
    )


def _is_same(post: Post, data: bytes, old: Block, new: Block | None) -> bool:
    """Tell whether a block, read from `data`, is what it was in the post."""
    return (
        new is not None
        and new.kind is old.kind
        and data[new.span.start : new.span.end] == post.source(old.span)
        and len(new.containers) == len(old.containers)
        and (old.kind is not BlockKind.HEADING or new.level == old.level)
    )
