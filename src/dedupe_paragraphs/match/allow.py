"""Texts that may repeat: the option `allow`."""

import re
from collections.abc import Iterator, Sequence

from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.text.fold import fold

MAX_ALLOW_TEXT = 20_000
"""Code points of a block that a regular expression of the configuration is tried on; longer ones
are run-together lines, which no such pattern means."""


def allowed_blocks(post: Post, allow: Sequence[str]) -> Iterator[int]:
    """Yield the indices of blocks that may repeat.

    An entry between slashes is a regular expression for the whole of a block's text; any other is
    a text that a block must contain.
    """
    if not allow:
        return
    patterns = [re.compile(entry[1:-1]) for entry in allow if _is_pattern(entry)]
    texts = [fold(entry) for entry in allow if not _is_pattern(entry)]
    for block in post.blocks:
        if any(text in block.key for text in texts) or any(
            pattern.search(block.text[:MAX_ALLOW_TEXT]) for pattern in patterns
        ):
            yield block.index


def _is_pattern(entry: str) -> bool:
    return len(entry) > 2 and entry.startswith("/") and entry.endswith("/")
