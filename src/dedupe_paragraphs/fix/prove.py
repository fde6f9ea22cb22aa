"""The proof: two byte strings in, everything that was lost out.

Knows nothing of how anything was found or edited. Each sentence of the input must stand in the
output: as such, or strung together of sentences there; a cut sentence stands where a sentence of
the output begins (or ends) with it. Links, code, tables, HTML and front matter must be there, too.
"""

from collections.abc import Iterable, Iterator, Sequence

from dedupe_paragraphs.fix.coverage import Borders, Standing
from dedupe_paragraphs.model.post import PROSE, Block, BlockKind, Post
from dedupe_paragraphs.model.report import Loss, Proof
from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.text.fold import fold

_BLOCKS = frozenset({BlockKind.CODE, BlockKind.TABLE, BlockKind.HTML, BlockKind.PROTECTED})


def prove(before: bytes, after: bytes, path: str = "", conceded: Sequence[bytes] = ()) -> Proof:
    """Prove that `after` lost nothing of `before`, or tell what it lost.

    `path` tells the language by its ending. `conceded` are texts that somebody decided to give up
    (unsafe fixes); they count as standing. Raises `InputError`.
    """
    return prove_posts(parse(before, path), parse(after, path), conceded)


def prove_posts(old: Post, new: Post, conceded: Sequence[bytes] = ()) -> Proof:
    """Prove the same of two posts that were read already, each from its bytes."""
    given_up = [parse(text, old.path) for text in conceded]
    losses = [
        *_front_matter(old, new),
        *_blocks(old, [new, *given_up]),
        *_marks(old, [new, *given_up]),
        *_sentences(old, [new, *given_up]),
    ]
    return Proof(tuple(sorted(losses, key=lambda loss: (loss.line, loss.kind, loss.text))))


def _front_matter(old: Post, new: Post) -> Iterator[Loss]:
    if old.data[: old.body] != new.data[: new.body]:
        yield Loss("front matter", old.data[: old.body].decode("utf-8", "replace"), 1)


def _blocks(old: Post, new: Sequence[Post]) -> Iterator[Loss]:
    """Yield the code, tables, HTML and protected lines that do not stand byte for byte."""
    standing = {post.source(block.span) for post in new for block in post.blocks}
    comments = {span for each in old.directives for span in (each.span, each.closing)}
    told = set()
    for block in old.blocks:
        source = old.source(block.span)
        if block.kind not in _BLOCKS or source in standing or source in told:
            continue
        if block.span not in comments:
            told.add(source)
            yield _loss(old, "block", block.span.start, old.quote(block.span))


def _marks(old: Post, new: Sequence[Post]) -> Iterator[Loss]:
    """Yield the link and image targets and the code spans that stand nowhere any more."""
    code = "\n".join(block.key for post in new for block in post.blocks if not block.is_prose)
    for kind, read in (("link", _targets), ("code", _codes)):
        standing = {mark for post in new for block in post.blocks for mark in read(block)}
        for block in old.blocks:
            for mark in dict.fromkeys(read(block)):
                # A code block that was strung into a line reads as a code span there.
                if mark not in standing and not (read is _codes and fold(mark) in code):
                    standing.add(mark)
                    yield _loss(old, kind, block.span.start, mark)


def _targets(block: Block) -> Iterable[str]:
    return block.targets


def _codes(block: Block) -> Iterable[str]:
    return block.codes


def _sentences(old: Post, new: Sequence[Post]) -> Iterator[Loss]:
    standing = Standing([block for post in new for block in post.blocks])
    borders = Borders.of(old.blocks)
    for block in (block for block in old.blocks if block.kind in PROSE):
        for start, end in standing.missing(block, borders):
            yield _loss(old, "sentence", block.span.start, block.key[start:end])


def _loss(post: Post, kind: str, offset: int, text: str) -> Loss:
    return Loss(kind, text, post.data.count(b"\n", 0, offset) + 1)
