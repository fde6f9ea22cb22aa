"""Columns, which each format counts in a unit of its own, behind a character of each width."""

import json
import re
from typing import Any
from xml.etree import ElementTree as ET

from dedupe_paragraphs.model.finding import Fix
from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.model.span import Edit, Place, Span
from dedupe_paragraphs.report.renderer import renderer as made
from dedupe_paragraphs.report.tally import Tally
from tests.report.examples import PATH, finding, post, span
from tests.report.rendering import finished, written

SENTENCE = "日本😀語は重なる。"
SOURCE = f"はじめに一行。\n{SENTENCE}{SENTENCE}\n"
COPY = span(SENTENCE, 1, SOURCE)
CODE_POINTS = (10, 19)
UTF16 = (11, 21)
UTF8 = (29, 57)
"""Where the copy begins, and the place behind its end, on line 2."""


def rendered(name: str) -> str:
    renderer = made(name)
    fix = Fix(Safety.SAFE, (Edit(COPY),))
    copy = finding("DUP001", (COPY,), (Place(PATH, span(SENTENCE, 0, SOURCE)),), fix)
    report = Report(post(SOURCE), (copy,))
    tally = Tally()
    tally.checked(report)
    return written(renderer, report) + finished(renderer, tally)


def positions(start: dict[str, Any], end: dict[str, Any]) -> tuple[int, int, int]:
    assert end["line"] == start["line"]
    return start["line"], start["column"], end["column"]


def test_the_sentence_tells_the_units_apart() -> None:
    assert len({CODE_POINTS, UTF16, UTF8}) == 3
    assert Span(22 + 28, 22 + 56) == COPY


def test_code_points() -> None:
    assert rendered("concise").startswith(f"{PATH}:2:10: ")
    assert rendered("full").startswith(f"{PATH}:2:10: ")
    span_ = json.loads(rendered("json"))["findings"][0]["spans"][0]
    assert positions(**span_) == (2, *CODE_POINTS)
    line = json.loads(rendered("jsonl").splitlines()[1])["spans"][0]
    assert line == span_


def test_github() -> None:
    assert "line=2,endLine=2,col=10,endColumn=19," in rendered("github")


def test_gitlab() -> None:
    location = json.loads(rendered("gitlab"))[0]["location"]

    assert positions(location["positions"]["begin"], location["positions"]["end"]) == (
        2,
        *CODE_POINTS,
    )
    assert location["lines"] == {"begin": 2, "end": 2}


def test_junit() -> None:
    case = ET.fromstring(rendered("junit")).find("./testsuite/testcase")
    assert case is not None
    failure = case.find("failure")
    assert failure is not None

    assert case.get("line") == "2"
    assert (failure.text or "").startswith(f"{PATH}:2:10: ")


def test_rdjson_counts_bytes() -> None:
    diagnostic = json.loads(rendered("rdjson"))["diagnostics"][0]

    assert positions(**diagnostic["location"]["range"]) == (2, *UTF8)
    assert positions(**diagnostic["suggestions"][0]["range"]) == (2, *UTF8)
    related = diagnostic["related_locations"][0]["location"]["range"]
    assert positions(**related) == (2, 1, 29)


def test_sarif_counts_utf16_and_says_so() -> None:
    run = json.loads(rendered("sarif"))["runs"][0]
    result = run["results"][0]
    region = {"startLine": 2, "startColumn": 11, "endLine": 2, "endColumn": 21}

    assert run["columnKind"] == "utf16CodeUnits"
    assert result["locations"][0]["physicalLocation"]["region"] == region
    replaced = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replaced == {"deletedRegion": region}
    assert result["relatedLocations"][0]["physicalLocation"]["region"]["endColumn"] == UTF16[0]


def test_markdown_names_the_line() -> None:
    assert re.search(r"^\* \*\*Line 2\*\*", rendered("markdown"), re.MULTILINE)
