"""`dedupe check`: report what posts repeat."""

from dataclasses import dataclass
from typing import Any

import click

from dedupe_paragraphs.archive.discover import Found
from dedupe_paragraphs.cli import options
from dedupe_paragraphs.cli.job import Job
from dedupe_paragraphs.cli.sieve import Sieve
from dedupe_paragraphs.cli.worker import Desk, Named, Outcome, oddities, remarks
from dedupe_paragraphs.report.tally import Tally


@dataclass(frozen=True)
class Checking:
    """Reports on a post."""

    sieve: Sieve

    def __call__(self, found: Found, data: bytes, post: Named, desk: Desk) -> Outcome:
        """Check it."""
        report = self.sieve.report(desk.check(data, *post))
        tally = Tally()
        tally.checked(report)
        piece = desk.renderer.checked(report)
        odd, said = oddities(report.post), remarks(report.post)
        # What a sieve leaves depends on more than the post.
        return Outcome(piece, tally, odd, said, kept=not self.sieve.narrows)

    def repeat(self, found: Found, data: bytes) -> None:
        """Do nothing: a check leaves no trace."""


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
    job.each(sieve.posts(job.find()), Checking(sieve))
    return job.end()
