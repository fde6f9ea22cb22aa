"""The proof: two posts in, everything that was lost out.

Knows nothing of how anything was found or edited. Each law is a module with a function `missing`;
it is given the post as it was and the posts that may hold what it said: the cleaned one first, then
the texts that somebody decided to give up.
"""

from collections.abc import Callable, Iterator, Sequence

from dedupe_paragraphs.fix.prove import blocks, code, front_matter, links, sentences
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.report import Loss, Proof
from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.text.positions import Positions

Law = Callable[[Post, Sequence[Post]], Iterator[tuple[int, str]]]
"""Yields what is missing: the byte of the old post where it is, or its block begins, and its
text."""

LAWS: dict[str, Law] = {
    "front matter": front_matter.missing,
    "block": blocks.missing,
    "link": links.missing,
    "code": code.missing,
    "sentence": sentences.missing,
}


def prove(before: bytes, after: bytes, path: str = "", conceded: Sequence[bytes] = ()) -> Proof:
    """Prove that `after` lost nothing of `before`, or list what it lost.

    `path` decides the language by its ending. `conceded` are texts that somebody decided to give up
    (unsafe fixes); they count as kept. Raises `InputError`.
    """
    old = parse(before, path)
    return prove_posts(old, parse(after, path, like=old), conceded)


def prove_posts(old: Post, new: Post, conceded: Sequence[bytes] = ()) -> Proof:
    """Prove the same of two posts that are parsed already."""
    kept = [new, *(parse(text, old.path) for text in conceded)]
    lost = [(kind, *each) for kind, missing in LAWS.items() for each in missing(old, kept)]
    if not lost:
        return Proof()
    positions = Positions(old.data)
    losses = [Loss(kind, text, positions.line(byte)) for kind, byte, text in lost]
    return Proof(tuple(sorted(losses, key=lambda loss: (loss.line, loss.kind, loss.text))))
