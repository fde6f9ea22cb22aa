"""`dedupe check`: report what posts repeat."""

import click

from dedupe_paragraphs.api.run import Choose
from dedupe_paragraphs.cli import options
from dedupe_paragraphs.cli.help import GroupedCommand
from dedupe_paragraphs.cli.job import Job
from dedupe_paragraphs.cli.options import Given
from dedupe_paragraphs.cli.rendered import RenderedCheck
from dedupe_paragraphs.report.words.language import _

_EXAMPLES = (
    ("dedupe check posts/", "Report what each post repeats."),
    ("dedupe check --format html -O report.html posts/", "Write a page for the browser."),
    ("dedupe check --top 10 posts/", "List the ten posts that repeat most."),
    ("dedupe check --since main", "Report only what changed since a branch."),
)


@click.command("check", cls=GroupedCommand, examples=_EXAMPLES)
@click.argument("paths", nargs=-1, metavar="[PATHS|-]...")
@click.option("--diff", is_flag=True, help="Print the diff that `clean` would make instead.")
@click.option("--watch", is_flag=True, help="Check posts whenever they are saved, until Ctrl-C.")
@click.option("--show-files", is_flag=True, help="Print the posts that would be checked.")
@click.option("--show-settings", is_flag=True, help="Print the settings of the posts.")
@options.job
@options.setting("against")
@options.narrow
@options.count
@options.given
def command(given: Given, diff: bool, watch: bool, show_files: bool, show_settings: bool) -> int:
    """Report what posts repeat; never write them.

    Folders are walked for Markdown and text files; `-` reads stdin.
    """
    if show_files or show_settings:
        from dedupe_paragraphs.cli import show  # noqa: PLC0415 - start-up

        return show.show_files(given) if show_files else show.show_settings(given)
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


def _once(given: Given, choose: Choose = list) -> int:
    job = Job(given)
    only = options.finding_filter(given, job.settings)
    task = RenderedCheck(job.settings.format, job.look, given.verbose, only or None)
    return job.report(task, lambda items: choose(only.posts(items)))
