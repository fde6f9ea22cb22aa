"""Ignore comments: which blocks they silence, and for which rules."""

import re

from dedupe_paragraphs.model.post import Block, BlockKind, Directive
from dedupe_paragraphs.model.span import Span

_COMMENT = re.compile(
    rb"""
    (?: <!--\s* | \{/\*\s* | \{\{/\*\s* | \{\{-?\s*/\*\s* | \{%-?\s*comment\s*-?%\}\s* | \{\#\s*
      | \[//\]:\s*\#\s*[("'] )
    dedupe-ignore(?P<scope>-start|-end|-file)?
    (?:\s*:\s*(?P<codes>[A-Za-z0-9]+(?:[\s,]+[A-Za-z]+[0-9]+)*))?
    (?:\s+--\s(?P<reason>[^\r\n]{0,500}?))?
    \s*(?: --> | \*/\}\} | \*/\s*-?\}\} | \*/\} | \{%-?\s*endcomment\s*-?%\} | \#\} | [)"'] )
    """,
    re.VERBOSE,
)


def find_directives(data: bytes, body: int, blocks: list[Block]) -> tuple[Directive, ...]:
    """Return the ignore comments of a post, each with the blocks that it silences."""
    if b"dedupe-ignore" not in data:
        return ()
    code = [block.span for block in blocks if block.kind is BlockKind.CODE]
    code += [atom for block in blocks if block.codes for atom in block.atoms]
    directives: list[Directive] = []
    open_start: tuple[Span, frozenset[str]] | None = None
    for match in _COMMENT.finditer(data, body):
        span = Span(*match.span())
        if any(fence.overlaps(span) for fence in code):
            continue
        rules = _rules(match["codes"])
        scope = match["scope"]
        if scope == b"-start":
            open_start = open_start or (span, rules)
        elif scope == b"-end":
            if open_start is not None:
                directives.append(_between(open_start, span, blocks))
            open_start = None
        elif scope == b"-file":
            everything = frozenset(block.index for block in blocks)
            directives.append(Directive(span, rules, everything))
        else:
            directives.append(Directive(span, rules, _next(span, blocks)))
    if open_start is not None:
        directives.append(_between(open_start, None, blocks))
    return tuple(sorted(directives, key=lambda directive: directive.span))


def _rules(codes: bytes | None) -> frozenset[str]:
    return frozenset(re.findall(r"[A-Z]+[0-9]+", (codes or b"").decode("ascii").upper()))


def _between(
    start: tuple[Span, frozenset[str]], closing: Span | None, blocks: list[Block]
) -> Directive:
    span, rules = start
    behind = [block for block in blocks if block.span.start >= span.end]
    inside = [block for block in behind if closing is None or block.span.start < closing.start]
    return Directive(span, rules, frozenset(block.index for block in inside), closing)


def _next(span: Span, blocks: list[Block]) -> frozenset[int]:
    """Return the next block that is text; a comment or tag between is passed over."""
    passed = (BlockKind.TEMPLATE, BlockKind.RULE)
    for block in blocks:
        if block.span.start >= span.end and block.kind not in passed:
            return frozenset({block.index})
    return frozenset()
