"""Figures of a post and of all posts: how much is repeated, how much can be removed."""

from typing import NamedTuple

from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.report.view import View


class Figures(NamedTuple):
    """Counts; characters are code points."""

    posts: int = 0
    affected: int = 0
    findings: int = 0
    characters: int = 0
    repeated: int = 0
    safe: int = 0
    """Characters that the safe fixes remove."""
    safe_findings: int = 0

    def __add__(self, other: "Figures") -> "Figures":  # type: ignore[override]
        """Return those of both."""
        return Figures(*map(sum, zip(self, other, strict=True)))

    @property
    def share(self) -> float:
        """How much of the text is repeated."""
        return self.part(self.repeated)

    @property
    def to_decide(self) -> int:
        """Findings that somebody must decide."""
        return self.findings - self.safe_findings

    def part(self, characters: int) -> float:
        """Return characters as a part of all, at most 1."""
        return min(1.0, characters / self.characters) if self.characters else 0.0


def figures(report: Report, view: View) -> Figures:
    """Count a post."""
    safe = [finding for finding in report.findings if _is_safe(finding)]
    gone = sum(
        view.characters(edit.span) - len(edit.text.decode("utf-8", "replace"))
        for finding in safe
        for edit in (finding.fix.edits if finding.fix else ())
    )
    return Figures(
        posts=1,
        affected=bool(report.findings),
        findings=len(report.findings),
        characters=report.characters,
        repeated=report.repeated,
        safe=max(0, gone),
        safe_findings=len(safe),
    )


def _is_safe(finding: Finding) -> bool:
    return finding.fix is not None and finding.fix.safety is Safety.SAFE
