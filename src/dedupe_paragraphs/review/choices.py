"""What choices beside the fix do: a copy is kept for its original, or with an ignore comment."""

from collections.abc import Sequence

from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.post import Block, BlockKind, Post
from dedupe_paragraphs.model.proposal import Removal, Stretch
from dedupe_paragraphs.model.span import Edit, Span
from dedupe_paragraphs.text.pattern import pattern
from dedupe_paragraphs.text.source import byte_span

_PASSED = frozenset(
    {BlockKind.RULE, BlockKind.TEMPLATE, BlockKind.HTML, BlockKind.PROTECTED, BlockKind.DEBRIS}
)
"""Kinds that a comment on the next block may not be read for."""
_LONGEST = 200
"""Characters of a reason; a comment is no place for more."""
_CLOSERS = pattern(r"--+|\*/")
"""What would end a comment, or is not allowed in one."""
_LINE_END = pattern(rb"\r\n|\n|\r")
_MARKS = 4
"""Bytes: `**` and a blank on either side."""


def swapped(post: Post, finding: Finding) -> Removal | None:
    """Return the removal of a finding's originals; nothing where they cannot go by themselves.

    Whole blocks go, and whole sentences of others. Where copy and original share a block, or the
    original is in another post, nothing can.
    """
    if any(place.path != post.path for place in finding.originals):
        return None
    blocks: set[int] = set()
    stretches: list[Stretch] = []
    for place in finding.originals:
        for block in touched(post, place.span):
            if place.span.contains(block.span):
                blocks.add(block.index)
            elif (stretch := _sentences(block, place.span)) is not None:
                stretches.append(stretch)
            else:
                return None
    mine = {block.index for span in finding.spans for block in touched(post, span)}
    if mine & {*blocks, *(stretch.block for stretch in stretches)}:
        return None
    rest = tuple(dict.fromkeys(each for each in stretches if each.block not in blocks))
    return Removal(frozenset(blocks), rest)


def touched(post: Post, span: Span) -> list[Block]:
    """Return the blocks that share a byte with a span."""
    return [block for block in post.blocks if block.span.overlaps(span)]


def _sentences(block: Block, span: Span) -> Stretch | None:
    """Return the sentences of a block that lie in a span, if they fill it."""
    inside = [s for s in block.sentences if span.contains(byte_span(block, s.start, s.end))]
    if not inside:
        return None
    filled = byte_span(block, inside[0].start, inside[-1].end)
    # Marks of emphasis may be between the border of a sentence and that of its text.
    if filled.start - span.start > _MARKS or span.end - filled.end > _MARKS:
        return None
    return Stretch(block.index, inside[0].start, inside[-1].end)


def enclosed(post: Post, blocks: Sequence[Block], code: str, reason: str) -> list[Edit]:
    """Return the edits that put an ignore comment before blocks that follow each other.

    One block gets one comment; several, and those inside a list or a quotation, are enclosed, so
    that the comment is between blocks and not in one.
    """
    lines = _outer(post, blocks)
    first, last = blocks[0], blocks[-1]
    if first is last and first.kind not in _PASSED and lines == first.lines:
        return [_before(post, lines.start, _comment(post, "", code, reason))]
    behind = end_of_line(post) * 2 + _comment(post, "-end")
    return [
        _before(post, lines.start, _comment(post, "-start", code, reason)),
        Edit(Span(lines.end, lines.end), behind),
    ]


def _outer(post: Post, blocks: Sequence[Block]) -> Span:
    """Return the lines of blocks with those of the containers that they are in."""
    ends = blocks[0], blocks[-1]
    spans = [block.lines for block in ends]
    spans += [post.containers[block.containers[0]].lines for block in ends if block.containers]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _comment(post: Post, scope: str, code: str = "", reason: str = "") -> bytes:
    said = " ".join(_CLOSERS.sub("-", reason).split())[:_LONGEST]
    text = f"dedupe-ignore{scope}" + (f": {code}" if code else "") + (f" -- {said}" if said else "")
    form = f"{{/* {text} */}}" if post.path.lower().endswith(".mdx") else f"<!-- {text} -->"
    return form.encode("utf-8", "replace")


def _before(post: Post, at: int, comment: bytes) -> Edit:
    end = end_of_line(post)
    # The line before may be text that the comment would be read as a part of.
    before = post.data[post.body : at]
    alone = before.endswith((end * 2, b"\n\n")) or not before.strip()
    return Edit(Span(at, at), (b"" if alone else end) + comment + end * 2)


def end_of_line(post: Post) -> bytes:
    """Return what ends the first line of a post, and so a line that is written into it."""
    found = _LINE_END.search(post.data)
    return found.group() if found else b"\n"
