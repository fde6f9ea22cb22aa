"""The contents of code spans are kept."""

from collections.abc import Iterator

from dedupe_paragraphs.fix.prove.comparison import Comparison, Missing
from dedupe_paragraphs.model.post import Block, Post
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.text.fold import fold


def missing(both: Comparison) -> Iterator[Missing]:
    """Yield each code span that is neither a code span of the posts nor inside a block of code.

    A block of code that was run together with other text reads as a code span there.
    """
    codes = {code: block for block in reversed(both.removed) for code in block.codes}
    if not codes:
        return
    blocks = [block for post in both.kept for block in post.blocks]
    spans = {code for block in blocks for code in block.codes}
    verbatim = "\n".join(block.key for block in blocks if not block.is_prose)
    for code, block in codes.items():
        if code not in spans and fold(code) not in verbatim:
            yield Missing(_place(both.old, block, code))


def _place(old: Post, block: Block, code: str) -> Span:
    start = old.data.find(code.encode(), *block.span)
    return block.span if start < 0 else Span(start, start + len(code.encode()))
