"""`sarif`: SARIF 2.1.0, which GitHub code scanning and editors read."""

from typing import Any

from dedupe_paragraphs import __version__
from dedupe_paragraphs.model.finding import Finding, Fix
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.report.encode import encoded
from dedupe_paragraphs.report.names import uri
from dedupe_paragraphs.report.renderer import Listing
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.view import Located, View, visible
from dedupe_paragraphs.report.words import findings as words
from dedupe_paragraphs.report.words import phrases, rules
from dedupe_paragraphs.rules.catalogue import CATALOGUE, RULES
from dedupe_paragraphs.rules.rule import Rule
from dedupe_paragraphs.text.pattern import pattern
from dedupe_paragraphs.text.positions import ColumnUnit

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_COLUMNS = "utf16CodeUnits"
"""What readers that ignore `columnKind` take columns for anyway."""
_INDEX = {rule.code: number for number, rule in enumerate(RULES)}
_LINK = pattern(r"([\[\]\\])")


class Sarif(Listing):
    """Renders one result a finding, with links to its originals."""

    opening = encoded({"$schema": _SCHEMA, "version": "2.1.0"})[:-1] + ', "runs": [{"results": ['
    closing = "]"

    def __init__(self) -> None:
        super().__init__()
        self._errors: list[dict[str, Any]] = []

    def entry(self, finding: Finding, view: View) -> str:
        """Render a finding."""
        return encoded(_result(finding, view))

    def failed(self, path: str, message: str) -> str:
        """Keep an error."""
        where = {"physicalLocation": {"artifactLocation": _artifact(path)}}
        self._errors.append(
            {"level": "error", "message": {"text": f"{message}."}, "locations": [where]}
        )
        return ""

    def finish(self, tally: Tally) -> str:
        """End the results; render the tool, its rules, and what could not be done."""
        invocation = {
            "executionSuccessful": not self._errors,
            "toolExecutionNotifications": self._errors,
        }
        rest = {
            "tool": {"driver": _driver()},
            "automationDetails": {"id": "dedupe/"},
            "columnKind": _COLUMNS,
            "invocations": [invocation],
        }
        return f"{super().finish(tally)},\n{encoded(rest)[1:-1]}}}]}}\n"


def _driver() -> dict[str, Any]:
    return {
        "name": "dedupe",
        "fullName": "dedupe-paragraphs",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in RULES],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    what, why, fix = map(rules.paragraph, (rule.what, rule.why, rule.fix))
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": f"{rules.title(rule)}."},
        "fullDescription": {"text": what},
        "help": {
            "text": f"{what} {why} {fix}",
            "markdown": f"{what}\n\n{why}\n\n```text\n{rules.example(rule)}\n```\n\n{fix}",
        },
        "defaultConfiguration": {
            "enabled": rule.default,
            "level": rule.level.word,
        },
    }


def _result(finding: Finding, view: View) -> dict[str, Any]:
    originals = [(_name(each, finding), each) for each in view.originals(finding)]
    result = {
        "ruleId": finding.rule,
        "ruleIndex": _INDEX[finding.rule],
        "level": CATALOGUE[finding.rule].level.word,
        "message": {"text": _message(finding, [name for name, _ in originals], view)},
        "locations": [_location(finding.path, _region(finding.place, view))],
        "relatedLocations": [
            {"id": number, "message": {"text": name}} | _related(original, finding, view)
            for number, (name, original) in enumerate(originals, 1)
        ],
        "partialFingerprints": {"dedupeFinding/v1": finding.fingerprint},
        "properties": {
            "safety": finding.safety.word,
            "similarity": round(finding.similarity, 4),
        },
    }
    if finding.fix and finding.fix.edits:
        result["fixes"] = [_fix(finding, finding.fix, view)]
    return result


def _message(finding: Finding, names: list[str], view: View) -> str:
    """Say the message, and link the places that it names."""
    said = _escaped(words.sentence(finding, view))
    numbered = [f"[{_escaped(name)}]({number})" for number, name in enumerate(names, 1)]
    return f"{said} {words.see(numbered)}" if numbered else said


def _escaped(text: str) -> str:
    return _LINK.sub(r"\\\1", text)


def _name(original: Located, finding: Finding) -> str:
    lines = phrases.lines(original.lines)
    inside = original.path == finding.path
    return lines if inside else f"{visible(original.path)}, {lines}"


def _related(original: Located, finding: Finding, view: View) -> dict[str, Any]:
    """Return the location of an original; of one in another post the lines alone are known."""
    lines = original.lines
    region = {"startLine": lines.first, "endLine": lines.last}
    if original.path == finding.path:
        region = _region(original.span, view)
    return _location(original.path, region)


def _location(path: str, region: dict[str, int]) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(path), "region": region}}


def _artifact(path: str) -> dict[str, str]:
    """Name a post; a relative name says what it is relative to, as CodeQL says it."""
    name = uri(path)
    return {"uri": name} if name.startswith("file:") else {"uri": name, "uriBaseId": "%SRCROOT%"}


def _region(span: Span, view: View) -> dict[str, int]:
    start = view.positions.at(span.start, ColumnUnit.UTF16)
    end = view.positions.at(span.end, ColumnUnit.UTF16)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _fix(finding: Finding, fix: Fix, view: View) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": _region(edit.span, view),
            **({"insertedContent": {"text": edit.text.decode()}} if edit.text else {}),
        }
        for edit in fix.edits
    ]
    change = {"artifactLocation": _artifact(finding.path), "replacements": replacements}
    return {
        "description": {"text": words.fix(finding, view)},
        "artifactChanges": [change],
    }
