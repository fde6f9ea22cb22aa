"""DUP901: an ignore comment that silences nothing."""

from collections.abc import Iterator

from dedupe_paragraphs.model.evidence import IgnoreComment
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.post import Directive, Post
from dedupe_paragraphs.model.proposal import Removal
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Level, Safety
from dedupe_paragraphs.model.span import Place, Span
from dedupe_paragraphs.rules.rule import Examples, Rule, RuleInput, RunsAfter, Violation
from dedupe_paragraphs.text.pattern import pattern

_WORD = pattern(r"(?i)dedupe[\w-]*")
_START, _END = "dedupe-ignore-start", "dedupe-ignore-end"
_WORDS = ("dedupe-ignore", _START, _END, "dedupe-ignore-file")


def _find(given: RuleInput) -> Iterator[Violation]:
    """Yield each ignore comment that is not among the used ones.

    The comment is removed where it is a block of its own; inside other text it is only shown.
    """
    post = given.matched.layout.post
    for directive in post.directives:
        if not directive.is_understood:
            yield _not_understood(post, directive)
            continue
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


def _not_understood(post: Post, directive: Directive) -> Violation:
    from difflib import get_close_matches  # noqa: PLC0415 - start-up

    text = post.quote(directive.span)
    begun = _WORD.search(text)
    word = begun[0].lower() if begun else ""
    is_open = word == _START
    meant = _END if is_open else next(iter(get_close_matches(word, _WORDS, 1, 0)))
    return Violation(
        Safety.MANUAL,
        Reason.OPEN_IGNORE if is_open else Reason.UNKNOWN_IGNORE,
        [(directive.span, Place(post.path, directive.span))],
        IgnoreComment(text, meant),
        None,
    )


def _message(finding: Finding, post: Post) -> Message:
    if finding.reason is Reason.OPEN_IGNORE:
        return Message("this ignore comment is never closed; {meant} closes it")
    if finding.reason is Reason.UNKNOWN_IGNORE:
        return Message("this comment is not understood; {meant} would be")
    return Message("this ignore comment silences nothing")


def _block_of(post: Post, comment: Span) -> int | None:
    """Return the block that is nothing but a comment."""
    index = post.block_at(comment.start)
    return index if index >= 0 and post.blocks[index].span == comment else None


RULE = Rule(
    code="DUP901",
    name="unused-ignore",
    safety=Safety.SAFE,
    level=Level.NOTE,
    what="""\
An ignore comment that silences nothing, is misspelt, or is never closed.""",
    why="""\
The finding that it was written for no longer occurs, and the comment would hide the next one. A
comment over a repeat that is kept anyway is used. A misspelt comment protects nothing, so no safe
fix touches the block after it (never closed: the rest of the post).""",
    examples=Examples(
        en="""\
<!-- dedupe-ignore -- the song repeats it -->    <- DUP901

On rainy days the library smells of paper.""",
        ja="""\
<!-- dedupe-ignore -- 歌のくり返し -->    <- DUP901

雨の日の図書館は、紙の匂いが濃い。""",
    ),
    fix="""\
Safe. The comment is removed with its line; rules that still silence something are kept in it. One
that is misspelt or never closed is only shown.""",
    find=_find,
    message=_message,
    runs_after=RunsAfter.SILENCE,
    by_hand="correct or remove the comment",
    original="the comment",
)
