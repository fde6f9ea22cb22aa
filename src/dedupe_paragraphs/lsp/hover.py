"""What an editor shows of the findings under the pointer: the rule, why, and their originals."""

from lsprotocol import types

from dedupe_paragraphs.lsp.diagnose import EditorText
from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.report.row import FindingRow, rows
from dedupe_paragraphs.report.words import phrases, rules

_LINKED = 5
"""Originals that are linked: more do not fit beside a line."""


def hover(report: Report, text: EditorText, at: types.Position, uri: str) -> types.Hover | None:
    """Return what is said of the findings at a position; nothing where there is none."""
    said: list[tuple[str, types.Range]] = []
    for row in rows(report):
        ranges = map(text.range, row.finding.spans)
        if here := next((each for each in ranges if each.start <= at <= each.end), None):
            said.append((_markdown(row, text, uri), here))
    if not said:
        return None
    shown = "\n\n---\n\n".join(text for text, _ in said)
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, shown), said[0][1])


def _markdown(row: FindingRow, text: EditorText, uri: str) -> str:
    """Return a finding with its rule; the lines of its originals are links that editors follow."""
    here = [place for place in row.finding.originals if place.path == row.finding.path]
    links = {
        f"[{phrases.places((place,), row.view)}]({uri}#L{text.range(place.span).start.line + 1})"
        for place in here[:_LINKED]
    }
    parts = [f"**{row.code}** {row.name}", row.sentence, ", ".join(sorted(links))]
    parts += [rules.paragraph(row.rule.why), row.fix, f"`dedupe explain {row.code}`"]
    return "\n\n".join(filter(None, parts))
