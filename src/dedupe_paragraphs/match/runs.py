"""Runs: which passages go together, and what goes only because its neighbours do.

Headings, short paragraphs, lists, quotes, code and tables repeat on purpose; they go where they
continue a run: where they stand beside a copy just as their twin stands beside its original.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import copy
from itertools import pairwise

from dedupe_paragraphs.match.classify import Judgement, Verdict
from dedupe_paragraphs.match.exact import Tile
from dedupe_paragraphs.match.layout import Material, Passage
from dedupe_paragraphs.match.links import leads_alike
from dedupe_paragraphs.match.refrains import MAX_REFRAIN, alone
from dedupe_paragraphs.match.segments import State
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.text.cuts import lacks_stop

MIN_LIST_LENGTH = 100
"""Code points: a whole list of at least two items, copied in order, goes without a paragraph beside
it. Shorter ones (a recipe's tools, a product's features) repeat on purpose."""


_MAX_REST = 20
"""Code points: the rest of a cut sentence that is shorter goes with the copy before it."""


_MAX_PARTED = 32
"""Passages of other copies between a copied heading and its copied text; two or three are usual."""

_MAX_ROUNDS = 8
"""What a run gains can let another one go on; each such step takes a round, and three were the most
that a post of the restore benchmark took."""


class Runs:
    """The passages of a post that go, each with the tiles that say why."""

    def __init__(self, material: Material, judged: Mapping[int, Judgement]) -> None:
        self.material = material
        self.judged = judged
        self.gone: dict[int, tuple[Tile, ...]] = {}
        self.reasons: dict[int, Reason] = {}
        """Why each passage goes."""
        self.kept: dict[int, Reason] = {}
        """Why copies that could go by their own evidence stay."""
        # What goes is only ever added to, so that a jump stays right.
        self._jumps: dict[int, dict[int, int]] = {1: {}, -1: {}}
        self.of_block = {
            block.index: passage.index for passage in material.passages for block in passage.blocks
        }
        self._counts = Counter(map(material.key, material.passages))
        self._lists = [each.leaves for each in material.post.containers if each.name == "list"]
        self._whole_lists = frozenset(self._lists)

    def settle(self, wholly: Iterable[int]) -> "Runs":
        """Decide all passages, given those that go by their own evidence; returns itself."""
        wholly = sorted(wholly)
        self._start(wholly)
        told = {index: self._justified(index) for index in wholly}
        self.kept = {index: reason for index, (goes, reason) in told.items() if not goes}
        if self.kept:
            self._start([index for index in wholly if index not in self.kept])
        self.reasons |= {index: reason for index, (goes, reason) in told.items() if goes}
        return self

    def _start(self, wholly: Iterable[int]) -> None:
        self.gone = {index: self.judged[index].tiles for index in wholly}
        self.reasons = {}
        self._jumps = {1: {}, -1: {}}
        self._add_lists()
        self._add_doubled_items()
        self._grow()

    def without(self, indices: Collection[int]) -> "Runs":
        """Return the same runs, but for some passages that stay."""
        if not indices:
            return self
        rest = copy(self)
        rest.gone = {index: tiles for index, tiles in self.gone.items() if index not in indices}
        rest._jumps = {1: {}, -1: {}}
        return rest

    def follows(self, first: int, second: int) -> bool:
        """Tell whether two neighbours that go stand for originals that are neighbours too."""
        left, right = self.gone.get(first), self.gone.get(second)
        if not left or not right or second != first + 1:
            return False
        return right[0].passage in self._beside(left[-1].passage, 1)

    def _beside(self, index: int, way: int) -> Iterator[int]:
        """Yield what stands next to a passage, behind (1) or before (-1) it; copies are passed.

        An edited copy may stay; so it is yielded, and what stands behind it is too.
        """
        at = index
        for _ in range(_MAX_PARTED):
            at = self._past_copies(at + way, way)
            if not 0 <= at < len(self.material.passages):
                return
            yield at
            if self.judged[at].verdict is not Verdict.EDITED:
                return

    def _past_copies(self, at: int, way: int) -> int:
        """Return the next passage that stays, from `at` on; what was passed is passed at once."""
        passed = []
        jumps = self._jumps[way]
        while at in self.gone:
            passed.append(at)
            at = jumps.get(at, at + way)
        jumps.update(dict.fromkeys(passed, at))
        return at

    def _justified(self, index: int) -> tuple[bool, Reason]:
        judgement = self.judged[index]
        if not judgement.goes:
            return True, Reason.EDITED_COPY
        if judgement.strung:
            return True, Reason.RUN_TOGETHER
        in_run = self.follows(index - 1, index) or self.follows(index, index + 1)
        if in_run:
            return True, Reason.RUN_MEMBER
        count = self._counts[self.material.key(judgement.passage)]
        return alone(self.material, self.gone, judgement, count)

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
                if beside in self.gone or not 0 <= beside < len(self.material.passages):
                    continue
                tile = self._continues(beside, index)
                if tile is not None:
                    self.gone[beside] = (tile,)
                    self.reasons[beside] = Reason.RUN_MEMBER
                    ahead.append(beside)
        return len(self.gone) > before

    def _continues(self, index: int, neighbour: int) -> Tile | None:
        """Return what a passage stands for if it continues the run of a neighbour that goes.

        Copies that stand between, as far as they go without a gap, do not end a run.
        """
        if self.judged[index].verdict not in (Verdict.TWIN, Verdict.OWN):
            return None
        passage = self.material.passages[index]
        way = neighbour - index
        for at in range(neighbour, neighbour + way * _MAX_PARTED, way):
            if at not in self.gone:
                break
            tile = self._continues_copy(passage, at)
            if tile is not None:
                return tile
        return self._parted_title(passage)

    def _continues_copy(self, passage: Passage, copy: int) -> Tile | None:
        """Return what a passage stands for if it continues the run of one copy beside it."""
        tile = self._aligned_twin(passage, copy)
        if tile is not None or not self.gone[copy]:
            return tile
        verdict = self.judged[passage.index].verdict
        if passage.index > copy:
            # A longer rest was judged by itself, and others may have been judged by it.
            if verdict is Verdict.TWIN or len(passage) < _MAX_REST:
                tile = self._rest_of_cut(passage, copy)
            if tile is None and len(passage) < _MAX_REST:
                tile = self._cut_of_next(passage, copy)
        if tile is None and verdict is Verdict.TWIN:
            tile = self._short_part(passage, copy)
        return tile

    def _aligned_twin(self, passage: Passage, neighbour: int) -> Tile | None:
        tiles = self.gone[neighbour]
        if not tiles:
            return None
        if passage.index < neighbour:
            beside = self._beside(tiles[0].passage, -1)
        else:
            beside = self._beside(tiles[-1].passage, 1)
            if passage.is_heading and not self._opens_nothing(passage):
                return None
        for wanted in beside:
            twin = self.material.passages[wanted]
            if wanted != passage.index and self._is_same(passage, twin):
                return Tile(passage.start, passage.end, twin.start, wanted)
        return None

    def _parted_title(self, passage: Passage) -> Tile | None:
        """Return what a heading stands for whose copied text follows behind other copies."""
        tiles = self.judged[passage.index].tiles
        if not passage.is_heading or not tiles or tiles[0].passage in self.gone:
            return None
        for at in range(passage.index + 1, len(self.material.passages))[:_MAX_PARTED]:
            edited = self.judged[at].verdict is Verdict.EDITED
            if at not in self.gone and not edited:
                return None
            mine = self.gone.get(at)
            if mine and mine[0].source in self._starts_behind(tiles[0].passage):
                return tiles[0]
        return None

    def _starts_behind(self, index: int) -> set[int]:
        return {self.material.passages[at].start for at in self._beside(index, 1)}

    def _is_same(self, passage: Passage, twin: Passage) -> bool:
        """Tell whether two passages are the same thing; code must be so byte for byte."""
        if twin.kind is not passage.kind or self.material.key(twin) != self.material.key(passage):
            return False
        source = self.material.post.source
        same = bool(passage.sentences) or source(passage.blocks[0].span) == source(
            twin.blocks[0].span
        )
        return same and leads_alike(passage, [twin])

    def _opens_nothing(self, heading: Passage) -> bool:
        """Tell whether a heading at the end of a run has nothing of its own under it."""
        following = heading.index + 1
        return following >= len(self.material.passages) or following in self.gone

    def _rest_of_cut(self, passage: Passage, neighbour: int) -> Tile | None:
        """Return what a passage stands for that finishes the sentence a copy was cut in."""
        last = self.gone[neighbour][-1]
        if not passage.sentences:
            return None
        source = last.source_end
        same = self.material.text.startswith(self.material.key(passage), source)
        if not same or source in self.material.ends:
            return None
        if source + len(passage) not in self.material.ends:
            return None
        return Tile(passage.start, passage.end, source, last.passage)

    def _cut_of_next(self, passage: Passage, neighbour: int) -> Tile | None:
        """Return what a few characters at the end of a run stand for: the run was cut there.

        They begin the passage behind the original of the last copy and stop in mid-sentence.
        """
        key = self.material.key(passage)
        if passage.is_heading or not lacks_stop(key):
            return None
        for wanted in self._beside(self.gone[neighbour][-1].passage, 1):
            original = self.material.passages[wanted]
            if (
                original is not passage
                and original.kind is passage.kind
                and len(passage) < len(original)
                and self.material.text.startswith(key, original.start)
                and original.start + len(passage) not in self.material.ends
            ):
                return Tile(passage.start, passage.end, original.start, wanted)
        return None

    def _short_part(self, passage: Passage, neighbour: int) -> Tile | None:
        """Return what a short copy of a part of a passage stands for, where the run goes on."""
        tiles = self.judged[passage.index].tiles
        mine = self.gone[neighbour]
        if not tiles:
            return None
        aligned = (
            tiles[-1].passage + 1 == mine[0].passage
            if passage.index < neighbour
            else tiles[0].passage in (mine[-1].passage, mine[-1].passage + 1)
        )
        return tiles[0] if aligned and len(tiles) == 1 else None

    def _add_lists(self) -> None:
        """Add whole lists that repeat whole lists, item by item."""
        for first, behind in self._lists:
            items = (self.of_block.get(block) for block in range(first, behind))
            copied = self._list_copy([index for index in items if index is not None])
            self.gone.update(copied)
            self.reasons.update(dict.fromkeys(copied, Reason.COPIED_LIST))

    def _add_doubled_items(self) -> None:
        """Add long list items that stand right behind (or before) the same item."""
        for index, judgement in self.judged.items():
            passage = judgement.passage
            if judgement.verdict is not Verdict.TWIN or passage.kind is not BlockKind.ITEM:
                continue
            beside = {tile.passage for tile in judgement.tiles} <= {index - 1, index + 1}
            if judgement.tiles and beside and len(passage) >= MAX_REFRAIN:
                self.gone.setdefault(index, judgement.tiles)
                self.reasons.setdefault(index, Reason.IMMEDIATE_REPEAT)

    def _list_copy(self, items: list[int]) -> dict[int, tuple[Tile, ...]]:
        judged = [self.judged[index] for index in items]
        if len(items) < 2 or any(j.verdict is not Verdict.TWIN or not j.tiles for j in judged):
            return {}
        originals = [j.tiles[0].passage for j in judged]
        in_order = all(b == a + 1 for a, b in pairwise(originals))
        long_enough = sum(len(j.passage) for j in judged) >= MIN_LIST_LENGTH
        same_list = self._is_whole_list(originals)
        if not (in_order and long_enough and same_list):
            return {}
        return {j.passage.index: j.tiles for j in judged}

    def _is_whole_list(self, originals: list[int]) -> bool:
        blocks = [self.material.passages[index].blocks[0].index for index in originals]
        return (blocks[0], blocks[-1] + 1) in self._whole_lists


def settle(material: Material, judged: Mapping[int, Judgement], *, unsafe: bool = False) -> Runs:
    """Return what goes: by safe evidence, or with the edited copies too."""
    wholly = [
        index
        for index, judgement in judged.items()
        if judgement.goes or (unsafe and goes_edited(judgement))
    ]
    return Runs(material, judged).settle(wholly)


def goes_edited(judgement: Judgement) -> bool:
    """Tell whether an edited copy has no sentence of its own, so that all of it may go."""
    return judgement.verdict is Verdict.EDITED and all(
        unit.state in (State.WHOLE, State.EDITED) for unit in judgement.units
    )
