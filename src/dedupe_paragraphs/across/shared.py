"""Shared segments: what of one post stands in others, copies as copies inside one post are.

The segments of the post and what may be their originals elsewhere are laid out as one layout, in
the order in which the posts were published; then the same order, copies and runs decide as for
a single post. So there is one set of rules, whether a copy stands beside its original or in another
year.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from dedupe_paragraphs.match.classify import classify
from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.decide.settle import settle
from dedupe_paragraphs.match.exact import Match
from dedupe_paragraphs.match.layout import lay_out
from dedupe_paragraphs.match.matcher import Matched
from dedupe_paragraphs.match.near import classify_edited
from dedupe_paragraphs.match.priority import decision_order
from dedupe_paragraphs.match.removed import Removed
from dedupe_paragraphs.match.sentence_matches import SentenceMatch, State
from dedupe_paragraphs.model.cross_post import Relation
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.rules.build import Range


class Stand(NamedTuple):
    """Where a stretch of a segment stands: a range of the key of another block."""

    copy: Range
    """Code points of the segment's key."""
    block: int
    """Index of the original's block in the layout's post."""
    start: int
    end: int


class Shared(NamedTuple):
    """A segment, or sentences of one, that stands elsewhere."""

    block: int
    """Index of its block in the layout's post."""
    whole: bool
    """Whether all of the block goes."""
    justified: bool
    """False for what goes only because its neighbours do."""
    relation: Relation
    similarity: float
    originals: tuple[Stand, ...]


def find_shared(
    post: Post, own: Sequence[bool], options: Options, stay: frozenset[int] = frozenset()
) -> Iterator[Shared]:
    """Yield what of a post's own blocks stands in the others, in order.

    `post` holds blocks of several posts, oldest first; `own` tells for each block whether it
    belongs to the post that is asked about. The blocks `stay` are legal originals and never copies.
    """
    layout = lay_out(post)
    order = decision_order(layout, "first")
    copies = classify(layout, order, options, stay)
    copies = classify_edited(layout, order, copies, options, stay)
    matched = Matched(
        layout=layout,
        copies=copies,
        safe=settle(layout, copies, options).removed,
        all=settle(layout, copies, options, unsafe=True).removed,
    )
    for segment in layout.segments:
        block = segment.blocks[0].index
        # A run may grow over a block that stays.
        if own[block] and block not in stay:
            for shared in _shared(matched, copies[segment.index]):
                if any(not own[stand.block] for stand in shared.originals):
                    yield shared


def _shared(matched: Matched, copy: Copy) -> Iterator[Shared]:
    index = copy.segment.index
    if index in matched.safe:
        yield _whole(matched, copy, matched.safe)
    elif copy.kind is CopyKind.EDITED:
        yield from _edited(matched, copy)
    elif index in matched.all:
        yield _whole(matched, copy, matched.all)
    else:
        relation = Relation.STRUNG if copy.run_together else Relation.PARTIAL
        for run in matched.copied_runs(copy):
            yield _stretch(matched, copy, run, relation)


def _whole(matched: Matched, copy: Copy, removed: Removed) -> Shared:
    matches = removed.matches[copy.segment.index]
    return Shared(
        block=copy.segment.blocks[0].index,
        whole=True,
        justified=copy.proves_itself or copy.kind is CopyKind.EDITED,
        relation=_relation(matched, copy, matches),
        similarity=1.0,
        originals=_stands(
            matched, copy, [((t.start, t.end), (t.source, t.source_end)) for t in matches]
        ),
    )


def _relation(matched: Matched, copy: Copy, matches: tuple[Match, ...]) -> Relation:
    segments = {match.segment for match in matches}
    if copy.run_together or len(segments) > 1:
        return Relation.STRUNG
    original = matched.layout.segments[next(iter(segments))] if segments else copy.segment
    if matched.layout.key(original) == matched.layout.key(copy.segment):
        return Relation.SAME
    return Relation.CUT if matches else Relation.SAME


def _edited(matched: Matched, copy: Copy) -> Iterator[Shared]:
    """Yield an edited copy: all of it, or the sentences of it that are told in other words."""
    sentences = [sentence for sentence in copy.sentences if sentence.source is not None]
    if copy.segment.index in matched.all:
        yield Shared(
            block=copy.segment.blocks[0].index,
            whole=True,
            justified=True,
            relation=Relation.EDITED,
            similarity=_similarity(sentences),
            originals=_stands(matched, copy, _pairs(sentences)),
        )
        return
    told = (State.WHOLE, State.EDITED)
    for is_told, run in groupby(copy.sentences, key=lambda sentence: sentence.state in told):
        if is_told:
            yield _stretch(matched, copy, list(run), Relation.EDITED)


def _stretch(
    matched: Matched, copy: Copy, run: Sequence[SentenceMatch], relation: Relation
) -> Shared:
    return Shared(
        block=copy.segment.blocks[0].index,
        whole=False,
        justified=True,
        relation=relation,
        similarity=_similarity(run),
        originals=_stands(matched, copy, _pairs(run)),
    )


def _similarity(sentences: Sequence[SentenceMatch]) -> float:
    total = sum(map(len, sentences))
    return round(
        sum(sentence.similarity * len(sentence) for sentence in sentences) / max(1, total), 4
    )


def _pairs(sentences: Sequence[SentenceMatch]) -> list[tuple[Range, Range]]:
    return [
        ((sentence.start, sentence.end), sentence.source)
        for sentence in sentences
        if sentence.source is not None
    ]


def _stands(
    matched: Matched, copy: Copy, pairs: Sequence[tuple[Range, Range]]
) -> tuple[Stand, ...]:
    """Return where ranges of a segment stand, stretches that follow in one block put together."""
    begin = copy.segment.start
    stands: list[Stand] = []
    for (start, end), source in pairs:
        for block, at, stop in matched.layout.ranges(*matched.original(*source)):
            stand = Stand((start - begin, end - begin), block.index, at, stop)
            last = stands[-1] if stands else None
            if last is not None and last.block == stand.block:
                stand = Stand(
                    (last.copy[0], max(last.copy[1], stand.copy[1])),
                    block.index,
                    min(last.start, at),
                    max(last.end, stop),
                )
                stands.pop()
            stands.append(stand)
    return tuple(stands)
