"""DUP901: an ignore comment that silences nothing."""

from collections.abc import Collection, Iterator

from dedupe_paragraphs.match.drafting import Evidence, draft
from dedupe_paragraphs.match.found import Found
from dedupe_paragraphs.model.draft import Draft, Removal
from dedupe_paragraphs.model.post import Directive
from dedupe_paragraphs.model.rule import Code, Safety
from dedupe_paragraphs.model.span import Place


def find_unused_ignores(found: Found, used: Collection[Directive]) -> Iterator[Draft]:
    """Yield a draft for each ignore comment that is not among the used ones.

    The comment goes where it is a block of its own; inside other text it is only shown.
    """
    post = found.material.post
    for directive in post.directives:
        if directive in used:
            continue
        alone = [
            block.index
            for block in post.blocks
            if block.span == directive.span
            or (post.source(block.span) == post.source(directive.span)
            and block.span.overlaps(directive.span))
        ]
        removal = Removal(frozenset(alone)) if alone else None
        evidence = Evidence(
            extra=[(directive.span, Place(post.path, directive.span))],
            subject=post.quote(directive.span),
        )
        safety = Safety.SAFE if alone else Safety.MANUAL
        yield draft(found, Code.DUP901, safety, [], removal, evidence)
