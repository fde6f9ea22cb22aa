"""Paragraphs of HTML: elements that hold running text are read as blocks, all else is not changed.

`<p>`, `<li>`, `<blockquote>`, `<dt>`, `<dd>` and headings are read where they hold text and inline
tags only. What a script, a form, a figure or a table holds is not looked into. The comment pair of
a block editor (`<!-- wp:paragraph -->` … `<!-- /wp:paragraph -->`) belongs to its element.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.post.leaf import Code, Leaf
from dedupe_paragraphs.post.markdown import OpenContainer
from dedupe_paragraphs.post.part import tag_pairs
from dedupe_paragraphs.text.lines import trimmed
from dedupe_paragraphs.text.pattern import pattern

_TOKEN = pattern(
    rb"<!--|<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*+>"
)
_TEXT_ELEMENTS = {
    "p": BlockKind.PARAGRAPH,
    "li": BlockKind.ITEM,
    "dt": BlockKind.ITEM,
    "dd": BlockKind.ITEM,
    "blockquote": BlockKind.QUOTE,
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
}
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i"}
    | {"img", "ins", "kbd", "mark", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span"}
    | {"strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", ""}
)
"""Elements that are part of a text; comments have no name."""
_CLOSED = frozenset(
    {"audio", "button", "canvas", "figure", "form", "iframe", "math", "nav", "noscript", "object"}
    | {"pre", "script", "select", "style", "svg", "table", "template", "textarea", "video"}
)
"""Elements that are never looked into."""
_EMPHASIS = frozenset({"b", "em", "font", "i", "mark", "small", "span", "strong", "u"})
"""Inline elements that change nothing of what their text says."""
_ENTITY = pattern(rb"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_EDITOR = pattern(rb"\s*(/?)(wp:[\w/-]+)")


def read_html(data: bytes, leaves: list[Leaf], containers: Sequence[OpenContainer]) -> list[Leaf]:
    """Return the leaves with those of HTML read; containers count their leaves anew.

    The parser ends a block of HTML after a comment or at a blank line; what follows without
    anything else between is one stretch.
    """
    result: list[Leaf] = []
    places: list[int] = []
    at = 0
    while at < len(leaves):
        end, found = at + 1, [leaves[at]]
        if leaves[at].kind is BlockKind.HTML and not leaves[at].containers:
            while end < len(leaves) and _goes_on(data, leaves[end - 1], leaves[end]):
                end += 1
            read = text_leaves(data, Span(leaves[at].span.start, leaves[end - 1].span.end))
            found = read if any(leaf.outer for leaf in read) else leaves[at:end]
        places += [len(result)] * (end - at)
        result += found
        at = end
    places.append(len(result))
    for container in containers:
        container.first = places[container.first]
        container.end = places[container.end]
    return result


def _goes_on(data: bytes, before: Leaf, behind: Leaf) -> bool:
    if behind.kind is not BlockKind.HTML or behind.containers:
        return False
    return not data[before.span.end : behind.span.start].strip()


class _Token(NamedTuple):
    """A tag or a comment."""

    span: Span
    name: str
    """In lower case; empty for a comment."""
    closes: bool = False
    comment: bytes = b""


def text_leaves(data: bytes, span: Span) -> list[Leaf]:
    """Return the leaves of a stretch of HTML: the text elements, and what is between them."""
    leaves: list[Leaf] = []
    at = span.start
    for outer, leaf in _elements(data, span):
        if "".join(leaf.text).strip():
            leaves += [*_rest(data, Span(at, outer.start)), leaf]
            at = outer.end
    return [*leaves, *_rest(data, Span(at, span.end))]


def _rest(data: bytes, span: Span) -> Iterator[Leaf]:
    if (rest := trimmed(data, span)).size:
        yield Leaf(BlockKind.HTML, rest, ())


def _tokens(data: bytes, span: Span) -> Iterator[_Token]:
    """Yield the tags and comments of a stretch; a comment that is never closed hides the rest."""
    at = span.start
    while match := _TOKEN.search(data, at, span.end):
        at = match.end()
        if match["name"] is not None:
            name = match["name"].decode().lower()
            yield _Token(Span(*match.span()), name, bool(match["close"]))
            continue
        closing = data.find(b"-->", at, span.end)
        if closing < 0:
            return
        yield _Token(Span(match.start(), closing + 3), "", comment=data[at:closing])
        at = closing + 3


def _elements(data: bytes, span: Span) -> Iterator[tuple[Span, Leaf]]:
    """Yield the elements of nothing but text and inline tags, in order, with their leaves."""
    tokens = list(_tokens(data, span))
    depth = Counter[str]()
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.name in _CLOSED and not token.closes:
            at = _behind(tokens, at)
            continue
        depth[token.name] += -1 if token.closes else 1
        at += 1
        if token.closes or token.name not in _TEXT_ELEMENTS:
            continue
        end = at
        while end < len(tokens) and tokens[end].name in _INLINE:
            end += 1
        if end == len(tokens) or not tokens[end].closes or tokens[end].name != token.name:
            continue
        kind = _TEXT_ELEMENTS[token.name]
        if kind is BlockKind.PARAGRAPH and depth["blockquote"] > 0:
            kind = BlockKind.QUOTE
        elif kind is BlockKind.PARAGRAPH and depth["li"] > 0:
            kind = BlockKind.ITEM
        inner = trimmed(data, Span(token.span.end, tokens[end].span.start))
        leaf = Leaf(kind, inner, (), int(token.name[1]) if kind is BlockKind.HEADING else 0)
        leaf.outer = _outer(data, tokens, at - 1, end)
        _read(leaf, data, tokens[at:end])
        yield leaf.outer, leaf
        at = end


def _behind(tokens: Sequence[_Token], at: int) -> int:
    """Return the token after the element that opens at one; none is after one never closed."""
    name, depth = tokens[at].name, 0
    for index in range(at, len(tokens)):
        if tokens[index].name == name:
            depth += -1 if tokens[index].closes else 1
            if not depth:
                return index + 1
    return len(tokens)


def _outer(data: bytes, tokens: Sequence[_Token], first: int, last: int) -> Span:
    """Return an element with its tags and, around them, the comment pair of a block editor."""
    outer = Span(tokens[first].span.start, tokens[last].span.end)
    if not first or last + 1 >= len(tokens):
        return outer
    before, behind = tokens[first - 1], tokens[last + 1]
    opening, closing = _EDITOR.match(before.comment), _EDITOR.match(behind.comment)
    is_pair = opening and closing and opening[2] == closing[2] and closing[1] > opening[1]
    between = data[before.span.end : outer.start] + data[outer.end : behind.span.start]
    return Span(before.span.start, behind.span.end) if is_pair and not between.strip() else outer


def _read(leaf: Leaf, data: bytes, tokens: Sequence[_Token]) -> None:
    """Read the text of a leaf, and the inline tags and comments in it."""
    at = leaf.span.start
    for token in tokens:
        _add_text(leaf, data, Span(at, token.span.start))
        at = token.span.end
        if token.name == "br":
            leaf.add_break(token.span)
        elif token.name in ("", "img", "wbr"):
            leaf.atoms.append(token.span)
            if token.name == "img":
                leaf.add_link(data[slice(*token.span)], token.span)
    _add_text(leaf, data, Span(at, leaf.span.end))
    for name, span in tag_pairs([token.span for token in tokens if token.name], data):
        leaf.marked.append((name, span))
        if name in _EMPHASIS:
            leaf.emphasis.append(span)
            continue
        leaf.atoms.append(span)
        opening, _, rest = data[slice(*span)].partition(b">")
        if name == "a":
            leaf.add_link(opening, span)
        elif name in ("code", "kbd", "samp"):
            leaf.codes.append(Code(span, unescape(rest.rpartition(b"<")[0].decode())))
    leaf.atoms.sort()
    leaf.links.sort()


def _add_text(leaf: Leaf, data: bytes, span: Span) -> None:
    """Append the text of a span, its entities decoded."""
    at = span.start
    for match in _ENTITY.finditer(data, *span):
        _add_plain(leaf, data, Span(at, match.start()))
        leaf.add(unescape(match[0].decode()), Span(*match.span()), match[0])
        at = match.end()
    _add_plain(leaf, data, Span(at, span.end))


def _add_plain(leaf: Leaf, data: bytes, span: Span) -> None:
    if span.start < span.end:
        source = data[slice(*span)]
        leaf.add(source.decode(), span, source)
