"""`dedupe index`: the index of published posts, built or brought up to date."""

from typing import Any

import click

from dedupe_paragraphs.across.index import build_index
from dedupe_paragraphs.cli import options, streams
from dedupe_paragraphs.cli.job import Job
from dedupe_paragraphs.files.discover import ENDINGS, Empty
from dedupe_paragraphs.model.errors import DedupeError
from dedupe_paragraphs.report.words import errors, families, phrases
from dedupe_paragraphs.report.words.language import _


@click.command("index")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("-o", "output", metavar="FILE", help="Keep the index in this file.")
@click.option("--to", "server", metavar="URL", help="Keep it in this Redis server (redis://...).")
@options.accept
@options.talk
def command(paths: tuple[str, ...], output: str | None, server: str | None, **given: Any) -> int:
    """Build an index of published posts, or bring it up to date: `check --against FILE` asks it.

    Posts that did not change are taken over, those that are no longer there are left out.
    """
    location = output or server
    if location is None or (output and server):
        raise click.UsageError(_("say where the index is to lie: -o FILE or --to redis://..."))
    job = Job(paths, given | {"format": "concise", "output_file": None})
    items = job.find()
    for item in items:
        if isinstance(item, Empty):
            job.warn(item.path, errors.no_posts(ENDINGS))
        elif isinstance(item, DedupeError):
            job.fail(item.path, errors.error(item))
    change = build_index(items, location, job.settings, job.jobs, job.report_error, job.advance)
    if not job.quiet:
        streams.write(f"{phrases.named(location, families.indexed(change))}\n")
    return job.close(2 if job.tally.errors else 0)
