"""Delimiters: the tags, fences and comments that open and close containers, in order.

What code, mathematics and comments hold delimits nothing.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from dedupe_paragraphs.model.post import BlockKind, Post
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.post.regions import QUOTE_FENCE
from dedupe_paragraphs.post.remembered import remembered
from dedupe_paragraphs.text.pattern import has_any, pattern


class Role:
    """What a delimiter does."""

    OPENS = "opens"
    CLOSES = "closes"
    PARTS = "parts"
    """`{% else %}`, the middle of a conflict."""
    MAY_OPEN = "may open"
    """A comment: it opens something if a later one closes that."""


@record
class Delimiter:
    """One tag, fence, comment or mark of a conflict."""

    family: str
    """`html`, `liquid`, `hugo`, `erb`, `go`, `kramdown`, `directive`, `line`, `comment` or
    `conflict`."""
    name: str
    """In lower case; empty where it closes what was opened last."""
    role: str
    span: Span


_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"}
    | {"source", "track", "wbr"}
)
_PARTS = frozenset({"else", "elsif", "elif", "elseif", "when"})
_GO = frozenset({"if", "unless", "with", "range", "each", "block", "define", "inline"})
"""What opens in `{{ if .A }}` and `{{#if a}}`; other words there only show something."""
_INLINE = pattern(
    rb"<!--(?P<comment>[^<-]*+(?:(?:-(?!->)|<(?!!--))[^<-]*+)*)-->"
    rb"|\{/\*(?P<remark>[^*{]*+(?:(?:\*(?!/\})|\{(?!/\*))[^*{]*+)*)\*/\}"
    rb"|<(?P<ends>/?)(?P<html>[A-Za-z][\w.:-]*)"
    rb"(?:\s(?:[^<>\"'{}/]|/(?!>)|\"[^\"]*\"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\})*)?"
    rb"(?P<single>/?)>"
    rb"|<(?P<fragment>/?)>"
    rb"|\{%-?\s*(?P<liquid>/?\w+)[^%{]*+(?:(?:%(?!\})|\{(?!%))[^%{]*+)*%\}"
    rb"|\{\{[<%]\s*(?P<shuts>/?)\s*(?P<hugo>[\w./-]+)(?P<rest>[^{}>%]*+(?:[>%](?!\}\})[^{}>%]*+)*)[>%]\}\}"
    rb"|<%-?(?![%=#])(?P<erb>[^%]*+(?:%(?!>)[^%]*+)*)%>"
    rb"|\{\{-?\s*(?P<go>[#/]?\*?\s*[\w-]+)[^{}]*+(?:\}(?!\})[^{}]*+)*\}\}"
    rb"|\{:(?P<closed>[:/])(?P<kramdown>\w*)[^{}\r\n]*\}"
)
"""Each branch begins with a sure character, so that prose is passed over quickly."""
_FENCE = pattern(rb"(?:\A|(?<=[\r\n]))[ \t>]*(:{3,}|/{3,})([^\r\n]*)")
_LINE = pattern(
    rb"(?:\A|(?<=[\r\n]))[ \t>]*(?:\\(?P<role>begin|end)\{(?P<latex>[\w*]+)\}[^\r\n]*"
    rb"|#\+(?P<mark>(?i:begin|end))_(?P<org>\w+)[^\r\n]*"
    rb"|\[(?P<shut>/?)(?P<bracket>[A-Za-z][\w-]*)(?:[ =][^\[\]\r\n]*)?\]"
    rb"|(?P<opens>\{[^{}\r\n]*\()|(?P<parts>\)[ \t]*:[ \t]*\()|(?P<closes>\)+\}))"
    rb"[ \t]*(?=[\r\n]|\Z)"
)
"""`\\begin{quote}`, `#+BEGIN_QUOTE`, `[box=1]`, and, of MDX, `{isOpen && (`; each with what parts
and closes it."""
_CONFLICT = pattern(rb"(?:\A|(?<=[\r\n]))(?:<{7}|\|{7}|={7}|>{7})(?=[ \t\r\n]|\Z)[^\r\n]*")
_CLOSING = pattern(
    r"/\s*(\S+)|(?:end|stop)\b[\s:_-]*(\S*)|(\S+?)[\s:_-]+(?:end|stop)$|#?end-?(region)\b"
)
_OPENING = pattern(
    r"(?:begin|start)\b[\s:_-]*(\S*)|(\S+?)(?:[\s:_-]+(?:begin|start)$|:(?:begin|start)\b)"
    r"|#?(region)\b"
)
_BLOCK = pattern(r"\bdo(?:\s*\|[^|]*\|)?$")
_OPAQUE = frozenset({BlockKind.CODE, BlockKind.PROTECTED, BlockKind.TABLE})


@remembered
def find_delimiters(post: Post) -> list[Delimiter]:
    """Return the delimiters of a post in order."""
    data = post.data
    marks: list[Delimiter] = []
    if has_any(data, (b"<", b"{%", b"{{", b"{:", b"{/*")):
        for match in _INLINE.finditer(data, post.body):
            marks += _inline(match)
    if has_any(data, (b":::", b"///")):
        for match in _FENCE.finditer(data, post.body):
            words = match[2].split()
            role = Role.CLOSES if not words or words[0].endswith(b"-end") else Role.OPENS
            span = Span(match.start(1), match.end())
            marks.append(Delimiter("directive", match[1].decode(), role, span))
    if has_any(data, (b"\\end{", b"#+", b"[/", b")}")):
        marks += map(_line, _LINE.finditer(data, post.body))
    if has_any(data, [b">>>>>>>"]) and b"<<<<<<<" in data:
        for match in _CONFLICT.finditer(data, post.body):
            role = {b"<": Role.OPENS, b">": Role.CLOSES}.get(match.group()[:1], Role.PARTS)
            marks.append(Delimiter("conflict", "conflict", role, Span(*match.span())))
    fences = [
        block.span
        for block in (post.blocks if QUOTE_FENCE in data else ())
        if block.kind is BlockKind.TEMPLATE and post.source(block.span) == QUOTE_FENCE
    ]
    for at, span in enumerate(fences):
        marks.append(Delimiter("line", ">>>", Role.CLOSES if at % 2 else Role.OPENS, span))
    if not marks:
        return marks
    hidden = [block.span for block in post.blocks if block.kind in _OPAQUE]
    for block in post.blocks:
        if block.codes:
            hidden += [atom for atom in block.atoms if data[atom.start] == ord("`")]
    hidden.sort()
    ends = [span.end for span in hidden]
    hidden.append(Span(len(data), len(data)))
    return [
        mark
        for mark in sorted(marks, key=lambda mark: mark.span)
        if not hidden[bisect_right(ends, mark.span.start)].overlaps(mark.span)
    ]


def _inline(match: re.Match[bytes]) -> Iterator[Delimiter]:
    span = Span(*match.span())
    words = match["comment"] if match["comment"] is not None else match["remark"]
    if words is not None:
        yield _comment(words.decode("utf-8", "replace").strip().lower(), span)
    elif match["html"] is not None:
        name = match["html"].decode().lower()
        if name not in _VOID and not match["single"]:
            yield _mark("html", name, match["ends"], span)
    elif match["fragment"] is not None:
        yield _mark("html", "<>", match["fragment"], span)
    elif match["liquid"] is not None:
        yield _template("liquid", match["liquid"].decode().lower(), span)
    elif match["erb"] is not None:
        yield from _code(match["erb"].decode("utf-8", "replace").strip("- \t\r\n").lower(), span)
    elif match["go"] is not None:
        mark = _template("go", match["go"].decode().lower().lstrip("#* "), span)
        if mark.role is Role.PARTS or mark.name in _GO or not mark.name:
            yield mark
    elif match["hugo"] is not None:
        if not match["rest"].rstrip().endswith(b"/"):
            yield _mark("hugo", match["hugo"].decode().lower(), match["shuts"], span)
    elif match["closed"] == b"/" or not match.group().endswith(b"/}"):
        yield _mark("kramdown", match["kramdown"].decode(), match["closed"] == b"/", span)


def _line(match: re.Match[bytes]) -> Delimiter:
    span = Span(*match.span())
    if name := match["latex"] or match["org"] or match["bracket"]:
        ends = b"end" in (match["role"], (match["mark"] or b"").lower())
        return _mark("line", name.decode().lower(), match["shut"] or ends, span)
    if match["parts"]:
        return Delimiter("line", "else", Role.PARTS, span)
    return _mark("line", "(", match["closes"] or b"", span)


def _mark(family: str, name: str, closes: bytes | bool, span: Span) -> Delimiter:
    return Delimiter(family, name, Role.CLOSES if closes else Role.OPENS, span)


def _template(family: str, word: str, span: Span) -> Delimiter:
    if word in _PARTS:
        return Delimiter(family, word, Role.PARTS, span)
    closes = word.startswith(("end", "/"))
    return _mark(family, word.removeprefix("end").lstrip("/ ") if closes else word, closes, span)


def _code(words: str, span: Span) -> Iterator[Delimiter]:
    """Yield what code between `<%` and `%>` opens, parts or closes."""
    name = next(iter(words.lstrip("} ").split()), "").partition("(")[0]
    if name in _PARTS:
        yield Delimiter("erb", name, Role.PARTS, span)
    elif not name or name == "end":
        yield Delimiter("erb", "", Role.CLOSES, span)
    elif name in _PARTED or words.endswith("{") or _BLOCK.search(words):
        yield Delimiter("erb", name if name in _PARTED else "each", Role.OPENS, span)


def _comment(words: str, span: Span) -> Delimiter:
    for form, role in ((_CLOSING, Role.CLOSES), (_OPENING, Role.OPENS)):
        if found := form.match(words):
            return Delimiter("comment", next(filter(None, found.groups()), ""), role, span)
    return Delimiter("comment", words.partition(" ")[0], Role.MAY_OPEN, span)


@remembered
def paired(post: Post) -> list[tuple[Delimiter, ...]]:
    """Return the delimiters of a post that belong together: what opens, parts and closes one thing.

    What has no partner opens and closes nothing.
    """
    pairs: list[tuple[Delimiter, ...]] = []
    named: dict[tuple[str, str], list[list[Delimiter]]] = {}
    begun: dict[str, list[list[Delimiter]]] = {}
    for mark in find_delimiters(post):
        stack = named.setdefault((mark.family, mark.name), [])
        if mark.role is Role.CLOSES and mark.name == "if" and not stack:
            stack = named.get((mark.family, "ifversion"), stack)
        if mark.role is Role.PARTS:
            parted = [each[-1] for name in _PARTED if (each := named.get((mark.family, name)))]
            if parted:
                max(parted, key=lambda each: each[0].span).append(mark)
        elif mark.role is not Role.CLOSES:
            stack.append([mark])
            if mark.role is Role.OPENS and mark.family in (*_NAMELESS, "liquid"):
                begun.setdefault(mark.family, []).append(stack[-1])
        elif stack:
            found = stack.pop()
            if mark.family != "conflict" or len(found) > 1:  # without its middle it is debris
                pairs.append((*found, mark))
        elif mark.family in _NAMELESS or not mark.name:
            waiting = begun.get(mark.family, [])
            while waiting:
                found = waiting.pop()
                of_name = named[mark.family, found[0].name]
                if of_name and of_name[-1] is found:
                    of_name.pop()
                    pairs.append((*found, mark))
                    break
    return pairs


_NAMELESS = frozenset({"comment", "directive", "erb", "go", "kramdown"})
"""Families whose closing marks may close whatever was opened last."""
_PARTED = frozenset(
    {"if", "ifchanged", "ifversion", "unless", "case", "switch", "with", "for", "tablerow"}
    | {"range", "each", "conflict", "("}
)
