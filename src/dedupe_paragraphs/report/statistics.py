"""`--statistics` and `--top`: what a folder comes to, instead of every finding."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from heapq import heappush, heappushpop
from typing import NamedTuple

from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.report.layout import WIDTH, Line, Text
from dedupe_paragraphs.report.paint import Printer
from dedupe_paragraphs.report.renderer import Remaining
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.view import View, visible
from dedupe_paragraphs.report.words import sums


class StatisticsRow(NamedTuple):
    """One post of the worst; compared by how bad it is, then by its number."""

    repeated: int
    findings: int
    number: int
    """Negative and falling, so that the first of equally bad posts comes first."""
    characters: int
    path: str


class Counts(NamedTuple):
    """What one post adds."""

    findings: Counter[str]
    characters: Counter[str]
    row: StatisticsRow


class Statistics(Remaining):
    """Counts findings by rule and keeps the worst posts; renders both at the end."""

    def __init__(
        self,
        *,
        statistics: bool,
        top: int,
        colour: bool = False,
        width: int | None = WIDTH,
        summary: bool = True,
    ) -> None:
        self._statistics = statistics
        self._top = top
        self._printer = Printer(colour=colour, width=width)
        self._summary = summary
        self._findings: Counter[str] = Counter()
        self._characters: Counter[str] = Counter()
        self._posts: defaultdict[str, int] = defaultdict(int)
        self._worst: list[StatisticsRow] = []
        self._seen = 0

    def checked(self, report: Report) -> Counts:
        """Count a post."""
        view = View(report.post)
        findings: Counter[str] = Counter()
        characters: Counter[str] = Counter()
        for finding in report.findings:
            findings[finding.rule] += 1
            characters[finding.rule] += view.characters(*finding.spans)
        path = visible(report.post.path)
        row = StatisticsRow(report.repeated, len(report.findings), 0, report.characters, path)
        return Counts(findings, characters, row)

    def write(self, piece: Counts) -> str:
        """Add the counts of a post."""
        self._findings.update(piece.findings)
        self._characters.update(piece.characters)
        for code in piece.findings:
            self._posts[code] += 1
        if piece.findings and self._top:
            self._keep(piece.row)
        return ""

    def finish(self, tally: Tally) -> str:
        """Render the tables, and the sum of it all."""
        tables = [self._by_rule()] if self._statistics and self._findings else []
        tables += [self._by_post()] if self._worst else []
        text = "".join(f"{self._printer.lines(table)}\n" for table in tables)
        for line in sums.summary(tally, rules=not self._statistics) if self._summary else []:
            text += self._printer.wrapped([Text(line)])
        return text

    def _keep(self, row: StatisticsRow) -> None:
        self._seen -= 1
        row = row._replace(number=self._seen)
        if len(self._worst) < self._top:
            heappush(self._worst, row)
        else:
            heappushpop(self._worst, row)

    def _by_rule(self) -> list[Line]:
        rows = [
            (
                f"{self._findings[code]:,}",
                f"{self._posts[code]:,}",
                f"{self._characters[code]:,}",
                sums.rule(code),
            )
            for code in sorted(self._findings, key=lambda code: (-self._findings[code], code))
        ]
        return _table(sums.rule_columns(), rows)

    def _by_post(self) -> list[Line]:
        rows = [
            (
                f"{row.repeated:,}",
                f"{row.repeated / row.characters if row.characters else 0:.0%}",
                f"{row.findings:,}",
                row.path,
            )
            for row in sorted(self._worst, reverse=True)
        ]
        return _table(sums.post_columns(), rows)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[Line]:
    """Set numbers flush right and the name at the end, which may be as long as it is."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)][:-1]
    told = [[Text(_set(head, widths), "gutter")]]
    return [*told, *([Text(_set(row, widths))] for row in rows)]


def _set(row: tuple[str, ...], widths: list[int]) -> str:
    numbers = [f"{cell:>{width}}" for cell, width in zip(row, widths, strict=False)]
    return "  " + "  ".join([*numbers, row[-1]])
