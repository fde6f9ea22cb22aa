"""`concise`: one line a finding, for grep and for editors that jump to lines."""

from dedupe_paragraphs.model.report import Cleaned, Report
from dedupe_paragraphs.report.renderer import Renderer
from dedupe_paragraphs.report.row import rows
from dedupe_paragraphs.report.view import visible
from dedupe_paragraphs.report.words import sums


class Concise(Renderer):
    """Renders `path:line:column: CODE message`."""

    def checked(self, report: Report) -> str:
        """Render one line a finding."""
        path = visible(report.post.path)
        return "".join(
            f"{path}:{start.line}:{start.column}: {row.code} {row.message}\n"
            for row in rows(report)
            for start, _end in [row.ends()]
        )

    def cleaned(self, cleaned: Cleaned) -> str:
        """Render one line for a post that became another one."""
        path = visible(cleaned.before.post.path)
        return f"{path}: {sums.cleaned(cleaned)}\n" if cleaned.changed else ""
