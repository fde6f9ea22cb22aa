"""Rules, template tags and debris: what is between copies is removed with them."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from dedupe_paragraphs.match.layout import Layout, Split
from dedupe_paragraphs.match.removed import Removed
from dedupe_paragraphs.model.post import BRIDGES, Block, BlockKind, Post
from dedupe_paragraphs.text.debris import is_never_prose


def removed_blocks(removed: Removed, splits: Iterable[Split]) -> frozenset[int]:
    """Return the indices of all blocks that are removed whole, separators among them."""
    post, taken = removed.layout.post, set(removed.blocks)
    joined = set[int]().union(*(split.apart for split in splits))
    repeated = _repeated_tags(removed.layout)
    for is_bridge, row in groupby(post.blocks, key=lambda block: block.kind in BRIDGES):
        if not is_bridge:
            continue
        bridges = [*row]
        before, behind = bridges[0].index - 1, bridges[-1].index + 1
        inside, beside = {before, behind} <= taken, before in taken or behind in taken
        across = (inside and _is_copied(removed, before, behind)) or (
            before in taken and _leads_on(removed, before, behind)
        )
        along = set[int]()
        if repeated:
            along.update(_copied_along(removed, bridges, before, 1))
            along.update(_copied_along(removed, bridges, behind, -1))
        for block in bridges:
            if block.kind is BlockKind.DEBRIS:  # what no author writes has a rule of its own
                is_mark = is_never_prose(block.key) or b"\n" in post.source(block.span)
                goes = (beside and not is_mark) or block.index in joined
            elif block.kind is BlockKind.RULE:
                goes = across or block.index in joined
            else:
                goes = (inside or block.index in along) and block.index in repeated
            if goes:
                taken.add(block.index)
    if removed.matches and any(each.marks for each in removed.layout.structure.tree):
        from dedupe_paragraphs.match.whole_containers import (  # noqa: PLC0415 - start-up
            whole_containers,
        )

        taken |= whole_containers(removed, taken)
    _add_doubled_rules(post, taken)
    return frozenset(taken)


def _is_copied(removed: Removed, before: int, behind: int) -> bool:
    """Tell whether a rule between two copies is copied with one of them: else it is its own.

    One run continues across it, or the original has a rule at the same end.
    """
    layout = removed.layout
    left, right = layout.by_block[before], layout.by_block[behind]
    if _goes_on(removed, left, right):
        return True
    blocks = layout.post.blocks
    beside = []
    if matches := removed.matches[left]:
        beside.append(layout.segments[matches[-1].segment].blocks[-1].index + 1)
    if matches := removed.matches[right]:
        beside.append(layout.segments[matches[0].segment].blocks[0].index - 1)
    return any(
        0 <= at < len(blocks) and blocks[at].kind is BlockKind.RULE and not before < at < behind
        for at in beside
    )


def _copied_along(removed: Removed, bridges: list[Block], beside: int, step: int) -> Iterator[int]:
    """Yield the bridges beside a copy, from it on, that are beside its original as well."""
    layout, blocks = removed.layout, removed.layout.post.blocks
    matches = removed.matches.get(layout.by_block.get(beside, -1))
    if not matches:
        return
    end = -1 if step > 0 else 0
    if not (matches[end].ends(layout) if step > 0 else matches[end].begins(layout)):
        return
    at = layout.segments[matches[end].segment].blocks[end].index
    for block in bridges[::step]:
        at += step
        if at not in range(len(blocks)) or not layout.same_bytes(block, blocks[at]):
            return
        yield block.index


def _leads_on(removed: Removed, before: int, behind: int) -> bool:
    """Tell whether what is before and behind a rule is before and behind another one, too: it is
    the end of the run that is before it."""
    layout, blocks = removed.layout, removed.layout.post.blocks
    matches = removed.matches.get(layout.by_block[before], ())
    at = layout.segments[matches[-1].segment].blocks[-1].index + 1 if matches else len(blocks)
    return (
        max(at + 1, behind) < len(blocks)
        and blocks[at].kind is BlockKind.RULE
        and blocks[at + 1].key == blocks[behind].key
        and at + 1 != behind
    )


def _goes_on(removed: Removed, left: int, right: int) -> bool:
    """Tell whether one copied run continues across a rule.

    Copies between their two originals prove nothing: the rule may be the one of those. A
    run-together line and what follows it are two copies.
    """
    copies = removed.copies
    if copies[left].run_together or copies[right].run_together:
        return False
    if not removed.follows(left, right):
        return False
    return not removed.matches[left][-1].segment < left < removed.matches[right][0].segment


def _repeated_tags(layout: Layout) -> set[int]:
    """Return the template tags that are there before, too, and belong to no container."""
    repeated = {
        block.index
        for block in layout.post.blocks
        if block.kind is BlockKind.TEMPLATE and layout.first_tag(block) is not block
    }
    if not repeated:
        return repeated
    structure = layout.structure
    return repeated.difference(*map(structure.delimiting, structure.tree))


def _add_doubled_rules(post: Post, taken: set[int]) -> None:
    """Add the rule that would be left beside another rule, or at the end with nothing after."""
    last_kept: Block | None = None
    removed_since = False
    for block in post.blocks:
        if block.index in taken:
            removed_since = True
            continue
        is_rule = block.kind is BlockKind.RULE
        doubled = last_kept is not None and last_kept.kind is BlockKind.RULE
        if is_rule and doubled and removed_since:
            taken.add(block.index)
            continue
        last_kept, removed_since = block, False
    if removed_since and last_kept is not None and last_kept.kind is BlockKind.RULE:
        taken.add(last_kept.index)
