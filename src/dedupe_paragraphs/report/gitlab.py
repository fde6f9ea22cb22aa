"""`gitlab`: a Code Quality report, which GitLab shows in merge requests."""

from typing import Any

from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.report import Cleaned, Report
from dedupe_paragraphs.report.array import Array
from dedupe_paragraphs.report.encode import encoded
from dedupe_paragraphs.report.levels import Level, level
from dedupe_paragraphs.report.names import relative
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.view import View, what_remains
from dedupe_paragraphs.report.words import findings as words

_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.NOTE: "info"}


class Gitlab:
    """Renders a JSON array, one object a finding."""

    def __init__(self) -> None:
        self._array = Array("[", "]\n")

    def checked(self, report: Report) -> list[str]:
        """Render the findings of a post."""
        view = View(report.post)
        return [encoded(_entry(finding, view)) for finding in report.findings]

    def cleaned(self, cleaned: Cleaned) -> list[str]:
        """Render what remains in a cleaned post."""
        return self.checked(what_remains(cleaned))

    def write(self, piece: list[str]) -> str:
        """Return objects as they follow what was written before."""
        return self._array.add(piece)

    def failed(self, path: str, message: str) -> str:
        """Render nothing: the format knows no errors, and stderr has the line."""
        return ""

    def finish(self, tally: Tally) -> str:
        """End the array."""
        return self._array.end()


def _entry(finding: Finding, view: View) -> dict[str, Any]:
    path = relative(finding.path)
    start = view.positions.at(finding.place.start)
    end = view.positions.at(finding.place.end)
    return {
        "description": f"{words.sentence(finding, view)} {words.fix(finding, view)}",
        "check_name": f"dedupe/{finding.rule}",
        # GitLab keeps one of two findings with the same fingerprint. Inside a post fingerprints
        # differ; two posts that hold the same two copies differ by their paths.
        "fingerprint": _joined(path, finding.fingerprint),
        "severity": _SEVERITIES[level(finding)],
        "location": {
            "path": path,
            "lines": {"begin": start.line, "end": end.line},
            "positions": {
                "begin": {"line": start.line, "column": start.column},
                "end": {"line": end.line, "column": end.column},
            },
        },
    }


def _joined(path: str, fingerprint: str) -> str:
    from hashlib import blake2b  # Four milliseconds for those who ask for this format.

    return blake2b(
        f"{path}\0{fingerprint}".encode("utf-8", "surrogateescape"), digest_size=16
    ).hexdigest()
