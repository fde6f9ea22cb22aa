"""DUP901: an ignore comment that silences nothing."""

from bisect import bisect_left
from collections.abc import Collection, Iterator

from dedupe_paragraphs.match.find import Found
from dedupe_paragraphs.model.post import Directive, Post
from dedupe_paragraphs.model.proposal import Proposal, Removal
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Code, Safety
from dedupe_paragraphs.model.span import Place, Span
from dedupe_paragraphs.rules.build import Evidence, draft


def find_unused_ignores(found: Found, used: Collection[Directive]) -> Iterator[Proposal]:
    """Yield a proposal for each ignore comment that is not among the used ones.

    The comment goes where it is a block of its own; inside other text it is only shown.
    """
    post = found.layout.post
    for directive in post.directives:
        if directive in used:
            continue
        comments = [directive.span, *([directive.closing] if directive.closing else [])]
        alone = [_block_of(post, comment) for comment in comments]
        blocks = frozenset(index for index in alone if index is not None)
        removal = Removal(blocks) if len(blocks) == len(comments) else None
        evidence = Evidence(
            extra=[(comment, Place(post.path, comment)) for comment in comments],
            subject=post.quote(directive.span),
            blocks=len(comments),
        )
        safety = Safety.MANUAL if removal is None else Safety.SAFE
        yield draft(found, Code.DUP901, safety, Reason.UNUSED_IGNORE, [], removal, evidence)


def _block_of(post: Post, comment: Span) -> int | None:
    """Return the block that is nothing but a comment."""
    index = bisect_left(post.blocks, comment.start, key=lambda block: block.span.start)
    found = index < len(post.blocks) and post.blocks[index].span == comment
    return index if found else None
