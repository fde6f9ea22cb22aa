"""`jsonl`: one JSON object a line, written as soon as a post is done."""

from collections.abc import Iterable
from typing import Any

from dedupe_paragraphs import __version__
from dedupe_paragraphs.model.report import Cleaned, Report
from dedupe_paragraphs.report.encode import encoded
from dedupe_paragraphs.report.records import (
    SCHEMA,
    cleaned_record,
    family_record,
    finding_record,
    kept_record,
    post_record,
)
from dedupe_paragraphs.report.renderer import Immediate
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.view import View, what_remains


class Jsonl(Immediate):
    """Renders posts, findings, kept repeats, errors and at last a sum, told apart by `type`."""

    def checked(self, report: Report) -> str:
        """Render a post and what was found in it."""
        return _line("post", post_record(report)) + _findings(report)

    def cleaned(self, cleaned: Cleaned) -> str:
        """Render a cleaned post and what remains in it."""
        return _line("post", cleaned_record(cleaned)) + _findings(what_remains(cleaned))

    def failed(self, path: str, message: str) -> str:
        """Render an error."""
        return _line("error", {"path": path, "message": message})

    def finish(self, tally: Tally) -> str:
        """Render the sum; who does not see it knows that the run was broken off."""
        return _lines("family", map(family_record, tally.families or ())) + _line(
            "summary",
            {
                "schema": SCHEMA,
                "version": __version__,
                "posts": tally.posts,
                "findings": tally.total,
                "errors": tally.errors,
                "characters": tally.characters,
                "repeated_characters": tally.repeated,
            },
        )


def _findings(report: Report) -> str:
    view = View(report.post)
    findings = _lines("finding", (finding_record(finding, view) for finding in report.findings))
    return findings + _lines("kept", (kept_record(kept, view) for kept in report.kept))


def _lines(kind: str, records: Iterable[dict[str, Any]]) -> str:
    return "".join(_line(kind, record) for record in records)


def _line(kind: str, record: dict[str, Any]) -> str:
    return encoded({"type": kind} | record) + "\n"
