"""Passages: where the originals of a finding stand, neighbours put together."""

from typing import NamedTuple

from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.span import Place, Span
from dedupe_paragraphs.report.view import LineRange, View


class QuotedPassage(NamedTuple):
    """Text of the post that a finding points to."""

    span: Span
    lines: LineRange


def passages(finding: Finding, view: View) -> list[QuotedPassage]:
    """Return where the originals of a finding stand in its own post, in order."""
    inside = {place for place in finding.originals if place.path == finding.path}
    spans = sorted(place.span for place in inside)
    stretches = view.stretches(tuple(Place(finding.path, span) for span in spans))
    return [
        QuotedPassage(Span(min(span.start for span in own), max(span.end for span in own)), lines)
        for lines in stretches
        if (own := [span for span in spans if _within(span, lines, view)])
    ]


def elsewhere(finding: Finding, view: View) -> list[tuple[str, LineRange]]:
    """Return the posts and lines of originals that stand in other posts."""
    return view.foreign(tuple(place for place in finding.originals if place.path != finding.path))


def _within(span: Span, lines: LineRange, view: View) -> bool:
    return lines.first <= view.positions.line(span.start) <= lines.last
