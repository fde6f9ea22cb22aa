"""A short way to ask what one rule finds in a post of some blocks."""

from dataclasses import replace

from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.report.row import rows
from dedupe_paragraphs.rules.catalogue import CATALOGUE

EVERY_RULE = replace(Options(), select=frozenset(CATALOGUE))


def report_on(*blocks: str) -> Report:
    """Return what all rules find in a post whose blocks have blank lines between them."""
    return check(("\n\n".join(blocks) + "\n").encode(), "a.md", EVERY_RULE)


def findings(code: str, *blocks: str) -> list[Finding]:
    """Return what one rule finds."""
    return [each for each in report_on(*blocks).findings if each.rule == code]


def broken(code: str, *blocks: str) -> list[str]:
    """Return what one rule finds, each as `line: safety reason: message`."""
    return [
        f"{row.ends()[0].line}: {row.finding.safety.word} {row.finding.reason}: {row.message}"
        for row in rows(report_on(*blocks))
        if row.code == code
    ]


def removed(code: str, *blocks: str) -> list[str]:
    """Return the texts that the fixes of one rule remove, and what they write instead."""
    report = report_on(*blocks)
    return [
        report.post.quote(edit.span).strip() + (f" -> {edit.text.decode()}" if edit.text else "")
        for each in report.findings
        if each.rule == code and each.fix
        for edit in each.fix.edits
    ]
