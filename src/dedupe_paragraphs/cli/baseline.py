"""`dedupe baseline`: accept the findings of today, so that only new ones are reported."""

import click

from dedupe_paragraphs.api.baseline import FILE, AcceptedFinding, Baseline, load
from dedupe_paragraphs.api.task import OpenPost, Task
from dedupe_paragraphs.cli import options, streams
from dedupe_paragraphs.cli.help import GroupedCommand
from dedupe_paragraphs.cli.job import Job
from dedupe_paragraphs.cli.options import Given
from dedupe_paragraphs.cli.rendered import Rendered, rendered
from dedupe_paragraphs.files import atomic as files
from dedupe_paragraphs.model.errors import MissingPathError
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.words import phrases, sums

_Accepted = tuple[Rendered, str, list[AcceptedFinding]]
"""What is reported of a post, its path relative to the baseline, and its accepted findings."""


@record
class _Accept(Task[_Accepted]):
    """Accepts all findings of a post."""

    cached = True

    file: str
    """The baseline, which paths are told relative to."""

    def __call__(self, post: OpenPost) -> _Accepted:
        report = post.check()
        return rendered(report.post, Tally()), *Baseline(self.file).accepted(report)


_EXAMPLES = (
    ("dedupe baseline posts/", "Accept all current findings."),
    ("dedupe check --baseline dedupe-baseline.jsonl posts/", "Report only new ones."),
)


@click.command("baseline", cls=GroupedCommand, examples=_EXAMPLES)
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("-o", "output", metavar="FILE", help=f"Write there.  [default: {FILE}]")
@options.accept
@options.talk
@options.given
def command(given: Given, output: str | None) -> int:
    """Accept all current findings: `check --baseline FILE` reports only new ones.

    Posts that are not named keep what was accepted before, as long as they exist.
    """
    # Findings are counted, not reported; what cannot be done is said on stderr.
    job = Job(given.alone())
    file = output or job.settings.baseline or FILE
    old, before = _old(file)
    found: dict[str, list[AcceptedFinding]] = {}

    def take(accepted: _Accepted) -> None:
        told, path, findings = accepted
        found[path] = findings
        job.take(told)

    job.each(_Accept(old.file), take)
    new = old.updated(found)
    if before is None:
        files.create(file, new.data())
    else:
        files.replace(file, before, new.data())
    if not given.quiet:
        came, went = {*new.entries} - {*old.entries}, {*old.entries} - {*new.entries}
        said = sums.accepted(len(new.entries), len(came), len(went))
        streams.write(f"{phrases.named(file, said)}\n")
    return job.close(2 if job.tally.errors else 0)


def _old(file: str) -> tuple[Baseline, bytes | None]:
    try:
        return load(file), files.read(file)
    except MissingPathError:
        return Baseline(file), None
