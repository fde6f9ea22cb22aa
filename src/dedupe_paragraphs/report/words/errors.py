"""Errors, warnings and losses in words."""

from dedupe_paragraphs.model.errors import DedupeError
from dedupe_paragraphs.model.loss import Loss
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.view import visible
from dedupe_paragraphs.report.words import phrases
from dedupe_paragraphs.report.words.language import _, counter
from dedupe_paragraphs.report.words.phrases import filled

_losses = counter("{count:,} loss", "{count:,} losses")


def error(problem: DedupeError) -> str:
    """Say what kept the job from being done for a path, and what to do about it."""
    return visible(filled(problem.message))


def interrupted(done: int, total: int, tally: Tally) -> str:
    """Say how far an interrupted run got."""
    if total <= 1:
        return _("interrupted")
    said = _("interrupted after {done:,} of {posts}; every file is whole")
    if tally.cleaning:
        said = _("interrupted after {done:,} of {posts}, {cleaned} cleaned; every file is whole")
    posts, cleaned = phrases.posts(total), phrases.posts(tally.changed)
    return said.format(done=done, posts=posts, cleaned=cleaned)


def failed(path: str, message: str) -> str:
    """Say that something could not be done."""
    return _("error: {message}", message=phrases.named(path, message))


def warned(path: str, message: str) -> str:
    """Say what is odd but stops nothing."""
    return _("warning: {message}", message=phrases.named(path, message))


def metadata(problem: str) -> str:
    """Say that the front matter could not be read."""
    said = _("front matter cannot be read ({problem}); the post is checked anyway")
    return said.format(problem=visible(_(problem)) if problem else "")


def loss(found: Loss) -> str:
    """Say what a post lost, and in which of its lines."""
    return _("line {line:,}: {lost}", line=found.line, lost=lost_text(found))


def lost_text(found: Loss) -> str:
    """Say what a post lost, without its place."""
    kind, text = _(found.kind), " ".join(found.text.split())
    return visible(_("{kind} lost: {text}", kind=kind, text=text))


def verified(posts: int, losses: int) -> str:
    """Say what a comparison of posts came to."""
    return _("{posts} compared, {losses}.", posts=phrases.posts(posts), losses=_losses(losses))
