"""The losses that `verify` names, in every format that `check` has."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from html import escape
from typing import Any
from xml.sax.saxutils import quoteattr

from dedupe_paragraphs import __version__
from dedupe_paragraphs.model.loss import Loss
from dedupe_paragraphs.report.exchange import encoded, relative, uri
from dedupe_paragraphs.report.records import SCHEMA
from dedupe_paragraphs.report.view import visible
from dedupe_paragraphs.report.words import errors

Lost = tuple[str, Loss]
"""A path and what its post lost."""
Failure = tuple[str, str]
"""A path and why the job could not be done for it."""


def rendered(
    name: str, posts: Sequence[str], lost: Sequence[Lost], failed: Sequence[Failure]
) -> str:
    """Return losses in a format, by its name."""
    if name == "json":
        return _json(posts, lost, failed)
    if name in _DOCUMENTS:
        return _DOCUMENTS[name](lost)
    return "".join(_LINES[name](path, loss) for path, loss in lost)


def _record(path: str, loss: Loss) -> dict[str, Any]:
    start = {"line": loss.line, "column": loss.column, "byte": loss.byte}
    return {"kind": loss.kind, "text": loss.text, "path": path, "start": start}


def _json(posts: Sequence[str], lost: Sequence[Lost], failed: Sequence[Failure]) -> str:
    document = {
        "schema": SCHEMA,
        "version": __version__,
        "posts": [{"path": path} for path in posts],
        "findings": [],
        "kept": [],
        "losses": [_record(path, loss) for path, loss in lost],
        "errors": [{"path": path, "message": message} for path, message in failed],
    }
    return f"{encoded(document, indent=2)}\n"


def _full(path: str, loss: Loss) -> str:
    return f"{errors.lost_at(path, loss)}\n"


def _concise(path: str, loss: Loss) -> str:
    return f"{visible(path)}:{loss.line}:{loss.column}: {errors.lost_text(loss)}\n"


def _jsonl(path: str, loss: Loss) -> str:
    return f"{encoded({'type': 'loss', **_record(path, loss)})}\n"


def _github(path: str, loss: Loss) -> str:
    named = (
        f"file={_property(relative(path))},line={loss.line},col={loss.column},title=dedupe verify"
    )
    return f"::error {named}::{_escaped(errors.lost_text(loss))}\n"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _gitlab(lost: Sequence[Lost]) -> str:
    entries = [
        {
            "description": errors.lost_text(loss),
            "check_name": f"dedupe/{loss.kind}",
            "fingerprint": sha256(encoded(_record(relative(path), loss)).encode()).hexdigest(),
            "severity": "major",
            "location": {"path": relative(path), "lines": {"begin": loss.line}},
        }
        for path, loss in lost
    ]
    return f"{encoded(entries, indent=1)}\n"


def _sarif(lost: Sequence[Lost]) -> str:
    results = [
        {
            "ruleId": loss.kind,
            "level": "error",
            "message": {"text": errors.lost_text(loss)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": uri(path)},
                        "region": {"startLine": loss.line, "startColumn": loss.column},
                    }
                }
            ],
        }
        for path, loss in lost
    ]
    driver = {"name": "dedupe", "version": __version__}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return f"{encoded({'$schema': schema, 'version': '2.1.0', 'runs': [run]}, indent=1)}\n"


def _junit(lost: Sequence[Lost]) -> str:
    cases = "".join(
        f"<testcase classname={quoteattr(visible(path))} name={quoteattr(f'line {loss.line}')}>"
        f"<failure type={quoteattr(loss.kind)} message={quoteattr(errors.lost_text(loss))}/>"
        "</testcase>\n"
        for path, loss in lost
    )
    count = f'tests="{len(lost)}" failures="{len(lost)}"'
    head = '<?xml version="1.0" encoding="utf-8"?>\n'
    suite = f'<testsuite name="dedupe verify" {count}>\n{cases}</testsuite>'
    return f"{head}<testsuites>{suite}</testsuites>\n"


def _rdjson(lost: Sequence[Lost]) -> str:
    diagnostics = [
        {
            "message": errors.lost_text(loss),
            "severity": "ERROR",
            "code": {"value": loss.kind},
            "location": {"path": relative(path), "range": {"start": {"line": loss.line}}},
        }
        for path, loss in lost
    ]
    return f"{encoded({'source': {'name': 'dedupe'}, 'diagnostics': diagnostics}, indent=1)}\n"


def _markdown(lost: Sequence[Lost]) -> str:
    rows = (
        f"| {_cell(relative(path))}:{loss.line} | {loss.kind} | {_cell(loss.text)} |\n"
        for path, loss in lost
    )
    return "".join(["| | | |\n|---|---|---|\n", *rows])


def _cell(text: str) -> str:
    return visible(" ".join(escape(text).split())).replace("|", "\\|")


def _html(lost: Sequence[Lost]) -> str:
    rows = (
        f"<tr><td>{escape(visible(relative(path)))}:{loss.line}</td><td>{escape(loss.kind)}</td>"
        f"<td>{escape(visible(loss.text))}</td></tr>\n"
        for path, loss in lost
    )
    head = '<!DOCTYPE html>\n<meta charset="utf-8">\n<title>dedupe verify</title>\n<table>\n'
    return "".join([head, *rows, "</table>\n"])


_LINES: dict[str, Callable[[str, Loss], str]] = {
    "full": _full,
    "concise": _concise,
    "jsonl": _jsonl,
    "github": _github,
}
_DOCUMENTS: dict[str, Callable[[Sequence[Lost]], str]] = {
    "gitlab": _gitlab,
    "sarif": _sarif,
    "junit": _junit,
    "rdjson": _rdjson,
    "markdown": _markdown,
    "html": _html,
}
