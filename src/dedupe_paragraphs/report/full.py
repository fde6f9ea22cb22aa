"""`full`, the report for a person: what was found, the text itself, the fix, a sum at the end.

And `concise`: one line a finding, for grep and for editors that jump to lines.
"""

from dedupe_paragraphs.model.report import Cleaned, Report
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.report.evidence import Quote, evidence
from dedupe_paragraphs.report.layout import INDENT, Line, Text, cells
from dedupe_paragraphs.report.renderer import Renderer
from dedupe_paragraphs.report.row import FindingRow, rows
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.view import visible
from dedupe_paragraphs.report.words import errors, families, sums
from dedupe_paragraphs.report.words.language import _


class Full(Renderer):
    """Renders findings one below the other, each with its evidence."""

    def checked(self, report: Report) -> str:
        return "".join(map(self.finding, rows(report)))

    def cleaned(self, cleaned: Cleaned) -> str:
        if not cleaned.changed:
            return ""
        path = Text(visible(cleaned.found.post.path), "path")
        said = self.printer.wrapped([path, Text(f": {sums.cleaned(cleaned)}")])
        return said + "".join(self.line(f"{INDENT}{errors.loss(each)}") for each in cleaned.losses)

    def finish(self, tally: Tally, *, rules: bool = True) -> str:
        """Render the sum of it all, the findings of each rule counted or not."""
        lines = sums.summary(tally, rules=rules) if self.look.summary else []
        if lines and tally.families is not None:
            said = families.counted(tally.post_families)
            lines[1:1] = [*said, *families.families(tally.families)]
        return "".join(map(self.line, lines))

    def finding(self, row: FindingRow) -> str:
        """Render one finding with its fix, a blank line after it."""
        advice = self._labelled(_("Fix: "), row.advice)
        if row.finding.fix and row.finding.fix.safety is Safety.UNSAFE:
            from dedupe_paragraphs.report.allowance import allow_line  # noqa: PLC0415 - start-up

            line = allow_line(row)
            advice += self._labelled(_("Keep: "), line) if line else ""
        return f"{self.shown(row)}{advice}\n"

    def _labelled(self, name: str, text: str) -> str:
        label = INDENT + name
        return self.printer.wrapped([Text(label, "fix"), Text(text)], " " * cells(label))

    def shown(self, row: FindingRow) -> str:
        """Render one finding with its evidence."""
        quotes, (start, _end) = list(evidence(row)), row.ends()
        digits = max(len(str(quote.number or "")) for quote in quotes)
        empty = f"{INDENT}  {'':{digits}} | "
        place = Text(f"{visible(row.finding.path)}:{start.line}:{start.column}:", "path")
        # Never wrapped, so that a click on the path opens the place.
        head = [place, Text(" "), Text(row.code, "code"), Text(f" {row.name}")]
        shown = (self.printer.wrapped(_quoted(quote, digits), empty) for quote in quotes)
        said = self.line(INDENT + row.sentence)
        return "".join([self.printer.lines([head]), said, *shown])

    def line(self, text: str, indent: str = INDENT) -> str:
        """Render a line of its own, wrapped like all others; what follows is indented."""
        return self.printer.wrapped([Text(text)], indent)


def _quoted(quote: Quote, digits: int) -> Line:
    place = Text(f"{INDENT}  {quote.number or '':>{digits}} ", "place")
    return [place, Text(": " if quote.number is None else f"{quote.mark} ", "gutter"), *quote.line]


class Concise(Renderer):
    """Renders `path:line:column: CODE [*] message`; `[*]` is a safe fix, `[?]` an unsafe one."""

    def checked(self, report: Report) -> str:
        path = visible(report.post.path)
        return "".join(
            f"{path}:{start.line}:{start.column}: {row.code} {row.mark}{row.message}\n"
            for row in rows(report)
            for start, _end in [row.ends()]
        )

    def cleaned(self, cleaned: Cleaned) -> str:
        path = visible(cleaned.found.post.path)
        said = f"{path}: {sums.cleaned(cleaned)}\n" if cleaned.changed else ""
        lost = (f"{path}:{each.line}: {errors.lost_text(each)}\n" for each in cleaned.losses)
        return said + "".join(lost)
