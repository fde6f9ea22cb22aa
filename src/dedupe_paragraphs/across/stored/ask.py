"""The question that a new post asks an index: which passages were published before, and where."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from dedupe_paragraphs.across.judge import Edge, judge
from dedupe_paragraphs.across.rows import Row
from dedupe_paragraphs.across.sql import REACH
from dedupe_paragraphs.across.stored.published import PublishedPosts
from dedupe_paragraphs.across.stored.store import IndexStore
from dedupe_paragraphs.model.cross_post import Relation, SharedCopy, SharedSource
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.span import Place, Span

Counts = Mapping[tuple[int, int], int]
"""Published passages (post and ordinal), and in how many posts the text of each is."""


def ask(
    store: IndexStore, rows: Sequence[Row], options: Options, boilerplate_posts: int
) -> list[SharedCopy]:
    """Return what of a post, given by its rows, was published before."""
    solid = [row for row in rows if row.solid and not row.quiet]
    if not solid:
        return []
    counts: dict[tuple[int, int], int] = {}
    own: set[int] = set()
    with store.reading():
        index = PublishedPosts(store)
        for row, hits in zip(solid, index.find(solid, boilerplate_posts), strict=True):
            # A text of its own in ever so many posts is boilerplate, and so is what is like it.
            if any(each.posts >= boilerplate_posts for each in hits):
                continue
            for each in hits:
                counts[each.post, each.ordinal] = each.posts
                own.update(range(row.ordinal - REACH, row.ordinal + REACH + 1))
        theirs = index.beside(counts)
    return list(_copies(theirs, [row for row in rows if row.ordinal in own], counts, options))


def _copies(
    theirs: Sequence[Row], mine: Sequence[Row], counts: Counts, options: Options
) -> Iterator[SharedCopy]:
    every = [*theirs, *mine]
    edges = judge(every, [at >= len(theirs) for at in range(len(every))], options)
    for _, group in groupby(edges, key=lambda edge: edge.part):
        of_part = list(group)
        edge, row = of_part[0], every[of_part[0].own]
        originals = [every[each.other] for each in of_part]
        yield SharedCopy(
            text=row.text,
            block=row.block,
            ordinal=row.ordinal,
            whole=edge.whole,
            justified=edge.justified,
            relation=Relation(edge.relation),
            similarity=edge.similarity,
            posts=1 + max(counts.get((row.source, row.ordinal), 1) for row in originals),
            sources=tuple(
                _source(each, every[each.other]) for each in of_part if each.other < len(theirs)
            ),
        )


def _source(edge: Edge, row: Row) -> SharedSource:
    marks = (row.start_line, row.start_column, row.stop_line, row.stop_column)
    place = Place(row.path, Span(row.start, row.stop), marks)
    return SharedSource(edge.start, edge.stop, place, row.ordinal)
