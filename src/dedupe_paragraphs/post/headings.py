"""Headings that name a section: no section run together after a `#`."""

from collections.abc import Collection, Iterable, Sequence
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

_Titles = dict[int, dict[str, list[Block]]]
"""Keys of short headings by their lengths, each with the blocks that follow them."""


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
    if not _any_runs_on({blocks[place].key for place in short}):
        few = (blocks[place] for place in short)
        return frozenset(each.index for each in few if len(each.sentences) <= MAX_HEADING_SENTENCES)
    titles: _Titles = {}
    for place in short:
        if place + 1 < len(blocks):
            same = titles.setdefault(len(blocks[place].key), {})
            same.setdefault(blocks[place].key, []).append(blocks[place + 1])
    headings = (blocks[place] for place in short)
    return frozenset(block.index for block in headings if _is_heading(block, titles))


def _any_runs_on(keys: Collection[str]) -> bool:
    """Tell whether a text begins with another: sorted, that is right before one that does."""
    return any(second.startswith(first) for first, second in pairwise(sorted(keys)))


def _is_heading(block: Block, titles: _Titles) -> bool:
    """Tell whether a short heading is nothing more: no section run together after `#`."""
    if len(block.sentences) > MAX_HEADING_SENTENCES:
        return False
    return not has_width(block.key, _MIN_RUN_ON) or not any(
        _runs_on(block.key[length:], following)
        for length, keys in titles.items()
        if length < len(block.key) and (following := keys.get(block.key[:length]))
    )


def _runs_on(rest: str, behind: Iterable[Block]) -> bool:
    """Tell whether what is after a heading's words begins the text under that heading."""
    text = rest.lstrip("# ")
    marked = "#" in rest[: len(rest) - len(text)]
    return bool(text) and any(
        following.key.startswith(text) and (marked or following.kind is not BlockKind.HEADING)
        for following in behind
    )
