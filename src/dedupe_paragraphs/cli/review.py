"""`dedupe review`: finding by finding, a person decides."""

import io
import sys
from dataclasses import dataclass, field
from typing import Any

import click

from dedupe_paragraphs.archive.discover import STDIN, Found
from dedupe_paragraphs.cli import options, streams
from dedupe_paragraphs.cli.ask import Ask, Quit
from dedupe_paragraphs.cli.job import Job
from dedupe_paragraphs.cli.sieve import Sieve
from dedupe_paragraphs.engine import files
from dedupe_paragraphs.engine.check import check
from dedupe_paragraphs.engine.decide import Desk, Outcome
from dedupe_paragraphs.engine.questions import Questions, Standing
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.report import words
from dedupe_paragraphs.report.words import review as talk


@click.command("review")
@click.argument("paths", nargs=-1, required=True, metavar="PATHS...")
@options.accept
@options.narrow
@options.talk
def command(paths: tuple[str, ...], **given: Any) -> int:
    """Ask finding by finding what is to be done, and do it.

    Each post is written, and proven first, when its last question is answered.
    """
    if STDIN in paths:
        raise click.UsageError("`review` writes posts; stdin is none.")
    if not sys.stdin.isatty():
        raise click.UsageError("`review` asks questions, and stdin is no terminal; try `check`.")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    # What there is to say is said between the questions.
    job = Job(paths, given | {"format": "concise", "output_file": None})
    review = _Review(job, Sieve(job, given))
    try:
        job.each(review.sieve.posts(job.find()), review.post)
    except KeyboardInterrupt:
        streams.write("\n")
        streams.say(talk.broken_off(review.written, review.path))
        return 130
    if not job.quiet:
        streams.write(f"{talk.reviewed(review.written, review.decided, review.left)}\n")
    return job.close(2 if job.tally.errors else int(review.left > 0))


@dataclass
class _Review:
    """What was reviewed so far."""

    job: Job
    sieve: Sieve
    written: int = 0
    decided: int = 0
    left: int = 0
    path: str = ""
    """The post whose questions are being asked; empty between two."""
    over: bool = False
    """Whether somebody wants no more questions."""
    standing: Standing = field(default_factory=dict)

    def post(self, found: Found, data: bytes, name: str, chosen: Options) -> None:
        """Ask all questions of a post; then write it."""
        desk = Desk(data, name, chosen)
        self.job.look_over(desk.post)
        wanted = {each.fingerprint for each in self.sieve.report(desk.analysis.report).findings}
        only = {n for n, each in enumerate(desk.findings) if each.fingerprint in wanted}
        if not only or self.over:
            self.left += len(only)
            return
        self.path = found.path
        questions = Questions(desk, self.standing, only)
        try:
            Ask(questions, streams.look(sys.stdout, self.job.settings.color)).all()
        except Quit as quitting:
            self.over = True
            if not quitting.write:
                self.left += len(only)
                self.path = ""
                return
        self._finish(questions, len(only), chosen)
        self.path = ""

    def _finish(self, questions: Questions, findings: int, chosen: Options) -> None:
        post, outcome = questions.desk.post, questions.outcome()
        written = outcome.data != post.data
        files.replace(self.path, post.data, outcome.data)
        self.written += written
        self.decided += questions.decided
        self.left += self._left(outcome, chosen)
        removed = len(post.data.decode()) - len(outcome.data.decode())
        said = talk.settled(questions.decided, findings, removed, written=written)
        streams.write(f"{words.named(post.path, said)}\n\n")

    def _left(self, outcome: Outcome, chosen: Options) -> int:
        """Count what a check of the new post will report."""
        return len(self.sieve.report(check(outcome.data, self.path, chosen)).findings)
