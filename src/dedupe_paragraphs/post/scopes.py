"""Scopes: text that only some readers see, or that is shown elsewhere.

One branch of a condition, the body of a loop, what a template captures, a tab. Tags inside one
block are part of its text and open no scope.
"""

from bisect import bisect_right
from collections.abc import Iterator
from enum import Enum, auto
from itertools import pairwise

from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.post.delimiters import paired
from dedupe_paragraphs.text.pattern import pattern


class ScopeKind(Enum):
    """How the text of a scope is read."""

    BRANCH = auto()
    """If a condition holds."""
    TAB = auto()
    """If the reader chooses it."""
    LOOP = auto()
    """As often as the loop runs, or never."""
    CAPTURED = auto()
    """Where the template shows what it captured, or as text that is struck out."""


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
    **dict.fromkeys(("case", "switch", "with", "zone", "moniker", "("), ScopeKind.BRANCH),
    **dict.fromkeys(("for", "tablerow", "range", "each"), ScopeKind.LOOP),
    **dict.fromkeys(("capture", "set", "macro", "define", "inline"), ScopeKind.CAPTURED),
    **dict.fromkeys(("del", "s", "strike", "template"), ScopeKind.CAPTURED),
}
_WORD = pattern(r"[\w-]+")
_TAB = pattern(r"(?:\w*[._-])?tab[_-]?(?:item|panel|pane)?")
_TABS = pattern(r"(?:\w*[._-])?(?:tabs|tab[_-]?(?:set|group)s?|code-group)")
_TAB_NAME = "== "
"""How VitePress begins the line with the name of a tab."""


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
    for marks in paired(post):
        name = marks[0].name
        if marks[0].family == "directive" and (word := _WORD.search(post.quote(marks[0].span))):
            name = word[0].lower()
        kind = _KINDS.get(name) or (ScopeKind.TAB if _TAB.fullmatch(name) else None)
        if _TABS.fullmatch(name):
            yield from _named_tabs(post, Span(marks[0].span.end, marks[-1].span.start))
        for opening, closing in pairwise(marks):
            if kind is not None:
                yield Scope(kind, Span(opening.span.end, closing.span.start))
                kind = ScopeKind.BRANCH  # after an `else`


def _named_tabs(post: Post, inside: Span) -> Iterator[Scope]:
    """Yield the tabs between two tags of which each begins with its name: a heading, or a line of
    its own."""
    names = [
        block
        for block in post.blocks
        if inside.contains(block.span) and (block.level or block.text.startswith(_TAB_NAME))
    ]
    starts = [block.span.start for block in names if block.level == names[0].level]
    for start, end in pairwise([*starts, inside.end]):
        yield Scope(ScopeKind.TAB, Span(start, end))
