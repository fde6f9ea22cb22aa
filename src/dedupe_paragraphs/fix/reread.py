"""Reading the result again: every block that stays must be what it was."""

from collections.abc import Collection, Iterator, Mapping

from dedupe_paragraphs.model.post import Block, BlockKind, Post
from dedupe_paragraphs.post.parse import parse


def first_difference(
    post: Post,
    data: bytes,
    gone: Collection[int],
    touched: Mapping[int, int],
    welded: Mapping[int, int],
) -> int | None:
    """Return the index of the first block that came out different, or nothing.

    `touched` are blocks edited inside, with the number of blocks that each becomes; `welded` are
    first halves with their rests.
    """
    read = iter(parse(data, post.path).blocks)
    rests = set(welded.values())
    inside = {index for first, rest in welded.items() for index in range(first + 1, rest)}
    for block in post.blocks:
        if block.index in gone or block.index in inside or block.index in rests:
            continue
        edited = block.index in touched or block.index in welded
        count = touched.get(block.index, 1) + (touched.get(welded.get(block.index, -1), 1) - 1)
        for _ in range(count):
            found = next(read, None)
            if found is None or not _is_same(post, data, block, found, edited=edited):
                return block.index
    return _left_over(read, len(post.blocks) - 1)


def _left_over(read: Iterator[Block], last: int) -> int | None:
    return None if next(read, None) is None else last


def _is_same(post: Post, data: bytes, old: Block, new: Block, *, edited: bool) -> bool:
    if edited:
        return new.is_prose and len(new.containers) == len(old.containers)
    return (
        new.kind is old.kind
        and data[new.span.start : new.span.end] == post.source(old.span)
        and len(new.containers) == len(old.containers)
        and (old.kind is not BlockKind.HEADING or new.level == old.level)
    )
