"""`dedupe clean`: write posts as they should have been."""

from typing import Any

import click

from dedupe_paragraphs.archive.discover import STDIN, Found
from dedupe_paragraphs.cli import options, streams
from dedupe_paragraphs.cli.destination import Destination
from dedupe_paragraphs.cli.diffs import print_diffs
from dedupe_paragraphs.cli.job import Job
from dedupe_paragraphs.engine import files
from dedupe_paragraphs.engine.clean import clean
from dedupe_paragraphs.model.options import Options


@click.command("clean")
@click.argument("paths", nargs=-1, metavar="[PATHS|-]...")
@click.option("--unsafe", is_flag=True, help="Apply the fixes too that somebody should look at.")
@click.option("--diff", is_flag=True, help="Print what would be changed; write nothing.")
@click.option("-o", "output", metavar="FILE|DIR", help="Write there and leave the posts alone.")
@options.job
def command(
    paths: tuple[str, ...], unsafe: bool, diff: bool, output: str | None, **given: Any
) -> int:
    """Remove what posts repeat, in place, each post proven to have lost nothing.

    `-` reads stdin and prints the cleaned post.
    """
    if diff and output is not None:
        raise click.UsageError("--diff writes nothing; give it or -o, not both.")
    printing = STDIN in paths and output is None
    job = Job(paths, given, stdout_is_free=not (diff or printing))
    if diff:
        return print_diffs(job, unsafe=unsafe)
    job.tally.cleaning = True
    items = job.find()
    destination = None
    if output is not None:
        destination = Destination(output, items)
        job.tally.paths = (output,)

    def work(found: Found, data: bytes, name: str, chosen: Options) -> None:
        cleaned = clean(data, name, chosen, unsafe=unsafe)
        job.require_proof(cleaned)
        # Before anything is written: should it fail, the post is still the old one.
        text = job.renderer.cleaned(cleaned)
        if destination is not None:
            destination.write(found, cleaned.data)
        elif found.path == STDIN:
            streams.write_bytes(cleaned.data)
        else:
            files.replace(found.path, data, cleaned.data)
        job.tally.cleaned(cleaned)
        job.write(text)

    job.each(items, work)
    return job.end()
