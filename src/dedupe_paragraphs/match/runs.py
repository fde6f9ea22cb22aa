"""Runs: copies in a row that repeat a row of segments, and what only they remove."""

from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise

from dedupe_paragraphs.match.continuation import continued
from dedupe_paragraphs.match.copies import Copy
from dedupe_paragraphs.match.decide.place import lists_are_parallel
from dedupe_paragraphs.match.decide.refrain import MAX_REFRAIN
from dedupe_paragraphs.match.decide.run_member import MIN_SLIP
from dedupe_paragraphs.match.exact import Match
from dedupe_paragraphs.match.layout import Layout, Segment
from dedupe_paragraphs.match.priority import broken_off
from dedupe_paragraphs.match.removed import Removed
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.text.stops import ends_sentence
from dedupe_paragraphs.text.width import has_width, width

_MIN_LIST_LENGTH = 200
"""Cells: a whole list of at least two items, copied in order, is removed without a paragraph
beside it. Shorter ones (a recipe's tools, a product's features) repeat on purpose."""
_LIMIT_ROUNDS = 8
"""What a run gains can let another one go on; each such step takes a round, and three were the most
that a post of the restore benchmark took."""


def build_runs(
    layout: Layout,
    copies: Mapping[int, Copy],
    proven: Iterable[int],
    kept: Collection[int] = (),
) -> Removed:
    """Return what is removed if the copies `proven` are: they, and what continues their runs, but
    for what is known to be `kept`."""
    removed = Removed(layout, copies, {index: copies[index].matches for index in sorted(proven)})
    _add_lists(removed, kept)
    _add_doubled_items(removed)
    _add_restarted_lists(removed)
    for _ in range(_LIMIT_ROUNDS):
        if not _grow(removed, kept):
            break
    _add_title_again(removed)
    removed.matches = dict(sorted(removed.matches.items()))
    return removed


def _grow(removed: Removed, kept: Collection[int]) -> bool:
    """Add what continues a run on either side, and tell whether anything was added.

    Ends because a segment is asked about only after a neighbour was added, and each is added once.
    """
    before = len(removed.matches)
    ahead = sorted(removed.matches)
    while ahead:
        index = ahead.pop()
        for beside in (index - 1, index + 1):
            known = beside in removed or beside in kept
            if known or not 0 <= beside < len(removed.layout.segments):
                continue
            match = continued(removed, beside, index)
            if match is not None:
                removed.add(beside, (match,), Reason.RUN_MEMBER)
                ahead.append(beside)
    return len(removed.matches) > before


def _add_lists(removed: Removed, kept: Collection[int]) -> None:
    """Add whole lists that repeat whole lists, item by item."""
    layout = removed.layout
    lists = {each.leaves for each in layout.post.containers if each.name == "list"}
    for leaves in sorted(lists):
        blocks = range(*leaves)
        items = [removed.copies[layout.by_block[at]] for at in blocks if at in layout.by_block]
        is_kept = any(item.segment.index in kept for item in items)
        if not is_kept and _is_copied_list(removed, items, lists):
            for item in items:
                removed.add(item.segment.index, item.matches, Reason.COPIED_LIST)


def _is_copied_list(
    removed: Removed, items: list[Copy], lists: Collection[tuple[int, int]]
) -> bool:
    """Tell whether a list is a whole other one, and neither at its place in a parallel section nor
    without the text before it that is copied, too."""
    if len(items) < 2 or any(each.needs_run is None or not each.matches for each in items):
        return False
    originals = [each.matches[0].segment for each in items]
    if any(after != before + 1 for before, after in pairwise(originals)):
        return False
    if sum(width(each.segment.key) for each in items) < _MIN_LIST_LENGTH:
        return False
    segments = removed.layout.segments
    here, there = (
        (segments[first].blocks[0].index, segments[last].blocks[0].index)
        for first, last in (
            (items[0].segment.index, items[-1].segment.index),
            (originals[0], originals[-1]),
        )
    )
    if (there[0], there[1] + 1) not in lists:
        return False
    before = removed.matches.get(items[0].segment.index - 1, ())
    is_in_run = bool(before) and before[-1].segment + 1 == originals[0]
    return is_in_run or not lists_are_parallel(removed.layout, here, there)


def _add_doubled_items(removed: Removed) -> None:
    """Add long list items that directly follow (or precede) the same item."""
    for index, copy in removed.copies.items():
        segment = copy.segment
        if copy.needs_run is None or segment.kind is not BlockKind.ITEM:
            continue
        beside = {match.segment for match in copy.matches} <= {index - 1, index + 1}
        if copy.matches and beside and segment.has_width(MAX_REFRAIN):
            removed.add(index, copy.matches, Reason.IMMEDIATE_REPEAT)


def _add_restarted_lists(removed: Removed) -> None:
    """Add what is up to an item that was cut, after which all of it is written again."""
    segments = removed.layout.segments
    for each in broken_off(removed.layout):
        keys = [segments[at].key for at in each]
        if has_width(" ".join(keys), MIN_SLIP) and any(map(ends_sentence, keys)):
            again = segments[each.stop : each.stop + len(each)]
            for at, twin in zip(each, again, strict=False):
                if not removed.copies[at].stays:
                    removed.add(at, (_match(segments[at], twin),), Reason.IMMEDIATE_REPEAT)


def _add_title_again(removed: Removed) -> None:
    """Add the title again where all between the two is removed: the first one is kept."""
    segments = removed.layout.segments
    again = next((each for each in segments[1:] if each.index not in removed), None)
    if again is None or again.index == 1 or not (again.is_heading and segments[0].is_heading):
        return
    if again.key == segments[0].key and again.blocks[0].level == segments[0].blocks[0].level:
        removed.add(again.index, (_match(again, segments[0]),), Reason.RUN_MEMBER)


def _match(segment: Segment, original: Segment) -> Match:
    return Match(segment.start, segment.end, original.start, original.index)
