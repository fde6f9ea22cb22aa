"""`sarif`: SARIF 2.1.0, which GitHub code scanning and editors read."""

from typing import Any

from dedupe_paragraphs import __version__
from dedupe_paragraphs.model.span import Edit, Span
from dedupe_paragraphs.report.exchange import encoded, uri
from dedupe_paragraphs.report.renderer import Listing
from dedupe_paragraphs.report.row import FindingRow
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.view import Located, View, visible
from dedupe_paragraphs.report.words import phrases, rules
from dedupe_paragraphs.report.words.language import _
from dedupe_paragraphs.rules.catalogue import RULES
from dedupe_paragraphs.rules.rule import Rule
from dedupe_paragraphs.text.pattern import pattern
from dedupe_paragraphs.text.positions import ColumnUnit

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_INDEX = {rule.code: number for number, rule in enumerate(RULES)}
_LINK = pattern(r"([\[\]\\])")


class Sarif(Listing):
    """Renders one result a finding, with links to its originals."""

    needs = True
    opening = encoded({"$schema": _SCHEMA, "version": "2.1.0"})[:-1] + ', "runs": [{"results": ['
    closing = "]"

    def entry(self, row: FindingRow) -> str:
        return encoded(_result(row))

    def finish(self, tally: Tally) -> str:
        """End the results; render the tool, its rules, and what could not be done."""
        driver = {
            "name": "dedupe",
            "fullName": "dedupe-paragraphs",
            "version": __version__,
            "semanticVersion": __version__,
            "rules": [_rule(rule) for rule in RULES],
        }
        errors = [
            {"level": "error", "message": {"text": f"{message}."}, "locations": [_location(path)]}
            for path, message in self.failures
        ]
        rest = {
            "tool": {"driver": driver},
            "automationDetails": {"id": "dedupe/"},
            # What readers that ignore this take columns for anyway.
            "columnKind": "utf16CodeUnits",
            "invocations": [
                {"executionSuccessful": not errors, "toolExecutionNotifications": errors}
            ],
        }
        return f"{super().finish(tally)},\n{encoded(rest)[1:-1]}}}]}}\n"


def _rule(rule: Rule) -> dict[str, Any]:
    what, why, fix = map(rules.paragraph, (rule.what, rule.why, rule.fix))
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": f"{_(rule.name)}."},
        "fullDescription": {"text": what},
        "help": {
            "text": f"{what} {why} {fix}",
            "markdown": f"{what}\n\n{why}\n\n```text\n{rules.example(rule)}\n```\n\n{fix}",
        },
        "defaultConfiguration": {"enabled": rule.default, "level": rule.level.word},
    }


def _result(row: FindingRow) -> dict[str, Any]:
    finding, view = row.finding, row.view
    originals = []
    for each in view.originals(finding):
        lines = phrases.lines(each.lines)
        name = lines if each.path == finding.path else f"{visible(each.path)}, {lines}"
        originals.append((name, each))
    links = [f"[{_escaped(name)}]({at})" for at, (name, _original) in enumerate(originals, 1)]
    see = " " + _("See {places}.", places=phrases.series(links)) if links else ""
    result = {
        "ruleId": row.code,
        "ruleIndex": _INDEX[row.code],
        "level": row.rule.level.word,
        "message": {"text": f"{_escaped(row.sentence)}{see}"},
        "locations": [_location(finding.path, _region(finding.place, view))],
        "relatedLocations": [
            {"id": number, "message": {"text": name}} | _related(original, row)
            for number, (name, original) in enumerate(originals, 1)
        ],
        "partialFingerprints": {"dedupeFinding/v1": finding.fingerprint},
        "properties": {"safety": finding.safety.word, "similarity": round(finding.similarity, 4)},
    }
    if row.edits_alone:
        replacements = [_replacement(edit, view) for edit in row.edits_alone]
        change = {"artifactLocation": _artifact(finding.path), "replacements": replacements}
        result["fixes"] = [{"description": {"text": row.fix}, "artifactChanges": [change]}]
    return result


def _escaped(text: str) -> str:
    return _LINK.sub(r"\\\1", text)


def _related(original: Located, row: FindingRow) -> dict[str, Any]:
    """Return the location of an original; of one in another post the lines alone are known."""
    region = {"startLine": original.lines.first, "endLine": original.lines.last}
    if original.path == row.finding.path:
        region = _region(original.span, row.view)
    return _location(original.path, region)


def _location(path: str, region: dict[str, int] | None = None) -> dict[str, Any]:
    place = {"artifactLocation": _artifact(path)} | ({"region": region} if region else {})
    return {"physicalLocation": place}


def _artifact(path: str) -> dict[str, str]:
    """Name a post; a relative name says what it is relative to, as CodeQL says it."""
    name = uri(path)
    return {"uri": name} if name.startswith("file:") else {"uri": name, "uriBaseId": "%SRCROOT%"}


def _region(span: Span, view: View) -> dict[str, int]:
    start, end = view.ends(span, ColumnUnit.UTF16)
    named = {"startLine": start.line, "startColumn": start.column}
    return named | {"endLine": end.line, "endColumn": end.column}


def _replacement(edit: Edit, view: View) -> dict[str, Any]:
    inserted = {"insertedContent": {"text": edit.text.decode()}} if edit.text else {}
    return {"deletedRegion": _region(edit.span, view), **inserted}
