"""`dedupe verify`: prove that a cleaned post lost nothing, whoever cleaned it."""

import os
from collections.abc import Iterator
from dataclasses import replace

import click

from dedupe_paragraphs.archive.discover import ENDINGS, Empty, discover
from dedupe_paragraphs.archive.patterns import Patterns
from dedupe_paragraphs.cli import streams
from dedupe_paragraphs.engine import files
from dedupe_paragraphs.engine.settings import EXCLUDED
from dedupe_paragraphs.engine.verify import verify
from dedupe_paragraphs.model.errors import DedupeError, MissingPathError
from dedupe_paragraphs.model.report import Loss
from dedupe_paragraphs.report import words


@click.command("verify")
@click.argument("before")
@click.argument("after")
@click.option("-q", "--quiet", is_flag=True, help="Only the losses, no sum at the end.")
def command(before: str, after: str, quiet: bool) -> int:
    """Prove that AFTER lost nothing of BEFORE, or list what it lost.

    Both are files, or both are folders with posts of the same names.
    """
    posts = losses = errors = 0
    for path, other in _pairs(before, after):
        try:
            if isinstance(path, DedupeError):
                raise path
            lost = _losses(path, other)
        except DedupeError as error:
            errors += 1
            streams.say(f"error: {words.named(error.path, words.error(error))}")
            continue
        posts += 1
        losses += len(lost)
        click.echo("".join(f"{words.lost_at(path, each)}\n" for each in lost), nl=False)
    if not quiet and posts:
        click.echo(words.verified(posts, losses))
    return 2 if errors else int(losses > 0)


def _pairs(before: str, after: str) -> Iterator[tuple[str | DedupeError, str]]:
    """Return each post of BEFORE with its counterpart."""
    folder = os.path.isdir(after)
    for item in discover([before], Patterns(EXCLUDED)):
        if isinstance(item, Empty):
            streams.say(f"warning: {words.named(item.path, words.no_posts(ENDINGS))}")
        elif isinstance(item, DedupeError):
            yield item, after
        elif item.path != item.named:
            yield item.path, os.path.join(after, os.path.relpath(item.path, item.named))
        else:
            yield item.path, os.path.join(after, os.path.basename(before)) if folder else after


def _losses(path: str, other: str) -> tuple[Loss, ...]:
    before = files.read(path)
    try:
        after = files.read(other)
    except MissingPathError:
        return (Loss("post", other, 1),)
    try:
        return verify(before, after).losses
    except DedupeError as error:
        # Two texts were compared, and the error does not say which it speaks of.
        raise replace(error, path=error.path or path) from error
