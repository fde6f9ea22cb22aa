"""What a reader sees of a leaf: without comments, images and addresses as atoms, and with the marks
that change what a text says.

Struck-out text has a stroke through each letter and digit, so that it never equals text that is
valid, and a task that is done a short one; a superscript is in `^{}`, a subscript in `_{}`, an
insertion in `+{}`. A tag of HTML that shows something by itself is an atom.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from dedupe_paragraphs.model.post import Piece
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.post.leaf import Code, Leaf
from dedupe_paragraphs.post.part import Line, Places, tag_pairs
from dedupe_paragraphs.text.atoms import addresses, atom
from dedupe_paragraphs.text.pattern import pattern

_STROKES = {**dict.fromkeys(("del", "s", "strike"), "\u0336"), "done": "\u0335"}
_AROUND = {"sup": ("^{", "}"), "sub": ("_{", "}"), "ins": ("+{", "}"), "~": ("~", "~")}
_EMBEDDED = pattern(r"!\[\[[^\[\]\n]+\]\]")
_CODES = frozenset({"code", "kbd", "samp"})
_SHOWN = pattern(
    rb"<(?:[A-Z]\w*[a-z.]|\w+[-:]\w|input\b|(?!(?:a|br|hr|img|span|wbr)\b)\w[^>]*/>"
    rb"|(?!\w+\b[^>]*\s(?:href|src)\s*=)\w+\b[^>]*\s(?:title|datetime|value|cite)\s*=)"
)
"""Components, boxes to tick, and tags that say something in an attribute; links are kept apart."""
_OPENING = pattern(
    rb"(?P<percent>(?<![\d%])%%(?!%))|(?P<jsx>\{/\*)|(?P<hugo>\{\{-?\s*/\*)|(?P<jinja>\{#\s)"
    rb"|(?P<liquid>\{%-?\s*comment\s*-?%\})"
)
_BLOCK_ID = pattern(rb"(?<!\S)(?:(\^[\w-]+)|\{:?\s*#([\w:.-]+)[^{}]*\})\s*\Z")
_FRAGMENT = pattern(rb"(?<![{\s:])#(\^?[\w:.-]+)")
_CLOSING = {
    "percent": pattern(rb"%%"),
    "jsx": pattern(rb"\*/\}"),
    "hugo": pattern(rb"\*/\s*-?\}\}"),
    "jinja": pattern(rb"#\}"),
    "liquid": pattern(rb"\{%-?\s*endcomment\s*-?%\}"),
}


class _Change(NamedTuple):
    """A range of the text, and what is read instead of it."""

    start: int
    end: int
    text: str
    source: Span


def read_visible(leaf: Leaf, data: bytes) -> None:
    """Make the text of a leaf what a reader sees."""
    _change(leaf, _images(leaf))
    _change(leaf, _comments(leaf, data))
    _change(leaf, _block_id(leaf, data))
    _change(leaf, _addresses(leaf))
    pairs = [*tag_pairs(leaf.tags, data)]
    marked = [*leaf.marked, *pairs]
    if leaf.tags or marked:
        _change(leaf, _shown(leaf, data, marked))
        _add_codes(leaf, pairs)
    if marked:
        _change(leaf, [*_around(leaf, marked), *_struck(leaf, marked)])


def _change(leaf: Leaf, changes: Iterable[_Change]) -> None:
    """Change ranges of a leaf's text that do not overlap."""
    wanted = sorted(changes, key=lambda change: (change.start, change.end, change.source))
    if not wanted:
        return
    text = "".join(leaf.text)
    places = Places(leaf, text)
    parts: list[str] = []
    pieces: list[Piece] = []
    at = length = 0
    end = Span(leaf.span.end, leaf.span.end)
    for change in [*wanted, _Change(len(text), len(text), "", end)]:
        for piece in places.pieces(Line(at, change.start)):
            start, stop = piece.text_start + length, piece.text_end + length
            pieces.append(piece._replace(text_start=start, text_end=stop))
        parts += [text[at : change.start], change.text]
        length += change.start - at
        if change.text:
            stop = length + len(change.text)
            pieces.append(Piece(length, stop, change.source, verbatim=False))
            length = stop
        at = change.end
    leaf.text, leaf.pieces, leaf.length = ["".join(parts)], pieces, length


def _inside(leaf: Leaf, span: Span) -> tuple[int, int]:
    """Return the range of the text that was read from a span of the source."""
    first = bisect_left(leaf.pieces, span.start, key=lambda piece: piece.source.start)
    behind = bisect_right(leaf.pieces, span.end, key=lambda piece: piece.source.end)
    start = leaf.pieces[first].text_start if first < len(leaf.pieces) else leaf.length
    return start, leaf.pieces[behind - 1].text_end if first < behind else start


def _images(leaf: Leaf) -> Iterator[_Change]:
    text = "".join(leaf.text)
    for link in leaf.links:
        if link.is_image:
            start, end = _inside(leaf, link.span)
            said = atom("image", link.target, link.title, text[start:end])
            yield _Change(start, end, said, link.span)


def _comments(leaf: Leaf, data: bytes) -> Iterator[_Change]:
    """Yield the comments of Obsidian and of templates, all of which nobody sees.

    They are looked for in the source, of which Markdown takes asterisks for emphasis.
    """
    unclosed: set[str] = set()
    codes = [code.span for code in leaf.codes]
    at, end = leaf.span
    while opening := _OPENING.search(data, at, end):
        at = opening.end()
        name = str(opening.lastgroup)
        code = bisect_left(codes, at, key=lambda span: span.end)
        if name in unclosed or (code < len(codes) and codes[code].start < at):
            continue
        closing = _CLOSING[name].search(data, at, end)
        if closing is None:
            unclosed.add(name)
            continue
        at = closing.end()
        start, stop = _place(leaf, data, opening.start()), _place(leaf, data, at)
        yield _Change(start, stop, "", leaf.span)


def _place(leaf: Leaf, data: bytes, byte: int) -> int:
    """Return the code point of the text at which a byte of the source is read."""
    at = bisect_right(leaf.pieces, byte, key=lambda piece: piece.source.end)
    if at == len(leaf.pieces):
        return leaf.length
    piece = leaf.pieces[at]
    if not piece.verbatim or byte <= piece.source.start:
        return piece.text_start
    return piece.text_start + len(data[piece.source.start : byte].decode())


def _block_id(leaf: Leaf, data: bytes) -> Iterator[_Change]:
    """Yield the name at the end of a block, `^name` or `{#name}`, if the post links to it."""
    found = _BLOCK_ID.search(data, leaf.span.start, leaf.span.end)
    if found is not None and (found[1] or found[2]) in _linked(data):
        start, end = _place(leaf, data, found.start()), _place(leaf, data, found.end())
        yield _Change(start, end, "", leaf.span)


@lru_cache(maxsize=2)
def _linked(data: bytes) -> frozenset[bytes]:
    """Return the names that links of a post lead to, read roughly."""
    return frozenset(_FRAGMENT.findall(data))


def _addresses(leaf: Leaf) -> Iterator[_Change]:
    """Yield the addresses and the pages and images that wikis embed."""
    text = "".join(leaf.text)
    places = Places(leaf, text)
    embedded = (each.span() for each in _EMBEDDED.finditer(text)) if "![[" in text else ()
    for start, end in sorted({*addresses(text), *embedded}):
        sources = [piece.source for piece in places.pieces(Line(start, end))]
        source = Span(sources[0].start, sources[-1].end)
        yield _Change(start, end, atom("address", text[start:end]), source)


def _shown(leaf: Leaf, data: bytes, marked: Iterable[tuple[str, Span]]) -> Iterator[_Change]:
    """Yield the tags that show something by themselves."""
    tags = {span.start: data.find(b">", *span) + 1 for name, span in marked if name.isalpha()}
    for start, end in sorted((tags | dict(leaf.tags)).items()):
        if _SHOWN.match(data, start, end):
            at = _place(leaf, data, start)
            said = atom("tag", *data[start:end].decode().split())
            yield _Change(at, at, said, Span(start, end))


def _add_codes(leaf: Leaf, pairs: Iterable[tuple[str, Span]]) -> None:
    """Read the elements of Markdown that are code as code spans; those of HTML are read so."""
    for name, span in pairs:
        if name in _CODES:
            start, end = _inside(leaf, span)
            leaf.codes.append(Code(span, "".join(leaf.text)[start:end]))
    leaf.codes.sort(key=lambda code: code.span)


def _around(leaf: Leaf, marked: Iterable[tuple[str, Span]]) -> Iterator[_Change]:
    """Yield the marks before and after what is raised or lowered, read from its tags."""
    for name, span in marked:
        start, end = _inside(leaf, span)
        if name in _AROUND and start < end:
            before, after = _AROUND[name]
            first = bisect_right(leaf.pieces, start, key=lambda piece: piece.text_start) - 1
            last = bisect_left(leaf.pieces, end, key=lambda piece: piece.text_end)
            opening = Span(span.start, leaf.pieces[first].source.start)
            yield _Change(start, start, before, opening)
            yield _Change(end, end, after, Span(leaf.pieces[last].source.end, span.end))


def _struck(leaf: Leaf, marked: Iterable[tuple[str, Span]]) -> Iterator[_Change]:
    text = "".join(leaf.text)
    strokes: dict[int, str] = {}
    behind: dict[str, int] = {}
    """Where each stroke was put last: elements in each other are passed over once."""
    struck = [(leaf.span if name == "done" else span, _STROKES.get(name)) for name, span in marked]
    for span, stroke in sorted(struck, key=lambda pair: (pair[0].start, -pair[0].end)):
        if stroke is not None:
            start, end = _inside(leaf, span)
            for at in range(max(start, behind.get(stroke, 0)), end):
                if text[at].isalnum():
                    strokes[at] = strokes.get(at, "") + stroke
            behind[stroke] = max(end, behind.get(stroke, 0))
    places = Places(leaf, text)
    for at, marks in sorted(strokes.items()):
        (piece,) = places.pieces(Line(at, at + 1))
        yield _Change(at, at + 1, text[at] + marks, piece.source)
