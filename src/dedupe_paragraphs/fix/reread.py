"""Reading the result again: every block that is kept must be what it was."""

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate

from dedupe_paragraphs.model.post import Block, BlockKind, Post
from dedupe_paragraphs.model.proposal import Join, Stretch
from dedupe_paragraphs.model.span import Edit
from dedupe_paragraphs.text.pattern import pattern

_MARKS = pattern(r"[\s*#>_~-]+")
"""What may read differently once an edited paragraph is by itself: marks and white space."""

Stretches = Mapping[int, Sequence[Stretch]]
"""What is removed from blocks that are edited inside."""
Joins = Mapping[int, Join]
"""Halves that are joined, by the index of the first."""


def differences(
    post: Post,
    after: Post,
    edits: Sequence[Edit],
    removed: Collection[int],
    stretches: Stretches,
    joins: Joins,
    moves: Mapping[int, str],
) -> list[int]:
    """Return the indices of kept blocks that `after`, the post after its edits, has differently.

    Of consecutive ones only the first is named: what changed it mostly changed the others too.
    """
    at = {block.span.start: index for index, block in enumerate(after.blocks)}
    ends = [edit.span.end for edit in edits]
    shifts = [0, *accumulate(len(edit.text) - edit.span.size for edit in edits)]
    found: list[int] = []
    count, same = 0, True
    lists = _Lists(post, after)
    edited = stretches.keys() | joins.keys() | moves.keys()
    halves = {at for each in joins.values() for at in range(each.first + 1, each.rest + 1)}
    for block in post.blocks:
        if block.index in removed or block.index in halves:
            continue
        start = block.span.start + shifts[bisect_right(ends, block.span.start)]
        first = at.get(start, len(after.blocks))
        keys = _expected_keys(post, block, stretches, joins)
        keys[-1] += moves.get(block.index, "")
        came_out = after.blocks[first : first + len(keys)]
        was_same = same
        same = (
            len(came_out) == len(keys)
            and (
                all(map(_is_edited_so, came_out, keys))
                if block.index in edited
                else _is_same(post, block, after, came_out[0])
            )
            and lists.agree(block, came_out[0])
        )
        if was_same and not same:
            found.append(block.index)
        count += len(keys)
    if not found and count < len(after.blocks):
        return [len(post.blocks) - 1]
    return found


def _expected_keys(post: Post, block: Block, stretches: Stretches, joins: Joins) -> list[str]:
    """Return the keys of the paragraphs that a block becomes."""
    keys = _left(block, stretches.get(block.index, ()))
    join = joins.get(block.index)
    if join is None:
        return keys
    rest = post.blocks[join.rest]
    after = _left(rest, stretches.get(rest.index, ()))
    first = keys[-1][: len(keys[-1]) - join.overlap]
    return [*keys[:-1], first + after[0][join.skip :], *after[1:]]


def _left(block: Block, stretches: Sequence[Stretch]) -> list[str]:
    """Return what is left of a key without its stretches, a paragraph each."""
    keys = [""]
    at = 0
    for stretch in sorted(stretches, key=lambda each: each.start):
        keys[-1] += block.key[at : stretch.start]
        if stretch.parts and stretch.start > 0 and stretch.end < len(block.key):
            keys.append("")
        at = stretch.end
    keys[-1] += block.key[at:]
    return keys


class _Lists:
    """The containers of kept blocks: each is one container afterwards, of its kind, and tight if it
    was."""

    def __init__(self, post: Post, after: Post) -> None:
        self._posts = post, after
        self._old, self._new = post.containers, after.containers
        self._became: dict[int, int] = {}
        self._was: dict[int, int] = {}
        self._loose: dict[tuple[int, int], bool] = {}

    def agree(self, old: Block, new: Block) -> bool:
        """Tell whether a block is in the containers that it was in."""
        if not old.containers:
            return not new.containers
        return len(old.containers) == len(new.containers) and all(
            self._old[mine].name == self._new[theirs].name
            and self._became.setdefault(mine, theirs) == theirs
            and self._was.setdefault(theirs, mine) == mine
            and self._is_as_loose(mine, theirs)
            for mine, theirs in zip(old.containers, new.containers, strict=True)
        )

    def _is_as_loose(self, mine: int, theirs: int) -> bool:
        """Tell whether a list is tight if it was, or was until another one began below it."""
        if (mine, theirs) not in self._loose:
            (post, after), old, new = self._posts, self._old[mine], self._new[theirs]
            self._loose[mine, theirs] = old.is_tight is new.is_tight or (
                new.is_tight and after.source(new.lines) in post.source(old.lines)
            )
        return self._loose[mine, theirs]


def _is_edited_so(new: Block, key: str) -> bool:
    return new.is_prose and (new.key == key or _MARKS.sub("", new.key) == _MARKS.sub("", key))


def _is_same(post: Post, old: Block, after: Post, new: Block) -> bool:
    return (
        new.kind is old.kind
        and after.source(new.span) == post.source(old.span)
        and (old.kind is not BlockKind.HEADING or new.level == old.level)
    )
