"""Select: a report with only those of its findings that are wanted."""

from collections.abc import Callable

from dedupe_paragraphs.fix.check import repeated_characters
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.record import replace
from dedupe_paragraphs.model.report import Report


def select(report: Report, wanted: Callable[[Finding], bool]) -> Report:
    """Return a report without the unwanted findings, its repeated text counted anew."""
    findings = tuple(filter(wanted, report.findings))
    if len(findings) == len(report.findings):
        return report
    repeated = repeated_characters(report.post, findings)
    return replace(report, findings=findings, repeated=repeated)
