"""Front matter is kept byte for byte, a byte order mark with it."""

from collections.abc import Iterator, Sequence

from dedupe_paragraphs.model.post import Post


def missing(old: Post, kept: Sequence[Post]) -> Iterator[tuple[int, str]]:
    """Yield the front matter if the cleaned post, the first of `kept`, has another."""
    before, after = (post.data[: post.body] for post in (old, kept[0]))
    if before != after:
        yield 0, before.decode("utf-8", "replace")
