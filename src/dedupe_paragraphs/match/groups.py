"""Groups: copies in a row that one finding shows, with the separators among them."""

from bisect import bisect_left

from dedupe_paragraphs.match.copies import CopyKind
from dedupe_paragraphs.match.exact import is_cut
from dedupe_paragraphs.match.layout import Segment
from dedupe_paragraphs.match.matcher import Matched
from dedupe_paragraphs.model.post import BRIDGES
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.model.rule import Safety


@record
class CopyGroup:
    """Consecutive segments that are removed for one reason."""

    kind: CopyKind
    """`EXACT`, `CUT`, `RUN_TOGETHER` or `SAYS_MORE`."""
    segments: tuple[Segment, ...]
    blocks: frozenset[int]
    """Their blocks, and the separators between and beside them."""
    safety: Safety
    reason: Reason


_Part = tuple[CopyKind, list[Segment]]


def find_groups(matched: Matched) -> list[CopyGroup]:
    """Return the groups of all segments that are removed, safely or in doubt, in order."""
    parts: list[_Part] = []
    doubted = {index for index in matched.doubted if index in matched.all}
    last: Segment | None = None
    for index in sorted(doubted.union(matched.safe.matches)):
        if matched.copies[index].kind is CopyKind.EDITED:
            continue
        segment = matched.layout.segments[index]
        goes_on = last is not None and _goes_on(matched, last, segment)
        _add(matched, parts, segment, goes_on=goes_on)
        last = segment
    return _with_separators(matched, parts)


def _goes_on(matched: Matched, last: Segment, segment: Segment) -> bool:
    """Tell whether a segment belongs to the run of the one before: it follows, or says the same."""
    index = segment.index
    if index != last.index + 1 or matched.copies[index].kind is CopyKind.RUN_TOGETHER:
        return False
    if (index in matched.doubted) is not (last.index in matched.doubted):
        return False
    removed = matched.all if index in matched.doubted else matched.safe
    return segment.key == last.key or removed.follows(last.index, index)


def _add(matched: Matched, parts: list[_Part], segment: Segment, *, goes_on: bool) -> None:
    """Add a segment to the last part, or as a new one where the run or its kind changes.

    A cut end is another finding than the blocks before it, unless those are none by themselves.
    """
    kind = _kind(matched, segment)
    if goes_on and parts[-1][0] is kind is CopyKind.EXACT:
        parts[-1][1].append(segment)
    elif goes_on and kind is CopyKind.CUT and _is_short(matched, parts[-1][1]):
        parts[-1] = (kind, [*parts[-1][1], segment])
    else:
        parts.append((kind, [segment]))


def _is_short(matched: Matched, segments: list[Segment]) -> bool:
    """Tell whether a run so far is nothing that could be a finding by itself."""
    return all(each.is_heading or not matched.copies[each.index].proves_itself for each in segments)


def _kind(matched: Matched, segment: Segment) -> CopyKind:
    copy = matched.copies[segment.index]
    if copy.kind in (CopyKind.RUN_TOGETHER, CopyKind.SAYS_MORE):
        return copy.kind
    cut = copy.is_fragment or is_cut(matched.layout, matched.matches(segment.index))
    return CopyKind.CUT if cut else CopyKind.EXACT


def _with_separators(matched: Matched, parts: list[_Part]) -> list[CopyGroup]:
    """Give every separator that is removed to the group before it, or to the first one after."""
    blocks = matched.layout.post.blocks
    own = [set[int]().union(*(each.indices for each in segments)) for _, segments in parts]
    firsts = [min(indices) for indices in own]
    for index in sorted(matched.safe_blocks):
        if blocks[index].kind in BRIDGES and parts:
            at = bisect_left(firsts, index)
            before = own[at - 1] if at else None
            near = before and matched.safe_blocks.issuperset(range(max(before) + 1, index))
            own[at - 1 if near or at == len(own) else at].add(index)
    return [
        CopyGroup(
            kind,
            tuple(segments),
            frozenset(indices),
            matched.safety(segments[0].index),
            _reason(matched, segments),
        )
        for (kind, segments), indices in zip(parts, own, strict=True)
    ]


def _reason(matched: Matched, segments: list[Segment]) -> Reason:
    """Return the reason of a group: that of the first copy which its own text proves."""
    proven = (each for each in segments if matched.copies[each.index].proves_itself)
    return matched.decisions[next(proven, segments[0]).index].reason
