"""Groups: runs of segments that go, each with its rule and the bridges that go with it."""

from bisect import bisect_left
from typing import NamedTuple

from dedupe_paragraphs.match.exact import Match
from dedupe_paragraphs.match.find import Found
from dedupe_paragraphs.match.layout import Segment
from dedupe_paragraphs.model.post import BRIDGES
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Code, Safety
from dedupe_paragraphs.rules.build import Evidence, Range, block_place


class Group(NamedTuple):
    """Consecutive segments that go for one reason."""

    code: Code
    segments: tuple[Segment, ...]
    blocks: frozenset[int]
    """Their blocks, and the bridges between and beside them."""
    safety: Safety
    reason: Reason


def find_groups(found: Found) -> list[Group]:
    """Return the groups of all segments that go safely or in doubt, in order."""
    runs: list[list[Segment]] = []
    for index in sorted({*found.safe.gone, *(found.doubted.keys() & found.all.gone.keys())}):
        segment = found.layout.segments[index]
        if runs and _goes_on(found, runs[-1][-1], segment):
            runs[-1].append(segment)
        else:
            runs.append([segment])
    parted = [part for run in runs for part in _by_rule(found, run)]
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


def _by_rule(found: Found, run: list[Segment]) -> list[tuple[Code, list[Segment]]]:
    """Part a run where its rule changes: a cut end is told apart from whole blocks before it."""
    parts: list[tuple[Code, list[Segment]]] = []
    for segment in run:
        code = _code(found, segment)
        if parts and parts[-1][0] is code and code is Code.DUP001:
            parts[-1][1].append(segment)
        elif parts and code is Code.DUP003 and _all_short(found, parts[-1][1]):
            parts[-1] = (Code.DUP003, [*parts[-1][1], segment])
        else:
            parts.append((code, [segment]))
    return parts


def _all_short(found: Found, segments: list[Segment]) -> bool:
    """Tell whether a run so far is nothing that could be a finding by itself."""
    return all(each.is_heading or not found.copies[each.index].goes for each in segments)


def _code(found: Found, segment: Segment) -> Code:
    if _run_together(found, segment):
        return Code.DUP004
    return Code.DUP003 if is_cut(found, found.matches(segment.index)) else Code.DUP001


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


def _with_bridges(found: Found, parts: list[tuple[Code, list[Segment]]]) -> list[Group]:
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
        Group(
            code,
            tuple(segments),
            frozenset(indices),
            found.safety(segments[0].index),
            _reason(found, code, segments),
        )
        for (code, segments), indices in zip(parts, own, strict=True)
    ]


def _reason(found: Found, code: Code, segments: list[Segment]) -> Reason:
    """Return the reason of a group: that of the copy which justifies it."""
    first = next((each for each in segments if found.copies[each.index].goes), segments[0])
    reason = found.reason(first.index)
    if reason is Reason.EXACT_COPY and code is Code.DUP003:
        return Reason.CUT_COPY
    return reason


def _reaches(found: Found, last: int, index: int) -> bool:
    return all(between in found.safe_blocks for between in range(last + 1, index))


def pairs_of(found: Found, group: Group) -> list[tuple[Range, Range]]:
    """Return each segment of a group with what it stands for; a run-together one match by match."""
    pairs: list[tuple[Range, Range]] = []
    for segment in group.segments:
        matches = found.matches(segment.index)
        if group.code is Code.DUP004:
            pairs += merged(found, matches)
        else:
            source = (matches[0].source, max(match.source_end for match in matches))
            pairs.append(((segment.start, segment.end), source))
    return pairs


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


def evidence_of(found: Found, group: Group) -> Evidence:
    """Return how many blocks a group has, with its bridges as copies of themselves."""
    blocks = found.layout.post.blocks
    own = {block.index for segment in group.segments for block in segment.blocks}
    extra = [
        (blocks[index].span, block_place(found, blocks[index]))
        for index in sorted(group.blocks - own)
    ]
    return Evidence(blocks=len(group.blocks), extra=extra)


def missing_of(found: Found, group: Group) -> int:
    """Return how many code points the original has behind the place where the copy stops."""
    last = found.matches(group.segments[-1].index)[-1]
    return found.layout.segments[last.segment].end - last.source_end
