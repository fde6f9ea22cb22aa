"""Blocks that are partly copied: how much of them is."""

from dedupe_paragraphs.model.evidence import Mixed
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.post import Post


def lengths(finding: Finding, post: Post) -> tuple[int, int]:
    """Return how many characters of a block are copied and how many are its own."""
    parts = finding.evidence.parts if isinstance(finding.evidence, Mixed) else ()
    copied = sum(len(post.quote(part.span)) for part in parts if part.copied)
    return copied, sum(len(post.quote(part.span)) for part in parts if not part.copied)
