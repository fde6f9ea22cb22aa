"""`dedupe check`: report what posts repeat."""

from typing import Any

import click

from dedupe_paragraphs.archive.discover import Found
from dedupe_paragraphs.cli import options
from dedupe_paragraphs.cli.job import Job
from dedupe_paragraphs.cli.sieve import Sieve
from dedupe_paragraphs.engine.check import check
from dedupe_paragraphs.model.options import Options


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATHS|-]...")
@click.option("--diff", is_flag=True, help="Print the diff that `clean` would make instead.")
@options.job
@options.narrow
@options.count
def command(paths: tuple[str, ...], diff: bool, **given: Any) -> int:
    """Report what posts repeat; never write them.

    Folders are walked for Markdown and text files; `-` reads stdin.
    """
    if diff:
        from dedupe_paragraphs.cli.diffs import print_diffs

        if given["baseline"] or given["since"]:
            problem = (
                "--diff shows all that `clean` would change; give it or --baseline and --since."
            )
            raise click.UsageError(problem)
        return print_diffs(Job(paths, given, stdout_is_free=False))
    job = Job(paths, given)
    sieve = Sieve(job, given)

    def work(found: Found, data: bytes, name: str, chosen: Options) -> None:
        report = sieve.report(check(data, name, chosen))
        job.look_over(report.post)
        text = job.renderer.checked(report)
        job.tally.checked(report)
        job.write(text)

    job.each(sieve.posts(job.find()), work)
    return job.end()
