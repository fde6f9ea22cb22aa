"""Shared segments: what of one post is in others too, found as copies inside one post are.

The segments of the post and their possible originals in other posts are laid out as one post, in
the order in which the posts were published; then they are classified and decided as in a single
post. So one set of rules holds for a copy next to its original and for one in another year.
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


class OriginalRange(NamedTuple):
    """The original of a range of a segment: a range of the key of another block."""

    copy: Range
    """Code points of the segment's key."""
    block: int
    """Index of the original's block in the layout's post."""
    start: int
    end: int


class Shared(NamedTuple):
    """A segment, or sentences of one, that another post has too."""

    block: int
    """Index of its block in the layout's post."""
    whole: bool
    """Whether all of the block is a copy."""
    justified: bool
    """False for what is a copy only because its neighbours are."""
    relation: Relation
    similarity: float
    originals: tuple[OriginalRange, ...]


def find_shared(
    post: Post, own: Sequence[bool], options: Options, stay: frozenset[int] = frozenset()
) -> Iterator[Shared]:
    """Yield what of a post's own blocks the others have too, in order.

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
        # A run may grow over a block that is kept.
        if own[block] and block not in stay:
            for shared in _shared(matched, copies[segment.index]):
                if any(not own[original.block] for original in shared.originals):
                    yield shared


def _shared(matched: Matched, copy: Copy) -> Iterator[Shared]:
    index = copy.segment.index
    edited = copy.kind is CopyKind.EDITED
    if index in matched.safe or (index in matched.all and not edited):
        yield _whole(matched, copy, matched.safe if index in matched.safe else matched.all)
    elif index in matched.all:
        sentences = [sentence for sentence in copy.sentences if sentence.source is not None]
        yield _of_sentences(matched, copy, sentences, Relation.EDITED, whole=True)
    elif edited:
        known = (State.WHOLE, State.EDITED)
        for is_known, run in groupby(copy.sentences, key=lambda each: each.state in known):
            if is_known:
                yield _of_sentences(matched, copy, list(run), Relation.EDITED)
    else:
        relation = Relation.STRUNG if copy.run_together else Relation.PARTIAL
        for sentences in matched.copied_runs(copy):
            yield _of_sentences(matched, copy, sentences, relation)


def _whole(matched: Matched, copy: Copy, removed: Removed) -> Shared:
    matches = removed.matches[copy.segment.index]
    return Shared(
        block=copy.segment.blocks[0].index,
        whole=True,
        justified=copy.proves_itself or copy.kind is CopyKind.EDITED,
        relation=_relation(matched, copy, matches),
        similarity=1.0,
        originals=_originals(
            matched, copy, [((t.start, t.end), (t.source, t.source_end)) for t in matches]
        ),
    )


def _relation(matched: Matched, copy: Copy, matches: tuple[Match, ...]) -> Relation:
    segments = {match.segment for match in matches}
    if copy.run_together or len(segments) > 1:
        return Relation.STRUNG
    original = matched.layout.segments[next(iter(segments))] if segments else copy.segment
    if original.key == copy.segment.key:
        return Relation.SAME
    return Relation.CUT if matches else Relation.SAME


def _of_sentences(
    matched: Matched,
    copy: Copy,
    sentences: Sequence[SentenceMatch],
    relation: Relation,
    *,
    whole: bool = False,
) -> Shared:
    pairs = [((each.start, each.end), each.source) for each in sentences if each.source is not None]
    similar = sum(each.similarity * len(each) for each in sentences)
    return Shared(
        block=copy.segment.blocks[0].index,
        whole=whole,
        justified=True,
        relation=relation,
        similarity=round(similar / max(1, sum(map(len, sentences))), 4),
        originals=_originals(matched, copy, pairs),
    )


def _originals(
    matched: Matched, copy: Copy, pairs: Sequence[tuple[Range, Range]]
) -> tuple[OriginalRange, ...]:
    """Return the originals of ranges of a segment, consecutive ones in one block put together."""
    begin = copy.segment.start
    found: list[OriginalRange] = []
    for (start, end), source in pairs:
        for block, at, stop in matched.layout.ranges(*matched.original(*source)):
            new = OriginalRange((start - begin, end - begin), block.index, at, stop)
            if found and found[-1].block == block.index:
                found[-1] = _joined(found[-1], new)
            else:
                found.append(new)
    return tuple(found)


def _joined(one: OriginalRange, other: OriginalRange) -> OriginalRange:
    copy = one.copy[0], max(one.copy[1], other.copy[1])
    return OriginalRange(copy, one.block, min(one.start, other.start), max(one.end, other.end))
