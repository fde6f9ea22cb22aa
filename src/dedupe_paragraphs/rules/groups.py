"""Groups: runs of segments that are removed, each of one kind, with the separators among them."""

from bisect import bisect_left
from enum import Enum, auto
from typing import NamedTuple

from dedupe_paragraphs.match.exact import Match
from dedupe_paragraphs.match.find import Found
from dedupe_paragraphs.match.layout import Segment
from dedupe_paragraphs.model.post import BRIDGES
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.rules.build import Pair, Range, block_place, placed


class GroupKind(Enum):
    """How a group repeats its originals."""

    WHOLE = auto()
    TRUNCATED = auto()
    """It stops before the end of its original."""
    RUN_TOGETHER = auto()
    """It is one block, and its originals are several."""


class CopyGroup(NamedTuple):
    """Consecutive segments that are removed for one reason."""

    kind: GroupKind
    segments: tuple[Segment, ...]
    blocks: frozenset[int]
    """Their blocks, and the separators between and beside them."""
    safety: Safety
    reason: Reason


def find_groups(found: Found) -> list[CopyGroup]:
    """Return the groups of all segments that are removed, safely or in doubt, in order."""
    runs: list[list[Segment]] = []
    for index in sorted({*found.safe.gone, *(found.doubted.keys() & found.all.gone.keys())}):
        segment = found.layout.segments[index]
        if runs and _goes_on(found, runs[-1][-1], segment):
            runs[-1].append(segment)
        else:
            runs.append([segment])
    parted = [part for run in runs for part in _by_kind(found, run)]
    return _with_bridges(found, parted)


def _goes_on(found: Found, last: Segment, segment: Segment) -> bool:
    """Tell whether a segment belongs to the run of the one before: it follows, or says the same."""
    if _run_together(found, segment) or segment.index != last.index + 1:
        return False
    if found.safety(segment.index) is not found.safety(last.index):
        return False
    layout = found.layout
    stutters = layout.key(segment) == layout.key(last)
    runs = found.all if segment.index in found.doubted else found.safe
    return stutters or runs.follows(last.index, segment.index)


def _run_together(found: Found, segment: Segment) -> bool:
    copy = found.copies[segment.index]
    return copy.run_together and copy.goes


def _by_kind(found: Found, run: list[Segment]) -> list[tuple[GroupKind, list[Segment]]]:
    """Split a run where its kind changes: a cut end is another finding than the blocks before."""
    parts: list[tuple[GroupKind, list[Segment]]] = []
    for segment in run:
        kind = _kind(found, segment)
        if parts and parts[-1][0] is kind is GroupKind.WHOLE:
            parts[-1][1].append(segment)
        elif parts and kind is GroupKind.TRUNCATED and _all_short(found, parts[-1][1]):
            parts[-1] = (GroupKind.TRUNCATED, [*parts[-1][1], segment])
        else:
            parts.append((kind, [segment]))
    return parts


def _all_short(found: Found, segments: list[Segment]) -> bool:
    """Tell whether a run so far is nothing that could be a finding by itself."""
    return all(each.is_heading or not found.copies[each.index].goes for each in segments)


def _kind(found: Found, segment: Segment) -> GroupKind:
    if _run_together(found, segment):
        return GroupKind.RUN_TOGETHER
    return GroupKind.TRUNCATED if is_cut(found, found.matches(segment.index)) else GroupKind.WHOLE


def is_cut(found: Found, matches: tuple[Match, ...]) -> bool:
    """Tell whether a copy is the beginning of a fuller text and stops there."""
    if not matches:
        return False
    last = matches[-1]
    original = found.layout.segments[last.segment]
    rest = found.layout.text[last.source_end : original.end]
    if not rest.strip("。.!?…」』）) "):
        return False
    if last.source_end not in found.layout.ends:
        return True
    return len(matches) == 1 and last.source == original.start


def _with_bridges(found: Found, parts: list[tuple[GroupKind, list[Segment]]]) -> list[CopyGroup]:
    """Give every bridge that goes to the group before it, or to the first one behind."""
    blocks = found.layout.post.blocks
    own = [{b.index for each in segments for b in each.blocks} for _, segments in parts]
    firsts = [min(indices) for indices in own]
    for index in sorted(found.safe_blocks):
        if blocks[index].kind in BRIDGES and parts:
            at = bisect_left(firsts, index)
            before = own[at - 1] if at else None
            near = before is not None and _reaches(found, max(before), index)
            own[at - 1 if near or at == len(own) else at].add(index)
    return [
        CopyGroup(
            kind,
            tuple(segments),
            frozenset(indices),
            found.safety(segments[0].index),
            _reason(found, kind, segments),
        )
        for (kind, segments), indices in zip(parts, own, strict=True)
    ]


def _reason(found: Found, kind: GroupKind, segments: list[Segment]) -> Reason:
    """Return the reason of a group: that of the copy which justifies it."""
    first = next((each for each in segments if found.copies[each.index].goes), segments[0])
    reason = found.reason(first.index)
    if reason is Reason.EXACT_COPY and kind is GroupKind.TRUNCATED:
        return Reason.CUT_COPY
    return reason


def _reaches(found: Found, last: int, index: int) -> bool:
    return all(between in found.safe_blocks for between in range(last + 1, index))


def pairs_of(found: Found, group: CopyGroup) -> list[Pair]:
    """Return each segment of a group with its original; a run-together one match by match.

    Separators, which hold no text, are their own originals.
    """
    post = found.layout.post
    pairs: list[tuple[Range, Range]] = []
    for segment in group.segments:
        matches = found.matches(segment.index)
        if group.kind is GroupKind.RUN_TOGETHER:
            pairs += merged(found, matches)
        else:
            source = (matches[0].source, max(match.source_end for match in matches))
            pairs.append(((segment.start, segment.end), source))
    own = {block.index for segment in group.segments for block in segment.blocks}
    between = (post.blocks[index] for index in group.blocks - own)
    return [
        *(placed(found, *pair) for pair in pairs),
        *((block.span, block_place(post, block)) for block in between),
    ]


def merged(found: Found, matches: tuple[Match, ...]) -> list[tuple[Range, Range]]:
    """Return matches as pairs of ranges, those that follow each other in both texts as one."""
    pairs: list[tuple[Range, Range]] = []
    last: Match | None = None
    for match in matches:
        if last is not None and _continues(found, last, match):
            (start, _), (source, _) = pairs[-1]
            pairs[-1] = ((start, match.end), (source, match.source_end))
        else:
            pairs.append(((match.start, match.end), (match.source, match.source_end)))
        last = match
    return pairs


def _continues(found: Found, last: Match, match: Match) -> bool:
    return (
        match.segment == last.segment + 1
        and last.source_end == found.layout.segments[last.segment].end
        and match.source == found.layout.segments[match.segment].start
    )


def missing_of(found: Found, group: CopyGroup) -> int:
    """Return how many code points the original has after the place where the copy stops."""
    last = found.matches(group.segments[-1].index)[-1]
    return found.layout.segments[last.segment].end - last.source_end
