"""`dedupe clean`: write posts as they should have been."""

import click

from dedupe_paragraphs.api.task import Clean
from dedupe_paragraphs.cli import options
from dedupe_paragraphs.cli.diffs import print_diffs
from dedupe_paragraphs.cli.job import Job
from dedupe_paragraphs.cli.options import Given
from dedupe_paragraphs.cli.rendered import RenderedClean
from dedupe_paragraphs.files.discover import STDIN
from dedupe_paragraphs.report.words.language import _


def _named(ctx: click.Context, param: click.Parameter, paths: tuple[str, ...]) -> tuple[str, ...]:
    if not paths:
        raise click.UsageError(
            _("name what is to be cleaned; all below this folder: dedupe clean .")
        )
    return paths


@click.command("clean")
@click.argument("paths", nargs=-1, metavar="PATHS|-...", callback=_named)
@click.option("--unsafe", is_flag=True, help="Apply the fixes too that somebody should look at.")
@click.option("--diff", is_flag=True, help="Print what would be changed; write nothing.")
@click.option("-o", "output", metavar="FILE|DIR", help="Write there and leave the posts alone.")
@options.job
@options.compare
@options.given
def command(given: Given, unsafe: bool, diff: bool, output: str | None) -> int:
    """Remove what posts repeat, in place, each post proven to have lost nothing.

    `-` reads stdin and prints the cleaned post.
    """
    if diff and output is not None:
        raise click.UsageError(_("--diff writes nothing; give it or -o, not both."))
    printing = STDIN in given.paths and output is None
    job = Job(given, stdout_is_free=not (diff or printing))
    if diff:
        return print_diffs(job, unsafe=unsafe)
    job.tally.cleaning = True
    if output is not None:
        job.tally.paths = (output,)
    return job.report(RenderedClean(Clean(unsafe, output or ""), job.settings.format, job.look))
