"""`rdjson`: Reviewdog Diagnostic Format, whose columns count UTF-8 bytes."""

from typing import Any

from dedupe_paragraphs.model.rule import Level
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.report.exchange import encoded, relative
from dedupe_paragraphs.report.renderer import Listing
from dedupe_paragraphs.report.row import FindingRow
from dedupe_paragraphs.report.view import Located, View
from dedupe_paragraphs.report.words import phrases
from dedupe_paragraphs.text.positions import ColumnUnit

_SEVERITIES = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.NOTE: "INFO"}


class Rdjson(Listing):
    """Renders one diagnostic a finding, its edits as suggestions."""

    needs = True
    opening, closing = '{"source": {"name": "dedupe"}, "diagnostics": [', "]}\n"

    def entry(self, row: FindingRow) -> str:
        finding, view = row.finding, row.view
        diagnostic = {
            "message": f"{row.sentence} {row.fix}",
            "location": {"path": relative(finding.path), "range": _range(finding.place, view)},
            "severity": _SEVERITIES[row.rule.level],
            "code": {"value": row.code},
            "suggestions": [
                {"range": _range(edit.span, view), "text": edit.text.decode()}
                for edit in row.edits_alone
            ],
            "related_locations": [_related(each, row) for each in view.originals(finding)],
        }
        return encoded(diagnostic)

    def failed(self, path: str, message: str) -> str:
        """Render an error as a diagnostic of the whole file."""
        location, severity = {"path": relative(path)}, _SEVERITIES[Level.ERROR]
        return self.write(
            [encoded({"message": message, "location": location, "severity": severity})]
        )


def _related(original: Located, row: FindingRow) -> dict[str, Any]:
    """Return the location of an original; of one in another post the lines alone are known."""
    lines = original.lines
    span: dict[str, Any] = {"start": {"line": lines.first}, "end": {"line": lines.last}}
    if original.path == row.finding.path:
        span = _range(original.span, row.view)
    location = {"path": relative(original.path), "range": span}
    return {"message": phrases.lines(lines), "location": location}


def _range(span: Span, view: View) -> dict[str, Any]:
    start, end = view.ends(span, ColumnUnit.UTF8)
    places = {"start": start, "end": end}
    return {name: {"line": each.line, "column": each.column} for name, each in places.items()}
