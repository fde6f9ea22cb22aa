"""The question that a new post asks an index: which passages were published before, and where."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dedupe_paragraphs.across.judge import copies_of, judge
from dedupe_paragraphs.across.rows import Row
from dedupe_paragraphs.across.sql import REACH
from dedupe_paragraphs.across.stored.published import PublishedPosts
from dedupe_paragraphs.across.stored.store import IndexStore
from dedupe_paragraphs.model.cross_post import SharedCopy
from dedupe_paragraphs.model.options import Options

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
    rows: list[tuple[Any, ...]] = []
    for edge in judge(every, [at >= len(theirs) for at in range(len(every))], options):
        own, other = every[edge.own], every[edge.other]
        if edge.other < len(theirs):
            marks = (other.start_line, other.start_column, other.stop_line, other.stop_column)
            posts = 1 + counts.get((other.source, other.ordinal), 1)
            place = (other.path, other.ordinal, other.start, other.stop, *marks)
            here = (own.path, own.ordinal, edge.part, own.block, own.text)
            rows.append((*here, *edge[3:9], *place, posts))
    return copies_of(rows)
