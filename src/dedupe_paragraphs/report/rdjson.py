"""`rdjson`: Reviewdog Diagnostic Format, whose columns count UTF-8 bytes."""

from typing import Any

from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.rule import Level
from dedupe_paragraphs.model.span import Edit, Span
from dedupe_paragraphs.report.encode import encoded
from dedupe_paragraphs.report.names import relative
from dedupe_paragraphs.report.renderer import Listing
from dedupe_paragraphs.report.view import Located, View
from dedupe_paragraphs.report.words import findings as words
from dedupe_paragraphs.report.words import phrases
from dedupe_paragraphs.rules.catalogue import CATALOGUE
from dedupe_paragraphs.text.positions import ColumnUnit

_SEVERITIES = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.NOTE: "INFO"}


class Rdjson(Listing):
    """Renders one diagnostic a finding, its edits as suggestions."""

    opening = '{"source": {"name": "dedupe"}, "diagnostics": ['
    closing = "]}\n"

    def entry(self, finding: Finding, view: View) -> str:
        """Render a finding."""
        edits = finding.fix.edits if finding.fix else ()
        diagnostic = {
            "message": f"{words.sentence(finding, view)} {words.fix(finding, view)}",
            "location": {"path": relative(finding.path), "range": _range(finding.place, view)},
            "severity": _SEVERITIES[CATALOGUE[finding.rule].level],
            "code": {"value": str(finding.rule)},
            "suggestions": [_suggestion(edit, view) for edit in edits],
            "related_locations": [
                _related(each, finding, view) for each in view.originals(finding)
            ],
        }
        return encoded(diagnostic)

    def failed(self, path: str, message: str) -> str:
        """Render an error as a diagnostic of the whole file."""
        diagnostic = {
            "message": message,
            "location": {"path": relative(path)},
            "severity": _SEVERITIES[Level.ERROR],
        }
        return self.write([encoded(diagnostic)])


def _related(original: Located, finding: Finding, view: View) -> dict[str, Any]:
    """Return the location of an original; of one in another post the lines alone are known."""
    lines = original.lines
    span = {"start": {"line": lines.first}, "end": {"line": lines.last}}
    if original.path == finding.path:
        span = _range(original.span, view)
    location = {"path": relative(original.path), "range": span}
    return {"message": phrases.lines(lines), "location": location}


def _suggestion(edit: Edit, view: View) -> dict[str, Any]:
    return {"range": _range(edit.span, view), "text": edit.text.decode()}


def _range(span: Span, view: View) -> dict[str, Any]:
    return {"start": _position(span.start, view), "end": _position(span.end, view)}


def _position(byte: int, view: View) -> dict[str, int]:
    at = view.positions.at(byte, ColumnUnit.UTF8)
    return {"line": at.line, "column": at.column}
