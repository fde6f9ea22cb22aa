"""`dedupe clean`: write posts as they should have been."""

from dataclasses import dataclass
from typing import Any

import click

from dedupe_paragraphs.cli import options
from dedupe_paragraphs.cli.destination import Destination
from dedupe_paragraphs.cli.diffs import print_diffs
from dedupe_paragraphs.cli.job import Job
from dedupe_paragraphs.cli.worker import Desk, Named, Outcome, oddities, remarks, require_proof
from dedupe_paragraphs.files import atomic as files
from dedupe_paragraphs.files.discover import STDIN, FoundPost
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.words.language import _


@dataclass(frozen=True)
class Cleaning:
    """Writes a post as it should have been."""

    unsafe: bool
    destination: Destination | None

    def __call__(self, found: FoundPost, data: bytes, post: Named, desk: Desk) -> Outcome:
        """Clean it."""
        cleaned = desk.clean(data, *post, unsafe=self.unsafe)
        require_proof(cleaned)
        # Before anything is written: should it fail, the post is still the old one.
        piece = desk.renderer.cleaned(cleaned)
        tally = Tally()
        tally.cleaned(cleaned)
        odd = oddities(cleaned.before.post)
        printed = b""
        if self.destination is not None:
            self.destination.write(found, cleaned.data)
        elif found.path == STDIN:
            printed = cleaned.data
        else:
            files.replace(found.path, data, cleaned.data)
        said = remarks(cleaned.before.post)
        return Outcome(piece, tally, odd, said, printed, kept=not cleaned.changed)

    def repeat(self, found: FoundPost, data: bytes) -> None:
        """Write the same elsewhere: only a post that stays as it is has a known outcome."""
        if self.destination is not None:
            self.destination.write(found, data)


@click.command("clean")
@click.argument("paths", nargs=-1, metavar="[PATHS|-]...")
@click.option("--unsafe", is_flag=True, help="Apply the fixes too that somebody should look at.")
@click.option("--diff", is_flag=True, help="Print what would be changed; write nothing.")
@click.option("-o", "output", metavar="FILE|DIR", help="Write there and leave the posts alone.")
@options.job
@options.compare
def command(
    paths: tuple[str, ...], unsafe: bool, diff: bool, output: str | None, **given: Any
) -> int:
    """Remove what posts repeat, in place, each post proven to have lost nothing.

    `-` reads stdin and prints the cleaned post.
    """
    if diff and output is not None:
        raise click.UsageError(_("--diff writes nothing; give it or -o, not both."))
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
    job.each(items, Cleaning(unsafe, destination))
    return job.end()
