"""`dedupe review`: finding by finding, a person decides."""

import io
import sys

import click

from dedupe_paragraphs.api.finding_filter import FindingFilter
from dedupe_paragraphs.api.task import OpenPost, Task
from dedupe_paragraphs.cli import options, streams
from dedupe_paragraphs.cli.ask import Ask, Quit
from dedupe_paragraphs.cli.help import GroupedCommand
from dedupe_paragraphs.cli.job import INTERRUPTED, Job
from dedupe_paragraphs.cli.options import Given
from dedupe_paragraphs.cli.rendered import Rendered, rendered
from dedupe_paragraphs.files.discover import STDIN
from dedupe_paragraphs.model.record import field, mutable_record
from dedupe_paragraphs.report.renderer import Look
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.words import phrases
from dedupe_paragraphs.report.words import review as talk
from dedupe_paragraphs.report.words.language import _
from dedupe_paragraphs.review.decide import ReviewedPost
from dedupe_paragraphs.review.reviewing import Questions, Reviewing, Standing

_EXAMPLES = (
    ("dedupe review post.md", "Decide in the terminal."),
    ("dedupe review --web posts/", "Decide in the browser."),
)


@click.command("review", cls=GroupedCommand, examples=_EXAMPLES)
@click.argument("paths", nargs=-1, required=True, metavar="PATHS...")
@click.option("--web", is_flag=True, help="Ask in the browser, on this machine only.")
@options.accept
@options.narrow
@options.talk
@options.given
def command(given: Given, web: bool) -> int:
    """Decide what to do with each finding.

    Each post is proven and written when its last question is answered.
    """
    if STDIN in given.paths:
        raise click.UsageError(_("`review` cannot read stdin; give files or folders."))
    if web:
        return _review_web(given)
    if not sys.stdin.isatty():
        said = _("`review` asks questions, and stdin is no terminal; try `check` or --web.")
        raise click.UsageError(said)
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    job, only = _job(given)
    review = _Review(only, streams.look(sys.stdout, job.settings.color))
    job.each(review, job.take, only.posts)
    if review.broken_off:
        streams.write("\n")
        streams.say(talk.broken_off(review.written, review.path))
        return job.close(INTERRUPTED)
    if not given.quiet:
        done = talk.reviewed(review.written, review.decided, review.left, review.unseen)
        streams.write(f"{done}\n")
    return job.close(2 if job.tally.errors else int(review.left + review.unseen > 0))


def _job(given: Given) -> tuple[Job, FindingFilter]:
    """Return a job that does one post after the other, here and now, and makes no report."""
    job = Job(given.alone(jobs=1, no_cache=True))
    return job, options.finding_filter(given, job.settings)


@mutable_record
class _Review(Task[Rendered]):
    """What was reviewed so far."""

    only: FindingFilter
    look: Look
    written: int = 0
    decided: int = 0
    left: int = 0
    unseen: int = 0
    """Posts that came after somebody had enough."""
    path: str = ""
    """The post whose questions are being asked; empty between two."""
    broken_off: bool = False
    over: bool = False
    """Whether somebody wants no more questions."""
    standing: Standing = field(default_factory=dict)

    def __call__(self, post: OpenPost) -> Rendered:
        if self.over:
            self.unseen += 1
            return Rendered(Tally())
        try:
            return self._review(ReviewedPost(post.data, post.path, post.options))
        except KeyboardInterrupt:
            self.broken_off = self.over = True
            return Rendered(Tally())

    def _review(self, reviewed: ReviewedPost) -> Rendered:
        post = reviewed.post
        warnings = rendered(post, Tally())
        wanted = {each.fingerprint for each in self.only.report(reviewed.analysis.report).findings}
        asked = {n for n, each in enumerate(reviewed.findings) if each.fingerprint in wanted}
        if not asked:
            return warnings
        self.path = post.path
        questions = Questions(reviewed, self.standing, asked)
        is_to_be_written = True
        try:
            Ask(questions, self.look).all()
        except Quit as quitting:
            self.over, is_to_be_written = True, quitting.write
        if is_to_be_written:
            done = questions.post.write(len(asked))
            self.written += done.changed
            self.decided += done.decided
            streams.write(f"{phrases.named(post.path, done.said)}\n\n")
        # What a check of the post, as it is now, will report.
        left = self.only.report(questions.post.reviewed.analysis.report).findings
        self.left += len(left)
        self.path = ""
        return warnings


@mutable_record
class _Gather(Task[Rendered]):
    """Gathers the posts about which there is something to decide."""

    only: FindingFilter
    posts: list[Reviewing] = field(default_factory=list)

    def __call__(self, post: OpenPost) -> Rendered:
        own = ReviewedPost(post.data, post.path, post.options)
        if self.only.report(own.analysis.report).findings:
            self.posts.append(Reviewing(own))
        return rendered(own.post, Tally())


def _review_web(given: Given) -> int:
    from dedupe_paragraphs.review.web.server import ReviewServer  # noqa: PLC0415 - start-up
    from dedupe_paragraphs.review.web.session import Session  # noqa: PLC0415

    job, only = _job(given)
    gather = _Gather(only)
    job.each(gather, job.take, only.posts)
    session = Session(gather.posts, only.report)
    if session.posts:
        with ReviewServer(session) as server:
            try:
                streams.write(talk.open_in_browser(server.url))
                sys.stdout.flush()
                server.serve_forever()
            except KeyboardInterrupt:
                streams.say(talk.broken_off(session.written, ""))
                return job.close(INTERRUPTED)
    if not given.quiet:
        streams.write(f"{session.summary()}\n")
    return job.close(2 if job.tally.errors else int(session.left > 0))
