"""Ignore comments: which blocks they silence, and for which rules."""

import re
from bisect import bisect_left
from itertools import accumulate

from dedupe_paragraphs.model.post import Block, BlockKind, Directive
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.text.pattern import has_any, pattern

_OPENS = rb"""
    (?: <!--\s* | \{/\*\s* | \{\{/\*\s* | \{\{-?\s*/\*\s* | \{%-?\s*comment\s*-?%\}\s* | \{\#\s*
      | \[//\]:\s*\#\s*[("'] )
    """
_CLOSES = rb"""
    \s*(?: --> | \*/\}\} | \*/\s*-?\}\} | \*/\} | \{%-?\s*endcomment\s*-?%\} | \#\} | [)"'] )
    """
_COMMENT = pattern(
    _OPENS
    + rb"""
    dedupe-ignore(?P<scope>-start|-end|-file)?
    (?:\s*:\s*(?P<codes>[A-Za-z0-9]+(?:[\s,]+[A-Za-z]+[0-9]+)*))?
    (?:\s+--\s(?P<reason>[^\r\n]{0,500}?))?
    """
    + _CLOSES,
    re.VERBOSE,
)
_ALMOST = pattern(
    _OPENS + rb"(?i: dedupe (?: [-_:] | \ ?in?g ) ) [^\r\n]{0,500}? " + _CLOSES, re.VERBOSE
)
"""A comment that is meant for this program, though it may be misspelt."""
_COMMENT_ALONE = pattern(
    r"(?:<!--(?>.*?-->)\s*)+|(?:\{%-?\s*comment\b|\{\{-?\s*/\*|\{/\*|\{#|%%|\[//\]:).*", re.DOTALL
)
"""A block of HTML, a protected region or a definition that is nothing but a comment."""


def find_directives(data: bytes, body: int, blocks: list[Block]) -> tuple[Directive, ...]:
    """Return the ignore comments of a post, each with the blocks that it silences."""
    if not has_any(data, (b"<!--", b"{", b"[//]")) or b"dedupe" not in data.lower():
        return ()
    everything = frozenset(block.index for block in blocks)
    following = _following_texts(blocks)
    code = [block.span for block in blocks if block.kind is BlockKind.CODE]
    code += [atom for block in blocks if block.codes for atom in block.atoms]
    code.sort()
    ends = list(accumulate((span.end for span in code), max))
    directives: list[Directive] = []
    open_start: tuple[Span, frozenset[str]] | None = None
    for almost in _ALMOST.finditer(data, body):
        match = _COMMENT.match(data, almost.start())
        span = Span(*(match or almost).span())
        behind = bisect_left(code, Span(span.end, 0))
        if behind and ends[behind - 1] > span.start:
            continue
        if match is None:
            after = following[_first_behind(blocks, span.end)]
            directives.append(Directive(span, frozenset(), frozenset(after), is_understood=False))
            continue
        codes = (match["codes"] or b"").decode("ascii").upper()
        rules = frozenset(re.findall(r"[A-Z]+[0-9]+", codes))
        scope = match["scope"]
        if scope == b"-start":
            open_start = open_start or (span, rules)
        elif scope == b"-end":
            if open_start is not None:
                start, silenced = open_start
                first, behind = (_first_behind(blocks, at) for at in (start.end, span.start))
                inside = frozenset(range(first, behind))
                directives.append(Directive(start, silenced, inside, span))
            open_start = None
        elif scope == b"-file":
            directives.append(Directive(span, rules, everything))
        else:
            at = _first_behind(blocks, span.end)
            directives.append(Directive(span, rules, frozenset(following[at])))
    if open_start is not None:
        rest = frozenset(range(_first_behind(blocks, open_start[0].end), len(blocks)))
        directives.append(Directive(open_start[0], frozenset(), rest, is_understood=False))
    return tuple(sorted(directives, key=lambda directive: directive.span))


def _first_behind(blocks: list[Block], byte: int) -> int:
    return bisect_left(blocks, byte, key=lambda block: block.span.start)


def _following_texts(blocks: list[Block]) -> list[tuple[int, ...]]:
    """Return, for each block and for the end, the first text at or after it: one index or none.

    A comment, a tag or a rule between a directive and its text is passed over.
    """
    following: list[tuple[int, ...]] = [()]
    for block in reversed(blocks):
        following.append(following[-1] if _is_passed(block) else (block.index,))
    return following[::-1]


def _is_passed(block: Block) -> bool:
    if block.kind in (BlockKind.HTML, BlockKind.PROTECTED):
        return _COMMENT_ALONE.fullmatch(block.text) is not None
    return block.kind in (BlockKind.TEMPLATE, BlockKind.RULE)
