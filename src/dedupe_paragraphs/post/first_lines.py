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
    headed = (leaf for leaf in leaves if _may_be_headed(leaf, data))
    heads = {_first_line(leaf) for leaf in headed if _line_ends(leaf)[-1]}
    for leaf in leaves:
        if leaf.kind is BlockKind.QUOTE and leaf.text[0].startswith("["):
            result += _callout(leaf, data)
        elif _may_be_headed(leaf, data) and _first_line(leaf) in heads:
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


def _may_be_headed(leaf: Leaf, data: bytes) -> bool:
    """Tell whether a paragraph of several lines begins with a bold one."""
    if not leaf.breaks or leaf.kind is not BlockKind.PARAGRAPH:
        return False
    starts = (each.start for each in leaf.emphasis[:1])
    is_bold = leaf.span.start in starts and data.startswith((b"**", b"__"), leaf.span.start)
    return is_bold and len(lines_of(leaf)) > 1


def _first_line(leaf: Leaf) -> str:
    line = lines_of(leaf)[0]
    return "".join(leaf.text)[line.start : line.end]


def _line_ends(leaf: Leaf) -> list[bool]:
    """Return whether each line below the first ends a sentence."""
    text = "".join(leaf.text)
    return [ends_sentence(text[line.start : line.end]) for line in lines_of(leaf)[1:]]


def _headed(leaf: Leaf, data: bytes) -> list[Leaf]:
    """Part a bold line, above a text that ends a sentence somewhere, from the text below it.

    Who writes that ends a paragraph with the line, so that the lines below are paragraphs if each
    ends a sentence.
    """
    first, *body = lines_of(leaf)
    if not all(_line_ends(leaf)):
        body = [Line(body[0].start, body[-1].end)]
    parts = parted(leaf, [first, *body], data)
    return parts if is_bold_line(parts[0], parts[0].span) else [leaf]
