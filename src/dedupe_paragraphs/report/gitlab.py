"""`gitlab`: a Code Quality report, which GitLab shows in merge requests."""

from hashlib import blake2b

from dedupe_paragraphs.model.rule import Level
from dedupe_paragraphs.report.exchange import encoded, relative
from dedupe_paragraphs.report.renderer import Listing
from dedupe_paragraphs.report.row import FindingRow

_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.NOTE: "info"}


class Gitlab(Listing):
    """Renders a JSON array, one object a finding; the format knows no errors."""

    opening, closing = "[", "]\n"

    def entry(self, row: FindingRow) -> str:
        path, (start, end) = relative(row.finding.path), row.ends()
        name = f"{path}\0{row.finding.fingerprint}".encode("utf-8", "surrogateescape")
        entry = {
            "description": f"{row.sentence} {row.fix}",
            "check_name": f"dedupe/{row.code}",
            # GitLab keeps one of two findings with the same fingerprint. Inside a post fingerprints
            # differ; two posts that hold the same two copies differ by their paths.
            "fingerprint": blake2b(name, digest_size=16).hexdigest(),
            "severity": _SEVERITIES[row.rule.level],
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
