"""`--diff`: what `clean` would change, and nothing changed."""

import sys
from dataclasses import dataclass

from dedupe_paragraphs.cli import streams
from dedupe_paragraphs.cli.job import Job
from dedupe_paragraphs.cli.worker import Desk, Named, Outcome, oddities, remarks, require_proof
from dedupe_paragraphs.files.discover import FoundPost
from dedupe_paragraphs.report.diff import shown, unified
from dedupe_paragraphs.report.paint import Printer
from dedupe_paragraphs.report.tally import Tally


@dataclass(frozen=True)
class Comparing:
    """Tells what cleaning a post would change."""

    unsafe: bool

    def __call__(self, found: FoundPost, data: bytes, post: Named, desk: Desk) -> Outcome:
        """Compare the post with what it would be."""
        cleaned = desk.clean(data, *post, unsafe=self.unsafe)
        require_proof(cleaned)
        tally = Tally(posts=1, changed=int(cleaned.changed))
        before = cleaned.before.post
        diff = unified(data, cleaned.data, post.path)
        return Outcome(
            None, tally, oddities(before), remarks(before), diff, kept=not cleaned.changed
        )

    def repeat(self, found: FoundPost, data: bytes) -> None:
        """Do nothing: there is no diff of a post that stays as it is."""


def print_diffs(job: Job, *, unsafe: bool = False) -> int:
    """Print the diff of every post, and return 1 where there is one."""
    job.each(job.find(), Comparing(unsafe), show=lambda diff: _print(diff, job.settings.color))
    return job.close(2 if job.tally.errors else int(job.tally.changed > 0))


def _print(diff: bytes, color: str) -> None:
    """Print a diff byte for byte; for a terminal in colour, its control characters shown."""
    look = streams.look(sys.stdout, color)
    if sys.stdout.isatty() or look.colour:
        sys.stdout.write(Printer(colour=look.colour).lines(shown(diff)))
    else:
        streams.write_bytes(diff)
