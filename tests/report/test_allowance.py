"""The `allow` line that is printed keeps what it is printed for."""

import tomllib
from dataclasses import replace

import pytest

from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.report.allowance import allow_line
from dedupe_paragraphs.report.row import rows
from tests.fixtures import Case, read_cases

OFFERED = [
    case
    for case in read_cases("faults", "layouts", "neighbours", "rules", "structure", "unsafe")
    if any(
        each.safety is Safety.UNSAFE for each in check(case.given, case.name, Options()).findings
    )
]


def by_name(case: Case) -> str:
    return case.name


def is_about(finding: Finding, other: Finding) -> bool:
    return finding.rule == other.rule and finding.spans == other.spans


@pytest.mark.parametrize("case", OFFERED, ids=by_name)
def test_the_line_keeps_the_repeat(case: Case) -> None:
    for row in rows(check(case.given, case.name, Options())):
        if row.mark == "[?] " and (line := allow_line(row)):
            allow = tuple(tomllib.loads(line)["allow"])
            found = check(case.given, case.name, replace(Options(), allow=allow)).findings

            assert not any(is_about(each, row.finding) for each in found), line
