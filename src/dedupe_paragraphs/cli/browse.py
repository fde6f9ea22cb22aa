"""`review --web`: the same questions in the browser."""

from dataclasses import dataclass, field
from typing import Any

from dedupe_paragraphs.cli import streams
from dedupe_paragraphs.cli.job import INTERRUPTED, Job
from dedupe_paragraphs.cli.narrowing import Sieve
from dedupe_paragraphs.cli.review import ALONE
from dedupe_paragraphs.cli.worker import Desk as Tools
from dedupe_paragraphs.cli.worker import Named, Outcome, oddities, remarks
from dedupe_paragraphs.files.discover import Found
from dedupe_paragraphs.report.words import review as talk
from dedupe_paragraphs.review.decide import Desk
from dedupe_paragraphs.review.reviewing import Reviewing
from dedupe_paragraphs.review.web.server import Server
from dedupe_paragraphs.review.web.session import Session


@dataclass
class _Gathering:
    """Gathers the posts about which there is something to decide."""

    sieve: Sieve
    posts: list[Reviewing] = field(default_factory=list)

    def __call__(self, found: Found, data: bytes, post: Named, desk: Tools) -> Outcome:
        """Keep a post if it has findings."""
        own = Desk(data, *post)
        if self.sieve.report(own.analysis.report).findings:
            self.posts.append(Reviewing(found.path, post.options, own))
        return Outcome(warnings=oddities(own.post), remarks=remarks(own.post))

    def repeat(self, found: Found, data: bytes) -> None:
        """Do nothing: no answer is remembered."""


def browse(paths: tuple[str, ...], given: dict[str, Any]) -> int:
    """Serve the questions until somebody ends the review, and return the exit code."""
    job = Job(paths, given | ALONE)
    sieve = Sieve(job, given)
    gathering = _Gathering(sieve)
    job.each(sieve.posts(job.find()), gathering)
    session = Session(gathering.posts, sieve.report)
    if session.posts:
        with Server(session) as server:
            try:
                streams.write(talk.open_in_browser(server.url))
                streams.flush()
                server.serve_forever()
            except KeyboardInterrupt:
                streams.say(talk.broken_off(session.written, ""))
                return job.close(INTERRUPTED)
    if not job.quiet:
        streams.write(f"{session.summary()}\n")
    return job.close(2 if job.tally.errors else int(session.left > 0))
