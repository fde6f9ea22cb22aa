"""`gitlab`: a Code Quality report, which GitLab shows in merge requests."""

from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.rule import Level
from dedupe_paragraphs.report.encode import encoded
from dedupe_paragraphs.report.names import relative
from dedupe_paragraphs.report.renderer import Listing
from dedupe_paragraphs.report.view import View
from dedupe_paragraphs.report.words import findings as words
from dedupe_paragraphs.rules.catalogue import CATALOGUE

_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.NOTE: "info"}


class Gitlab(Listing):
    """Renders a JSON array, one object a finding; the format knows no errors."""

    opening = "["
    closing = "]\n"

    def entry(self, finding: Finding, view: View) -> str:
        """Render a finding."""
        path = relative(finding.path)
        start = view.positions.at(finding.place.start)
        end = view.positions.at(finding.place.end)
        entry = {
            "description": f"{words.sentence(finding, view)} {words.fix(finding, view)}",
            "check_name": f"dedupe/{finding.rule}",
            # GitLab keeps one of two findings with the same fingerprint. Inside a post fingerprints
            # differ; two posts that hold the same two copies differ by their paths.
            "fingerprint": _digest(path, finding.fingerprint),
            "severity": _SEVERITIES[CATALOGUE[finding.rule].level],
            "location": {
                "path": path,
                "lines": {"begin": start.line, "end": end.line},
                "positions": {
                    "begin": {"line": start.line, "column": start.column},
                    "end": {"line": end.line, "column": end.column},
                },
            },
        }
        return encoded(entry)


def _digest(path: str, fingerprint: str) -> str:
    # Four milliseconds for those who ask for this format.
    from hashlib import blake2b  # noqa: PLC0415

    name = f"{path}\0{fingerprint}".encode("utf-8", "surrogateescape")
    return blake2b(name, digest_size=16).hexdigest()
