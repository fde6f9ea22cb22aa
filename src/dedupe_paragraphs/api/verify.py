"""Verify: the proof for two versions of a post, and for pairs of files or folders."""

import os
from collections.abc import Iterator

from dedupe_paragraphs.api.worker import Outcome
from dedupe_paragraphs.config.settings import DEFAULT
from dedupe_paragraphs.files import atomic as files
from dedupe_paragraphs.files.discover import FoundPost, discover
from dedupe_paragraphs.fix.prove.proof import prove
from dedupe_paragraphs.model.errors import DedupeError, MissingPathError, crash
from dedupe_paragraphs.model.loss import Loss
from dedupe_paragraphs.model.report import Proof
from dedupe_paragraphs.post.decode import require_text


def verify(before: bytes, after: bytes, path: str = "post.md") -> Proof:
    """Prove that `after` lost nothing of `before`, or list what it lost, whoever cleaned it.

    The proof is true where nothing is lost; lines of losses count from 1 in `before`.

    Raises `InputError` for bytes that are no text, and for more blocks than any post has.
    """
    return prove(before, after, path)


def verify_paths(before: str, after: str) -> Iterator[Outcome[Proof]]:
    """Yield for each post of `before` whether its counterpart in `after` lost nothing.

    Both are files, or both are folders with posts of the same names. A post without a counterpart
    is a loss. Raises `MissingPathError` where there is nothing at `after`.
    """
    if not os.path.exists(after):
        raise MissingPathError(after)
    for item in discover([before], DEFAULT.excludes):
        if not isinstance(item, FoundPost):
            yield Outcome.of(item)
            continue
        try:
            yield Outcome(item.path, _proof(item, after))
        except DedupeError as error:
            yield Outcome(error.path, error=error)
        except Exception as error:  # A fault of ours in one post: the others are still compared.
            yield Outcome(item.path, error=crash(item.path, error))


def _proof(item: FoundPost, after: str) -> Proof:
    other = after
    if item.path != item.named:
        other = os.path.join(after, os.path.relpath(item.path, item.named))
    elif os.path.isdir(after):
        other = os.path.join(after, os.path.basename(item.path))
    before = files.read(item.path)
    try:
        cleaned = files.read(other)
    except MissingPathError:
        return Proof((Loss("post", other, 1),))
    require_text(cleaned, other)
    return prove(before, cleaned, item.path)
