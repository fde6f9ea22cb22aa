"""The judgement of a view: one post's passages laid out beside what may be their originals."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dedupe_paragraphs.across.rows import ViewRow, post_of
from dedupe_paragraphs.across.shared import find_shared
from dedupe_paragraphs.model.options import Options


class Edge(NamedTuple):
    """A passage of a post and one of its originals."""

    own: int
    """The passage's row, by its place in the view."""
    other: int
    """The original's row, by its place in the view."""
    part: int
    """Which of the view's findings it belongs to: a passage may have several originals."""
    start: int
    stop: int
    """Code points of the passage's key that original in the original."""
    whole: bool
    justified: bool
    relation: str
    similarity: float
    sole: bool
    """Whether it is the only original, and has all of the passage: one family."""


def judge(
    rows: Sequence[ViewRow], own: Sequence[bool], quiet: Sequence[bool], options: Options
) -> Iterator[Edge]:
    """Yield the edges of one view; `own` tells which rows belong to the post that is asked about.

    `rows` are sorted by post and place; the `quiet` among its own may be originals, never copies.
    """
    post, owners = post_of(rows)
    is_own = [at is not None and own[at] for at in owners]
    stay = frozenset(
        block for block, at in enumerate(owners) if at is not None and own[at] and quiet[at]
    )
    for part, shared in enumerate(find_shared(post, is_own, options, stay)):
        at = owners[shared.block]
        assert at is not None
        for original in shared.originals:
            other = owners[original.block]
            assert other is not None
            yield Edge(
                own=at,
                other=other,
                part=part,
                start=original.copy[0],
                stop=original.copy[1],
                whole=shared.whole,
                justified=shared.justified,
                relation=shared.relation.value,
                similarity=shared.similarity,
                sole=shared.whole and len(shared.originals) == 1,
            )
