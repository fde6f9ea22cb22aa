"""`dedupe index`: the index of published posts, built or brought up to date."""

import click

from dedupe_paragraphs.api.index import index
from dedupe_paragraphs.api.worker import Outcome
from dedupe_paragraphs.cli import options, streams
from dedupe_paragraphs.cli.job import Job
from dedupe_paragraphs.cli.options import Given
from dedupe_paragraphs.report.words import families, phrases
from dedupe_paragraphs.report.words.language import _


@click.command("index")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("-o", "output", metavar="FILE", help="Keep the index in this file.")
@click.option("--to", "server", metavar="URL", help="Keep it in this Redis server (redis://...).")
@options.accept
@options.talk
@options.given
def command(given: Given, output: str | None, server: str | None) -> int:
    """Build an index of published posts, or bring it up to date: `check --against FILE` asks it.

    Posts that did not change are taken over, those that are no longer there are left out.
    """
    location = output or server
    if location is None or (output and server):
        raise click.UsageError(_("say where the index is to lie: -o FILE or --to redis://..."))
    job = Job(given.alone())

    def told(outcome: Outcome[None]) -> None:
        if outcome.error is not None:
            job.fail(outcome.error)
        elif outcome.warning is not None:
            job.warn(outcome.path, phrases.filled(outcome.warning))

    change = index(given.paths, location, job.nearest, told, job.bar)
    job.bar.hide()
    if not given.quiet:
        streams.write(f"{phrases.named(location, families.indexed(change))}\n")
    return job.close(2 if job.tally.errors else 0)
