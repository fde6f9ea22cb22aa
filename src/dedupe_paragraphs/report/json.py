"""`json`: one document for other programs, described in `docs/json.md`."""

from collections.abc import Iterable
from typing import NamedTuple

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
from dedupe_paragraphs.report.renderer import Array, Spooling
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.view import View, what_remains


class Records(NamedTuple):
    """One post as the document has it."""

    post: str
    findings: list[str]
    kept: list[str]


class Json:
    """Writes posts as they come; what the document has after them waits in spools."""

    def __init__(self, spool: Spooling = list) -> None:
        head = f'{{\n  "schema": {SCHEMA},\n  "version": {encoded(__version__)},\n  '
        self._posts = Array(f'{head}"posts": [', "  ],\n")
        self._findings = Array('  "findings": [', "  ],\n")
        self._kept = Array('  "kept": [', "  ],\n")
        self._families = Array('  "families": [', "  ],\n")
        self._errors = Array('  "errors": [', "  ]\n}\n")
        self._later = spool()
        self._last = spool()
        self._failures: list[str] = []

    def checked(self, report: Report) -> Records:
        """Render a checked post and its findings."""
        return _records(post_record(report), report)

    def cleaned(self, cleaned: Cleaned) -> Records:
        """Render a cleaned post, and what remains to be found in it."""
        return _records(cleaned_record(cleaned), what_remains(cleaned))

    def write(self, piece: Records) -> str:
        """Write the post; hold back the rest."""
        if piece.findings:
            self._later.append(self._findings.add(piece.findings))
        if piece.kept:
            self._last.append(self._kept.add(piece.kept))
        return self._posts.add([piece.post])

    def failed(self, path: str, message: str) -> str:
        """Keep an error."""
        self._failures.append(_indented({"path": path, "message": message}))
        return ""

    def finish(self, tally: Tally) -> Iterable[str]:
        """Render the rest of the document."""
        yield _ended(self._posts)
        yield from self._later
        yield _ended(self._findings)
        yield from self._last
        yield _ended(self._kept)
        if tally.families is not None:
            yield _ended_all(self._families, map(_indented, map(family_record, tally.families)))
        yield self._errors.add(self._failures) + _ended(self._errors)


def _ended_all(array: Array, records: Iterable[str]) -> str:
    return array.add(list(records)) + _ended(array)


def _ended(array: Array) -> str:
    return array.end().replace("[  ]", "[]")


def _records(post: dict[str, object], report: Report) -> Records:
    view = View(report.post)
    findings = [_indented(finding_record(finding, view)) for finding in report.findings]
    return Records(
        _indented(post), findings, [_indented(kept_record(k, view)) for k in report.kept]
    )


def _indented(record: dict[str, object]) -> str:
    """Return a record as a list of the document has it."""
    text = encoded(record, indent=2)
    return "    " + text.replace("\n", "\n    ")
