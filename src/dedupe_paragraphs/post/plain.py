"""Plain text to leaf blocks: paragraphs between blank lines."""

from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.post.markdown import Leaf
from dedupe_paragraphs.text.pattern import pattern

_PARAGRAPH = pattern(rb"\S(?:[^\r\n]++|(?>\r\n|\r|\n)(?![ \t\x0b\x0c]*(?:[\r\n]|\Z)))*+")
_RULE = pattern(rb"[-=*_#~+.\s]{3,}|(?:[*\xe2\x98\x85\xe2\x97\x86\s]){3,}")


def read_plain(data: bytes, body: int) -> list[Leaf]:
    """Return the paragraphs of a plain text; a line of nothing but strokes is a rule."""
    leaves = []
    for match in _PARAGRAPH.finditer(data, body):
        source = match.group().rstrip()
        span = Span(match.start(), match.start() + len(source))
        kind = BlockKind.RULE if _RULE.fullmatch(source) else BlockKind.PARAGRAPH
        leaf = Leaf(kind, span, ())
        if kind is BlockKind.PARAGRAPH:
            leaf.add(source.decode(), span, source)
        leaves.append(leaf)
    return leaves
