"""Findings as diagnostics."""

from collections.abc import Iterator, Sequence

from lsprotocol import types

from dedupe_paragraphs.lsp.text import EditorText
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.rule import Code
from dedupe_paragraphs.model.span import Place, Span
from dedupe_paragraphs.report.levels import Level, level
from dedupe_paragraphs.report.view import View
from dedupe_paragraphs.report.words import findings as words
from dedupe_paragraphs.report.words.language import N_, _

SOURCE = "dedupe"
_SEVERITIES = {
    # An error would stand between a writer and a text that reads well enough.
    Level.ERROR: types.DiagnosticSeverity.Warning,
    Level.WARNING: types.DiagnosticSeverity.Information,
    Level.NOTE: types.DiagnosticSeverity.Hint,
}
_GREYED = frozenset({Code.DUP001, Code.DUP003, Code.DUP004, Code.DUP005, Code.DUP901})
"""Rules whose text says nothing that is not said elsewhere; editors grey it."""
_SHOWN = 20
"""Places of originals that are linked; a strung-together line may have hundreds."""

_KEPT = {
    Code.CUT002: N_("its rest"),
    Code.SEC001: N_("the same heading"),
    Code.DUP901: N_("the comment"),
}


def diagnostics(
    findings: Sequence[Finding], post: Post, text: EditorText, uri: str
) -> list[types.Diagnostic]:
    """Return the diagnostics of a document, the first of a finding with all its evidence."""
    view = View(post)
    return [each for finding in findings for each in _of(finding, view, text, uri)]


def _of(finding: Finding, view: View, text: EditorText, uri: str) -> Iterator[types.Diagnostic]:
    first, *rest = _stretches(view.post, finding.spans)
    tags = [types.DiagnosticTag.Unnecessary] if finding.rule in _GREYED else None
    said = words.sentence(finding, view)
    yield types.Diagnostic(
        range=text.range(first),
        message=said,
        severity=_SEVERITIES[level(finding)],
        code=finding.rule.value,
        source=SOURCE,
        tags=tags,
        related_information=list(_related(finding, view, text, uri)),
        data={"fingerprint": finding.fingerprint},
    )
    for span in rest:  # The same finding goes on behind text of the post's own.
        yield types.Diagnostic(
            range=text.range(span),
            message=said,
            severity=types.DiagnosticSeverity.Hint,
            code=finding.rule.value,
            source=SOURCE,
            tags=tags,
            data={"fingerprint": finding.fingerprint},
        )


def _related(
    finding: Finding, view: View, text: EditorText, uri: str
) -> Iterator[types.DiagnosticRelatedInformation]:
    """Link what stays, and the copy that shows a joint."""
    here = [place.span for place in finding.originals if place.path == finding.path]
    linked = [(span, _kept(finding)) for span in _stretches(view.post, tuple(here))]
    if isinstance(finding.witness, Place):
        linked.append((finding.witness.span, _("this copy shows that both halves are one")))
    for span, said in linked[:_SHOWN]:
        location = types.Location(uri, text.range(span))
        yield types.DiagnosticRelatedInformation(location, said)


def _kept(finding: Finding) -> str:
    """Say what the other place of a finding is."""
    said = _KEPT.get(finding.rule)
    return _(said) if said else _("the text that it repeats")


def _stretches(post: Post, spans: tuple[Span, ...]) -> list[Span]:
    """Put spans together between which nothing but white space and markers stands."""
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
