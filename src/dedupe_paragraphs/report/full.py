"""`full`: the report for a person: what was found, the text itself, the fix, a sum at the end."""

from collections.abc import Iterator

from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.report import Cleaned, Report
from dedupe_paragraphs.report.evidence import Quote, evidence
from dedupe_paragraphs.report.layout import WIDTH, Line, Text, cells
from dedupe_paragraphs.report.paint import INDENT, Printer
from dedupe_paragraphs.report.renderer import Immediate
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.view import View, visible
from dedupe_paragraphs.report.words import families, sums
from dedupe_paragraphs.report.words import findings as words


class Full(Immediate):
    """Renders findings one below the other, each with its evidence."""

    def __init__(
        self, *, colour: bool = False, width: int | None = WIDTH, summary: bool = True
    ) -> None:
        self._printer = Printer(colour=colour, width=width)
        self._summary = summary

    def checked(self, report: Report) -> str:
        """Render the findings of a post."""
        view = View(report.post)
        return "".join(self.finding(finding, view) for finding in report.findings)

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
            lines[1:1] = families.families(tally.families)
        return "".join(self._printer.wrapped([Text(line)]) for line in lines)

    def finding(self, finding: Finding, view: View) -> str:
        """Render one finding with its fix, a blank line after it."""
        label = f"{INDENT}{words.fix_label()}"
        advice = Text(words.advice(finding, view))
        fixed = self._printer.wrapped([Text(label, "fix"), advice], " " * cells(label))
        return f"{self.shown(finding, view)}{fixed}\n"

    def shown(self, finding: Finding, view: View) -> str:
        """Render one finding with its evidence."""
        return "".join(
            [
                self._printer.lines([_headline(finding, view)]),
                self._printer.wrapped([Text(f"{INDENT}{words.sentence(finding, view)}")]),
                self._evidence(list(evidence(finding, view))),
            ]
        )

    def line(self, text: str, indent: str) -> str:
        """Render a line of its own, wrapped like all others; what follows is indented."""
        return self._printer.wrapped([Text(text)], indent)

    def _evidence(self, quotes: list[Quote]) -> str:
        digits = max(len(str(quote.number or "")) for quote in quotes)
        empty = f"{INDENT}  {'':{digits}} | "
        return "".join(
            self._printer.wrapped(
                [Text(f"{INDENT}  {quote.number or '':>{digits}} ", "place"), *_barred(quote)],
                empty,
            )
            for quote in quotes
        )


def _headline(finding: Finding, view: View) -> Line:
    """Name path, place and rule; never wrapped, so that a click on the path opens the place."""
    at = view.positions.at(finding.place.start)
    return [
        Text(f"{visible(finding.path)}:{at.line}:{at.column}:", "path"),
        Text(" "),
        Text(str(finding.rule), "code"),
        Text(f" {words.name(finding)}"),
    ]


def _barred(quote: Quote) -> Iterator[Text]:
    yield Text(": " if quote.number is None else "| ", "gutter")
    yield from quote.line
