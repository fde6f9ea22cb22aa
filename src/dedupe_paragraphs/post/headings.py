"""Headings that name a section: no section run together after a `#`."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from dedupe_paragraphs.model.post import BRIDGES, Block, BlockKind, Post
from dedupe_paragraphs.text.fold import fold
from dedupe_paragraphs.text.width import has_width

_MAX_HEADING = 200
"""Cells: a longer `heading` is a whole section run together after a `#`."""
MAX_HEADING_SENTENCES = 2
"""Sentences: a question and its answer; more is text."""
_MIN_RUN_ON = 20
"""Cells of a heading run together with the first words of its text; a shorter one may by
chance begin as another section does."""


def title_of(post: Post) -> str:
    """Return the key of the title: of the front matter, or of the heading that the post begins
    with."""
    if post.metadata.title:
        return fold(post.metadata.title)
    first = next((block for block in post.blocks if block.kind not in BRIDGES), None)
    return first.key if first is not None and first.level == 1 else ""


def section_headings(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the indices of the blocks, of some in order, that are headings and nothing more."""
    short = [
        place
        for place, block in enumerate(blocks)
        if block.kind is BlockKind.HEADING and not has_width(block.key, _MAX_HEADING + 1)
    ]
    headings = [
        blocks[place] for place in short if len(blocks[place].sentences) <= MAX_HEADING_SENTENCES
    ]
    following: dict[str, list[Block]] = {}
    keys = sorted({blocks[place].key for place in short})
    if any(longer.startswith(key) for key, longer in pairwise(keys)):
        for place in short:
            following.setdefault(blocks[place].key, []).extend(blocks[place + 1 : place + 2])
    lengths = {len(key) for key in following}
    return frozenset(
        block.index
        for block in headings
        if not has_width(block.key, _MIN_RUN_ON)
        or not any(
            _runs_on(block.key[length:], following.get(block.key[:length], ()))
            for length in lengths
            if length < len(block.key)
        )
    )


def _runs_on(rest: str, behind: Iterable[Block]) -> bool:
    """Tell whether what is after a heading's words begins the text under that heading, or with
    it."""
    text = rest.lstrip("# ")
    marked = "#" in rest[: len(rest) - len(text)]
    return bool(text) and any(
        bool(following.key)
        and (following.key.startswith(text) or text.startswith(following.key))
        and (marked or following.kind is not BlockKind.HEADING)
        for following in behind
    )
