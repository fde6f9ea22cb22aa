"""A folder of posts that share text: each cleaned, and proven against what the others become."""

from collections.abc import Callable
from functools import lru_cache

from dedupe_paragraphs.files import atomic as files
from dedupe_paragraphs.fix.clean import clean
from dedupe_paragraphs.fix.prove.proof import prove
from dedupe_paragraphs.model.cross_post import CrossPosts, Shared
from dedupe_paragraphs.model.errors import DedupeError
from dedupe_paragraphs.model.evidence import SharedText
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.report import Cleaned

OptionsOf = Callable[[str], Options]
"""The options of the post of a name."""
_FINALS = 512
"""Cleaned posts that are remembered while others are proven against them."""


class FolderProof:
    """The posts of a join, cleaned one by one, each proven against what the others become."""

    def __init__(self, cross_posts: CrossPosts, options: OptionsOf) -> None:
        self._cross_posts = cross_posts
        self._options = options
        self._final = lru_cache(_FINALS)(self._cleaned)

    def clean(self, data: bytes, path: str, options: Options, shared: Shared) -> Cleaned:
        """Clean a post with its unsafe fixes; shared text is removed only if another post keeps it.

        Where that cannot be proven the passage is kept: then the post is cleaned as if it was
        alone.
        """
        cleaned = clean(data, path, options, shared, unsafe=True)
        others = leaned_on(cleaned)
        if not others:
            return cleaned
        standing = [final for other in others if (final := self._final(other)) is not None]
        if prove(data, cleaned.data, path, [*standing, *cleaned.conceded]):
            return cleaned
        return clean(data, path, options, unsafe=True)

    def _cleaned(self, path: str) -> bytes | None:
        options, shared = self._options(path), self._cross_posts.of(path)
        try:
            return clean(files.read(path), path, options, shared, unsafe=True).data
        except DedupeError:
            return None


def leaned_on(cleaned: Cleaned) -> list[str]:
    """Return the other posts that are to keep what was removed from a post."""
    shared = (each for each in cleaned.applied if isinstance(each.evidence, SharedText))
    paths = {place.path for finding in shared for place in finding.originals}
    return sorted(paths - {cleaned.found.post.path})
