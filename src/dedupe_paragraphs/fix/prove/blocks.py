"""Code, tables, HTML and protected lines are kept byte for byte."""

from collections.abc import Iterator, Sequence

from dedupe_paragraphs.model.post import BlockKind, Post

_VERBATIM = frozenset({BlockKind.CODE, BlockKind.TABLE, BlockKind.HTML, BlockKind.PROTECTED})


def missing(old: Post, kept: Sequence[Post]) -> Iterator[tuple[int, str]]:
    """Yield each block of these kinds that no post keeps; ignore comments may be lost."""
    sources = {post.source(block.span) for post in kept for block in post.blocks}
    comments = {span for each in old.directives for span in (each.span, each.closing)}
    for block in old.blocks:
        source = old.source(block.span)
        if block.kind in _VERBATIM and source not in sources and block.span not in comments:
            sources.add(source)  # named once
            yield block.span.start, old.quote(block.span)
