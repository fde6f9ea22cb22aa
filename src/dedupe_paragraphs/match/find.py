"""What the matcher found in a post: the last word before the rules name it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dedupe_paragraphs.match.candidates import Road
from dedupe_paragraphs.match.classify import Copy, CopyKind, classify
from dedupe_paragraphs.match.exact import Match
from dedupe_paragraphs.match.intended import doubted_copies
from dedupe_paragraphs.match.layout import Layout, Split, lay_out
from dedupe_paragraphs.match.near import classify_edited
from dedupe_paragraphs.match.partial import copied_runs
from dedupe_paragraphs.match.priority import decision_order
from dedupe_paragraphs.match.runs import Runs, settle
from dedupe_paragraphs.match.sentence_matches import SentenceMatch
from dedupe_paragraphs.match.separators import gone_blocks
from dedupe_paragraphs.match.splits import guessed_splits, propose_splits
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Safety


@dataclass(frozen=True)
class Found:
    """A post's copies, what goes by them, and which halves are joined."""

    layout: Layout
    copies: Mapping[int, Copy]
    safe: Runs
    """What goes when only safe fixes are applied."""
    all: Runs
    """What goes when the unsafe ones are applied too."""
    safe_blocks: frozenset[int]
    all_blocks: frozenset[int]
    splits: tuple[Split, ...]
    """Proven by a witness or an overlap."""
    guesses: tuple[Split, ...]
    """Halves that only their places speak for."""
    doubted: Mapping[int, Reason] = field(default_factory=dict)
    """Why copies may be meant, by segment; they go with the unsafe fixes."""

    def matches(self, index: int) -> tuple[Match, ...]:
        """Return why a copy goes, safely or in doubt."""
        return self.safe.gone[index] if index in self.safe.gone else self.all.gone[index]

    def safety(self, index: int) -> Safety:
        """Return how safe it is to take out the copy that a segment is or holds."""
        return Safety.UNSAFE if index in self.doubted else Safety.SAFE

    def reason(self, index: int) -> Reason:
        """Return why a copy goes, safely or in doubt."""
        return self.doubted.get(index) or self.safe.reasons[index]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where a range of an original stands in text that stays.

        An original may itself be a copy of something (three copies of one text); its own matches
        lead on to what is kept.
        """
        for _ in range(_MAX_HOPS):
            index = self.layout.segment_at(start).index
            match = _match_over(self.safe.gone.get(index, ()), start, end)
            if match is None:
                break
            start, end = match.source_at(start), match.source_at(end)
        return start, end

    def partial_runs(self, copy: Copy) -> list[list[SentenceMatch]]:
        """Return the runs of sentences that go out of a segment which otherwise stays."""
        if copy.kind is not CopyKind.PARTIAL or copy.segment.index in self.safe.gone:
            return []
        return copied_runs(copy)


_MAX_HOPS = 16
"""Originals of originals; each hop leads to text that was decided before, so it ends by itself."""


def _match_over(matches: tuple[Match, ...], start: int, end: int) -> Match | None:
    return next((match for match in matches if match.start <= start and end <= match.end), None)


def find(
    post: Post, options: Options, stay: frozenset[int] = frozenset(), road: Road = Road.AUTO
) -> Found:
    """Match a post against itself; the blocks `stay` are legal originals and never copies."""
    plain = lay_out(post)
    proposed = propose_splits(plain)
    splits = [each for each in proposed if not {each.first, each.rest} & stay]
    while True:
        layout = lay_out(post, splits) if splits else plain
        order = decision_order(layout, options.keep)
        copies = classify(layout, order, options, stay)
        runs = settle(layout, copies)
        holding = _holding(layout, copies, runs, splits)
        if len(holding) == len(splits):
            break
        splits = holding
    copies = classify_edited(layout, order, copies, options, stay, road)
    safe = settle(layout, copies)
    doubted = doubted_copies(layout, copies, safe, splits)
    safe = safe.without(doubted.keys())
    everything = settle(layout, copies, unsafe=True)
    safe_blocks = gone_blocks(layout, safe, splits)
    return Found(
        layout=layout,
        copies=copies,
        safe=safe,
        all=everything,
        safe_blocks=safe_blocks,
        all_blocks=gone_blocks(layout, everything, splits) | safe_blocks,
        splits=tuple(splits),
        guesses=tuple(
            guessed_splits(layout, safe_blocks, _run_together_blocks(copies, safe), splits)
        ),
        doubted=doubted,
    )


def _run_together_blocks(copies: Mapping[int, Copy], runs: Runs) -> frozenset[int]:
    """Return the blocks of the run-together copies that go."""
    return frozenset(
        block.index
        for index in runs.gone
        if copies[index].run_together
        for block in copies[index].segment.blocks
    )


def _holding(
    layout: Layout, copies: Mapping[int, Copy], runs: Runs, splits: list[Split]
) -> list[Split]:
    """Return the splits whose halves have nothing left between them and stay themselves.

    A split of halves that go together (the joined text is a copy) holds as well; one of a paragraph
    that copied sentences go out of does not.
    """
    blocks = gone_blocks(layout, runs, splits)
    holding = []
    for split in splits:
        between = layout.post.blocks[split.first + 1 : split.rest]
        segment = next(p for p in layout.segments if p.blocks[0].index == split.first)
        copy = copies[segment.index]
        parted = not copy.goes and bool(copied_runs(copy))
        if not parted and all(block.index in blocks for block in between):
            holding.append(split)
    return holding
