"""`--statistics` and `--top`: what a folder comes to, instead of every finding."""

from bisect import insort
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.report.full import Full
from dedupe_paragraphs.report.layout import Line, Text, cells
from dedupe_paragraphs.report.renderer import PLAIN, Look, Renderer
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

    @property
    def share(self) -> str:
        """How much of the post is repeated."""
        return f"{self.repeated / self.size if self.size else 0:.0%}"


class RuleCounts(NamedTuple):
    """What all posts have of one rule."""

    rule: str
    findings: int
    posts: int
    characters: int


class Counting(Renderer):
    """Counts findings by rule and keeps the worst posts, to render both at the end."""

    def __init__(self, look: Look = PLAIN) -> None:
        super().__init__(look)
        self._findings, self._posts, self._characters = (Counter[str]() for _ in range(3))
        self.worst: list[Counts] = []
        """At most so many as were asked for, the worst first."""

    def checked(self, report: Report) -> Counts:
        findings, characters = Counter[str](), Counter[str]()
        for row in rows(report):
            findings[row.code] += 1
            characters[row.code] += row.view.characters(*row.finding.spans)
        path, size = report.post.path, report.post.characters
        return Counts(path, size, report.repeated, findings, characters)

    def write(self, piece: Counts) -> str:
        self._findings.update(piece.findings)
        self._posts.update(piece.findings.keys())
        self._characters.update(piece.characters)
        if piece.findings:
            insort(self.worst, piece, key=lambda post: post.rank)
            del self.worst[self.look.top :]
        return ""

    def by_rule(self) -> list[RuleCounts]:
        """Return the counts of rules that have findings, the most frequent first, if asked for."""
        asked = self._findings if self.look.statistics else ()
        codes = sorted(asked, key=lambda code: (-self._findings[code], code))
        counts = (self._findings, self._posts, self._characters)
        return [RuleCounts(code, *(each[code] for each in counts)) for code in codes]


class Statistics(Counting):
    """Renders the counts as tables for people."""

    def finish(self, tally: Tally) -> str:
        tables: list[list[Line]] = []
        if counted := self.by_rule():
            head = (_("findings"), _("posts"), _("characters"), _("rule"))
            each_rule = [
                (*(f"{each:,}" for each in counts), sums.rule(code)) for code, *counts in counted
            ]
            tables.append(_table(head, each_rule))
        if self.worst:
            head = (_("repeated"), _("share"), _("findings"), _("post"))
            each_post = [
                (f"{each.repeated:,}", each.share, f"{each.findings.total():,}", visible(each.path))
                for each in self.worst
            ]
            tables.append(_table(head, each_post))
        if self.look.statistics and tally.post_families:
            listed = families.post_families(tally.post_families)
            tables.append([[Text(line)] for line in listed])
        text = "".join(f"{self.printer.lines(table)}\n" for table in tables)
        return text + Full(self.look).finish(tally, rules=not self.look.statistics)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[Line]:
    """Set numbers flush right and the name at the end, which may be as long as it is."""
    widths = [max(map(cells, column)) for column in zip(head, *rows, strict=True)][:-1]

    def line(row: tuple[str, ...], style: str = "plain") -> Line:
        pairs = zip(row, widths, strict=False)
        numbers = [" " * (width - cells(cell)) + cell for cell, width in pairs]
        return [Text("  " + "  ".join([*numbers, row[-1]]), style)]

    return [line(head, "gutter"), *map(line, rows)]
