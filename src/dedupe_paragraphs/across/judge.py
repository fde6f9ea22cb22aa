"""The judgement of a view: one post's passages laid out beside what may be their originals.

They are laid out as one post, in the order in which the posts were published, then classified and
decided as in a single post: one set of rules holds for a copy next to its original and for one in
another year.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from dedupe_paragraphs.across.rows import Row, page_name, post_of
from dedupe_paragraphs.across.sql import REACH
from dedupe_paragraphs.across.twins import MIN_CELLS, is_series
from dedupe_paragraphs.match.classify import classify
from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.decide.settle import settle
from dedupe_paragraphs.match.layout import lay_out
from dedupe_paragraphs.match.matcher import Matched
from dedupe_paragraphs.match.near import classify_edited
from dedupe_paragraphs.match.priority import decision_order
from dedupe_paragraphs.match.sentence_matches import SentenceMatch, State
from dedupe_paragraphs.model.cross_post import IN_RUNS, Relation, SharedCopy, SharedSource
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.span import Place, Span
from dedupe_paragraphs.rules.build import Range
from dedupe_paragraphs.text.sentences import sentence_spans
from dedupe_paragraphs.text.width import has_width, width

MIN_SENTENCES = 2
"""Sentences in a row that are in another post too: a single one is a saying."""
_SENTENCE = 10
"""Cells of a sentence at least: less is an exclamation or a mark."""
MIN_FRAME = 4
"""The same at the beginning or the end of both posts, where notices and invitations are."""


class Edge(NamedTuple):
    """A passage of a post, or sentences of one, and one of its originals."""

    own: int
    """The passage's row, by its place in the view."""
    other: int
    """The original's row, by its place in the view."""
    part: int
    """Which of the view's findings it belongs to: a passage may have several originals."""
    start: int
    stop: int
    """Code points of the passage's key that are in the original."""
    whole: bool
    """Whether all of the passage is a copy."""
    justified: bool
    """False for what is a copy only because its neighbours are."""
    relation: str
    similarity: float
    sole: bool
    """Whether it is the only original, and has all of the passage: one family."""


class _Shared(NamedTuple):
    whole: bool
    justified: bool
    relation: Relation
    similarity: float
    pairs: Sequence[tuple[Range, Range]]
    """Ranges of the layout's text that are copied, and of their originals."""


def judge(rows: Sequence[Row], own: Sequence[bool], options: Options) -> Iterator[Edge]:
    """Return the edges of one view; `own` tells which rows belong to the post that is asked about.

    `rows` are sorted by post and place; those of its own that are quiet are never copies.
    """
    post, owners = post_of(rows)
    mine = [at >= 0 and own[at] for at in owners]
    stay = frozenset(block for block, at in enumerate(owners) if mine[block] and rows[at].quiet)
    layout = lay_out(post)
    order = decision_order(layout, "first")
    copies = classify(layout, order, options, stay)
    # What others say in other words is their own matter.
    theirs = frozenset(block for block in range(len(owners)) if not mine[block])
    copies = classify_edited(layout, order, copies, options, stay | theirs)
    safe, every = (settle(layout, copies, options, unsafe=each).removed for each in (False, True))
    matched = Matched(layout=layout, copies=copies, safe=safe, all=every)
    return _worth_telling(_edges(matched, owners, mine, stay), rows)


def _edges(
    matched: Matched, owners: Sequence[int], mine: Sequence[bool], stay: frozenset[int]
) -> Iterator[Edge]:
    layout, copies, part = matched.layout, matched.copies, 0
    for segment in layout.segments:
        block, copy = segment.blocks[0].index, copies[segment.index]
        # A run may grow over a block that is kept.
        for shared in _shared(matched, copy) if mine[block] and block not in stay else ():
            originals = _originals(matched, copy, shared.pairs)
            if all(mine[original] for _, original in originals):
                continue
            sole = shared.whole and len(originals) == 1
            for (start, stop), original in originals:
                yield Edge(
                    *(owners[block], owners[original], part, start, stop),
                    *(shared.whole, shared.justified, shared.relation.value, shared.similarity),
                    sole=sole,
                )
            part += 1


def _worth_telling(edges: Iterable[Edge], rows: Sequence[Row]) -> Iterator[Edge]:
    """Leave out what proves nothing: less than two sentences in a row that say something.

    What both posts begin or end with is a frame, unless it is long; and what names its source, or
    is said in each part of a series, is repeated on purpose.
    """
    chain: list[Edge] = []
    for edge in edges:
        own, other = rows[edge.own], rows[edge.other]
        if f" {page_name(other.path)} " in own.cites or is_series(own.title, other.title):
            continue
        if chain and not _follows(chain[-1], edge, rows):
            yield from _proven(chain, rows)
            chain = []
        chain.append(edge)
    yield from _proven(chain, rows)


def _follows(last: Edge, edge: Edge, rows: Sequence[Row]) -> bool:
    """Tell whether two edges belong to one finding: of one passage, or of neighbours in a run."""
    if edge.part == last.part:
        return True
    (own, other), (left, right) = ((rows[each.own], rows[each.other]) for each in (edge, last))
    return (
        {last.relation, edge.relation} <= IN_RUNS
        and own.ordinal - left.ordinal <= REACH
        and other.path == right.path
        and 0 < other.ordinal - right.ordinal <= REACH
    )


def _proven(chain: Sequence[Edge], rows: Sequence[Row]) -> Sequence[Edge]:
    """Return a run of edges if it says enough."""
    said: set[tuple[int, str]] = set()
    for edge in (each for each in chain if rows[each.own].plain):
        key = rows[edge.own].key
        start, stop = (0, len(key)) if edge.whole else (edge.start, edge.stop)
        spans = [span for span in sentence_spans(key) if start <= span[0] and span[1] <= stop]
        texts = (key[begin:end] for begin, end in spans)
        said |= {(edge.own, text) for text in texts if has_width(text, _SENTENCE)}
    ends = {(rows[edge.own].side, rows[edge.other].side) for edge in chain}
    least = MIN_SENTENCES if ends - {(1, 1), (-1, -1)} else MIN_FRAME
    return chain if len(said) >= least and sum(width(text) for _, text in said) >= MIN_CELLS else ()


def _shared(matched: Matched, copy: Copy) -> Iterator[_Shared]:
    index, edited = copy.segment.index, copy.kind is CopyKind.EDITED
    if index in matched.safe or (index in matched.all and not edited):
        matches = matched.matches(index)
        is_listed = matched.safe.reasons.get(index) is Reason.COPIED_LIST
        justified = copy.proves_itself or edited or is_listed
        pairs = [((each.start, each.end), (each.source, each.source_end)) for each in matches]
        yield _Shared(True, justified, _relation(matched, copy), 1.0, pairs)
    elif index in matched.all:
        sentences = [sentence for sentence in copy.sentences if sentence.source is not None]
        yield _of_sentences(sentences, Relation.EDITED, whole=True)
    elif edited and not copy.few_words:
        known = (State.WHOLE, State.EDITED)
        for is_known, run in groupby(copy.sentences, key=lambda each: each.state in known):
            if is_known:
                yield _of_sentences(list(run), Relation.EDITED)
    else:
        relation = Relation.STRUNG if copy.run_together else Relation.PARTIAL
        for sentences in matched.copied_runs(copy):
            yield _of_sentences(sentences, relation)


def _relation(matched: Matched, copy: Copy) -> Relation:
    originals = {match.segment for match in matched.matches(copy.segment.index)}
    if copy.run_together or len(originals) > 1:
        return Relation.STRUNG
    keys = {matched.layout.segments[original].key for original in originals}
    return Relation.CUT if keys - {copy.segment.key} else Relation.SAME


def _of_sentences(
    sentences: Sequence[SentenceMatch], relation: Relation, *, whole: bool = False
) -> _Shared:
    pairs = [((each.start, each.end), each.source) for each in sentences if each.source is not None]
    similar = sum(each.similarity * len(each) for each in sentences)
    similarity = round(similar / max(1, sum(map(len, sentences))), 4)
    return _Shared(whole, True, relation, similarity, pairs)


def _originals(
    matched: Matched, copy: Copy, pairs: Sequence[tuple[Range, Range]]
) -> list[tuple[Range, int]]:
    """Return ranges of a segment with the blocks of their originals, consecutive ones as one."""
    begin = copy.segment.start
    found: list[tuple[Range, int]] = []
    for (start, end), source in pairs:
        for block, _, _ in matched.layout.ranges(*matched.original(*source)):
            new = start - begin, end - begin
            if found and found[-1][1] == block.index:
                (first, last), _ = found.pop()
                new = first, max(last, new[1])
            found.append((new, block.index))
    return found


def copies_of(rows: Sequence[Sequence[Any]]) -> Iterator[SharedCopy]:
    """Yield the copies of one post from the rows of its findings, sorted by place and part."""
    for _, group in groupby(rows, key=lambda row: (row[1], row[2])):
        mine = list(group)
        _, ordinal, _, block, text, _, _, whole, justified, relation, similarity, *_ = mine[0]
        sources = tuple(map(_source, mine))
        posts = max(row[19] or 2 for row in mine)
        given = (text, block, ordinal, whole, justified, Relation(relation), similarity, posts)
        yield SharedCopy(*given, sources, mine[0][20])


def _source(row: Sequence[Any]) -> SharedSource:
    marks = (row[15], row[16], row[17], row[18])
    return SharedSource(row[5], row[6], Place(row[11], Span(row[13], row[14]), marks), row[12])
