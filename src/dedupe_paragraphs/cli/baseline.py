"""`dedupe baseline`: accept the findings of today, so that only new ones are reported."""

from dataclasses import dataclass
from typing import Any

import click

from dedupe_paragraphs.api import baseline
from dedupe_paragraphs.cli import options, streams
from dedupe_paragraphs.cli.job import Job
from dedupe_paragraphs.cli.worker import Desk, Named, Outcome, oddities, remarks
from dedupe_paragraphs.files import atomic as files
from dedupe_paragraphs.files.discover import FoundPost
from dedupe_paragraphs.model.errors import MissingPathError
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.words import phrases, sums


@dataclass(frozen=True)
class Accepting:
    """Accepts all findings of a post."""

    file: str
    """The baseline, which paths are told relative to."""

    def __call__(self, found: FoundPost, data: bytes, post: Named, desk: Desk) -> Outcome:
        """Return the path of the post and its accepted findings."""
        report = desk.check(data, *post)
        accepted = baseline.Baseline(self.file).accepted(report)
        return Outcome(accepted, Tally(), oddities(report.post), remarks(report.post), kept=True)

    def repeat(self, found: FoundPost, data: bytes) -> None:
        """Do nothing: the file is written at the end."""


@click.command("baseline")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("-o", "output", metavar="FILE", help=f"Write there.  [default: {baseline.FILE}]")
@options.accept
@options.talk
def command(paths: tuple[str, ...], output: str | None, **given: Any) -> int:
    """Accept all findings of today: `check --baseline FILE` reports only new ones.

    Posts that are not named keep what was accepted before, as long as they exist.
    """
    # Findings are counted, not reported; what cannot be done is said on stderr.
    silent = {"format": "concise", "output_file": None}
    job = Job(paths, given | silent)
    file = output or job.settings.baseline or baseline.FILE
    old, before = _old(file)
    found: dict[str, list[baseline.AcceptedFinding]] = {}
    job.each(job.find(), Accepting(old.file), take=lambda accepted: found.update([accepted]))
    new = old.updated(found)
    if before is None:
        files.create(file, new.data())
    else:
        files.replace(file, before, new.data())
    if not job.quiet:
        streams.write(
            f"{phrases.named(file, sums.accepted(len(new.entries), *_moved(old, new)))}\n"
        )
    return job.close(2 if job.tally.errors else 0)


def _old(file: str) -> tuple[baseline.Baseline, bytes | None]:
    """Return what was accepted before, and the bytes that said so."""
    try:
        return baseline.load(file), files.read(file)
    except MissingPathError:
        return baseline.Baseline(file), None


def _moved(old: baseline.Baseline, new: baseline.Baseline) -> tuple[int, int]:
    """Return how many findings came and how many went."""
    before, after = set(old.entries), set(new.entries)
    return len(after - before), len(before - after)
