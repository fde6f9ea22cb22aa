"""The blocks of a document as markdown-it-py sees them: kind and folded text of each leaf."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.text.atoms import addresses, atom
from dedupe_paragraphs.text.fold import composed_clusters, fold

Leaf = tuple[BlockKind, str]

_OPAQUE = {
    "fence": BlockKind.CODE,
    "code_block": BlockKind.CODE,
    "html_block": BlockKind.HTML,
    "hr": BlockKind.RULE,
    "table_open": BlockKind.TABLE,
}
_INSIDE = {
    "list_item_open": BlockKind.ITEM,
    "blockquote_open": BlockKind.QUOTE,
    "footnote_reference_open": BlockKind.FOOTNOTE,
}


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    # The plugin's last step moves the notes to the end and drops those that nobody refers to.
    return parser.disable(["footnote_tail", "footnote_inline"])


_PARSER = _parser()


def leaves(text: str) -> list[Leaf]:
    """Return the leaf blocks of a document in order; opaque ones have no text."""
    return list(_leaves(_PARSER.parse(text)))


def _leaves(tokens: list[Token]) -> Iterator[Leaf]:
    inside: list[BlockKind] = []
    kind = BlockKind.PARAGRAPH
    table = 0
    for token in tokens:
        if token.type in _OPAQUE and not table:
            yield _OPAQUE[token.type], ""
        table += token.nesting if token.type.startswith("table_") else 0
        if token.type in _INSIDE:
            inside.append(_INSIDE[token.type])
        elif token.type.replace("_close", "_open") in _INSIDE:
            inside.pop()
        elif token.type == "heading_open":
            kind = BlockKind.HEADING
        elif token.type == "paragraph_open":
            kind = inside[-1] if inside else BlockKind.PARAGRAPH
        elif token.type == "inline" and not table:
            yield kind, _key(token)


def _key(token: Token) -> str:
    struck = 0
    text = ""
    strokes: list[bool] = []
    for each in token.children or []:
        struck += each.nesting if each.type.startswith("s_") else 0
        said = _composed(_visible(each))
        text += said
        strokes += [bool(struck)] * len(said)
    for start, end in reversed(addresses(text)):
        strokes[start:end] = [all(strokes[start:end])]
        text = text[:start] + atom("address", text[start:end]) + text[end:]
    pairs = zip(text, strokes, strict=True)
    return fold("".join(c + "\u0336" if stroke and c.isalnum() else c for c, stroke in pairs))


def _composed(text: str) -> str:
    return "".join(composed for _, composed in composed_clusters(text))


def _visible(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    if token.type == "html_inline":
        return "\n" if re.match(r"<br\b", token.content, re.IGNORECASE) else ""
    if token.type == "image":
        alt = _composed("".join(_visible(each) for each in token.children or []))
        return atom("image", str(token.attrs["src"]), str(token.attrs.get("title", "")), alt)
    return token.content if token.type in ("text", "code_inline") else ""
