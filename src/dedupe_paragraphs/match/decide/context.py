"""What deciders know besides the copy that they are asked about."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from functools import cached_property, partial
from itertools import takewhile

from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.decide.decision import Decision, kept, offered
from dedupe_paragraphs.match.decide.place import place
from dedupe_paragraphs.match.decide.running_text import MAX_LABEL, asks, is_label, label_of
from dedupe_paragraphs.match.layout import Layout, Segment, Split
from dedupe_paragraphs.match.removed import Removed
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import BOLD_LEVEL, BlockKind
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.record import field, record, replace
from dedupe_paragraphs.text.cuts import lacks_stop

_WRITING_LINE = "___"
_NAMED = ("item", "quote")
"""Containers whose first text may be a name for the others in it."""
_MIN_NOTICES = 3
"""Copies: sections that say the same at the same place, however long it is; two may be one that was
written again."""


@record
class Context:
    """The layout of a post, and what is removed from it as far as that is known."""

    __slots__ = ("__dict__",)  # for the cached properties

    layout: Layout
    options: Options
    removed: Removed
    splits: Sequence[Split] = ()
    offered: Mapping[int, Decision] = field(default_factory=dict)
    """Copies that are offered already, by segment."""
    damaged: bool = False
    """Whether the post repeats itself by mistake, here or elsewhere."""
    slips: dict[int, bool] = field(default_factory=dict)
    """Whether the run that begins with a segment is a slip, as far as that was asked."""

    def in_damaged_post(self) -> "Context":
        """Return the same of a damaged post, with all that is known already."""
        context = replace(self, damaged=True)
        context.__dict__.update(self.__dict__)
        return context

    def meant(self, reason: Reason) -> Decision:
        """Return the decision on what is repeated on purpose, if nothing else in the post is a
        slip."""
        return offered(reason) if self.damaged else kept(reason)

    @cached_property
    def runs(self) -> dict[int, tuple[int, ...]]:
        """The run of each removed segment: those beside it that repeat a row of segments."""
        runs: dict[int, tuple[int, ...]] = {}
        row: list[int] = []
        for index in [*sorted(self.removed.matches), -1]:
            if not row or not self.removed.follows(row[-1], index):
                runs.update(dict.fromkeys(row, tuple(row)))
                row = []
            row.append(index)
        return runs

    @cached_property
    def forms(self) -> frozenset[int]:
        """Segments in runs of several that have a line to write on."""
        segments = self.layout.segments
        lines = [at for at in self.runs if segments[at].key.endswith(_WRITING_LINE)]
        runs = {self.runs[at][0]: self.runs[at] for at in lines}
        return frozenset(index for run in runs.values() if len(run) > 1 for index in run)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each text is a whole segment and in no copied run."""
        runs = {index for index, run in self.runs.items() if len(run) > 1}
        segments = self.layout.segments
        return Counter(segment.key for segment in segments if segment.index not in runs)

    @cached_property
    def notices(self) -> frozenset[str]:
        """Texts that are at one place of three sections or more, each of another name, and nowhere
        else, nor in a copied run with other texts."""
        segments, times = self.layout.segments, self.layout.times
        found: dict[str, list[int]] = {}
        for segment in segments:
            if times[segment.key] >= _MIN_NOTICES:
                found.setdefault(segment.key, []).append(segment.index)
        in_runs = {
            segments[index].key
            for run in {*self.runs.values()}
            if any(segments[each].key not in found for each in run)
            for index in run
        }
        return frozenset(
            key
            for key, indices in found.items()
            if key not in in_runs
            and self._are_parted([segments[each].blocks[0].index for each in indices])
        )

    def _are_parted(self, indices: list[int]) -> bool:
        """Tell whether blocks are at one place of sections of one level, each of another name."""
        blocks, above = self.layout.post.blocks, self.layout.structure.headings
        headings = [blocks[above[at]] for at in indices if above[at] >= 0]
        is_parted = len({each.key for each in headings}) == len(indices)
        return (
            is_parted
            and len({each.level for each in headings}) == 1
            and any(len({place(self.layout, at, way) for at in indices}) == 1 for way in (1, -1))
        )

    def is_name(self, segment: Segment) -> bool:
        """Tell whether a segment is a name that is above each turn of who speaks."""
        is_label = not segment.is_heading and lacks_stop(segment.key)
        often = self.layout.times[segment.key] >= _MIN_NOTICES
        return is_label and often and not segment.has_width(MAX_LABEL)

    @cached_property
    def labels(self) -> Counter[str]:
        """How many texts begin with each label."""
        return Counter(label_of(segment.key) for segment in self.layout.segments)

    @cached_property
    def said_again(self) -> dict[int, list[Segment]]:
        """For each segment those that say a sentence of it with other words or numbers."""
        found: dict[int, list[Segment]] = {}
        for copy in self.removed.copies.values():
            edited = (each.source for each in copy.sentences if each.similarity < 1 and each.source)
            if source := next(edited, None):
                found.setdefault(self.layout.segment_at(source[0]).index, []).append(copy.segment)
        return found

    @cached_property
    def between_halves(self) -> frozenset[int]:
        """Blocks between the halves of a cut paragraph."""
        return frozenset().union(*(split.apart for split in self.splits))

    @cached_property
    def removed_blocks(self) -> frozenset[int]:
        """Blocks of the segments that are removed."""
        return self.removed.blocks

    @cached_property
    def whole_containers(self) -> Set[int]:
        """Blocks of the containers that are removed whole."""
        if not self.layout.structure.may_enclose:
            return frozenset()
        from dedupe_paragraphs.match.whole_containers import (  # noqa: PLC0415 - start-up
            whole_containers,
        )

        return whole_containers(self.removed, self.removed_blocks)

    @cached_property
    def only_contents(self) -> Set[int]:
        """Blocks that are all that is below a heading which is there once.

        A run-together line is no such text where another text of the section is.
        """
        copies = self.removed.copies.values()
        lines = {copy.segment.blocks[0].index for copy in copies if copy.run_together}
        texts = {at: set(below) - lines or set(below) for at, below in self._emptied.items()}
        return {block for at, below in texts.items() if not self._is_bold(at) for block in below}

    @cached_property
    def last_contents(self) -> Set[int]:
        """The last edited copy of each section that would be emptied below a bold line which is
        there once."""
        copies = self.removed.copies.values()
        edited = {each.segment.blocks[0].index for each in copies if each.kind is CopyKind.EDITED}
        sections = (below for at, below in self._emptied.items() if self._is_bold(at))
        return {max(edited.intersection(below), default=-1) for below in sections}

    @cached_property
    def labelled(self) -> Set[int]:
        """Blocks of copied runs below a label that is kept, up to the next label, where their
        originals are below another one; and all that is below a container's name.

        A bold line that asks nothing is a heading as long as other text is below it.
        """
        segments = self.layout.segments
        found: set[int] = set()
        for run in {*self.runs.values()}:
            matches = self.removed.matches[run[0]]
            if not matches or not run[0] or not matches[0].segment:
                continue
            mine, theirs = segments[run[0] - 1], segments[matches[0].segment - 1]
            is_below = mine.blocks[-1].index + 1 == segments[run[0]].blocks[0].index
            is_kept = mine.index not in self.removed and mine.key != theirs.key
            if is_below and is_kept and is_label(mine) and (theirs.is_heading or is_label(theirs)):
                if mine.is_heading and not asks(mine) and mine.blocks[0].index not in self._emptied:
                    continue
                texts = takewhile(partial(_is_below, mine), (segments[index] for index in run))
                found.update(*(segment.indices for segment in texts))
        for each in self.layout.post.containers:
            if each.name not in _NAMED:
                continue
            own, says = each.leaves[0], self.layout.structure.says
            below = [at for at in range(own + 1, each.leaves[1]) if says[at]]
            goes = own in self.removed_blocks or own in self.whole_containers
            if not below or goes:
                continue
            is_name = lacks_stop(self.layout.post.blocks[own].key)
            if is_name and self.removed_blocks.issuperset(below):
                found.update(below)
        return found

    @cached_property
    def _emptied(self) -> dict[int, list[int]]:
        """The headings that are there once and lose all below them, each with its blocks."""
        from dedupe_paragraphs.post.balance import emptied_sections  # noqa: PLC0415 - start-up

        blocks = self.layout.post.blocks
        gone = self.removed_blocks
        left = (block for block in blocks if block.index not in gone)
        titles = Counter(block.key for block in left if block.kind is BlockKind.HEADING)
        sections = emptied_sections(self.layout.structure, gone).items()
        return {
            at: [block for block in below if self._is_below(block, at)]
            for at, below in sections
            if titles[blocks[at].key] == 1
        }

    def _is_below(self, block: int, heading: int) -> bool:
        """Tell whether a block is in the section of a heading, not in one behind it."""
        above = self.layout.structure.headings[block]
        while above > heading:
            above = self.layout.structure.headings[above]
        return above == heading

    def _is_bold(self, heading: int) -> bool:
        return self.layout.post.blocks[heading].level == BOLD_LEVEL

    @cached_property
    def proven_beside(self) -> dict[int, tuple[int | None, int | None]]:
        """For each removed segment the copies before and after it, in its row of removed ones, that
        their own text removes."""
        beside: dict[int, tuple[int | None, int | None]] = {}
        before = last = None
        pending: list[int] = []
        for index in sorted(self.removed.matches):
            if last is not None and index != last + 1:
                before, pending = None, []
            last = index
            beside[index] = (before, None)
            pending.append(index)
            if self.removed.copies[index].proves_itself:
                for each in pending:
                    beside[each] = (beside[each][0], index)
                before, pending = index, []
        return beside


def _is_below(label: Segment, segment: Segment) -> bool:
    """Tell whether a text is below a label: in its container, and no label or heading itself."""
    around = label.blocks[0].containers
    is_inside = segment.blocks[0].containers[: len(around)] == around
    return is_inside and not segment.is_heading and not is_label(segment)


Decider = Callable[[Copy, Context], Decision | None]
"""Answers one question about a copy; None where the question does not arise."""
