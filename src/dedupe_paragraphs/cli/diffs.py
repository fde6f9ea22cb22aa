"""`--diff`: what `clean` would change, and nothing changed."""

import sys

from dedupe_paragraphs.archive.discover import Found
from dedupe_paragraphs.cli import streams
from dedupe_paragraphs.cli.job import Job
from dedupe_paragraphs.engine.clean import clean
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.report.diff import shown, unified
from dedupe_paragraphs.report.paint import painter


def print_diffs(job: Job, *, unsafe: bool = False) -> int:
    """Print the diff of every post, and return 1 where there is one."""

    def work(found: Found, data: bytes, name: str, chosen: Options) -> None:
        cleaned = clean(data, name, chosen, unsafe=unsafe)
        job.require_proof(cleaned)
        job.tally.changed += cleaned.changed
        _print(unified(data, cleaned.data, name), job.settings.color)

    job.each(job.find(), work)
    return job.close(2 if job.tally.errors else int(job.tally.changed > 0))


def _print(diff: bytes, color: str) -> None:
    """Print a diff byte for byte; for a terminal in colour, its control characters shown."""
    look = streams.look(sys.stdout, color)
    if sys.stdout.isatty() or look.colour:
        sys.stdout.write(painter(look.colour)(shown(diff)))
    else:
        streams.write_bytes(diff)
