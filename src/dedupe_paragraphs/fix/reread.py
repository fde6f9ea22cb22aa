"""Reading the result again: every block that stays must be what it was."""

import re
from collections.abc import Collection, Mapping, Sequence

from dedupe_paragraphs.model.draft import Stretch, Weld
from dedupe_paragraphs.model.post import Block, BlockKind, Post
from dedupe_paragraphs.post.front_matter import body_start
from dedupe_paragraphs.post.parse import parse_blocks

_MARKS = re.compile(r"[\s*#>_~-]+")
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
    read = iter(parse_blocks(data, post.path, body_start(data))[0])
    inside = {index for weld in welds.values() for index in range(weld.first + 1, weld.rest + 1)}
    for block in post.blocks:
        if block.index in gone or block.index in inside:
            continue
        if block.index in stretches or block.index in welds:
            expected = expected_keys(post, block, stretches, welds)
            if not all(is_edited_so(block, next(read, None), key) for key in expected):
                return block.index
        elif not is_same(post, data, block, next(read, None)):
            return block.index
    return None if next(read, None) is None else len(post.blocks) - 1


def expected_keys(
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


def is_edited_so(old: Block, new: Block | None, key: str) -> bool:
    """Tell whether a block is what an edited one was meant to become."""
    return (
        new is not None
        and new.is_prose
        and len(new.containers) == len(old.containers)
        and _MARKS.sub("", new.key) == _MARKS.sub("", key)
    )


def is_same(post: Post, data: bytes, old: Block, new: Block | None) -> bool:
    """Tell whether a block, read from `data`, is what it was in the post."""
    return (
        new is not None
        and new.kind is old.kind
        and data[new.span.start : new.span.end] == post.source(old.span)
        and len(new.containers) == len(old.containers)
        and (old.kind is not BlockKind.HEADING or new.level == old.level)
    )
