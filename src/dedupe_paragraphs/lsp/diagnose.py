"""A document of an editor, in the columns that it counts, with its diagnostics and hovers."""

from collections.abc import Iterator

from lsprotocol import types

from dedupe_paragraphs.model.evidence import CutEnd
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.model.rule import Level, Safety
from dedupe_paragraphs.model.span import Edit, Span
from dedupe_paragraphs.report.row import FindingRow, rows
from dedupe_paragraphs.report.words import phrases, rules
from dedupe_paragraphs.report.words.language import _
from dedupe_paragraphs.text.positions import ColumnUnit, Positions

SOURCE = "dedupe"
_SEVERITIES = {
    # An error would keep a writer from a text that reads well enough.
    Level.ERROR: types.DiagnosticSeverity.Warning,
    Level.WARNING: types.DiagnosticSeverity.Information,
    Level.NOTE: types.DiagnosticSeverity.Hint,
}
_SHOWN = 20
"""Places of originals that are linked; a run-together line may have hundreds."""
_LINKED = 5
"""Originals that are linked: more do not fit beside a line."""
_UNITS = {"utf-8": ColumnUnit.UTF8, "utf-16": ColumnUnit.UTF16, "utf-32": ColumnUnit.CODE_POINT}


class EditorText:
    """One version of a document."""

    def __init__(self, source: str, encoding: types.PositionEncodingKind | str) -> None:
        # Half of a surrogate pair, which an editor may send, becomes `?`: one unit for one unit.
        self.data = source.encode("utf-8", "replace")
        self._unit = _UNITS[encoding]
        self._positions = Positions(self.data)
        self._mark = source.startswith("\ufeff")

    def range(self, span: Span) -> types.Range:
        """Return a span as the editor knows it."""
        return types.Range(self._position(span.start), self._position(span.end))

    def edits(self, edits: tuple[Edit, ...]) -> list[types.TextEdit]:
        """Return edits as the editor does them."""
        return [types.TextEdit(self.range(edit.span), edit.text.decode()) for edit in edits]

    def _position(self, byte: int) -> types.Position:
        at = self._positions.at(byte, self._unit)
        # An editor that hands the byte order mark on counts it; our columns do not.
        shown = self._mark and at.line == 1 and byte > 0
        mark = (3 if self._unit is ColumnUnit.UTF8 else 1) if shown else 0
        return types.Position(at.line - 1, at.column - 1 + mark)


def diagnostics(report: Report, text: EditorText, uri: str) -> list[types.Diagnostic]:
    """Return the diagnostics of a document, the first of a finding with all its evidence."""
    return [each for row in rows(report) for each in _of(row, text, uri)]


def _of(row: FindingRow, text: EditorText, uri: str) -> Iterator[types.Diagnostic]:
    # What is safe to remove says nothing that is not elsewhere; editors grey it.
    tags = [types.DiagnosticTag.Unnecessary] if row.rule.safety is Safety.SAFE else None
    severity = _SEVERITIES[row.rule.level]
    related: list[types.DiagnosticRelatedInformation] | None = list(_related(row, text, uri))
    for span in _stretches(row.view.post, row.finding.spans):
        yield types.Diagnostic(
            range=text.range(span),
            message=row.sentence,
            severity=severity,
            code=row.code,
            source=SOURCE,
            tags=tags,
            related_information=related,
            data={"fingerprint": row.finding.fingerprint},
        )
        # The same finding continues after text of the post's own.
        severity, related = types.DiagnosticSeverity.Hint, None


def _related(
    row: FindingRow, text: EditorText, uri: str
) -> Iterator[types.DiagnosticRelatedInformation]:
    """Link what is kept, and the copy that shows two halves as one."""
    finding = row.finding
    here = tuple(place.span for place in finding.originals if place.path == finding.path)
    linked = [(span, _(row.rule.original)) for span in _stretches(row.view.post, here)]
    if isinstance(finding.evidence, CutEnd) and finding.evidence.witness:
        said = _("this copy shows that both halves are one")
        linked.append((finding.evidence.witness.span, said))
    for span, said in linked[:_SHOWN]:
        yield types.DiagnosticRelatedInformation(types.Location(uri, text.range(span)), said)


def _stretches(post: Post, spans: tuple[Span, ...]) -> list[Span]:
    """Put spans together between which there is only white space and markers."""
    together: list[Span] = []
    for span in sorted(set(spans)):
        gap = post.data[together[-1].end if together else 0 : span.start]
        if together and not gap.strip(b" \t\r\n*_#>-+.0123456789"):
            last = together.pop()
            together.append(Span(last.start, max(last.end, span.end)))
        else:
            together.append(span)
    return together


def hover(report: Report, text: EditorText, at: types.Position, uri: str) -> types.Hover | None:
    """Return what is said of the findings at a position; nothing where there is none."""
    said: list[tuple[str, types.Range]] = []
    for row in rows(report):
        ranges = map(text.range, row.finding.spans)
        if here := next((each for each in ranges if each.start <= at <= each.end), None):
            said.append((_markdown(row, text, uri), here))
    if not said:
        return None
    shown = "\n\n---\n\n".join(text for text, _ in said)
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, shown), said[0][1])


def _markdown(row: FindingRow, text: EditorText, uri: str) -> str:
    """Return a finding with its rule; the lines of its originals are links that editors follow."""
    here = [place for place in row.finding.originals if place.path == row.finding.path]
    links = {
        f"[{phrases.places((place,), row.view)}]({uri}#L{text.range(place.span).start.line + 1})"
        for place in here[:_LINKED]
    }
    parts = [f"**{row.code}** {row.name}", row.sentence, ", ".join(sorted(links))]
    parts += [rules.paragraph(row.rule.why), row.fix, f"`dedupe explain {row.code}`"]
    return "\n\n".join(filter(None, parts))
