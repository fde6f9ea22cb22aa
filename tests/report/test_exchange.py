"""Formats that other programs read: what those programs ask of them."""

import json
import os
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.model.cross_post import Relation
from dedupe_paragraphs.model.evidence import EmptyHeading, SharedText
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.report import Cleaned, Report
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.model.span import Place
from dedupe_paragraphs.report.exchange import relative, uri
from dedupe_paragraphs.report.renderer import Renderer
from dedupe_paragraphs.report.renderer import renderer as made
from dedupe_paragraphs.report.tally import Tally
from tests.fixtures import FIXTURES, REPOSITORY
from tests.report.examples import FINDINGS, KEPT, REPORT, bare, finding, post, removal, span
from tests.report.rendering import finished, written

READ_BY_PROGRAMS = ("jsonl", "github", "gitlab", "sarif", "junit", "rdjson", "markdown")
EVIL = 'a"]]></failure>\x1b[2J\x00\u202e::error::%0A,x:y & <b> `@everyone` [z](w) |\ufffe\U0001f600'


def rendered(name: str, *reports: Report) -> str:
    renderer, tally = made(name), Tally(paths=("posts",))
    text = ""
    for report in reports:
        text += written(renderer, report)
        tally.checked(report)
    return text + finished(renderer, tally)


def real_report(name: str = "first/tidal-town.md") -> Report:
    return check((FIXTURES / name).read_bytes(), name, Options())


def evil_report() -> Report:
    source = f"{EVIL}\n\n{EVIL}\n"
    where = span(EVIL, 1, source)
    path = 'po"st<s>,%::\x07日本\udce9.md'
    copy = finding("DUP001", (where,), (Place(path, span(EVIL, 0, source)),), removal(where))
    heading = replace(
        copy, rule="SEC001", safety=Safety.UNSAFE, originals=(), evidence=EmptyHeading(EVIL)
    )
    pair = tuple(replace(each, path=path) for each in (copy, heading))
    return Report(post(source, path), pair)


def every_post() -> list[Report]:
    return [real_report(), REPORT, Report(post("静かな朝です。\n", "a b.md"), ()), evil_report()]


@pytest.mark.parametrize("name", READ_BY_PROGRAMS)
def test_text_is_unicode_without_what_steers_a_terminal(name: str) -> None:
    text = rendered(name, *every_post()).encode("utf-8", "backslashreplace").decode()

    assert not {"\x1b", "\x00", "\x07"} & set(text)


@pytest.mark.parametrize("name", READ_BY_PROGRAMS)
def test_posts_are_rendered_one_by_one_and_what_remains_after_cleaning(name: str) -> None:
    done = Cleaned(REPORT, REPORT.post.data, (), FINDINGS[:3])
    renderer, tally = made(name), Tally(cleaning=True)
    tally.cleaned(done)
    text = written(renderer, done) + finished(renderer, tally)

    assert text.count("DUP003") >= 1
    assert "copy of line 1, word for word" in text.lower()


def documents(name: str) -> Any:
    return json.loads(rendered(name, *every_post()).encode("utf-8", "backslashreplace"))


@pytest.mark.parametrize("count", [0, 1, 2])
@pytest.mark.parametrize("name", ["gitlab", "sarif", "rdjson"])
def test_json_is_whole_however_many_posts(name: str, count: int) -> None:
    assert json.loads(rendered(name, *[REPORT] * count)) is not None


def test_every_line_of_jsonl_is_a_document_with_a_type() -> None:
    lines = [json.loads(line) for line in rendered("jsonl", *every_post()).splitlines()]

    assert {line["type"] for line in lines} == {"post", "finding", "kept", "summary"}
    assert lines[-1]["findings"] == len([x for x in lines if x["type"] == "finding"])
    assert sum(line["type"] == "post" for line in lines) == 4


def test_jsonl_writes_a_post_as_soon_as_it_is_done() -> None:
    assert made("jsonl").checked(REPORT).count("\n") == 1 + len(FINDINGS) + len(KEPT)


def test_github_annotations_are_worst_first() -> None:
    lines = rendered("github", REPORT, real_report()).splitlines()
    kinds = [line.split(" ")[0] for line in lines]

    assert kinds == sorted(kinds, key=["::error", "::warning", "::notice"].index)
    assert "DUP004" in lines[0]


def test_github_commands_hold_no_other_command() -> None:
    lines = rendered("github", evil_report()).splitlines()

    assert len(lines) == 2
    for line in lines:
        command = re.fullmatch(r"::(error|warning) ([^:]*)::(.*)", line)
        assert command
        names = [part.partition("=")[0] for part in command[2].split(",")]
        assert names == ["file", "line", "endLine", "col", "endColumn", "title"]


def test_github_gives_no_columns_of_several_lines() -> None:
    runs = [line for line in rendered("github", real_report()).splitlines() if "DUP001" in line]
    several = [line for line in runs if re.search(r"line=(\d+),endLine=(?!\1,)", line)]

    assert several
    assert not any("col=" in line for line in several)


def test_gitlab_fingerprints_differ_between_findings_and_posts() -> None:
    other = real_report()
    twin = replace(
        other,
        post=replace(other.post, path="twin.md"),
        findings=tuple(replace(each, path="twin.md") for each in other.findings),
    )
    entries = json.loads(rendered("gitlab", other, twin))

    assert len({entry["fingerprint"] for entry in entries}) == len(entries)


def test_gitlab_entries_hold_what_is_required() -> None:
    for entry in documents("gitlab"):
        assert entry.keys() >= {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert not entry["location"]["path"].startswith(("./", "/"))
        assert entry["location"]["lines"]["begin"] >= 1


def test_junit_counts_its_cases_and_keeps_the_text() -> None:
    suites = ET.fromstring(rendered("junit", *every_post()).encode("utf-8", "backslashreplace"))

    assert suites.tag == "testsuites"
    for suite in suites:
        cases = suite.findall("testcase")
        assert int(suite.attrib["tests"]) == len(cases) >= 1
        assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure"))
    text = suites[3].findtext("testcase/failure")
    assert text is not None
    assert 'a"]]></failure>\\x1b[2J' in text


def test_junit_names_an_error() -> None:
    renderer = made("junit")
    text = renderer.failed("none.md", 'no "such" file') + finished(renderer)
    suite = ET.fromstring(text)[0]

    assert suite.attrib["errors"] == "1"
    assert suite[0][0].attrib == {"message": 'no "such" file'}


POSITION = {
    "type": "object",
    "required": ["line"],
    "properties": {"line": {"minimum": 1}, "column": {"minimum": 1}},
    "additionalProperties": False,
}
RANGE = {
    "type": "object",
    "required": ["start", "end"],
    "properties": {"start": POSITION, "end": POSITION},
    "additionalProperties": False,
}
LOCATION = {
    "type": "object",
    "required": ["path"],
    "properties": {"path": {"type": "string"}, "range": RANGE},
    "additionalProperties": False,
}
RDF = {
    "type": "object",
    "required": ["source", "diagnostics"],
    "additionalProperties": False,
    "properties": {
        "source": {"required": ["name"]},
        "diagnostics": {
            "items": {
                "type": "object",
                "required": ["message", "location", "severity"],
                "additionalProperties": False,
                "properties": {
                    "message": {"type": "string"},
                    "location": LOCATION,
                    "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                    "code": {"required": ["value"]},
                    "suggestions": {
                        "items": {
                            "required": ["range", "text"],
                            "properties": {"range": RANGE, "text": {"type": "string"}},
                        }
                    },
                    "related_locations": {"items": {"properties": {"location": LOCATION}}},
                },
            }
        },
    },
}
"""What the Reviewdog Diagnostic Format says of the members that we use."""


def test_rdjson_keeps_to_its_schema() -> None:
    renderer = made("rdjson")
    text = written(renderer, *every_post()) + renderer.failed("x.md", "gone")
    document = json.loads((text + finished(renderer)).encode("utf-8", "backslashreplace"))

    jsonschema.validate(document, RDF)


def test_rdjson_suggestions_make_the_fix() -> None:
    report = real_report()
    lines = report.post.data.split(b"\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    diagnostics = json.loads(rendered("rdjson", report))["diagnostics"]

    for each, diagnostic in zip(report.findings, diagnostics, strict=True):
        edits = [
            (*(starts[at["line"] - 1] + at["column"] - 1 for at in found["range"].values()),)
            for found in diagnostic["suggestions"]
        ]
        alone = each.fix.edits if each.fix and not each.fix.needs else ()
        assert edits == [tuple(edit.span) for edit in alone]


def test_sarif_links_lead_to_related_locations() -> None:
    for result in documents("sarif")["runs"][0]["results"]:
        links = re.findall(r"(?<!\\)\[[^\]\\]+\]\((\d+)\)", result["message"]["text"])
        assert [int(link) for link in links] == [each["id"] for each in result["relatedLocations"]]


def test_originals_in_other_posts_are_related_by_their_lines() -> None:
    source = "港の鐘が鳴るころ、船は沖へ出ていく。\n"
    where = span(source.strip(), 0, source)
    away = Place("other/日 本.md", where, (7, 1, 9, 20))
    shared = finding("DUP101", (where,), (away,), evidence=SharedText(Relation.SAME, 2))
    report = Report(post(source), (shared,))
    result = json.loads(rendered("sarif", report))["runs"][0]["results"][0]
    diagnostic = json.loads(rendered("rdjson", report))["diagnostics"][0]

    assert result["message"]["text"].endswith("See [other/日 本.md, lines 7-9](1).")
    related = result["relatedLocations"][0]["physicalLocation"]
    assert related["artifactLocation"]["uri"] == "other/%E6%97%A5%20%E6%9C%AC.md"
    assert related["region"] == {"startLine": 7, "endLine": 9}
    assert diagnostic["related_locations"] == [
        {
            "message": "lines 7-9",
            "location": {
                "path": "other/日 本.md",
                "range": {"start": {"line": 7}, "end": {"line": 9}},
            },
        }
    ]


def test_sarif_results_are_told_apart_by_their_fingerprints() -> None:
    results = json.loads(rendered("sarif", real_report()))["runs"][0]["results"]
    alerts = {(each["ruleId"], each["partialFingerprints"]["dedupeFinding/v1"]) for each in results}
    places = {
        (each["ruleId"], json.dumps(each["locations"][0]["physicalLocation"])) for each in results
    }

    assert len(alerts) == len(places) == len(results) == len(real_report().findings)


def test_sarif_names_errors() -> None:
    renderer = made("sarif")
    renderer.failed("none.md", "no such file or folder")
    invocation = json.loads(finished(renderer))["runs"][0]["invocations"][0]

    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"].startswith("no such")


def multitool() -> str:
    """Return Microsoft's validator, installed below `build/` the first time."""
    home = REPOSITORY / "build" / "npm"
    found = sorted(home.glob("node_modules/@microsoft/sarif-multitool-*/Sarif.Multitool*"))
    programs = [path for path in found if path.name in ("Sarif.Multitool", "Sarif.Multitool.exe")]
    if not programs:
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("npm is not installed, so sarif-multitool cannot be")
        command = [npm, "install", "--silent", "--prefix", str(home), "@microsoft/sarif-multitool"]
        done = subprocess.run(command, capture_output=True, check=False, timeout=300)
        if done.returncode:
            pytest.skip(f"npm could not install sarif-multitool: {done.stderr.decode()[-200:]}")
        return multitool()
    programs[0].chmod(0o755)  # npm runs no install scripts unless it is told to
    return str(programs[0])


def test_sarif_is_valid_by_microsofts_tool(tmp_path: Path) -> None:
    text = rendered("sarif", *every_post())
    file = tmp_path / "report.sarif"
    file.write_bytes(text.encode("utf-8", "backslashreplace"))
    out = tmp_path / "validated.sarif"
    command = [multitool(), "validate", str(file), "-o", str(out)]
    done = subprocess.run(
        [*command, "--level", "Error;Warning", "--rule-kind", "Sarif;Ghas"],
        capture_output=True,
        check=False,
        timeout=120,
        env=os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
    )
    assert out.exists(), done.stdout + done.stderr
    results = json.loads(out.read_text("utf-8-sig"))["runs"][0]["results"]

    told = {(each["ruleId"], each.get("level", "warning")) for each in results}
    # SARIF2005 wants the address of a home page, which the project has not.
    assert told <= {("SARIF2005", "warning")}, results


def test_a_comment_fits_and_counts_what_it_leaves_out() -> None:
    reports = [
        replace(REPORT, post=replace(REPORT.post, path=f"{number}.md")) for number in range(200)
    ]
    text = rendered("markdown", *reports)

    assert len(text) < 65_536
    shown = text.count("<details>")
    assert f"The findings of {200 - shown} more posts would not fit" in text
    assert "and 180 more posts" in text


def test_a_comment_about_one_bad_post_fits() -> None:
    many = replace(REPORT, findings=FINDINGS * 200)
    text = rendered("markdown", many)

    assert len(text) < 65_536
    assert "and 2,750 more findings" in text


def test_a_comment_holds_no_markup_of_a_post() -> None:
    text = rendered("markdown", evil_report())
    outside = re.sub(r"(`+) ?.*? ?\1(?!`)", "", text)

    assert "<b>" not in outside.replace("\\<b", "")
    assert not re.search(r"(?<!\\)\[z\]", outside)
    assert "@everyone" not in outside


def test_a_comment_without_findings_is_short() -> None:
    quiet = Report(post("静かな朝です。\n"), ())

    assert rendered("markdown", quiet) == "## dedupe: no findings in 1 post\n\n\n"


def test_names_are_relative_to_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert relative("./posts/a.md") == "posts/a.md"
    assert relative(str(tmp_path / "a.md")) == "a.md"
    assert relative("../a.md") == str(tmp_path.parent / "a.md")
    assert relative("-") == "stdin"
    assert uri("日本 #1.md") == "%E6%97%A5%E6%9C%AC%20%231.md"
    assert uri("/tmp/a b.md") == "file:///tmp/a%20b.md"


def test_all_findings_reach_every_format() -> None:
    report = real_report()
    for name in READ_BY_PROGRAMS:
        text = rendered(name, report)
        assert count(name, text) == len(report.findings), name


def count(name: str, text: str) -> int:
    signs: dict[str, str] = {
        "jsonl": '"type": "finding"',
        "github": "::error ",
        "gitlab": '"check_name"',
        "sarif": '"ruleId"',
        "junit": "<failure",
        "rdjson": '"code": {',
        "markdown": "* **Line ",
    }
    found = text.count(signs[name])
    others = text.count("::warning ") + text.count("::notice ")
    return found + others if name == "github" else found


def use(renderer: Renderer, each: Finding) -> str:
    return written(renderer, Report(post(), (each,))) + finished(renderer)


@pytest.mark.parametrize("name", READ_BY_PROGRAMS)
@pytest.mark.parametrize("each", FINDINGS, ids=lambda each: str(each.rule))
def test_a_finding_without_its_extras_is_still_told(each: Finding, name: str) -> None:
    assert str(each.rule) in use(made(name), bare(each))
