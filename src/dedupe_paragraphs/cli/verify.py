"""`dedupe verify`: prove that a cleaned post lost nothing, whoever cleaned it."""

import os
from collections.abc import Iterator

import click

from dedupe_paragraphs.api.verify import verify
from dedupe_paragraphs.cli import streams
from dedupe_paragraphs.config.settings import EXCLUDED
from dedupe_paragraphs.files import atomic as files
from dedupe_paragraphs.files.discover import ENDINGS, Empty, FoundPost, discover
from dedupe_paragraphs.files.patterns import Patterns
from dedupe_paragraphs.model.errors import DedupeError, MissingPathError, crash
from dedupe_paragraphs.model.report import Loss
from dedupe_paragraphs.post.decode import require_text
from dedupe_paragraphs.report.words import errors as words
from dedupe_paragraphs.report.words import phrases


@click.command("verify")
@click.argument("before")
@click.argument("after")
@click.option("-q", "--quiet", is_flag=True, help="Only the losses, no sum at the end.")
def command(before: str, after: str, quiet: bool) -> int:
    """Prove that AFTER lost nothing of BEFORE, or list what it lost.

    Both are files, or both are folders with posts of the same names.
    """
    if not os.path.exists(after):
        raise MissingPathError(after)
    posts = losses = errors = 0
    for item in discover([before], Patterns(EXCLUDED)):
        if isinstance(item, Empty):
            streams.say(words.warned(phrases.named(item.path, words.no_posts(ENDINGS))))
            continue
        try:
            if isinstance(item, DedupeError):
                raise item
            lost = list(_losses(item, after))
        except DedupeError as error:
            errors += 1
            streams.say(words.failed(phrases.named(error.path, words.error(error))))
        except Exception as error:
            errors += 1
            streams.say(
                words.failed(phrases.named(item.path, words.error(crash(item.path, error))))
            )
        else:
            posts += 1
            losses += len(lost)
            streams.write("".join(f"{words.lost_at(item.path, each)}\n" for each in lost))
    if not quiet and posts:
        streams.write(f"{words.verified(posts, losses)}\n")
    return 2 if errors else int(losses > 0)


def _losses(item: FoundPost, after: str) -> Iterator[Loss]:
    """Compare a post of BEFORE with its counterpart; one without a counterpart is lost whole."""
    other = after
    if item.path != item.named:
        other = os.path.join(after, os.path.relpath(item.path, item.named))
    elif os.path.isdir(after):
        other = os.path.join(after, os.path.basename(item.path))
    before = files.read(item.path)
    try:
        cleaned = files.read(other)
    except MissingPathError:
        yield Loss("post", other, 1)
        return
    require_text(cleaned, other)
    yield from verify(before, cleaned, item.path).losses
