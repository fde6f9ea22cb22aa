"""Balance: what of some blocks must be kept so that no structure is broken when they are removed.

Nothing is left open, no container and no branch is emptied, text that is kept is below the same
headings, two lists stay two, and written numbers have no new gap.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise

from dedupe_paragraphs.model.post import BOLD_LEVEL, Block, Container
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.post.containers import Structure, WrittenList
from dedupe_paragraphs.post.headings import title_of
from dedupe_paragraphs.text.debris import without_continuation

Held = dict[int, Reason]
"""Blocks that must be kept, each with what would be broken without it."""


def held(structure: Structure, gone: Collection[int], moved: Collection[int] = ()) -> Held:
    """Return the blocks, of those to be removed, that must be kept.

    `moved` are blocks that are put elsewhere, so that other headings are above them. What is kept
    may be the reason to keep more; each round keeps one at least.
    """
    kept: Held = {}
    left = set(gone)
    while left:
        more = _enclosures(structure, left) | _numbers(structure, left) | _lists(structure, left)
        more |= _headings(structure, left - more.keys(), moved)
        parted = parted_marks(structure, left)
        more |= dict.fromkeys(parted, Reason.HALF_CONTAINER)
        for before, mark in {*_likely_pairs(structure), *zip(parted.values(), parted, strict=True)}:
            inside = [at for at in range(before + 1, mark) if structure.says[at]]
            if left.issuperset(inside) and (mark in parted or left.isdisjoint((before, mark))):
                more |= dict.fromkeys(inside, Reason.EMPTY_CONTAINER)
        if not more:
            break
        kept |= more
        left -= more.keys()
    return kept


def _enclosures(structure: Structure, gone: set[int]) -> Held:
    """Hold marks whose partners are kept, and what is in a container whose marks are kept."""
    if not structure.may_enclose:
        return {}
    says = structure.fills
    removed = [0, *accumulate(index in gone for index in range(len(says)))]
    said = [0, *accumulate(says)]
    left = [0, *accumulate(each and index not in gone for index, each in enumerate(says))]
    kept: Held = {}
    holding: set[int] = set()
    for at in range(len(structure.tree) - 1, -1, -1):  # the inner ones first
        each = structure.tree[at]
        first, behind = each.blocks
        if not each.marks or removed[behind] == removed[first]:
            continue
        if removed[behind] - removed[first] < behind - first or at in holding:
            marks = structure.delimiting(each)
            if each.family == "comment" and gone.issuperset(marks):
                continue
            kept |= dict.fromkeys(gone.intersection(marks), Reason.HALF_CONTAINER)
            for start, end in pairwise([*marks, behind]):
                inside = range(start + 1, end)
                was_emptied = said[end] > said[start + 1] and left[end] == left[start + 1]
                if was_emptied and not any(index in kept for index in inside):
                    kept |= dict.fromkeys(gone.intersection(inside), Reason.EMPTY_CONTAINER)
                    holding.add(at)
        if at in holding:
            holding.add(each.parent)
    return kept


def parted_marks(structure: Structure, gone: Collection[int]) -> dict[int, int]:
    """Return marks of unknown languages, of those to be removed, that may end what is kept, each
    with the mark before it.

    Marks are removed in rows. The mark before a row may open what the row ends, unless it is the
    same as the last of the row: then the row is there twice.
    """
    texts = structure.lone_marks
    parted: dict[int, int] = {}
    before = -1
    for is_gone, row in groupby(texts, gone.__contains__):
        marks = [*row]
        is_twice = texts.get(before) == texts[marks[-1]]
        if is_gone and before >= 0 and not is_twice and _may_end(texts[marks[0]]):
            parted[marks[0]] = before
        before = marks[-1]
    return parted


def _likely_pairs(structure: Structure) -> Iterator[tuple[int, int]]:
    """Yield marks of unknown languages with the marks that likely end them: such a mark is there
    again, and the first of all ends nothing."""
    texts = structure.lone_marks
    count = Counter(texts.values())
    first = next(iter(texts.values()), "")
    for before, mark in pairwise(texts):
        text = texts[mark]
        if count[text] > 1 and text not in (first, texts[before]) and _may_end(text):
            yield before, mark


def _may_end(mark: str) -> bool:
    """Tell whether a mark may end something: it has no values."""
    return not any(each in "=\"'." or each.isdecimal() for each in mark)


def _headings(structure: Structure, gone: set[int], moved: Collection[int]) -> Held:
    """Hold the headings that kept text was below.

    It may be below others if an equal text was, or its own beginning, a cut copy; or if it directly
    follows what it followed, or a text of its section that does. A heading that it is right below
    is held even if it is there twice, but the title again heads nothing, nor does a mark that an
    earlier section continues.
    """
    blocks = structure.post.blocks
    titled = {block.index for block in blocks if 0 < block.level < BOLD_LEVEL}
    if titled.isdisjoint(gone):
        return {}
    title = title_of(structure.post)
    again = ((at, without_continuation(blocks[at].key)) for at in titled.intersection(gone))
    titles = [at for at, name in again if name == title]
    sections = structure.sections
    before = structure.paths_below(sections.difference(titles)) if titles else structure.paths
    after = structure.paths_below(sections.difference(gone))
    known: _Known | None = None
    kept: Held = {}
    followed = follows = -1
    carried: tuple[int, ...] = ()
    for index, says in enumerate(structure.says):
        if says and index not in gone:
            lost = gone.intersection(before[index], titled)
            if lost and _named(blocks, before[index]) == _named(blocks, after[index]):
                lost -= {
                    at for at in lost if blocks[at].key != without_continuation(blocks[at].key)
                }
            is_right_below = followed in lost
            if lost and index not in moved and (is_right_below or after[index] != before[index]):
                stays = follows >= 0 and blocks[follows].key == blocks[followed].key
                stays |= carried == before[index] and index not in titled
                known = known or _Known(blocks, before, gone)
                is_known = not is_right_below and known.was_below(blocks[index].key, after[index])
                if not is_known and (not stays or index in titled):
                    kept |= dict.fromkeys(lost, Reason.KEPT_SECTION)
                carried = before[index] if stays else ()
            follows = index
        followed = index if says else followed
    return kept


def _named(blocks: Sequence[Block], path: Iterable[int]) -> tuple[str, ...]:
    """Return what headings say, without marks that they go on; one that repeats the one above it
    adds nothing, and a bold line is none."""
    names = (without_continuation(blocks[at].key) for at in path if blocks[at].level < BOLD_LEVEL)
    return tuple(name for name, _ in groupby(names))


class _Known:
    """Which texts a post has below which headings, and which of them are removed."""

    def __init__(
        self, blocks: Sequence[Block], paths: Sequence[tuple[int, ...]], gone: Collection[int]
    ) -> None:
        self._blocks = blocks
        self._texts = defaultdict[tuple[str, ...], set[str]](set)
        self._removed = defaultdict[tuple[str, ...], set[str]](set)
        named = {path: _named(blocks, path) for path in {*paths}}
        for block, path in zip(blocks, paths, strict=True):
            self._texts[named[path]].add(block.key)
            if block.index in gone and block.key:
                self._removed[named[path]].add(block.key)

    def was_below(self, key: str, path: Iterable[int]) -> bool:
        """Tell whether a text, or the beginning of it that is removed, was below some headings."""
        titles = _named(self._blocks, path)
        return key in self._texts[titles] or any(map(key.startswith, self._removed[titles]))


def emptied_sections(structure: Structure, gone: Collection[int]) -> dict[int, list[int]]:
    """Return the kept headings that nothing is left below, each with what was."""
    blocks = structure.post.blocks
    found: dict[int, list[int]] = {}
    heading, below = -1, list[int]()
    for index in [*(at for at, says in enumerate(structure.says) if says), len(blocks)]:
        around = blocks[heading].containers if heading >= 0 and index < len(blocks) else ()
        if around and blocks[index].containers[: len(around)] != around:  # a heading in a quote
            found |= {heading: below} if below else {}
            heading, below = -1, []
        if index in gone:
            below.append(index)
            continue
        level = blocks[index].level if index < len(blocks) else 1
        if heading >= 0 and below and 0 < level <= blocks[heading].level:
            found[heading] = below
        heading, below = (index if level > 0 and index < len(blocks) else -1), []
    return found


def _lists(structure: Structure, gone: set[int]) -> Held:
    """Hold what parts two lists that would be one without it."""
    post = structure.post
    kept: Held = {}
    if len(structure.lists) < 2:
        return kept
    looks = {each.container.index: _looks(structure, each) for each in structure.lists}
    before: Block | None = None
    for block in post.blocks:
        if block.index in gone:
            continue
        if before is not None and block.index - before.index > 1:
            both = zip(before.containers, block.containers, strict=False)
            pair = next((each for each in both if each[0] != each[1]), (-1, -1))
            if looks.keys() >= {*pair} and looks[pair[0]] == looks[pair[1]]:
                between = [
                    index
                    for index in range(before.index + 1, block.index)
                    if not {*pair} & {*post.blocks[index].containers}
                ]
                kept |= dict.fromkeys(between[-1:], Reason.SEPARATE_LISTS)
        before = block
    return kept


def _looks(structure: Structure, found: WrittenList) -> bytes:
    """Return the mark of a list: lists with different ones stay apart."""
    lines = found.items[0].lines
    source = structure.post.data[lines.start : lines.end].lstrip(b" \t>")
    return source.lstrip(b"0123456789")[:1]


def _numbers(structure: Structure, gone: set[int]) -> Held:
    """Hold numbered items without which the numbers would have a gap.

    Items leave from the end of a list, or where the number after them continues from the number
    before or begins the list again; those that repeat another list leave with all of theirs.
    """
    kept: Held = {}
    for each in structure.lists:
        if each.numbers[0] is None or not any(_is_gone(item, gone) for item in each.items):
            continue
        if all(_is_gone(item, gone) or item.leaves[0] == item.leaves[1] for item in each.items):
            continue  # an empty item goes with the others
        keys = {_key(structure, item) for item in each.items if not _is_gone(item, gone)}
        last = each.numbers[0] - 1 if {*each.numbers} > {each.numbers[0]} else None
        waiting: list[Container] = []
        for item, number in zip(each.items, each.numbers, strict=True):
            if _is_gone(item, gone):
                waiting.append(item)
                continue
            if last is None or number != last + 1:
                kept |= _held_items(waiting)
            waiting, last = [], number
        if not all(_key(structure, item) in keys for item in waiting):
            kept |= _held_items(waiting)
    return kept


def _is_gone(item: Container, gone: set[int]) -> bool:
    first, behind = item.leaves
    return first < behind and all(index in gone for index in range(first, behind))


def _key(structure: Structure, item: Container) -> str:
    return "\n".join(structure.post.blocks[index].key for index in range(*item.leaves))


def _held_items(items: Sequence[Container]) -> Held:
    return {index: Reason.NUMBERED_ROW for item in items for index in range(*item.leaves)}
