"""Records: posts and findings as JSON has them, described in `docs/json.md`."""

from typing import Any

from dedupe_paragraphs.model.cross_post import Family
from dedupe_paragraphs.model.finding import Finding, Fix, Kept
from dedupe_paragraphs.model.report import Cleaned, Report
from dedupe_paragraphs.model.span import Place, Span
from dedupe_paragraphs.report.view import View
from dedupe_paragraphs.report.words import findings as words
from dedupe_paragraphs.rules.catalogue import CATALOGUE

SCHEMA = 1
"""Rises when a member changes its meaning or is removed; new members may come at any time."""


def post_record(report: Report) -> dict[str, Any]:
    """Return what is said of a checked post."""
    return {
        "path": report.post.path,
        "blocks": len(report.post.blocks),
        "characters": report.characters,
        "repeated_characters": report.repeated,
    }


def cleaned_record(cleaned: Cleaned) -> dict[str, Any]:
    """Return what is said of a cleaned post."""
    done = {"changed": cleaned.changed, "fixed": len(cleaned.applied)}
    return post_record(cleaned.before) | done


def finding_record(finding: Finding, view: View) -> dict[str, Any]:
    """Return a finding with its places as lines, columns (code points) and bytes."""
    return {
        "rule": finding.rule,
        "name": CATALOGUE[finding.rule].name,
        "safety": finding.safety.word,
        "reason": finding.reason.value,
        "path": finding.path,
        "message": words.message(finding, view),
        "similarity": round(finding.similarity, 4),
        "fingerprint": finding.fingerprint,
        "spans": [_span(span, view) for span in finding.spans],
        "originals": [_original(place, view) for place in finding.originals],
        "fix": _fix(finding.fix),
    }


def kept_record(kept: Kept, view: View) -> dict[str, Any]:
    """Return a repeat that is kept, with its places."""
    return {
        "path": view.post.path,
        "reason": kept.reason.value,
        "spans": [_span(span, view) for span in kept.spans],
        "originals": [_original(place, view) for place in kept.originals],
    }


def _original(place: Place, view: View) -> dict[str, Any]:
    return {"path": place.path} | _place(place, view)


def _span(span: Span, view: View) -> dict[str, Any]:
    return {"start": _position(span.start, view), "end": _position(span.end, view)}


def family_record(family: Family) -> dict[str, Any]:
    """Return a text that several posts have."""
    marks = family.fullest.marks or (0, 0, 0, 0)
    return {
        "name": family.name,
        "boilerplate": family.boilerplate,
        "posts": list(family.posts),
        "passages": family.passages,
        "fullest": {
            "path": family.fullest.path,
            "start": {"line": marks[0], "column": marks[1], "byte": family.fullest.span.start},
            "end": {"line": marks[2], "column": marks[3], "byte": family.fullest.span.end},
        },
        "text": family.text,
    }


def _place(place: Place, view: View) -> dict[str, Any]:
    if place.marks is None:
        return _span(place.span, view)
    line, column, end_line, end_column = place.marks
    return {
        "start": {"line": line, "column": column, "byte": place.span.start},
        "end": {"line": end_line, "column": end_column, "byte": place.span.end},
    }


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
