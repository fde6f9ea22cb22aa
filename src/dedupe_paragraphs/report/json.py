"""`json`: one document for other programs, described in `docs/json.md`."""

import json
from typing import Any

from dedupe_paragraphs import __version__
from dedupe_paragraphs.model.catalogue import CATALOGUE
from dedupe_paragraphs.model.finding import Finding, Fix
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.report import Cleaned, Report
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.report import words
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.view import View

SCHEMA = 1
"""Rises when a member changes its meaning or goes; new members may come at any time."""


class Json:
    """Gathers posts, findings and errors, and renders them as one document at the end."""

    def __init__(self) -> None:
        self._posts: list[dict[str, Any]] = []
        self._findings: list[dict[str, Any]] = []
        self._errors: list[dict[str, str]] = []

    def checked(self, report: Report) -> str:
        """Keep what is said of a checked post."""
        self._posts.append(_post(report))
        self._keep(report.findings, report.post)
        return ""

    def cleaned(self, cleaned: Cleaned) -> str:
        """Keep what is said of a cleaned post, and what remains to be found in it."""
        done = {"changed": cleaned.changed, "fixed": len(cleaned.applied)}
        self._posts.append(_post(cleaned.before) | done)
        before = cleaned.before.post
        self._keep(cleaned.remaining, Post(before.path, cleaned.data, 0, ()))
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

    def _keep(self, findings: tuple[Finding, ...], post: Post) -> None:
        view = View(post)
        self._findings += [_finding(finding, view) for finding in findings]


def _post(report: Report) -> dict[str, Any]:
    return {
        "path": report.post.path,
        "blocks": len(report.post.blocks),
        "characters": report.characters,
        "repeated_characters": report.repeated,
    }


def _finding(finding: Finding, view: View) -> dict[str, Any]:
    return {
        "rule": str(finding.rule),
        "name": CATALOGUE[finding.rule].name,
        "safety": finding.safety.word,
        "path": finding.path,
        "message": words.message(finding, view),
        "similarity": round(finding.similarity, 4),
        "fingerprint": finding.fingerprint,
        "spans": [_span(span, view) for span in finding.spans],
        "originals": [
            {"path": place.path} | _span(place.span, view) for place in finding.originals
        ],
        "fix": _fix(finding.fix),
    }


def _span(span: Span, view: View) -> dict[str, Any]:
    return {"start": _position(span.start, view), "end": _position(span.end, view)}


def _position(byte: int, view: View) -> dict[str, int]:
    at = view.positions.at(byte)
    return {"line": at.line, "column": at.column, "byte": at.byte}


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    edits = [
        {"start_byte": edit.span.start, "end_byte": edit.span.end, "text": edit.text.decode()}
        for edit in fix.edits
    ]
    return {"safety": fix.safety.word, "edits": edits}
