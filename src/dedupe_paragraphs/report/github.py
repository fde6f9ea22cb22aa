"""`github`: workflow commands, which GitHub shows as annotations beside the lines."""

from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.model.rule import Level
from dedupe_paragraphs.report.names import relative
from dedupe_paragraphs.report.renderer import Remaining
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.view import View, visible, weight
from dedupe_paragraphs.report.words import findings as words
from dedupe_paragraphs.rules.catalogue import CATALOGUE

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
Sorted = tuple[tuple[int, int], str]


class Github(Remaining):
    """Gathers one line a finding and renders them worst first.

    GitHub shows ten annotations of a kind a step; the rest stands in the log alone.
    """

    def __init__(self) -> None:
        self._lines: list[Sorted] = []

    def checked(self, report: Report) -> list[Sorted]:
        """Render the lines of a post."""
        view = View(report.post)
        return [(weight(each, view), _line(each, view)) for each in report.findings]

    def write(self, piece: list[Sorted]) -> str:
        """Keep the lines."""
        self._lines += piece
        return ""

    def failed(self, path: str, message: str) -> str:
        """Render an error at once."""
        return _command("error", {"file": relative(path), "title": "dedupe"}, message)

    def finish(self, tally: Tally) -> str:
        """Render all lines, the worst first, equally bad ones in the order of the text."""
        self._lines.sort(key=lambda line: line[0], reverse=True)
        return "".join(line for _, line in self._lines)


def _line(finding: Finding, view: View) -> str:
    place = finding.place
    start, end = view.positions.at(place.start), view.positions.at(place.end)
    properties = {"file": relative(finding.path), "line": str(start.line), "endLine": str(end.line)}
    if start.line == end.line:  # GitHub refuses columns of a range over several lines.
        properties |= {"col": str(start.column), "endColumn": str(end.column)}
    title = f"{finding.rule} {words.name(finding)}"
    said = f"{words.sentence(finding, view)} {words.fix(finding, view)}"
    return _command(_COMMANDS[CATALOGUE[finding.rule].level], properties | {"title": title}, said)


def _command(name: str, properties: dict[str, str], message: str) -> str:
    told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {told}::{_escaped(visible(message))}\n"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(visible(text)).replace(":", "%3A").replace(",", "%2C")
