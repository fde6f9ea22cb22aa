"""`dedupe verify`: prove that a cleaned post lost nothing, whoever cleaned it."""

import click

from dedupe_paragraphs.api.verify import verify_paths
from dedupe_paragraphs.cli import options, streams
from dedupe_paragraphs.report.losses import Lost, rendered
from dedupe_paragraphs.report.renderer import Failure
from dedupe_paragraphs.report.words import errors, phrases


@click.command("verify")
@click.argument("before")
@click.argument("after")
@options.setting("format", "The format of the report.  [default: full]")
@click.option("-q", "--quiet", is_flag=True, help="Print only the losses, no summary.")
def command(before: str, after: str, format: str | None, quiet: bool) -> int:  # noqa: A002
    """Prove that AFTER lost nothing of BEFORE, or list what it lost.

    Both are files, or both are folders with posts of the same names.
    """
    posts: list[str] = []
    lost: list[Lost] = []
    failed: list[Failure] = []
    for outcome in verify_paths(before, after):
        if outcome.warning is not None:
            streams.say(errors.warned(outcome.path, phrases.filled(outcome.warning)))
        elif outcome.error is not None:
            message = errors.error(outcome.error)
            failed.append(Failure(outcome.path, message))
            streams.say(errors.failed(outcome.path, message))
        elif outcome.result is not None:
            posts.append(outcome.path)
            lost += [(outcome.path, each) for each in outcome.result.losses]
    streams.write(rendered(format or "full", posts, lost, failed))
    if posts and not quiet and format in (None, "full"):
        streams.write(f"{errors.verified(len(posts), len(lost))}\n")
    return 2 if failed else int(bool(lost))
