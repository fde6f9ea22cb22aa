"""`concise`: one line a finding, for grep and for editors that jump to lines."""

from dedupe_paragraphs.model.report import Cleaned, Report
from dedupe_paragraphs.report.renderer import Immediate
from dedupe_paragraphs.report.view import View, visible
from dedupe_paragraphs.report.words import findings as words
from dedupe_paragraphs.report.words import sums


class Concise(Immediate):
    """Renders `path:line:column: CODE message`."""

    def checked(self, report: Report) -> str:
        """Render one line a finding."""
        view = View(report.post)
        path = visible(report.post.path)
        return "".join(
            f"{path}:{at.line}:{at.column}: {finding.rule} {words.message(finding, view)}\n"
            for finding in report.findings
            for at in [view.positions.at(finding.place.start)]
        )

    def cleaned(self, cleaned: Cleaned) -> str:
        """Render one line for a post that became another one."""
        path = visible(cleaned.before.post.path)
        return f"{path}: {sums.cleaned(cleaned)}\n" if cleaned.changed else ""
