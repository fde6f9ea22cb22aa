"""Kept text keeps the headings above it, and the title is kept."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice

from dedupe_paragraphs.fix.prove.comparison import Comparison, Missing
from dedupe_paragraphs.fix.prove.facts import Facts, Path, sentences_of
from dedupe_paragraphs.fix.prove.fragments import is_fragment
from dedupe_paragraphs.model.post import Block, BlockKind

_LIMIT_RUN = 200
"""Blocks of a run that is looked across; the longest real one had 88."""


def missing(both: Comparison) -> Iterator[Missing]:
    """Yield each heading that was removed from above kept text, or the text that changed place.

    Text that moved is where it was, if it directly follows what it directly followed. So is the
    text after a run of several paragraphs that was removed together with its heading, and what
    was in one section with such text.
    """
    old, was, now = both.old, both.was, both.now
    changed = (*both.removed, *both.made)
    is_moved = any(block.kind is BlockKind.HEADING for block in changed)
    blocks = both.new.blocks if is_moved else both.made
    if not blocks and all(_is_heading(now, each) for each in old.blocks if each.level == 1):
        return
    titles = [index for index in islice(was.names, 1) if old.blocks[index].level == 1]
    named = {index for index in titles if not _is_heading(now, old.blocks[index])}
    known = set(was.names.values())
    shown: dict[Path, Path] = {}
    accepted: set[tuple[tuple[int, ...], tuple[int, ...]]] = set()
    """Sections whose heading was removed, and the sections that their text is in now."""
    for block in blocks:
        whole = now.paths[block.index]
        homes = was.by_key.get(block.key, ())
        if whole not in shown:
            shown[whole] = tuple(name for name in whole if name in known)
        path = shown[whole]
        home = both.homes[block.index]
        if home is not None and was.paths[home] == path and old.blocks[home].key == block.key:
            continue  # nearly every block
        if path in was.paths_of(block.key) or not now.structure.says[block.index]:
            continue
        if is_fragment(block) and len(homes) != 1:  # a short text repeats by chance
            continue
        if block.index in now.names and now.names[block.index] not in known:
            continue  # it was inside a run-together line
        sections = {(was.above[at], now.above[block.index]) for at in homes}
        if sections & accepted:
            continue
        is_after_run = any(_is_after_run(both, at, block.index) for at in homes)
        if not is_after_run:
            named.update(_misplaced(both, block, path))
        before, first = next(now.spoken(block.index))
        if is_after_run or first in was.order.get(before, ()):
            accepted |= sections
    for at in sorted(named):
        yield Missing(old.blocks[at].span)


def _is_heading(now: Facts, block: Block) -> bool:
    return any(now.post.blocks[at].level == block.level for at in now.by_key.get(block.key, ()))


def _is_after_run(both: Comparison, home: int, index: int) -> bool:
    """Tell whether only a removed run was between a block and the one that it follows now."""
    old, new = both.old.blocks, both.new.blocks
    before = both.now.before(index)
    if before is None:
        return False
    said = set(sentences_of(new[before]))
    count = 0
    for at in range(home - 1, max(home - _LIMIT_RUN, 0) - 1, -1):
        if both.was.structure.says[at]:
            if not said.isdisjoint(sentences_of(old[at])):
                return count > 1 or before in both.now.names
            if at in both.paired:
                return False
            count += bool(old[at].sentences) and at not in both.was.names
    return False


def _misplaced(both: Comparison, block: Block, path: Path) -> Iterator[int]:
    """Yield the blocks of the old post that say why a block is under other headings now."""
    was, now = both.was, both.now
    place = both.places[block.index]
    for before, sentence in now.spoken(block.index):
        homes = was.by_key.get(sentence) or was.by_sentence.get(sentence, [])
        followed = was.order.get(before, ())
        if not homes or path in was.paths_of(sentence) or sentence in followed:
            continue
        if _is_fuller(followed, sentence) or _is_joined(both, sentence, path):
            continue
        home = homes[min(bisect_left(homes, place), len(homes) - 1)]
        above = (at for at in was.above[home] if was.names[at] not in path)
        yield from [at for at in above if both.lost_headings[was.names[at]] > 0] or [home]


def _is_fuller(followed: Iterable[str], sentence: str) -> bool:
    """Tell whether a sentence says all that one said that was at its place; words more at its
    beginning may lead on from what was above it."""
    from dedupe_paragraphs.text.settles import says_all  # noqa: PLC0415 - start-up

    return any(not sentence.endswith(each[1:]) and says_all(sentence, each) for each in followed)


def _is_joined(both: Comparison, sentence: str, path: Path) -> bool:
    """Tell whether a sentence was in two halves below the same headings, and is one there now."""
    said = [(block.index, each) for block, each in both.removed_below.get(path, ())]
    heads = [(at, len(each[-1])) for at, each in said if sentence.startswith(each[-1])]
    tails = [(at, len(each[0])) for at, each in said if sentence.endswith(each[0])]
    return any(
        first < rest and head + tail >= len(sentence) - 1
        for first, head in heads
        for rest, tail in tails
    )
