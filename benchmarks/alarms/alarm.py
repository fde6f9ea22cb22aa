"""One finding in a document that nobody damaged, and what was counted around it."""

from dataclasses import asdict, dataclass
from typing import NamedTuple

from benchmarks.alarms.corpus import Document
from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.model.errors import DedupeError
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import BlockKind, Post
from dedupe_paragraphs.model.span import Span


@dataclass(frozen=True, slots=True)
class Alarm:
    """A finding, with enough of its text to be judged by eye."""

    document: str
    digest: str
    rule: str
    safety: str
    fingerprint: str
    line: int
    copies: tuple[str, ...]
    originals: tuple[str, ...]

    @property
    def key(self) -> str:
        """What a verdict on it is kept under; it fades with the text that it was given on."""
        return f"{self.digest}:{self.fingerprint}"

    def figures(self) -> dict[str, object]:
        """Return what the JSON says of it."""
        return asdict(self)


class Checked(NamedTuple):
    """A document that was checked."""

    document: str
    paragraphs: int
    blocks: int
    alarms: tuple[Alarm, ...]
    problem: str = ""


def examine(document: Document) -> Checked:
    """Check a document as `dedupe check` does, with the rules and limits it has by default."""
    try:
        report = check(document.data, document.name, Options())
    except DedupeError as error:
        return Checked(document.name, 0, 0, (), type(error).__name__)
    blocks = report.post.blocks
    return Checked(
        document.name,
        sum(block.kind is BlockKind.PARAGRAPH for block in blocks),
        len(blocks),
        tuple(_alarm(document, report.post, finding) for finding in report.findings),
    )


def _alarm(document: Document, post: Post, finding: Finding) -> Alarm:
    return Alarm(
        document.name,
        document.digest,
        finding.rule,
        finding.safety.word,
        finding.fingerprint,
        _line(post, finding.spans[0]),
        tuple(map(post.quote, finding.spans)),
        tuple(post.quote(place.span) for place in finding.originals),
    )


def _line(post: Post, span: Span) -> int:
    return post.data.count(b"\n", 0, span.start) + 1
