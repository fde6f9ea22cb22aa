"""Plain text to leaf blocks: paragraphs between blank lines."""

from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.post.leaf import Break, Leaf
from dedupe_paragraphs.text.pattern import pattern

_PARAGRAPH = pattern(rb"\S(?:[^\r\n]++|(?>\r\n|\r|\n)(?![ \t\x0b\x0c]*(?:[\r\n]|\Z)))*+")
_LINE_END = pattern(r"\r\n|\n|\r")
_RULE = pattern(rb"[-=*_#~+.\s]{3,}|(?:[*\xe2\x98\x85\xe2\x97\x86\s]){3,}")


def read_plain(body: bytes, offset: int) -> list[Leaf]:
    """Return the paragraphs of a body whose first byte is at `offset`.

    A line of nothing but strokes is a rule.
    """
    leaves = []
    for match in _PARAGRAPH.finditer(body):
        source = match.group().rstrip()
        start = match.start() + offset
        span = Span(start, start + len(source))
        kind = BlockKind.RULE if _RULE.fullmatch(source) else BlockKind.PARAGRAPH
        leaf = Leaf(kind, span, ())
        if kind is BlockKind.PARAGRAPH:
            text = source.decode()
            leaf.add(text, span, source)
            leaf.breaks = [
                Break(each.end() - 1, Span(span.start, span.start))
                for each in _LINE_END.finditer(text)
            ]
        leaves.append(leaf)
    return leaves
