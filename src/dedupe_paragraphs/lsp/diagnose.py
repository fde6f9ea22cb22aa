"""Findings as diagnostics."""

from collections.abc import Iterator, Sequence

from lsprotocol import types

from dedupe_paragraphs.lsp.text import EditorText
from dedupe_paragraphs.model.evidence import CutEnd
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.rule import Level, Safety
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.report.row import FindingRow
from dedupe_paragraphs.report.view import View
from dedupe_paragraphs.report.words.language import _
from dedupe_paragraphs.rules.catalogue import CATALOGUE

SOURCE = "dedupe"
_SEVERITIES = {
    # An error would keep a writer from a text that reads well enough.
    Level.ERROR: types.DiagnosticSeverity.Warning,
    Level.WARNING: types.DiagnosticSeverity.Information,
    Level.NOTE: types.DiagnosticSeverity.Hint,
}
_SHOWN = 20
"""Places of originals that are linked; a run-together line may have hundreds."""


def diagnostics(
    findings: Sequence[Finding], post: Post, text: EditorText, uri: str
) -> list[types.Diagnostic]:
    """Return the diagnostics of a document, the first of a finding with all its evidence."""
    view = View(post)
    return [each for finding in findings for each in _of(finding, view, text, uri)]


def _of(finding: Finding, view: View, text: EditorText, uri: str) -> Iterator[types.Diagnostic]:
    first, *rest = _stretches(view.post, finding.spans)
    rule = CATALOGUE[finding.rule]
    # What is safe to remove says nothing that is not elsewhere; editors grey it.
    tags = [types.DiagnosticTag.Unnecessary] if rule.safety is Safety.SAFE else None
    said = FindingRow(finding, view).sentence
    yield types.Diagnostic(
        range=text.range(first),
        message=said,
        severity=_SEVERITIES[rule.level],
        code=finding.rule,
        source=SOURCE,
        tags=tags,
        related_information=list(_related(finding, view, text, uri)),
        data={"fingerprint": finding.fingerprint},
    )
    for span in rest:  # The same finding continues after text of the post's own.
        yield types.Diagnostic(
            range=text.range(span),
            message=said,
            severity=types.DiagnosticSeverity.Hint,
            code=finding.rule,
            source=SOURCE,
            tags=tags,
            data={"fingerprint": finding.fingerprint},
        )


def _related(
    finding: Finding, view: View, text: EditorText, uri: str
) -> Iterator[types.DiagnosticRelatedInformation]:
    """Link what is kept, and the copy that shows two halves as one."""
    here = [place.span for place in finding.originals if place.path == finding.path]
    said = _(CATALOGUE[finding.rule].original)
    linked = [(span, said) for span in _stretches(view.post, tuple(here))]
    if isinstance(finding.evidence, CutEnd) and finding.evidence.witness:
        said = _("this copy shows that both halves are one")
        linked.append((finding.evidence.witness.span, said))
    for span, said in linked[:_SHOWN]:
        location = types.Location(uri, text.range(span))
        yield types.DiagnosticRelatedInformation(location, said)


def _stretches(post: Post, spans: tuple[Span, ...]) -> list[Span]:
    """Put spans together between which there is only white space and markers."""
    together: list[Span] = []
    for span in sorted(set(spans)):
        if together and not _has_text(post, together[-1].end, span.start):
            last = together.pop()
            together.append(Span(last.start, max(last.end, span.end)))
        else:
            together.append(span)
    return together


def _has_text(post: Post, start: int, end: int) -> bool:
    return start < end and bool(post.data[start:end].strip(b" \t\r\n*_#>-+.0123456789"))
