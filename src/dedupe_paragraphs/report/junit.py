"""`junit`: a test report; each post is a suite, each finding a failed case."""

from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.report.exchange import STEERING, relative
from dedupe_paragraphs.report.full import Full
from dedupe_paragraphs.report.renderer import Listing
from dedupe_paragraphs.report.row import FindingRow
from dedupe_paragraphs.report.view import LineRange
from dedupe_paragraphs.report.words import phrases
from dedupe_paragraphs.text.pattern import pattern

_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
)
_FORBIDDEN = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 has no way to say; carriage returns it would turn into line feeds."""


class Junit(Listing):
    """Renders a suite as soon as its post is done; a post without findings is a passed case."""

    opening = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="dedupe">'
    closing = "</testsuites>\n"
    between = ""

    def checked(self, report: Report) -> list[str]:
        path, cases = relative(report.post.path), super().checked(report)
        return [_suite(path, cases or [_case(path, "dedupe", 0, "")], failures=len(cases))]

    def failed(self, path: str, message: str) -> str:
        name = relative(path)
        error = f'<error message="{_escaped(message)}"/>'
        return self.write([_suite(name, [_case(name, "dedupe", 0, error)], errors=1)])

    def entry(self, row: FindingRow) -> str:
        line = row.ends()[0].line
        name = f"{row.code} {row.name}, {phrases.lines(LineRange(line, line))}"
        text = _escaped(Full().finding(row).rstrip("\n")).replace("&#10;", "\n")
        failure = f'<failure type="{row.code}" message="{_escaped(row.sentence)}">{text}</failure>'
        return _case(relative(row.finding.path), name, line, failure)


def _suite(path: str, cases: list[str], *, failures: int = 0, errors: int = 0) -> str:
    counts = f'tests="{len(cases)}" failures="{failures}" errors="{errors}" skipped="0"'
    return "\n".join([f'<testsuite name="{_escaped(path)}" {counts}>', *cases, "</testsuite>"])


def _case(path: str, name: str, line: int, inner: str) -> str:
    where = _escaped(path)
    place = f' file="{where}"' + (f' line="{line}"' if line else "")
    return (
        f'  <testcase classname="{where}" name="{_escaped(name)}"{place} time="0"'
        f"{f'>{inner}</testcase>' if inner else '/>'}"
    )


def _escaped(text: str) -> str:
    shown = _FORBIDDEN.sub(lambda match: ascii(match.group())[1:-1], text)
    quoted = shown.replace("\r", "\\r").translate(_ESCAPES)
    return STEERING.sub(lambda match: f"&#{ord(match.group())};", quoted)
