"""`dedupe check`: report what posts repeat."""

from collections.abc import Callable

import click

from dedupe_paragraphs.cli import options
from dedupe_paragraphs.cli.job import Job
from dedupe_paragraphs.cli.options import Given
from dedupe_paragraphs.cli.rendered import RenderedCheck
from dedupe_paragraphs.files.discover import Item
from dedupe_paragraphs.report.words.language import _


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATHS|-]...")
@click.option("--diff", is_flag=True, help="Print the diff that `clean` would make instead.")
@click.option("--watch", is_flag=True, help="Go on checking what is saved, until Ctrl-C.")
@options.job
@options.compare
@options.narrow
@options.count
@options.given
def command(given: Given, diff: bool, watch: bool) -> int:
    """Report what posts repeat; never write them.

    Folders are walked for Markdown and text files; `-` reads stdin.
    """
    if diff:
        if watch:
            raise click.UsageError(_("--diff is printed once; give it or --watch, not both."))
        if given.settings.get("baseline") or given.since:
            problem = _(
                "--diff shows all that `clean` would change; give it or --baseline and --since."
            )
            raise click.UsageError(problem)
        from dedupe_paragraphs.cli.clean import print_diffs  # noqa: PLC0415  # 3 ms

        return print_diffs(Job(given, stdout_is_free=False))
    if watch:
        from dedupe_paragraphs.cli import watch as watching  # noqa: PLC0415  # 1 ms

        watching.require_watchable(given)
        return watching.watch(given.paths, lambda choose: _once(given, choose))
    return _once(given)


def _once(given: Given, choose: Callable[[list[Item]], list[Item]] = list) -> int:
    """Check all posts, or those that a choice leaves of them."""
    job = Job(given)
    only = options.finding_filter(given, job.settings)
    task = RenderedCheck(job.settings.format, job.look, given.verbose, only or None)
    return job.report(task, lambda items: choose(only.posts(items)))
