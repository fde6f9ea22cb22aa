"""The matcher: a post against itself, from its layout to the decisions."""

from collections.abc import Mapping, Sequence

from dedupe_paragraphs.match.candidates import Road
from dedupe_paragraphs.match.classify import classify
from dedupe_paragraphs.match.completions import complete
from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.cut_paragraphs import cut_paragraphs
from dedupe_paragraphs.match.decide.copied_sentences import copied_runs
from dedupe_paragraphs.match.decide.decision import Decision, Fate, kept
from dedupe_paragraphs.match.decide.edited_copy import says_nothing_own
from dedupe_paragraphs.match.decide.settle import decide, settle
from dedupe_paragraphs.match.exact import Match
from dedupe_paragraphs.match.guessed_splits import guessed_splits
from dedupe_paragraphs.match.layout import Completion, Layout, Segment, Split, lay_out
from dedupe_paragraphs.match.near import classify_edited
from dedupe_paragraphs.match.priority import decision_order
from dedupe_paragraphs.match.removed import Removed
from dedupe_paragraphs.match.restarts import restarts
from dedupe_paragraphs.match.sentence_matches import SentenceMatch
from dedupe_paragraphs.match.separators import removed_blocks
from dedupe_paragraphs.match.splits import propose_splits
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import BRIDGES, Block, BlockKind, Post
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.record import field, record
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.post.headings import MAX_HEADING_SENTENCES
from dedupe_paragraphs.text.pattern import has_any


@record
class Matched:
    """The copies of a post, the decisions on them, and which halves are joined."""

    layout: Layout
    copies: Mapping[int, Copy]
    safe: Removed
    """What is removed when only safe fixes are applied."""
    all: Removed
    """What is removed when the unsafe ones are applied, too."""
    safe_blocks: frozenset[int] = frozenset()
    all_blocks: frozenset[int] = frozenset()
    splits: tuple[Split, ...] = ()
    """Shown by a witness or an overlap."""
    completions: tuple[Completion, ...] = ()
    """Cut paragraphs whose sentences are whole in run-together lines that are removed."""
    needed: frozenset[int] = frozenset()
    """Blocks that the post refers to: their ids, footnotes and definitions are kept."""
    guesses: tuple[Split, ...] = ()
    """Halves that only their places speak for."""
    cut: tuple[tuple[Segment, Block | None], ...] = ()
    """Paragraphs that are not removed safely and stop in mid-sentence, each with the next block."""
    decisions: Mapping[int, Decision] = field(default_factory=dict)
    """By segment; a segment that is its own has none."""
    doubted: frozenset[int] = frozenset()
    """Segments whose copies may be meant: the unsafe fixes remove them."""
    damaged: bool = False
    """Whether the post repeats itself by mistake."""

    @property
    def completed(self) -> frozenset[int]:
        """Cut paragraphs whose last sentence gets its rest."""
        joined = {split.first for split in (*self.splits, *self.guesses)}
        return frozenset(joined.union(each.block for each in self.completions))

    def matches(self, index: int) -> tuple[Match, ...]:
        """Return why a copy is removed, safely or in doubt."""
        return self.safe.matches[index] if index in self.safe else self.all.matches[index]

    def safety(self, index: int) -> Safety:
        """Return how safe it is to remove the copy that a segment is or holds."""
        return Safety.UNSAFE if index in self.doubted else Safety.SAFE

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where a range of an original is in text that is kept.

        An original may itself be a copy (three copies of one text); its own matches lead on to what
        is kept. This ends because no place is followed twice.
        """
        followed: set[int] = set()
        while start not in followed and (match := self._match_over(start, end)):
            followed.add(start)
            start, end = match.source_at(start), match.source_at(end)
        return start, end

    def _match_over(self, start: int, end: int) -> Match | None:
        matches = self.safe.matches.get(self.layout.segment_at(start).index, ())
        return next((each for each in matches if each.start <= start and end <= each.end), None)

    def copied_runs(self, copy: Copy) -> list[list[SentenceMatch]]:
        """Return the runs of sentences that are taken out of a segment which otherwise is kept."""
        index = copy.segment.index
        if copy.kind is not CopyKind.PARTIAL or index in self.safe or self.keeps(index):
            return []
        return copied_runs(self.layout, copy)

    def keeps(self, index: int) -> bool:
        """Tell whether a copy is kept on purpose."""
        decision = self.decisions.get(index)
        return decision is not None and decision.fate is Fate.KEPT


def match_post(
    post: Post,
    options: Options,
    stay: frozenset[int] = frozenset(),
    road: Road = Road.AUTO,
    *,
    damaged: bool = False,
) -> Matched:
    """Match a post against itself; the blocks `stay` are originals and never copies.

    `damaged` says that it was so as it was read, before what showed it was removed.
    """
    plain = lay_out(post)
    linked = _referred(post)
    needed = linked | _title(plain)
    stay |= needed
    layout, order, copies, splits, completed = _put_together(plain, options, stay)
    copies = classify_edited(layout, order, copies, options, stay, road)
    settled = settle(layout, copies, options, splits, damaged=damaged or None)
    if settled.offered and not settled.damaged and _is_interrupted(settled.removed, splits):
        settled = settle(layout, copies, options, splits, damaged=True)
    offered = settled.offered
    everything = settled.removed
    if any(map(says_nothing_own, copies.values())):
        everything = settle(
            layout, copies, options, splits, damaged=settled.damaged, unsafe=True
        ).removed
    everything, all_blocks, _ = _balanced(everything, splits, stay, linked)
    safe, safe_blocks, held = _balanced(settled.removed.without(offered), splits, stay, linked)
    splits = [_with_separators(post, each, safe_blocks) for each in splits]
    safe_blocks = safe_blocks.difference(*(each.between for each in splits))
    joined = _halves(splits) | {each.block for each in completed}
    begun_again = list(restarts(layout, safe_blocks, joined))
    cut = tuple(cut_paragraphs(layout, safe_blocks))
    return Matched(
        layout=layout,
        copies=copies,
        safe=safe,
        all=everything,
        safe_blocks=safe_blocks,
        all_blocks=all_blocks | safe_blocks,
        splits=(*splits, *begun_again),
        completions=tuple(each for each in completed if each.block not in safe_blocks),
        needed=needed,
        guesses=tuple(
            guessed_splits(
                layout,
                safe_blocks,
                {segment.index for segment, _ in cut},
                _run_together_blocks(safe),
                joined.union(*((each.first, each.rest) for each in begun_again)),
            )
        ),
        cut=cut,
        decisions=decide(settled, options, splits) | held,
        doubted=frozenset(offered),
        damaged=settled.damaged,
    )


def _put_together(
    plain: Layout, options: Options, stay: frozenset[int]
) -> tuple[Layout, tuple[Segment, ...], dict[int, Copy], list[Split], list[Completion]]:
    """Return the layout with cut paragraphs put together, the order of its segments, their exact
    copies, and the splits and completions that hold.

    Each proposed split changes the layout. The loop ends because splits are only ever dropped.
    """
    splits = [each for each in propose_splits(plain) if not {each.first, each.rest} & stay]
    completed: list[Completion] | None = None
    while True:
        layout = lay_out(plain.post, splits, completed or ()) if splits or completed else plain
        order = decision_order(layout, options.keep)
        copies = classify(layout, order, options, stay)
        if splits or completed:
            removed = settle(layout, copies, options).removed
            holding = _holding(removed, splits)
            carried = [each for each in completed or () if _is_given(removed, each)]
            if len(holding) < len(splits) or len(carried) < len(completed or ()):
                splits, completed = holding, carried if completed else completed
                continue
        if completed is not None:
            break
        completed = list(complete(layout, copies, splits))
        if not completed:
            break
    return layout, order, copies, splits, completed


def _halves(splits: Sequence[Split]) -> set[int]:
    return {at for split in splits for at in (split.first, split.rest)}


def _with_separators(post: Post, split: Split, removed: frozenset[int]) -> Split:
    """Return a split with what is between its halves, if that is separators and no copy."""
    if split.first in removed or any(post.blocks[at].kind not in BRIDGES for at in split.apart):
        return split
    return split._replace(between=frozenset(split.apart))


def _is_interrupted(removed: Removed, splits: Sequence[Split]) -> bool:
    """Tell whether a paragraph was cut before copies and starts again behind them: a slip, and
    damage."""
    blocks = removed_blocks(removed, splits)
    found = restarts(removed.layout, blocks, _halves(splits))
    return any(each.is_sure and each.apart for each in found)


def _referred(post: Post) -> frozenset[int]:
    """Return the blocks that the post refers to."""
    marks = (b"](", b"][", b"]:", b"[^", b"[[", b"href", b"ref ", b"ref}", b"to=")
    if not has_any(post.data, marks):
        return frozenset()
    from dedupe_paragraphs.post.references import needed_blocks  # noqa: PLC0415 - start-up

    return needed_blocks(post)


def _title(layout: Layout) -> frozenset[int]:
    """Return the heading that a post begins with, however long; of many sentences it is a section
    run together after its heading."""
    first = layout.segments[0] if layout.segments else None
    if first is None or first.kind is not BlockKind.HEADING:
        return frozenset()
    return frozenset(
        {first.blocks[0].index} if len(first.sentences) <= MAX_HEADING_SENTENCES else ()
    )


def _balanced(
    removed: Removed, splits: Sequence[Split], stay: frozenset[int], linked: frozenset[int]
) -> tuple[Removed, frozenset[int], dict[int, Decision]]:
    """Return what is removed so that no structure is broken, its blocks, and why others are kept.

    What is kept may have held a run together, so that the blocks are found again; each round keeps
    one segment more at least.
    """
    decisions: dict[int, Decision] = {}
    moved = {split.rest for split in splits}
    layout = removed.layout
    while blocks := removed_blocks(removed, splits) - stay:
        from dedupe_paragraphs.post.attached import emptied, torn  # noqa: PLC0415 - start-up
        from dedupe_paragraphs.post.balance import held  # noqa: PLC0415 - start-up

        broken = held(layout.structure, blocks, moved)
        broken |= dict.fromkeys(torn(layout.post, blocks), Reason.CAPTION)
        broken |= dict.fromkeys(emptied(layout.structure, linked, blocks), Reason.EMPTY_CONTAINER)
        # An item that its number holds is no repeat on purpose: it is shown, and not removed.
        of_segments = layout.by_block.keys() & {
            index for index, why in broken.items() if why is not Reason.NUMBERED_ROW
        }
        kept_now = {layout.by_block[index]: kept(broken[index]) for index in of_segments}
        if kept_now.keys().isdisjoint(removed.matches):
            return removed, blocks.difference(broken), decisions
        decisions |= {at: why for at, why in kept_now.items() if removed.copies[at].is_whole}
        removed = removed.without(kept_now)
    return removed, frozenset(), decisions


def _run_together_blocks(removed: Removed) -> frozenset[int]:
    """Return the blocks of the run-together copies that are removed."""
    copies = (removed.copies[index] for index in removed.matches)
    return frozenset().union(*(each.segment.indices for each in copies if each.run_together))


def _is_given(removed: Removed, each: Completion) -> bool:
    """Tell whether the line that has the rest of a cut sentence gives it up."""
    layout = removed.layout
    source = layout.segments[layout.by_block[each.source]]
    if source.index in removed:
        return True
    runs = copied_runs(layout, removed.copies[source.index])
    start, end = source.start + each.start, source.start + each.end
    return any(run[0].start <= start and end <= run[-1].end for run in runs)


def _holding(removed: Removed, splits: list[Split]) -> list[Split]:
    """Return the splits whose halves have nothing left between them and are kept themselves.

    A split of halves that are removed together (the joined text is a copy) holds as well; one of a
    paragraph that copied sentences are taken out of does not.
    """
    blocks = removed_blocks(removed, splits)
    holding = []
    for split in splits:
        copy = removed.copies[removed.layout.by_block[split.first]]
        thinned = not copy.proves_itself and bool(copied_runs(removed.layout, copy))
        if not thinned and blocks.issuperset(split.apart):
            holding.append(split)
    return holding
