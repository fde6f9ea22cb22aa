"""Errors, warnings and losses in words."""

from dedupe_paragraphs.model.errors import DedupeError, lost
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.report import Loss
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.view import visible
from dedupe_paragraphs.report.words import phrases
from dedupe_paragraphs.report.words.language import N_, _, ngettext
from dedupe_paragraphs.report.words.phrases import filled


def error(problem: DedupeError) -> str:
    """Say what kept the job from being done for a path, and what to do about it."""
    return visible(filled(problem.message))


def _reason(reason: str) -> str:
    """Say what the system says, or another program; what is not known stays English."""
    return visible(_(reason)) if reason else ""


_REASONS = (
    N_("a folder"),
    N_("no regular file"),
    N_("Permission denied"),
    N_("Operation not permitted"),
    N_("No such file or directory"),
    N_("Not a directory"),
    N_("Is a directory"),
    N_("File exists"),
    N_("No space left on device"),
    N_("Disk quota exceeded"),
    N_("Read-only file system"),
    N_("File name too long"),
    N_("Too many open files"),
    N_("Too many levels of symbolic links"),
    N_("Input/output error"),
    N_("Broken pipe"),
    N_("Connection refused"),
)
"""What systems say most; Python has it in English whatever the locale."""
_SCHEMES = (
    N_("form"),
    N_("scheme"),
    N_("seed"),
    N_("kinds"),
    N_("kinds of blocks"),
)
"""What two indices may differ in."""
_KINDS = (
    N_("front matter"),
    N_("block"),
    N_("link"),
    N_("code"),
    N_("sentence"),
    N_("post"),
)
"""What a post may lose."""
_ODDITIES = (
    N_("the front matter has no end"),
    N_("the front matter is nested too deeply"),
)


def interrupted(done: int, total: int, tally: Tally) -> str:
    """Say how far an interrupted run got."""
    if total <= 1:
        return _("interrupted")
    posts = phrases.posts(total)
    if not tally.cleaning:
        said = _("interrupted after {done:,} of {posts}; every file is whole")
        return said.format(done=done, posts=posts)
    said = _("interrupted after {done:,} of {posts}, {cleaned} cleaned; every file is whole")
    return said.format(done=done, posts=posts, cleaned=phrases.posts(tally.changed))


def failed(message: str) -> str:
    """Say a message as that of an error."""
    return _("error: {message}").format(message=message)


def warned(message: str) -> str:
    """Say a message as a warning."""
    return _("warning: {message}").format(message=message)


def metadata(problem: str) -> str:
    """Say that the front matter could not be read."""
    return _("front matter cannot be read ({problem}); the post is checked all the same").format(
        problem=_reason(problem)
    )


def loss(found: Loss) -> str:
    """Say what a post lost."""
    return visible(filled(lost(found)))


def lost_at(path: str, found: Loss) -> str:
    """Say what a post lost, and where it stood."""
    what = lost(found).values["lost"]
    assert isinstance(what, Message)
    return f"{visible(path)}:{found.line}: {visible(filled(what))}"


def verified(posts: int, losses: int) -> str:
    """Say what a comparison of posts came to."""
    lost = ngettext("{count:,} loss", "{count:,} losses", losses)
    return _("{posts} compared, {losses}.").format(posts=phrases.posts(posts), losses=lost)
