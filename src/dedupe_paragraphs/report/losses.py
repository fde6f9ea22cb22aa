"""The losses that `verify` names, in every format that `check` has."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from html import escape
from typing import Any
from xml.sax.saxutils import quoteattr

from dedupe_paragraphs import __version__
from dedupe_paragraphs.model.loss import Loss
from dedupe_paragraphs.report.exchange import encoded, relative, uri
from dedupe_paragraphs.report.github import command
from dedupe_paragraphs.report.records import SCHEMA, loss_record
from dedupe_paragraphs.report.renderer import Failure
from dedupe_paragraphs.report.view import visible
from dedupe_paragraphs.report.words.errors import lost_text

Lost = tuple[str, Loss]
"""A path and what its post lost."""
_TOOL = {"driver": {"name": "dedupe", "version": __version__}}
_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def rendered(
    name: str, posts: Sequence[str], lost: Sequence[Lost], failed: Sequence[Failure]
) -> str:
    """Return losses in a format, by its name."""
    if name != "json":
        entry, document = _FORMATS[name]
        return document([entry(path, loss) for path, loss in lost])
    said = {
        "schema": SCHEMA,
        "version": __version__,
        "posts": [{"path": path} for path in posts],
        "findings": [],
        "kept": [],
        "losses": [loss_record(path, loss) for path, loss in lost],
        "errors": [each._asdict() for each in failed],
    }
    return f"{encoded(said, indent=2)}\n"


def _github(path: str, loss: Loss) -> str:
    named = {"file": relative(path), "line": loss.line, "col": loss.column}
    return command("error", {**named, "title": "dedupe verify"}, lost_text(loss))


def _gitlab(path: str, loss: Loss) -> dict[str, Any]:
    return {
        "description": lost_text(loss),
        "check_name": f"dedupe/{loss.kind}",
        "fingerprint": sha256(encoded(loss_record(relative(path), loss)).encode()).hexdigest(),
        "severity": "major",
        "location": {"path": relative(path), "lines": {"begin": loss.line}},
    }


def _sarif(path: str, loss: Loss) -> dict[str, Any]:
    region = {"startLine": loss.line, "startColumn": loss.column}
    location = {"artifactLocation": {"uri": uri(path)}, "region": region}
    said = {"ruleId": loss.kind, "level": "error", "message": {"text": lost_text(loss)}}
    return said | {"locations": [{"physicalLocation": location}]}


def _sarif_document(results: list[Any]) -> str:
    run = {"tool": _TOOL, "columnKind": "unicodeCodePoints", "results": results}
    return _json({"$schema": _SARIF, "version": "2.1.0", "runs": [run]})


def _rdjson(path: str, loss: Loss) -> dict[str, Any]:
    place = {"path": relative(path), "range": {"start": {"line": loss.line}}}
    said = {"message": lost_text(loss), "severity": "ERROR", "code": {"value": loss.kind}}
    return said | {"location": place}


def _json(document: object) -> str:
    return f"{encoded(document, indent=1)}\n"


def _junit(path: str, loss: Loss) -> str:
    name, line = quoteattr(visible(path)), quoteattr(f"line {loss.line}")
    failure = f"type={quoteattr(loss.kind)} message={quoteattr(lost_text(loss))}"
    return f"<testcase classname={name} name={line}><failure {failure}/></testcase>\n"


def _junit_document(cases: list[str]) -> str:
    head = '<?xml version="1.0" encoding="utf-8"?>\n'
    count = f'tests="{len(cases)}" failures="{len(cases)}"'
    suite = f'<testsuite name="dedupe verify" {count}>\n{"".join(cases)}</testsuite>'
    return f"{head}<testsuites>{suite}</testsuites>\n"


def _markdown(path: str, loss: Loss) -> str:
    place, text = (
        visible(" ".join(escape(each).split())).replace("|", "\\|")
        for each in (relative(path), loss.text)
    )
    return f"| {place}:{loss.line} | {loss.kind} | {text} |\n"


def _html(path: str, loss: Loss) -> str:
    cells = (f"{visible(relative(path))}:{loss.line}", loss.kind, visible(loss.text))
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>\n"


def _html_document(rows: list[str]) -> str:
    head = '<!DOCTYPE html>\n<meta charset="utf-8">\n<title>dedupe verify</title>\n<table>\n'
    return "".join([head, *rows, "</table>\n"])


_FORMATS: dict[str, tuple[Callable[[str, Loss], Any], Callable[[list[Any]], str]]] = {
    "full": (lambda path, loss: f"{visible(path)}:{loss.line}: {lost_text(loss)}\n", "".join),
    "concise": (
        lambda path, loss: f"{visible(path)}:{loss.line}:{loss.column}: {lost_text(loss)}\n",
        "".join,
    ),
    "jsonl": (
        lambda path, loss: f"{encoded({'type': 'loss', **loss_record(path, loss)})}\n",
        "".join,
    ),
    "github": (_github, "".join),
    "gitlab": (_gitlab, _json),
    "sarif": (_sarif, _sarif_document),
    "rdjson": (_rdjson, lambda found: _json({"source": {"name": "dedupe"}, "diagnostics": found})),
    "junit": (_junit, _junit_document),
    "markdown": (_markdown, lambda rows: "".join(["| | | |\n|---|---|---|\n", *rows])),
    "html": (_html, _html_document),
}
"""What each format makes of a loss, and of all of them together."""
