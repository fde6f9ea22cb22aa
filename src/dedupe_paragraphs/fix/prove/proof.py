"""The proof: two posts in, everything that was lost out.

Knows nothing of how anything was found or edited. Each law is a function
that is given what became of the post (`comparison.py`).
"""

from collections.abc import Callable, Iterator, Sequence

from dedupe_paragraphs.fix.prove import atoms, balance, blocks, headings, sentences
from dedupe_paragraphs.fix.prove.comparison import Comparison, Missing
from dedupe_paragraphs.model.loss import Loss
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.report import Proof
from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.text.positions import Positions

Law = Callable[[Comparison], Iterator[Missing]]
"""Yields what is missing."""


def _lists(both: Comparison) -> Iterator[Missing]:
    if any(each.name == "list" for each in (*both.old.containers, *both.new.containers)):
        from dedupe_paragraphs.fix.prove import lists  # noqa: PLC0415 - start-up

        yield from lists.missing(both)


def _references(both: Comparison) -> Iterator[Missing]:
    if any(mark in both.old.data for mark in (b"#", b"[", b"ref}")):
        from dedupe_paragraphs.fix.prove import references  # noqa: PLC0415 - start-up

        yield from references.missing(both)


LAWS: dict[str, Law] = {
    "front matter": blocks.front_matter,
    "block": blocks.missing,
    "order": blocks.order,
    "link": atoms.links,
    "task": atoms.tasks,
    "template tag": atoms.template_tags,
    "marked text": atoms.marked_text,
    "code": atoms.codes,
    "sentence": sentences.missing,
    "tag": balance.missing,
    "heading": headings.missing,
    "list": _lists,
    "reference": _references,
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
    if old.data == new.data:
        return Proof()
    both = Comparison(old, [new, *(parse(text, old.path) for text in conceded)])
    lost = [(each, kind) for kind, missing in LAWS.items() for each in missing(both)]
    lost += [
        (block, "rendering")
        for block in blocks.rendered(both)
        if not any(block.span.contains(each.span) for each, _ in lost)  # which says why
    ]
    if not lost:
        return Proof()
    positions = Positions(old.data)
    lost.sort(key=lambda pair: (pair[0].span, pair[1]))
    return Proof(
        tuple(
            Loss(kind, old.quote(each.span), *positions.at(each.span.start), each.partner)
            for each, kind in lost
        )
    )
