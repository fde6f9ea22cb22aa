"""`full`, the report for a person: what was found, the text itself, the fix, a sum at the end.

And `concise`: one line a finding, for grep and for editors that jump to lines.
"""

from dedupe_paragraphs.model.report import Cleaned, Report
from dedupe_paragraphs.report.evidence import Quote, evidence
from dedupe_paragraphs.report.layout import INDENT, WIDTH, Line, Printer, Text, cells
from dedupe_paragraphs.report.renderer import Renderer
from dedupe_paragraphs.report.row import FindingRow, rows
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.view import visible
from dedupe_paragraphs.report.words import families, sums
from dedupe_paragraphs.report.words.language import _


class Full(Renderer):
    """Renders findings one below the other, each with its evidence."""

    def __init__(
        self, *, colour: bool = False, width: int | None = WIDTH, summary: bool = True
    ) -> None:
        self._printer = Printer(colour=colour, width=width)
        self._summary = summary

    def checked(self, report: Report) -> str:
        """Render the findings of a post."""
        return "".join(map(self.finding, rows(report)))

    def cleaned(self, cleaned: Cleaned) -> str:
        """Render one line for a post that became another one."""
        if not cleaned.changed:
            return ""
        path = Text(visible(cleaned.before.post.path), "path")
        return self._printer.wrapped([path, Text(f": {sums.cleaned(cleaned)}")])

    def finish(self, tally: Tally) -> str:
        """Render the sum of it all."""
        lines = sums.summary(tally) if self._summary else []
        if self._summary and tally.families is not None:
            said = families.counted(tally.post_families)
            lines[1:1] = [*said, *families.families(tally.families)]
        return "".join(self._printer.wrapped([Text(line)]) for line in lines)

    def finding(self, row: FindingRow) -> str:
        """Render one finding with its fix, a blank line after it."""
        advice = self._labelled(_("Fix: "), row.advice)
        if row.is_offered:
            from dedupe_paragraphs.report.allowance import allow_line  # noqa: PLC0415 - start-up

            line = allow_line(row)
            advice += self._labelled(_("Keep: "), line) if line else ""
        return f"{self.shown(row)}{advice}\n"

    def _labelled(self, name: str, text: str) -> str:
        label = INDENT + name
        return self._printer.wrapped([Text(label, "fix"), Text(text)], " " * cells(label))

    def shown(self, row: FindingRow) -> str:
        """Render one finding with its evidence."""
        quotes = list(evidence(row))
        digits = max(len(str(quote.number or "")) for quote in quotes)
        empty = f"{INDENT}  {'':{digits}} | "
        return "".join(
            [
                self._printer.lines([_headline(row)]),
                self._printer.wrapped([Text(INDENT + row.sentence)]),
                *(self._printer.wrapped(_quoted(quote, digits), empty) for quote in quotes),
            ]
        )

    def line(self, text: str, indent: str) -> str:
        """Render a line of its own, wrapped like all others; what follows is indented."""
        return self._printer.wrapped([Text(text)], indent)


def _headline(row: FindingRow) -> Line:
    """Name path, place and rule; never wrapped, so that a click on the path opens the place."""
    start, _end = row.ends()
    return [
        Text(f"{visible(row.finding.path)}:{start.line}:{start.column}:", "path"),
        Text(" "),
        Text(row.code, "code"),
        Text(f" {row.name}"),
    ]


def _quoted(quote: Quote, digits: int) -> Line:
    place = Text(f"{INDENT}  {quote.number or '':>{digits}} ", "place")
    return [place, Text(": " if quote.number is None else f"{quote.mark} ", "gutter"), *quote.line]


class Concise(Renderer):
    """Renders `path:line:column: CODE [*] message`; `[*]` is a safe fix, `[?]` an unsafe one."""

    def checked(self, report: Report) -> str:
        """Render one line a finding."""
        path = visible(report.post.path)
        return "".join(
            f"{path}:{start.line}:{start.column}: {row.code} {row.mark}{row.message}\n"
            for row in rows(report)
            for start, _end in [row.ends()]
        )

    def cleaned(self, cleaned: Cleaned) -> str:
        """Render one line for a post that became another one."""
        path = visible(cleaned.before.post.path)
        return f"{path}: {sums.cleaned(cleaned)}\n" if cleaned.changed else ""
