"""`github`: workflow commands, which GitHub shows as annotations beside the lines."""

from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.model.rule import Level
from dedupe_paragraphs.report.exchange import relative
from dedupe_paragraphs.report.renderer import PLAIN, Look, Renderer
from dedupe_paragraphs.report.row import FindingRow, rows
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.view import visible

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
Sorted = tuple[tuple[int, int], str]


class Github(Renderer):
    """Gathers one line a finding and renders them worst first.

    GitHub shows ten annotations of a kind a step; the rest is in the log alone.
    """

    def __init__(self, look: Look = PLAIN) -> None:
        super().__init__(look)
        self._lines: list[Sorted] = []

    def checked(self, report: Report) -> list[Sorted]:
        return [(row.weight, _line(row)) for row in rows(report)]

    def write(self, piece: list[Sorted]) -> str:
        self._lines += piece
        return ""

    def failed(self, path: str, message: str) -> str:
        return command("error", {"file": relative(path), "title": "dedupe"}, message)

    def finish(self, tally: Tally) -> str:
        """Render all lines, the worst first, equally bad ones in the order of the text."""
        self._lines.sort(key=lambda line: line[0], reverse=True)
        return "".join(line for _, line in self._lines)


def _line(row: FindingRow) -> str:
    start, end = row.ends()
    named: dict[str, object] = {"file": relative(row.finding.path)}
    named |= {"line": start.line, "endLine": end.line}
    if start.line == end.line:  # GitHub refuses columns of a range over several lines.
        named |= {"col": start.column, "endColumn": end.column}
    named["title"] = f"{row.code} {row.name}"
    return command(_COMMANDS[row.rule.level], named, f"{row.sentence} {row.fix}")


def command(name: str, properties: dict[str, object], message: str) -> str:
    """Return a workflow command."""
    texts = {key: _escaped(str(value)) for key, value in properties.items()}
    said = (f"{key}={text.replace(':', '%3A').replace(',', '%2C')}" for key, text in texts.items())
    return f"::{name} {','.join(said)}::{_escaped(message)}\n"


def _escaped(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
