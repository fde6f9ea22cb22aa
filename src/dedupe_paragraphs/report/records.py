"""Records: posts and findings as JSON has them, described in `docs/json.md`."""

from collections.abc import Iterator
from typing import Any

from dedupe_paragraphs.model.cross_post import Family, PostFamily
from dedupe_paragraphs.model.loss import Loss
from dedupe_paragraphs.model.report import Cleaned, Found, Report
from dedupe_paragraphs.model.span import Place, Span
from dedupe_paragraphs.report.renderer import what_remains
from dedupe_paragraphs.report.row import FindingRow
from dedupe_paragraphs.report.view import View

SCHEMA = 1
"""Rises when a member changes its meaning or is removed; new members may come at any time."""


def records(done: Report | Cleaned) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what is said of a post, of what was found or remains in it, and of what is kept.

    Each record has the name of its kind: `post`, `finding`, `kept`, and `loss` for what the unsafe
    fixes of a cleaned post gave up.
    """
    if isinstance(done, Report):
        report, extra = done, {}
        yield "post", _post(report)
    else:
        report = what_remains(done)
        extra = {"changed": done.changed, "fixed": len(done.applied)}
        yield "post", _post(done.found) | extra
        for loss in done.losses:
            yield "loss", loss_record(done.found.post.path, loss)
    view = View(report.post)
    for finding in report.findings:
        yield "finding", finding_record(FindingRow(finding, view))
    for kept in report.kept:
        said = {"path": report.post.path, "reason": kept.reason.value}
        yield "kept", said | _places(kept.spans, kept.originals, view)


def loss_record(path: str, loss: Loss) -> dict[str, Any]:
    """Return a loss with its place in the post as it was."""
    start = {"line": loss.line, "column": loss.column, "byte": loss.byte}
    return {"kind": loss.kind, "text": loss.text, "path": path, "start": start}


def _post(found: Found) -> dict[str, Any]:
    counts = {"characters": found.post.characters, "repeated_characters": found.repeated}
    return {"path": found.post.path, "blocks": len(found.post.blocks), **counts}


def finding_record(row: FindingRow) -> dict[str, Any]:
    """Return a finding with its places as lines, columns (code points) and bytes."""
    finding, fix = row.finding, row.finding.fix
    edits = [
        {"start_byte": edit.span.start, "end_byte": edit.span.end, "text": edit.text.decode()}
        for edit in (fix.edits if fix else ())
    ]
    return {
        "rule": row.code,
        "name": row.rule.name,
        "safety": finding.safety.word,
        "reason": finding.reason.value,
        "path": finding.path,
        "message": row.message,
        "similarity": round(finding.similarity, 4),
        "fingerprint": finding.fingerprint,
        **_places(finding.spans, finding.originals, row.view),
        "fix": fix and {"safety": fix.safety.word, "edits": edits, "needs": list(fix.needs)},
    }


def family_record(family: Family) -> dict[str, Any]:
    """Return a text that several posts have."""
    return {
        "name": family.name,
        "boilerplate": family.boilerplate,
        "posts": list(family.posts),
        "passages": family.passages,
        "fullest": _elsewhere(family.fullest),
        "text": family.text,
    }


def post_family_record(family: PostFamily) -> dict[str, Any]:
    """Return posts that say the same."""
    posts = [
        {"path": name.path, "title": name.title, "date": name.date}
        | {"share": round(share, 4), "note": note}
        for name, share, note in family.rows
    ]
    return {"posts": posts, "fullest": family.fullest}


def _places(spans: tuple[Span, ...], originals: tuple[Place, ...], view: View) -> dict[str, Any]:
    return {
        "spans": [_span(span, view) for span in spans],
        "originals": [
            {"path": place.path, **_span(place.span, view)}
            if place.marks is None
            else _elsewhere(place)
            for place in originals
        ],
    }


def _span(span: Span, view: View) -> dict[str, Any]:
    start, end = view.ends(span)
    return {"start": start._asdict(), "end": end._asdict()}


def _elsewhere(place: Place) -> dict[str, Any]:
    """Return a place in another post, which brings its lines and columns along."""
    line, column, end_line, end_column = place.marks or (0, 0, 0, 0)
    return {
        "path": place.path,
        "start": {"line": line, "column": column, "byte": place.span.start},
        "end": {"line": end_line, "column": end_column, "byte": place.span.end},
    }
