"""Containers that a copied run holds whole: their tags are removed with what they enclose."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import accumulate, islice

from dedupe_paragraphs.match.removed import Removed
from dedupe_paragraphs.post.containers import Enclosure, Structure

_Alike = dict[tuple[bytes, int, str], list[Enclosure]]
"""Containers by the first tag, the number of blocks and the first text."""


def whole_containers(removed: Removed, gone: Collection[int]) -> set[int]:
    """Return the blocks of the containers that are removed whole, given the blocks that are gone.

    All that such a container holds is gone, another one has the same tags and the same text, and
    the copied run continues beside it, or it directly follows the other.
    """
    structure = removed.layout.structure
    alike: _Alike = defaultdict(list)
    for each in structure.tree:
        if each.marks:
            alike[_look(structure, each)].append(each)
    says = structure.says
    said = [0, *accumulate(says)]
    left = [0, *accumulate(each and at not in gone for at, each in enumerate(says))]
    whole: set[int] = set()
    gone = {*gone}
    for each in reversed(structure.tree):  # the inner ones first
        first, behind = each.leaves
        is_gone = said[behind] > said[first] and left[behind] == left[first]
        if each.marks and is_gone and _is_whole(removed, each, gone, alike):
            whole.update(range(*each.blocks))
            gone.update(range(*each.blocks))
    return whole


def _look(structure: Structure, each: Enclosure) -> tuple[bytes, int, str]:
    post, (first, behind) = structure.post, each.blocks
    texts = (post.blocks[index].key for index in range(*each.leaves) if structure.says[index])
    return post.source(post.blocks[first].span), behind - first, next(texts, "")


def _is_whole(removed: Removed, each: Enclosure, gone: set[int], alike: _Alike) -> bool:
    structure = removed.layout.structure
    first, behind = each.blocks
    twins = (
        twin
        for twin in alike[_look(structure, each)]
        if twin is not each
        and not gone.issuperset(range(*twin.leaves))
        and _is_twin(structure, each, twin)
    )
    if any(_is_proven(removed, at) for at in _beside(structure, first, behind)):
        return next(twins, None) is not None
    return any(behind == twin.blocks[0] or twin.blocks[1] == first for twin in twins)


def _is_twin(structure: Structure, each: Enclosure, twin: Enclosure) -> bool:
    """Tell whether two containers have the same tags and the same text."""
    blocks, says = structure.post.blocks, structure.says
    return all(
        says[mine] is says[theirs]
        and (
            blocks[mine].key == blocks[theirs].key
            if says[mine]
            else structure.post.source(blocks[mine].span)
            == structure.post.source(blocks[theirs].span)
        )
        for mine, theirs in zip(range(*each.blocks), range(*twin.blocks), strict=True)
    )


def _beside(structure: Structure, first: int, behind: int) -> Iterator[int]:
    """Yield the texts before and after some blocks."""
    for way in (range(first - 1, -1, -1), range(behind, len(structure.says))):
        yield from islice((index for index in way if structure.says[index]), 1)


def _is_proven(removed: Removed, index: int) -> bool:
    """Tell whether a block is removed because of its own text."""
    at = removed.layout.by_block.get(index)
    return at is not None and at in removed and removed.copies[at].proves_itself
