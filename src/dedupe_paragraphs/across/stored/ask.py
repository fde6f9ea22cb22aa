"""The question that a new post asks an index: which passages were published before, and where."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dedupe_paragraphs.across.judge import copies_of, judge
from dedupe_paragraphs.across.rows import Row
from dedupe_paragraphs.across.sql import NEAR_POSTS, REACH
from dedupe_paragraphs.across.stored.published import IndexHit, PublishedPosts
from dedupe_paragraphs.across.stored.store import IndexStore
from dedupe_paragraphs.across.twins import bodies, prose_of, twin_of
from dedupe_paragraphs.model.cross_post import PostName, RepeatedPost, SharedCopy
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.span import Place, Span

_SELF = 1 << 62
"""The number of the post that asks: after all that are published."""
Counts = Mapping[tuple[int, int], int]
"""Published passages (post and ordinal), and in how many posts the text of each is."""


def ask(
    store: IndexStore, rows: Sequence[Row], options: Options, boilerplate_posts: int
) -> list[SharedCopy | RepeatedPost]:
    """Return what of a post, given by its rows, was published before."""
    solid = [row for row in rows if row.solid]
    if not solid:
        return []
    counts: dict[tuple[int, int], int] = {}
    own: set[int] = set()
    kept: set[int] = set()
    with store.reading():
        index = PublishedPosts(store)
        found = list(zip(solid, index.find(solid, boilerplate_posts), strict=True))
        repeated, same = _repeated(index, rows, found)
        for row, hits in found:
            # What is like boilerplate is boilerplate, and what such a post says is told with it.
            if row.quiet or any(each.is_common or same & {*each.members} for each in hits):
                kept.add(row.ordinal)
                continue
            for each in hits:
                counts[each.post, each.ordinal] = each.posts
                own.update(range(row.ordinal - REACH, row.ordinal + REACH + 1))
        theirs = index.beside(counts)
    mine = [
        row._replace(quiet=row.quiet or row.ordinal in kept) for row in rows if row.ordinal in own
    ]
    return [*_copies(theirs, mine, counts, options), *repeated]


def _repeated(
    index: PublishedPosts, rows: Sequence[Row], found: Iterable[tuple[Row, Sequence[IndexHit]]]
) -> tuple[list[RepeatedPost], set[int]]:
    """Return the published post that says what a post says, and all that do."""
    shared: Counter[int] = Counter()
    for row, hits in found:
        for post in {post for hit in hits for post in hit.members}:
            shared[post] += row.length
    mine = prose_of(row.key for row in rows if row.plain)
    pairs: list[dict[str, Any]] = []
    for post, _ in shared.most_common(NEAR_POSTS):
        theirs = index.said_by(post)
        twin = twin_of(_SELF, mine, post, prose_of(row.key for row in theirs))
        own, other = rows[0], theirs[0]
        names = {"path": own.path, "title": own.title, "draft": own.draft}
        names |= {"other_path": other.path, "other_title": other.title, "other_draft": other.draft}
        pairs.append(twin._asdict() | names)
    same = {body.post for body in bodies(pairs)} - {_SELF}
    ours = next((body for body in bodies(pairs) if body.post == _SELF), None)
    if ours is None or ours.note:
        return [], same
    if ours.other == _SELF:  # the published post is the shorter one
        ours = ours._replace(other=min(same, key=index.when))
    other = index.beside([(ours.other, 0)])[0]
    place = Place(other.path, Span(other.start, other.stop), other.marks)
    asking, said = (PostName(row.path, row.title, row.moment) for row in (rows[0], other))
    fullest = rows[0].path if ours.fullest == _SELF else other.path
    return [RepeatedPost(asking, said, place, ours.share, ours.more, fullest)], same


def _copies(
    theirs: Sequence[Row], mine: Sequence[Row], counts: Counts, options: Options
) -> Iterator[SharedCopy]:
    every = [*theirs, *mine]
    rows: list[tuple[Any, ...]] = []
    for edge in judge(every, [at >= len(theirs) for at in range(len(every))], options):
        own, other = every[edge.own], every[edge.other]
        if edge.other < len(theirs):
            posts = 1 + counts.get((other.source, other.ordinal), 1)
            place = (other.path, other.ordinal, other.start, other.stop, *other.marks)
            here = (own.path, own.ordinal, edge.part, own.block, own.text)
            rows.append((*here, *edge[3:9], *place, posts, ""))
    return copies_of(rows)
