"""`dedupe clean`: write posts as they should have been; with `--diff`, show what would change."""

import os
import sys

import click

from dedupe_paragraphs.api.task import Clean, OpenPost, Task
from dedupe_paragraphs.cli import agree, options, streams
from dedupe_paragraphs.cli.help import GroupedCommand
from dedupe_paragraphs.cli.job import Job
from dedupe_paragraphs.cli.options import Given
from dedupe_paragraphs.cli.rendered import Rendered, RenderedClean, rendered
from dedupe_paragraphs.files.discover import STDIN
from dedupe_paragraphs.files.worktree import top
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.report.diff import shown, unified
from dedupe_paragraphs.report.layout import Printer
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.words import phrases
from dedupe_paragraphs.report.words.language import _


def _named(ctx: click.Context, param: click.Parameter, paths: tuple[str, ...]) -> tuple[str, ...]:
    if not paths:
        said = _("give files or folders to clean; for all posts in this folder: dedupe clean .")
        raise click.UsageError(said)
    return paths


_EXAMPLES = (
    ("dedupe clean --diff post.md", "Show what would change."),
    ("dedupe clean posts/", "Apply the safe fixes in place."),
    ("dedupe clean --unsafe -o OUT posts/", "Write cleaned posts to another folder."),
)


@click.command("clean", cls=GroupedCommand, examples=_EXAMPLES)
@click.argument("paths", nargs=-1, metavar="PATHS|-...", callback=_named)
@click.option("--unsafe", is_flag=True, help="Also apply fixes that need your judgement.")
@click.option("--diff", is_flag=True, help="Print what would be changed; write nothing.")
@click.option("--backup", metavar="DIR", help="Copy each post to this folder before it is changed.")
@click.option("-o", "output", metavar="FILE|DIR", help="Write to this place, not to the posts.")
@options.job
@options.setting("against")
@options.given
def command(given: Given, unsafe: bool, diff: bool, output: str | None, backup: str | None) -> int:
    """Remove what posts repeat, in place, each post proven to have lost nothing.

    `-` reads stdin and prints the cleaned post.
    """
    if diff and output is not None:
        raise click.UsageError(_("--diff writes nothing; give it or -o, not both."))
    if backup is not None and (diff or output is not None):
        raise click.UsageError(_("--backup is for posts that are cleaned in place."))
    printing = STDIN in given.paths and output is None
    job = Job(given, stdout_is_free=not (diff or printing))
    if diff:
        return print_diffs(job, unsafe=unsafe)
    job.tally.cleaning = True
    in_place = output is None and STDIN not in given.paths
    if output is not None:
        job.tally.paths = (output,)
    elif in_place and backup is None:
        _confirm(given.paths)
    task = Clean(unsafe, output or "", backup or "")
    code = job.report(RenderedClean(task, job.settings.format, job.look))
    if in_place and job.tally.changed and not given.quiet:
        _say_what_undoes(given.paths, backup)
    return code


def _confirm(paths: tuple[str, ...]) -> None:
    """Ask once before posts are written that no work tree keeps; only somebody at a terminal."""
    if sys.stdin.isatty() and sys.stdout.isatty() and not all(map(_has_history, paths)):
        said = _("These posts are in no git work tree, and --backup DIR is not given. Clean them?")
        if not agree.agrees(said, default=False):
            raise click.Abort


def _say_what_undoes(paths: tuple[str, ...], backup: str | None) -> None:
    named = " ".join(map(phrases.quoted, paths))
    if backup:
        streams.say(_("the old posts are in {folder}", folder=backup))
    elif all(map(_has_history, paths)):
        streams.say(_("`git diff {paths}` shows what was changed", paths=named))
        streams.say(_("`git restore {paths}` brings back what was last committed", paths=named))


def _has_history(path: str) -> bool:
    folder = path if os.path.isdir(path) else os.path.dirname(path)
    return path != STDIN and top(folder or ".") is not None


@record
class _Compare(Task[Rendered]):
    """Tells what cleaning a post would change."""

    cached = True

    unsafe: bool

    def __call__(self, post: OpenPost) -> Rendered:
        cleaned = Clean(self.unsafe).cleaned(post)
        diff = unified(post.data, cleaned.data, post.path)
        tally = Tally(posts=1, changed=int(cleaned.changed))
        return rendered(cleaned.found.post, tally, printed=diff, changed=cleaned.changed)

    def lasts(self, result: Rendered) -> bool:
        return not result.changed


def print_diffs(job: Job, *, unsafe: bool = False) -> int:
    """Print the diff of every post, and return 1 where there is one."""
    color = job.settings.color
    job.each(_Compare(unsafe), lambda result: job.take(result, lambda diff: _print(diff, color)))
    return job.close(2 if job.tally.errors else int(job.tally.changed > 0))


def _print(diff: bytes, color: str) -> None:
    """Print a diff byte for byte; for a terminal in colour, its control characters shown."""
    look = streams.look(sys.stdout, color)
    if sys.stdout.isatty() or look.colour:
        sys.stdout.write(Printer(colour=look.colour).lines(shown(diff)))
    else:
        streams.write_bytes(diff)
