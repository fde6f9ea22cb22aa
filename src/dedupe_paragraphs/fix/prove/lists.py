"""Two lists stay two, a list is still one, tight or loose as it was, and its numbers stay."""

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import count, pairwise, repeat

from dedupe_paragraphs.fix.prove.comparison import Comparison, Missing
from dedupe_paragraphs.fix.prove.fragments import MIN_ALONE
from dedupe_paragraphs.model.post import Block, Post
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.post.containers import WrittenList
from dedupe_paragraphs.text.prefix import common_prefix
from dedupe_paragraphs.text.width import has_width


@record
class Item:
    """An item of a list."""

    block: Block
    """Its first block."""
    written: int | None
    """Its number, if it has one."""
    shown: int | None
    """The number that a reader sees."""


@record
class ItemList:
    """A list with the items that say something."""

    items: tuple[Item, ...]
    is_tight: bool
    has_gap: bool
    """Whether its written numbers do not count on."""


Homes = Mapping[str, Sequence[tuple[int, Item]]]
"""The old lists that an item is in, each by its number, with the item there."""


def missing(both: Comparison) -> Iterator[Missing]:
    """Yield the item at which a list is no longer what it was."""
    old, new = both.old, both.new
    known = {old.source(each.lines) for each in old.containers if each.name == "list"}
    changed = {
        each.index
        for each in new.containers
        if each.name == "list" and new.source(each.lines) not in known
    }
    if not changed:
        return
    before = [_read(old, each) for each in both.was.structure.lists]
    homes: dict[str, list[tuple[int, Item]]] = {}
    for number, each in enumerate(before):
        for item in each.items:
            homes.setdefault(item.block.key, []).append((number, item))
    for written in both.now.structure.lists:
        if written.container.index in changed:
            harmed = _harmed(_read(new, written), before, homes)
            if harmed is not None:
                yield Missing(harmed.block.span)


def _harmed(after: ItemList, before: Sequence[ItemList], homes: Homes) -> Item | None:
    """Return the item of an old list that is not where or as it was in a new one."""
    items = [each for each in after.items if each.block.key in homes]
    said = {each.block.key for each in after.items}
    for first, second in pairwise(items):
        theirs, mine = homes[first.block.key], homes[second.block.key]
        if not _may_follow(theirs, mine, before) and not any(
            _replaces(new, old, said)
            for new, homes_of in ((second, theirs), (first, mine))
            for at, _ in homes_of
            for old in before[at].items
        ):
            return mine[0][1]
    for item in items:
        same = [each for _, each in homes[item.block.key]]
        numbers = {n for each in same for n in (each.shown, each.written)}
        if item.shown not in numbers:
            return same[0]
    if len(items) < 2:
        return None
    theirs, mine = homes[items[0].block.key], homes[items[-1].block.key]
    both = {at for at, _ in theirs} & {at for at, _ in mine}
    olds = [before[at] for at in sorted(both)]
    if olds and after.has_gap and not any(each.has_gap for each in olds):
        return theirs[0][1]
    if after.is_tight:  # a loose list of which one item is left is tight
        olds = [each for each in olds if len(each.items) == len(after.items)]
    if olds and not any(each.is_tight is after.is_tight for each in olds):
        return theirs[0][1]
    return None


def _replaces(new: Item, old: Item, said: Container[str]) -> bool:
    """Tell whether an item is the fuller text of one that is gone: both begin alike."""
    keys = new.block.key, old.block.key
    length = common_prefix(keys[0], 0, keys[1], 0, min(map(len, keys)))
    return old.block.key not in said and has_width(keys[0][:length], MIN_ALONE)


def _may_follow(
    theirs: Sequence[tuple[int, Item]],
    mine: Sequence[tuple[int, Item]],
    before: Sequence[ItemList],
) -> bool:
    """Tell whether two items were in one list, or the list of the second counts on."""
    lists = {at for at, _ in theirs}, {at for at, _ in mine}
    return not lists[0].isdisjoint(lists[1]) or any(
        before[one].items[-1].shown == (before[other].items[0].shown or 0) - 1
        for one in lists[0]
        for other in lists[1]
    )


def _read(post: Post, written: WrittenList) -> ItemList:
    numbers = [number for number in written.numbers if number is not None]
    steps = [second - first for first, second in pairwise(numbers)]
    shown = count(numbers[0]) if numbers else repeat(None)
    items = [
        Item(post.blocks[container.leaves[0]], number, number if number is None else place)
        for container, number, place in zip(written.items, written.numbers, shown, strict=False)
        if container.leaves[0] < container.leaves[1]
    ]
    has_gap = any(steps) and any(step != 1 for step in steps)
    return ItemList(tuple(items), written.container.is_tight, has_gap)
