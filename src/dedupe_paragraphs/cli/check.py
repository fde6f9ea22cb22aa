"""`dedupe check`: report what posts repeat."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import click

from dedupe_paragraphs.cli import options
from dedupe_paragraphs.cli.job import Job
from dedupe_paragraphs.cli.narrowing import Sieve
from dedupe_paragraphs.cli.worker import Desk, Named, Outcome, oddities, remarks
from dedupe_paragraphs.files.discover import FoundPost, Item
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.words import reasons
from dedupe_paragraphs.report.words.language import _


@dataclass(frozen=True)
class Checking:
    """Reports on a post."""

    sieve: Sieve
    verbose: bool

    def __call__(self, found: FoundPost, data: bytes, post: Named, desk: Desk) -> Outcome:
        """Check it."""
        report = self.sieve.report(desk.check(data, *post))
        tally = Tally()
        tally.checked(report)
        piece = desk.renderer.checked(report)
        odd, said = oddities(report.post), remarks(report.post)
        if self.verbose:
            said += tuple(reasons.kept(report))
        # What a sieve leaves depends on more than the post.
        return Outcome(piece, tally, odd, said, kept=not self.sieve.narrows)

    def repeat(self, found: FoundPost, data: bytes) -> None:
        """Do nothing: a check leaves no trace."""


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATHS|-]...")
@click.option("--diff", is_flag=True, help="Print the diff that `clean` would make instead.")
@click.option("--watch", is_flag=True, help="Go on checking what is saved, until Ctrl-C.")
@options.job
@options.compare
@options.narrow
@options.count
def command(paths: tuple[str, ...], diff: bool, watch: bool, **given: Any) -> int:
    """Report what posts repeat; never write them.

    Folders are walked for Markdown and text files; `-` reads stdin.
    """
    if diff:
        from dedupe_paragraphs.cli.diffs import print_diffs

        if watch:
            raise click.UsageError(_("--diff is printed once; give it or --watch, not both."))
        if given["baseline"] or given["since"]:
            problem = _(
                "--diff shows all that `clean` would change; give it or --baseline and --since."
            )
            raise click.UsageError(problem)
        return print_diffs(Job(paths, given, stdout_is_free=False))
    if watch:
        from dedupe_paragraphs.cli import watch as watching

        watching.require_watchable(paths, given)
        return watching.watch(paths or (".",), lambda choose: _once(paths, given, choose))
    return _once(paths, given)


def _once(
    paths: tuple[str, ...],
    given: dict[str, Any],
    choose: Callable[[list[Item]], list[Item]] | None = None,
) -> int:
    """Check all posts, or those that a choice leaves of them."""
    job = Job(paths, given)
    sieve = Sieve(job, given)
    items = sieve.posts(job.find())
    job.each(items if choose is None else choose(items), Checking(sieve, job.verbose))
    return job.end()
