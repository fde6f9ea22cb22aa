"""Where links and images lead, and footnote references, are kept."""

from collections.abc import Iterator, Sequence

from dedupe_paragraphs.model.post import Post


def missing(old: Post, kept: Sequence[Post]) -> Iterator[tuple[int, str]]:
    """Yield each target that no block of the posts leads to."""
    targets = {target for post in kept for block in post.blocks for target in block.targets}
    for block in old.blocks:
        for target in block.targets:
            if target not in targets:
                targets.add(target)  # named once
                yield block.span.start, target
