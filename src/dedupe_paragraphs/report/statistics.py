"""`--statistics` and `--top`: what a folder comes to, instead of every finding."""

from bisect import insort
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.report.layout import WIDTH, Line, Printer, Text
from dedupe_paragraphs.report.renderer import Renderer
from dedupe_paragraphs.report.row import rows
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.view import visible
from dedupe_paragraphs.report.words import families, sums
from dedupe_paragraphs.report.words.language import _


class Counts(NamedTuple):
    """What one post adds."""

    path: str
    size: int
    """Code points of the post."""
    repeated: int
    findings: Counter[str]
    """By rule, as is the next."""
    characters: Counter[str]

    @property
    def rank(self) -> tuple[int, int]:
        """What sorts posts, the worst first."""
        return -self.repeated, -self.findings.total()


class Statistics(Renderer):
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
        self._findings, self._posts, self._characters = (Counter[str]() for _ in range(3))
        self._worst: list[Counts] = []

    def checked(self, report: Report) -> Counts:
        """Count a post."""
        findings, characters = Counter[str](), Counter[str]()
        for row in rows(report):
            findings[row.code] += 1
            characters[row.code] += row.view.characters(*row.finding.spans)
        path, size = visible(report.post.path), report.characters
        return Counts(path, size, report.repeated, findings, characters)

    def write(self, piece: Counts) -> str:
        """Add the counts of a post."""
        self._findings.update(piece.findings)
        self._posts.update(piece.findings.keys())
        self._characters.update(piece.characters)
        if piece.findings:
            insort(self._worst, piece, key=lambda post: post.rank)
            del self._worst[self._top :]
        return ""

    def finish(self, tally: Tally) -> str:
        """Render the tables, and the sum of it all."""
        tables = [self._by_rule()] if self._statistics and self._findings else []
        tables += [self._by_post()] if self._worst else []
        text = "".join(f"{self._printer.lines(table)}\n" for table in tables)
        if self._statistics and tally.post_families:
            listed = families.post_families(tally.post_families)
            text += self._printer.lines([[Text(line)] for line in listed]) + "\n"
        lines = sums.summary(tally, rules=not self._statistics) if self._summary else []
        if lines and tally.families is not None:
            said = families.counted(tally.post_families)
            lines[1:1] = [*said, *families.families(tally.families)]
        return text + "".join(self._printer.wrapped([Text(line)]) for line in lines)

    def _by_rule(self) -> list[Line]:
        head = (_("findings"), _("posts"), _("characters"), _("rule"))
        counts = (self._findings, self._posts, self._characters)
        codes = sorted(self._findings, key=lambda code: (-self._findings[code], code))
        rows = [(*(f"{each[code]:,}" for each in counts), sums.rule(code)) for code in codes]
        return _table(head, rows)

    def _by_post(self) -> list[Line]:
        head = (_("repeated"), _("share"), _("findings"), _("post"))
        shares = (f"{post.repeated / post.size if post.size else 0:.0%}" for post in self._worst)
        rows = [
            (f"{post.repeated:,}", share, f"{post.findings.total():,}", post.path)
            for post, share in zip(self._worst, shares, strict=True)
        ]
        return _table(head, rows)


def _table(head: tuple[str, ...], cells: Sequence[tuple[str, ...]]) -> list[Line]:
    """Set numbers flush right and the name at the end, which may be as long as it is."""
    widths = [max(map(len, column)) for column in zip(head, *cells, strict=True)][:-1]

    def line(row: tuple[str, ...], style: str = "plain") -> Line:
        numbers = [f"{cell:>{width}}" for cell, width in zip(row, widths, strict=False)]
        return [Text("  " + "  ".join([*numbers, row[-1]]), style)]

    return [line(head, "gutter"), *map(line, cells)]
