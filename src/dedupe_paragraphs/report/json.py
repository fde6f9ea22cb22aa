"""`json`: one document for other programs, described in `docs/json.md`."""

import json
from typing import Any

from dedupe_paragraphs import __version__
from dedupe_paragraphs.model.report import Cleaned, Report
from dedupe_paragraphs.report.records import SCHEMA, cleaned_record, finding_record, post_record
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.view import View, what_remains


class Json:
    """Gathers posts, findings and errors, and renders them as one document at the end."""

    def __init__(self) -> None:
        self._posts: list[dict[str, Any]] = []
        self._findings: list[dict[str, Any]] = []
        self._errors: list[dict[str, str]] = []

    def checked(self, report: Report) -> str:
        """Keep what is said of a checked post."""
        self._posts.append(post_record(report))
        self._keep(report)
        return ""

    def cleaned(self, cleaned: Cleaned) -> str:
        """Keep what is said of a cleaned post, and what remains to be found in it."""
        self._posts.append(cleaned_record(cleaned))
        self._keep(what_remains(cleaned))
        return ""

    def failed(self, path: str, message: str) -> str:
        """Keep an error."""
        self._errors.append({"path": path, "message": message})
        return ""

    def finish(self, tally: Tally) -> str:
        """Render the document."""
        document = {
            "schema": SCHEMA,
            "version": __version__,
            "posts": self._posts,
            "findings": self._findings,
            "errors": self._errors,
        }
        return json.dumps(document, ensure_ascii=False, indent=2) + "\n"

    def _keep(self, report: Report) -> None:
        view = View(report.post)
        self._findings += [finding_record(finding, view) for finding in report.findings]
