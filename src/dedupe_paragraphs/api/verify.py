"""Verify: the proof, for any pair of posts and whoever cleaned them."""

from dedupe_paragraphs.fix.prove.proof import prove
from dedupe_paragraphs.model.report import Proof


def verify(before: bytes, after: bytes, path: str = "") -> Proof:
    """Prove that `after` lost nothing of `before`, or list what it lost.

    `path` tells the language by its ending. Raises `InputError`.
    """
    return prove(before, after, path)
