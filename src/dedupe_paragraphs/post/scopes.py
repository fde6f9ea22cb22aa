"""Scopes: text that only some readers see, or that is shown elsewhere.

One branch of a condition, the body of a loop, what a template captures, a tab. Tags inside one
block are part of its text and open no scope.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from enum import Enum, auto

from dedupe_paragraphs.model.post import BlockKind, Post
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.post.delimiters import hidden_spans
from dedupe_paragraphs.text.pattern import has_any, pattern


class ScopeKind(Enum):
    """How the text of a scope is read."""

    BRANCH = auto()
    """If a condition holds."""
    TAB = auto()
    """If the reader chooses it."""
    LOOP = auto()
    """As often as the loop runs, or never."""
    CAPTURED = auto()
    """Where the template shows what it captured."""


@record
class Scope:
    """A stretch of a post between two tags."""

    kind: ScopeKind
    span: Span
    """What is between the tags."""


Path = tuple[Scope, ...]
"""The scopes around a block, outermost first."""

_KINDS = {
    **dict.fromkeys(("if", "ifversion", "ifchanged", "unless"), ScopeKind.BRANCH),
    **dict.fromkeys(("case", "switch", "with", "zone", "moniker"), ScopeKind.BRANCH),
    **dict.fromkeys(("for", "tablerow", "range", "each"), ScopeKind.LOOP),
    **dict.fromkeys(("capture", "set", "macro", "define"), ScopeKind.CAPTURED),
}
_PARTS = frozenset({"else", "elsif", "elif", "elseif", "when"})
_TAB = pattern(r"(?:\w*[._-])?tab[_-]?(?:item|panel|pane)?", re.IGNORECASE)
_TAG = pattern(
    rb"\{%-?\s*(?P<ends>end|/)?(?P<liquid>\w+)[^%{]*+(?:%(?!\})[^%{]*+)*%\}"
    rb"|\{\{-?\s*(?P<opens>#|/|[<%]\s*/?)?\s*(?P<go>[\w-]+)[^{}]*+(?:\}(?!\})[^{}]*+)*\}\}"
    rb"|<(?P<closes>/?)(?P<html>\w[\w.-]*)(?:\s[^<>]*)?(?<!/)>"
    rb"|(?:\A|(?<=[\r\n]))[ \t]*:{3,}(?P<directive>[^\r\n]*)"
)
_WORD = pattern(r"[\w-]+")
_OPAQUE = (BlockKind.CODE, BlockKind.PROTECTED)
"""Code, and what templates leave as it is."""


def find_scopes(post: Post) -> tuple[Scope, ...]:
    """Return the scopes of a post, each after those around it."""
    scopes = [*_tagged(post), *_boxes(post)]
    starts = [block.span.start for block in post.blocks]

    def is_inside_block(span: Span) -> bool:
        at = bisect_right(starts, span.start) - 1
        return at >= 0 and span.end < post.blocks[at].span.end

    found = (each for each in scopes if not is_inside_block(each.span))
    return tuple(sorted(found, key=lambda each: (each.span.start, -each.span.end)))


def scope_paths(post: Post) -> tuple[Path, ...]:
    """Return for each block the scopes that it is in; nothing for a post without any."""
    scopes = find_scopes(post)
    if not scopes:
        return ()
    paths: list[Path] = []
    open_: list[Scope] = []
    at = 0
    for block in post.blocks:
        while at < len(scopes) and scopes[at].span.start < block.span.end:
            open_.append(scopes[at])
            at += 1
        open_ = [scope for scope in open_ if scope.span.end > block.span.start][:_LIMIT_DEPTH]
        paths.append(tuple(open_))
    return tuple(paths)


_LIMIT_DEPTH = 16
"""Scopes in each other: deeper ones are not distinguished; no template that a person wrote has as
many."""


def sees(reader: Path, shown: Path) -> bool:
    """Tell whether whoever reads text in one scope reads text in another, as often and there."""
    rest = reader[len(shown) :]
    apart = (ScopeKind.LOOP, ScopeKind.CAPTURED)
    return reader[: len(shown)] == shown and not any(scope.kind in apart for scope in rest)


def _boxes(post: Post) -> Iterator[Scope]:
    """Yield the boxes that are tabs: `=== "Linux"`, with its text indented below."""
    boxes = {each.lines.start: each for each in post.containers if each.name == "box"}
    for box in boxes.values():  # of a row of boxes and its first one the latter
        first, behind = box.leaves
        if first + 1 < behind and post.blocks[first].key.startswith("==="):
            span = Span(post.blocks[first].span.end, post.blocks[behind - 1].span.end)
            yield Scope(ScopeKind.TAB, span)


def _tagged(post: Post) -> Iterator[Scope]:
    """Yield what is between tags; a tag without its partner opens nothing."""
    if not has_any(post.data, (b"<", b"{%", b"{{", b":::")):
        return
    hidden = hidden_spans(post, _OPAQUE)
    ends = [span.end for span in hidden]
    open_: list[tuple[str, str, ScopeKind | None, int]] = []
    count = Counter[tuple[str, str]]()
    """What is open, by family and name; of branches and loops all together."""
    for match in _TAG.finditer(post.data, post.body):
        at = bisect_right(ends, match.start())
        if at < len(hidden) and hidden[at].start <= match.start():
            continue
        family, name, closes = _read(match)
        kind = _KINDS.get(name) or (ScopeKind.TAB if _TAB.fullmatch(name) else None)
        parts = name in _PARTS
        if not parts and not closes:
            if kind is not None or name == "block" or family == "directive":
                open_.append((family, name, kind, match.end()))
                count.update(_counted(*open_[-1]))
            continue
        if not count[family, "else" if parts else name]:
            continue
        around, before, start = "", None, 0
        found = False
        while not found:
            each, around, before, start = open_.pop()
            count.subtract(_counted(each, around, before, start))
            found = each == family and (before in _PARTED if parts else name in ("", around))
        if before is not None:
            yield Scope(before, Span(start, match.start()))
        if parts:
            open_.append((family, around, ScopeKind.BRANCH, match.end()))
            count.update(_counted(*open_[-1]))


def _counted(family: str, name: str, kind: ScopeKind | None, _: int) -> Iterator[tuple[str, str]]:
    """Yield by what a tag is found again: its name, none, and that it may be parted."""
    yield family, name
    yield family, ""
    if kind in _PARTED:
        yield family, "else"


_PARTED = (ScopeKind.BRANCH, ScopeKind.LOOP)


def _read(match: re.Match[bytes]) -> tuple[str, str, bool]:
    """Return the family of a tag, its name, and whether it closes; without a name the last."""
    if (word := match["liquid"]) is not None:
        name = word.decode().lower()
        return "liquid", "" if name == "end" else name, bool(match["ends"]) or name == "end"
    if (word := match["go"]) is not None:
        name, mark = word.decode().lower(), match["opens"] or b""
        family = "shortcode" if mark[:1] in (b"<", b"%") else "go"
        return family, "" if name == "end" else name, mark.endswith(b"/") or name == "end"
    if (word := match["html"]) is not None:
        return "html", word.decode().lower(), bool(match["closes"])
    words = match["directive"].decode("utf-8", "replace").lower()
    found = _WORD.search(words)
    name = found[0] if found else ""
    return "directive", name.removesuffix("-end"), not words.strip() or name.endswith("-end")
