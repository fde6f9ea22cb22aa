"""`markdown`: a comment for a pull request, the worst posts first."""

import html
from collections.abc import Sequence
from typing import NamedTuple

from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.report.exchange import relative
from dedupe_paragraphs.report.layout import shorten
from dedupe_paragraphs.report.renderer import PLAIN, Failure, Look, Renderer
from dedupe_paragraphs.report.row import FindingRow, rows
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.view import visible
from dedupe_paragraphs.report.words import phrases, sums
from dedupe_paragraphs.report.words.language import _, counter
from dedupe_paragraphs.text.pattern import pattern

_LIMIT = 60_000
"""Code points; GitHub refuses a comment of more than 65,536."""
_ROWS = 20
"""Posts in the table; the rest is counted."""
_FINDINGS = 50
"""Findings of one post that are listed; a post with more needs `dedupe check` anyway."""
_QUOTED = 100
"""Cells of a quotation."""
_MARKS = pattern(r"([\\`*_\[\]<>|~#&])")
_AT = pattern(r"@(?=\w)")
_TICKS = pattern("`+")
_more_findings = counter("and {count:,} more finding", "and {count:,} more findings")


class _Section(NamedTuple):
    """What is said of one post."""

    badness: tuple[int, int]
    """What sorts posts: how much is repeated, how many findings there are."""
    row: str
    text: str


class Markdown(Renderer):
    """Gathers a section a post, and renders as many as a comment may hold."""

    def __init__(self, look: Look = PLAIN) -> None:
        super().__init__(look)
        self._sections: list[_Section] = []

    def checked(self, report: Report) -> list[_Section]:
        return [_section(report)] if report.findings else []

    def write(self, piece: list[_Section]) -> str:
        self._sections += piece
        return ""

    def finish(self, tally: Tally) -> str:
        self._sections.sort(key=lambda section: section.badness, reverse=True)
        comment = "".join(f"{part}\n" for part in [*head(tally, self.failures), *self._table()])
        room = _LIMIT - len(comment)
        for number, section in enumerate(self._sections):
            room -= len(section.text)
            if room < 0:
                more = phrases.more_posts(len(self._sections) - number)
                said = _("The findings of {more} would not fit; `dedupe check` shows them.")
                return f"{comment}\n{said.format(more=more)}\n"
            comment += section.text
        return comment

    def _table(self) -> list[str]:
        if not self._sections:
            return []
        lines = [section.row for section in self._sections[:_ROWS]]
        if len(self._sections) > _ROWS:
            more = phrases.more_posts(len(self._sections) - _ROWS)
            lines.append("| " + _("and {more}", more=more) + " | | |")
        head = " | ".join([_("post"), _("findings"), _("repeated")])
        return [f"| {head} |", "| :-- | --: | --: |", *lines, ""]


def head(tally: Tally, failures: Sequence[Failure]) -> list[str]:
    """Return the lines that say what was found in all posts, and what failed."""
    posts = phrases.posts(tally.posts)
    verdict = _("no findings in {posts}", posts=posts)
    if tally.total:
        found = {"findings": phrases.findings(tally.total), "affected": tally.affected}
        verdict = _("{findings} in {affected:,} of {posts}", **found, posts=posts)
    said = [f"## dedupe: {verdict}", "", *map(_escaped_but_code, sums.outlook(tally)), ""]
    if failures:
        heading = _("Could not be checked")
        said += [f"**{heading}**", ""]
        said += (f"* {_code(relative(path))}: {_escaped(why)}" for path, why in failures[:_ROWS])
        said.append("")
    return said


def _section(report: Report) -> _Section:
    found = rows(report)
    path, count = relative(report.post.path), len(found)
    share = report.repeated / report.post.characters if report.post.characters else 0.0
    worst = sorted(range(count), key=lambda at: found[at].weight, reverse=True)[:_FINDINGS]
    entries = "".join(_entry(found[at]) for at in sorted(worst))
    rest = f"* {_more_findings(count - len(worst))}\n" if count > len(worst) else ""
    summary = f"<code>{html.escape(visible(path))}</code>: {phrases.findings(count)}"
    return _Section(
        (report.repeated, count),
        f"| {cell(report.post.path)} | {count:,} | {share:.0%} |",
        f"<details><summary>{summary}</summary>\n\n{entries}{rest}\n</details>\n",
    )


def _entry(row: FindingRow) -> str:
    place = _("Line {line}", line=row.ends()[0].line)
    quote = _code(shorten(row.view.quote(row.finding.spans[0]), _QUOTED))
    head = f"* **{place}**, {row.code} {row.name}: {_escaped(row.sentence)}"
    return f"{head}\n  {quote}\n  {_escaped_but_code(row.fix)}\n"


def cell(path: str) -> str:
    """Return the name of a post for a cell of a table."""
    return _code(relative(path)).replace("|", "\\|")


def _code(text: str) -> str:
    """Return text as a code span, in which neither markup nor a mention works."""
    shown = visible(text)
    ticks = "`" * (1 + max((len(run) for run in _TICKS.findall(shown)), default=0))
    space = " " if "`" in shown or shown != shown.strip() else ""
    return f"{ticks}{space}{shown}{space}{ticks}"


def _escaped(text: str) -> str:
    """Return text in which nothing is markup, and nobody is called by name."""
    return _AT.sub("@\u200b", _MARKS.sub(r"\\\1", text))


def _escaped_but_code(text: str) -> str:
    """Return text of our own, in which commands are between backticks."""
    parts = text.split("`")
    return "`".join(part if at % 2 else _escaped(part) for at, part in enumerate(parts))
