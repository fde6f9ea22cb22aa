"""`--diff`: what `clean` would change, and nothing changed."""

import sys

from dedupe_paragraphs.api.task import Clean, OpenPost, Task
from dedupe_paragraphs.cli import streams
from dedupe_paragraphs.cli.job import Job
from dedupe_paragraphs.cli.rendered import Rendered, rendered
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.report.diff import shown, unified
from dedupe_paragraphs.report.layout import Printer
from dedupe_paragraphs.report.tally import Tally


@record
class _Compare(Task[Rendered]):
    """Tells what cleaning a post would change."""

    cached = True

    unsafe: bool

    def __call__(self, post: OpenPost) -> Rendered:
        cleaned = Clean(self.unsafe).cleaned(post)
        diff = unified(post.data, cleaned.data, post.path)
        tally = Tally(posts=1, changed=int(cleaned.changed))
        return rendered(cleaned.before.post, tally, printed=diff, changed=cleaned.changed)

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
