"""`dedupe verify`: prove that a cleaned post lost nothing, whoever cleaned it."""

import click

from dedupe_paragraphs.api.verify import verify_paths
from dedupe_paragraphs.cli import streams
from dedupe_paragraphs.report.words import errors, phrases


@click.command("verify")
@click.argument("before")
@click.argument("after")
@click.option("-q", "--quiet", is_flag=True, help="Only the losses, no sum at the end.")
def command(before: str, after: str, quiet: bool) -> int:
    """Prove that AFTER lost nothing of BEFORE, or list what it lost.

    Both are files, or both are folders with posts of the same names.
    """
    posts = losses = failures = 0
    for outcome in verify_paths(before, after):
        if outcome.warning is not None:
            warning = phrases.filled(outcome.warning)
            streams.say(errors.warned(phrases.named(outcome.path, warning)))
        elif outcome.error is not None:
            failures += 1
            message = errors.error(outcome.error)
            streams.say(errors.failed(phrases.named(outcome.path, message)))
        elif outcome.result is not None:
            posts += 1
            lost = outcome.result.losses
            losses += len(lost)
            streams.write("".join(f"{errors.lost_at(outcome.path, each)}\n" for each in lost))
    if not quiet and posts:
        streams.write(f"{errors.verified(posts, losses)}\n")
    return 2 if failures else int(losses > 0)
