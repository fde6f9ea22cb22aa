"""The contents of code spans are kept."""

from collections.abc import Iterator, Sequence

from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.text.fold import fold


def missing(old: Post, kept: Sequence[Post]) -> Iterator[tuple[int, str]]:
    """Yield each code span that is neither a code span of the posts nor inside a block of code.

    A block of code that was run together with other text reads as a code span there.
    """
    blocks = [block for post in kept for block in post.blocks]
    spans = {code for block in blocks for code in block.codes}
    verbatim = "\n".join(block.key for block in blocks if not block.is_prose)
    for block in old.blocks:
        for code in block.codes:
            if code not in spans and fold(code) not in verbatim:
                spans.add(code)  # named once
                yield block.span.start, code
