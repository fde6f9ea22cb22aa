"""Runs: which segments go together, and what goes only because its neighbours do.

Headings, short paragraphs, lists, quotes, code and tables repeat on purpose; they go where they
continue a run: where they stand beside a copy just as their twin stands beside its original.
"""

import copy as copying
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise

from dedupe_paragraphs.match.classify import Copy, CopyKind
from dedupe_paragraphs.match.exact import Match
from dedupe_paragraphs.match.layout import Layout, Segment
from dedupe_paragraphs.match.links import leads_alike
from dedupe_paragraphs.match.refrains import MAX_REFRAIN, alone
from dedupe_paragraphs.match.sentence_matches import State
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.text.cuts import lacks_stop
from dedupe_paragraphs.text.width import width

MIN_LIST_LENGTH = 200
"""Cells: a whole list of at least two items, copied in order, goes without a paragraph beside
it. Shorter ones (a recipe's tools, a product's features) repeat on purpose."""


_MAX_REST = 40
"""Cells: the rest of a cut sentence that is shorter goes with the copy before it."""


_MAX_PARTED = 32
"""Segments of other copies between a copied heading and its copied text; two or three are usual."""

_MAX_ROUNDS = 8
"""What a run gains can let another one go on; each such step takes a round, and three were the most
that a post of the restore benchmark took."""


class Runs:
    """The segments of a post that go, each with the matches that say why."""

    def __init__(self, layout: Layout, copies: Mapping[int, Copy]) -> None:
        self.layout = layout
        self.copies = copies
        self.gone: dict[int, tuple[Match, ...]] = {}
        self.reasons: dict[int, Reason] = {}
        """Why each segment goes."""
        self.kept: dict[int, Reason] = {}
        """Why copies that could go by their own evidence stay."""
        # What goes is only ever added to, so that a jump stays right.
        self._jumps: dict[int, dict[int, int]] = {1: {}, -1: {}}
        self.of_block = {
            block.index: segment.index for segment in layout.segments for block in segment.blocks
        }
        self._counts = Counter(map(layout.key, layout.segments))
        self._lists = [each.leaves for each in layout.post.containers if each.name == "list"]
        self._whole_lists = frozenset(self._lists)

    def settle(self, wholly: Iterable[int]) -> "Runs":
        """Decide all segments, given those that go by their own evidence; returns itself."""
        wholly = sorted(wholly)
        self._start(wholly)
        told = {index: self._justified(index) for index in wholly}
        self.kept = {index: reason for index, (goes, reason) in told.items() if not goes}
        if self.kept:
            self._start([index for index in wholly if index not in self.kept])
        self.reasons |= {index: reason for index, (goes, reason) in told.items() if goes}
        return self

    def _start(self, wholly: Iterable[int]) -> None:
        self.gone = {index: self.copies[index].matches for index in wholly}
        self.reasons = {}
        self._jumps = {1: {}, -1: {}}
        self._add_lists()
        self._add_doubled_items()
        self._grow()

    def without(self, indices: Collection[int]) -> "Runs":
        """Return the same runs, but for some segments that stay."""
        if not indices:
            return self
        rest = copying.copy(self)
        rest.gone = {index: matches for index, matches in self.gone.items() if index not in indices}
        rest._jumps = {1: {}, -1: {}}
        return rest

    def follows(self, first: int, second: int) -> bool:
        """Tell whether two neighbours that go stand for originals that are neighbours too."""
        left, right = self.gone.get(first), self.gone.get(second)
        if not left or not right or second != first + 1:
            return False
        return right[0].segment in self._beside(left[-1].segment, 1)

    def _beside(self, index: int, way: int) -> Iterator[int]:
        """Yield what stands next to a segment, behind (1) or before (-1) it; copies are passed.

        An edited copy may stay; so it is yielded, and what stands behind it is too.
        """
        at = index
        for _ in range(_MAX_PARTED):
            at = self._past_copies(at + way, way)
            if not 0 <= at < len(self.layout.segments):
                return
            yield at
            if self.copies[at].kind is not CopyKind.EDITED:
                return

    def _past_copies(self, at: int, way: int) -> int:
        """Return the next segment that stays, from `at` on; what was passed is passed at once."""
        passed = []
        jumps = self._jumps[way]
        while at in self.gone:
            passed.append(at)
            at = jumps.get(at, at + way)
        jumps.update(dict.fromkeys(passed, at))
        return at

    def _justified(self, index: int) -> tuple[bool, Reason]:
        copy = self.copies[index]
        if not copy.goes:
            return True, Reason.EDITED_COPY
        if copy.run_together:
            return True, Reason.RUN_TOGETHER
        in_run = self.follows(index - 1, index) or self.follows(index, index + 1)
        if in_run:
            return True, Reason.RUN_MEMBER
        count = self._counts[self.layout.key(copy.segment)]
        return alone(self.layout, self.gone, copy, count)

    def _grow(self) -> None:
        """Add what continues a run, to both sides, until nothing more is added."""
        for _ in range(_MAX_ROUNDS):
            if not self._grow_once():
                break
        self.gone = dict(sorted(self.gone.items()))

    def _grow_once(self) -> bool:
        """Add what continues a run by what goes now, and tell whether anything was added."""
        before = len(self.gone)
        ahead = sorted(self.gone)
        while ahead:
            index = ahead.pop()
            for beside in (index - 1, index + 1):
                if beside in self.gone or not 0 <= beside < len(self.layout.segments):
                    continue
                match = self._continues(beside, index)
                if match is not None:
                    self.gone[beside] = (match,)
                    self.reasons[beside] = Reason.RUN_MEMBER
                    ahead.append(beside)
        return len(self.gone) > before

    def _continues(self, index: int, neighbour: int) -> Match | None:
        """Return what a segment stands for if it continues the run of a neighbour that goes.

        Copies that stand between, as far as they go without a gap, do not end a run.
        """
        if self.copies[index].kind not in (CopyKind.TWIN, CopyKind.OWN):
            return None
        segment = self.layout.segments[index]
        way = neighbour - index
        for at in range(neighbour, neighbour + way * _MAX_PARTED, way):
            if at not in self.gone:
                break
            match = self._continues_copy(segment, at)
            if match is not None:
                return match
        return self._parted_title(segment)

    def _continues_copy(self, segment: Segment, copy: int) -> Match | None:
        """Return what a segment stands for if it continues the run of one copy beside it."""
        match = self._aligned_twin(segment, copy)
        if match is not None or not self.gone[copy]:
            return match
        kind = self.copies[segment.index].kind
        if segment.index > copy:
            # A longer rest was copies by itself, and others may have been copies by it.
            if kind is CopyKind.TWIN or not segment.has_width(_MAX_REST):
                match = self._rest_of_cut(segment, copy)
            if match is None and not segment.has_width(_MAX_REST):
                match = self._cut_of_next(segment, copy)
        if match is None and kind is CopyKind.TWIN:
            match = self._short_part(segment, copy)
        return match

    def _aligned_twin(self, segment: Segment, neighbour: int) -> Match | None:
        matches = self.gone[neighbour]
        if not matches:
            return None
        if segment.index < neighbour:
            beside = self._beside(matches[0].segment, -1)
        else:
            beside = self._beside(matches[-1].segment, 1)
            if segment.is_heading and not self._opens_nothing(segment):
                return None
        for wanted in beside:
            twin = self.layout.segments[wanted]
            if wanted != segment.index and self._is_same(segment, twin):
                return Match(segment.start, segment.end, twin.start, wanted)
        return None

    def _parted_title(self, segment: Segment) -> Match | None:
        """Return what a heading stands for whose copied text follows behind other copies."""
        matches = self.copies[segment.index].matches
        if not segment.is_heading or not matches or matches[0].segment in self.gone:
            return None
        for at in range(segment.index + 1, len(self.layout.segments))[:_MAX_PARTED]:
            edited = self.copies[at].kind is CopyKind.EDITED
            if at not in self.gone and not edited:
                return None
            mine = self.gone.get(at)
            if mine and mine[0].source in self._starts_behind(matches[0].segment):
                return matches[0]
        return None

    def _starts_behind(self, index: int) -> set[int]:
        return {self.layout.segments[at].start for at in self._beside(index, 1)}

    def _is_same(self, segment: Segment, twin: Segment) -> bool:
        """Tell whether two segments are the same thing; code must be so byte for byte."""
        if twin.kind is not segment.kind or self.layout.key(twin) != self.layout.key(segment):
            return False
        source = self.layout.post.source
        same = bool(segment.sentences) or source(segment.blocks[0].span) == source(
            twin.blocks[0].span
        )
        return same and leads_alike(segment, [twin])

    def _opens_nothing(self, heading: Segment) -> bool:
        """Tell whether a heading at the end of a run has nothing of its own under it."""
        following = heading.index + 1
        return following >= len(self.layout.segments) or following in self.gone

    def _rest_of_cut(self, segment: Segment, neighbour: int) -> Match | None:
        """Return what a segment stands for that finishes the sentence a copy was cut in."""
        last = self.gone[neighbour][-1]
        if not segment.sentences:
            return None
        source = last.source_end
        same = self.layout.text.startswith(self.layout.key(segment), source)
        if not same or source in self.layout.ends:
            return None
        if source + len(segment) not in self.layout.ends:
            return None
        return Match(segment.start, segment.end, source, last.segment)

    def _cut_of_next(self, segment: Segment, neighbour: int) -> Match | None:
        """Return what a few characters at the end of a run stand for: the run was cut there.

        They begin the segment behind the original of the last copy and stop in mid-sentence.
        """
        key = self.layout.key(segment)
        if segment.is_heading or not lacks_stop(key):
            return None
        for wanted in self._beside(self.gone[neighbour][-1].segment, 1):
            original = self.layout.segments[wanted]
            if (
                original is not segment
                and original.kind is segment.kind
                and len(segment) < len(original)
                and self.layout.text.startswith(key, original.start)
                and original.start + len(segment) not in self.layout.ends
            ):
                return Match(segment.start, segment.end, original.start, wanted)
        return None

    def _short_part(self, segment: Segment, neighbour: int) -> Match | None:
        """Return what a short copy of a part of a segment stands for, where the run goes on."""
        matches = self.copies[segment.index].matches
        mine = self.gone[neighbour]
        if not matches:
            return None
        aligned = (
            matches[-1].segment + 1 == mine[0].segment
            if segment.index < neighbour
            else matches[0].segment in (mine[-1].segment, mine[-1].segment + 1)
        )
        return matches[0] if aligned and len(matches) == 1 else None

    def _add_lists(self) -> None:
        """Add whole lists that repeat whole lists, item by item."""
        for first, behind in self._lists:
            items = (self.of_block.get(block) for block in range(first, behind))
            copied = self._list_copy([index for index in items if index is not None])
            self.gone.update(copied)
            self.reasons.update(dict.fromkeys(copied, Reason.COPIED_LIST))

    def _add_doubled_items(self) -> None:
        """Add long list items that stand right behind (or before) the same item."""
        for index, copy in self.copies.items():
            segment = copy.segment
            if copy.kind is not CopyKind.TWIN or segment.kind is not BlockKind.ITEM:
                continue
            beside = {match.segment for match in copy.matches} <= {index - 1, index + 1}
            if copy.matches and beside and segment.has_width(MAX_REFRAIN):
                self.gone.setdefault(index, copy.matches)
                self.reasons.setdefault(index, Reason.IMMEDIATE_REPEAT)

    def _list_copy(self, items: list[int]) -> dict[int, tuple[Match, ...]]:
        copies = [self.copies[index] for index in items]
        if len(items) < 2 or any(j.kind is not CopyKind.TWIN or not j.matches for j in copies):
            return {}
        originals = [j.matches[0].segment for j in copies]
        in_order = all(b == a + 1 for a, b in pairwise(originals))
        long_enough = sum(width(j.segment.key) for j in copies) >= MIN_LIST_LENGTH
        same_list = self._is_whole_list(originals)
        if not (in_order and long_enough and same_list):
            return {}
        return {j.segment.index: j.matches for j in copies}

    def _is_whole_list(self, originals: list[int]) -> bool:
        blocks = [self.layout.segments[index].blocks[0].index for index in originals]
        return (blocks[0], blocks[-1] + 1) in self._whole_lists


def settle(layout: Layout, copies: Mapping[int, Copy], *, unsafe: bool = False) -> Runs:
    """Return what goes: by safe evidence, or with the edited copies too."""
    wholly = [
        index for index, copy in copies.items() if copy.goes or (unsafe and goes_edited(copy))
    ]
    return Runs(layout, copies).settle(wholly)


def goes_edited(copy: Copy) -> bool:
    """Tell whether an edited copy has no sentence of its own, so that all of it may go."""
    return copy.kind is CopyKind.EDITED and all(
        sentence.state in (State.WHOLE, State.EDITED) for sentence in copy.sentences
    )
