"""DUP901: an ignore comment that silences nothing."""

from bisect import bisect_left
from collections.abc import Iterator

from dedupe_paragraphs.model.evidence import IgnoreComment
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.proposal import Removal
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Level, Safety
from dedupe_paragraphs.model.span import Place, Span
from dedupe_paragraphs.rules.rule import Examples, Rule, RuleInput, RunsAfter, Violation


def _find(given: RuleInput) -> Iterator[Violation]:
    """Yield each ignore comment that is not among the used ones.

    The comment is removed where it is a block of its own; inside other text it is only shown.
    """
    post = given.matched.layout.post
    for directive in post.directives:
        if directive in given.used:
            continue
        comments = [directive.span, *([directive.closing] if directive.closing else [])]
        alone = [_block_of(post, comment) for comment in comments]
        blocks = frozenset(index for index in alone if index is not None)
        removal = Removal(blocks) if len(blocks) == len(comments) else None
        yield Violation(
            Safety.MANUAL if removal is None else Safety.SAFE,
            Reason.UNUSED_IGNORE,
            [(comment, Place(post.path, comment)) for comment in comments],
            IgnoreComment(post.quote(directive.span)),
            removal,
            len(comments),
        )


def _block_of(post: Post, comment: Span) -> int | None:
    """Return the block that is nothing but a comment."""
    index = bisect_left(post.blocks, comment.start, key=lambda block: block.span.start)
    found = index < len(post.blocks) and post.blocks[index].span == comment
    return index if found else None


RULE = Rule(
    code="DUP901",
    name="unused-ignore",
    safety=Safety.SAFE,
    level=Level.NOTE,
    what="""\
An ignore comment that silences nothing.""",
    why="""\
The finding that it was written for is gone, and the comment would hide the next one.""",
    examples=Examples(
        en="""\
<!-- dedupe-ignore -- the song repeats it -->    <- DUP901

On rainy days the library smells of paper.""",
        ja="""\
<!-- dedupe-ignore -- 歌のくり返し -->    <- DUP901

雨の日の図書館は、紙の匂いが濃い。""",
    ),
    fix="""\
Safe. The comment is removed with its line; rules that still silence something are kept in it.""",
    find=_find,
    message=Message("this ignore comment silences nothing"),
    runs_after=RunsAfter.SILENCE,
    original="the comment",
)
