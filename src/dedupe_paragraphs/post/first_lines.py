"""First lines that head the lines below them: of a callout, or a bold line above a text."""

from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.post.leaf import Leaf, is_bold_line
from dedupe_paragraphs.post.part import Line, lines_of, parted
from dedupe_paragraphs.text.pattern import pattern
from dedupe_paragraphs.text.stops import ends_sentence

_CALLOUT = pattern(r"\[![\w-]+\][+-]?(?: .*)?$")
"""`[!note] A title`: the first line of a callout, which is no text of its first paragraph."""


def without_first_lines(leaves: list[Leaf], data: bytes) -> list[Leaf]:
    """Return the leaves with those first lines as leaves of their own that head the other lines."""
    result: list[Leaf] = []
    for leaf in leaves:
        if leaf.kind is BlockKind.QUOTE and leaf.text[0].startswith("["):
            result += _callout(leaf, data)
        elif leaf.breaks and leaf.kind is BlockKind.PARAGRAPH and _begins_bold(leaf, data):
            result += _headed(leaf, data)
        else:
            result.append(leaf)
    return result


def _callout(leaf: Leaf, data: bytes) -> list[Leaf]:
    text = "".join(leaf.text)
    first, *body = lines_of(leaf)
    if not _CALLOUT.match(text[first.start : first.end]):
        return [leaf]
    body = [Line(body[0].start, body[-1].end)] if body else []
    parts = parted(leaf, [first, *body], data)
    parts[0].kind = BlockKind.TEMPLATE
    return parts


def _begins_bold(leaf: Leaf, data: bytes) -> bool:
    starts = (each.start for each in leaf.emphasis[:1])
    return leaf.span.start in starts and data.startswith((b"**", b"__"), leaf.span.start)


def _headed(leaf: Leaf, data: bytes) -> list[Leaf]:
    """Part a bold line from the text below it.

    Who writes that ends a paragraph with the line, so that the lines below are paragraphs if each
    ends a sentence.
    """
    text = "".join(leaf.text)
    first, *body = lines_of(leaf)
    ending = [ends_sentence(text[line.start : line.end]) for line in body]
    if not any(ending[-1:]):
        return [leaf]
    if not all(ending):
        body = [Line(body[0].start, body[-1].end)]
    parts = parted(leaf, [first, *body], data)
    return parts if is_bold_line(parts[0], parts[0].span) else [leaf]
