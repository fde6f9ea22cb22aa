"""The question that a new post asks an index: which passages were published before, and where."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple, Protocol, TypeVar

from dedupe_paragraphs.across.judge import Edge, judge
from dedupe_paragraphs.across.keys import ENOUGH
from dedupe_paragraphs.across.rows import SHORT, Row, ViewRow
from dedupe_paragraphs.across.sql import REACH, partners_of
from dedupe_paragraphs.model.cross_post import Relation, SharedCopy, SharedSource
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.span import Place

MEMBERS = 32
"""Published texts of one key that are looked at; a key of more is a formula, or a text that other
keys find too."""
_Name = TypeVar("_Name", int, bytes)


class IndexHit(NamedTuple):
    """A published text that is like one of the new ones."""

    post: int
    ordinal: int
    """Its oldest passage."""
    posts: int
    """How many posts have it."""


class IndexedPassage(NamedTuple):
    """A published passage."""

    kept: ViewRow
    solid: bool
    place: Place


class Published(Protocol):
    """An index of published posts, however it is stored. Posts are numbered, the oldest first."""

    def find(self, names: Sequence[int], keys: Sequence[str], path: str) -> list[list[IndexHit]]:
        """Return for each text the published ones that are the same or like it, the best first.

        Of those that are like it there are as many as `partners_of` says. `path` is the post that
        asks; what it published itself is left out.
        """

    def passages(
        self, places: Sequence[tuple[int, int]]
    ) -> Mapping[tuple[int, int], IndexedPassage]:
        """Return the passages at places (post and ordinal) that there are."""


def best_of(scores: Mapping[_Name, int], key: str) -> list[_Name]:
    """Return the published texts that a text is compared with, by the weight of shared keys."""
    ranked = sorted(scores.items(), key=lambda each: (-each[1], each[0]))
    return [text for text, weight in ranked[: partners_of(key)] if weight >= ENOUGH]


def ask(
    index: Published, rows: Sequence[Row], options: Options, boilerplate_posts: int
) -> list[SharedCopy]:
    """Return what of a post, given by its rows, was published before."""
    solid = [row for row in rows if row.solid and not row.quiet]
    if not solid:
        return []
    path = rows[0].path
    answers = index.find([row.text for row in solid], [row.key for row in solid], path)
    counts: dict[tuple[int, int], int] = {}
    own: set[int] = set()
    for row, found in zip(solid, answers, strict=True):
        # A text of its own in ever so many posts is boilerplate, and so is what is like it.
        if any(each.posts >= boilerplate_posts for each in found):
            continue
        for each in found:
            counts[each.post, each.ordinal] = each.posts
            own.update(range(row.ordinal - REACH, row.ordinal + REACH + 1))
    return list(_copies(index, rows, options, own, counts)) if counts else []


def _copies(
    index: Published,
    rows: Sequence[Row],
    options: Options,
    own: set[int],
    counts: Mapping[tuple[int, int], int],
) -> Iterator[SharedCopy]:
    theirs = _beside(index, list(counts))
    mine = [row for row in rows if row.ordinal in own]
    last = max(post for post, _ in theirs) + 1
    kept = [each.kept for each in theirs.values()]
    kept += [view_row(row, last) for row in mine]
    foreign = len(theirs)
    edges = judge(
        kept,
        [at >= foreign for at in range(len(kept))],
        [False] * foreign + [row.quiet for row in mine],
        options,
    )
    places = [each.place for each in theirs.values()]
    for _, group in groupby(edges, key=lambda edge: edge.part):
        of_part = list(group)
        row = mine[of_part[0].own - foreign]
        sources = tuple(
            SharedSource(edge.start, edge.stop, places[edge.other], kept[edge.other].ordinal)
            for edge in of_part
            if edge.other < foreign
        )
        if sources:
            yield _copy(row, of_part, sources, kept, counts)


def _copy(
    row: Row,
    edges: Sequence[Edge],
    sources: tuple[SharedSource, ...],
    kept: Sequence[ViewRow],
    counts: Mapping[tuple[int, int], int],
) -> SharedCopy:
    found = ((kept[edge.other].post, kept[edge.other].ordinal) for edge in edges)
    return SharedCopy(
        text=row.text,
        block=row.block,
        ordinal=row.ordinal,
        whole=edges[0].whole,
        justified=edges[0].justified,
        relation=Relation(edges[0].relation),
        similarity=edges[0].similarity,
        posts=1 + max(counts.get(place, 1) for place in found),
        sources=sources,
    )


def _beside(
    index: Published, wanted: Sequence[tuple[int, int]]
) -> dict[tuple[int, int], IndexedPassage]:
    """Return passages, with the short blocks beside them, sorted by post and place."""
    every = {
        (post, ordinal + step)
        for post, ordinal in wanted
        for step in range(-REACH, REACH + 1)
        if ordinal + step >= 0
    }
    known = index.passages(sorted(every))
    chosen = set(wanted)
    return {
        place: passage
        for place, passage in sorted(known.items())
        if place in chosen or not passage.solid or len(passage.kept.key) < SHORT
    }


def view_row(row: Row, post: int) -> ViewRow:
    """Return what of a row is needed to judge it."""
    return ViewRow(post, *(getattr(row, name) for name in ViewRow._fields[1:]))
