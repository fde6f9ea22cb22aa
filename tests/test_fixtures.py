"""The fixture posts: what must stay silent, then every fault with its cure."""

from dataclasses import replace

import pytest

from dedupe_paragraphs.fix.check import check, examine
from dedupe_paragraphs.fix.clean import clean
from dedupe_paragraphs.fix.prove.proof import prove
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.rules.catalogue import CATALOGUE
from tests.fixtures import FIXTURES, Case, options_of, read_cases

CLEAN = read_cases("clean")
CASES = read_cases("faults", "layouts", "neighbours", "rules", "structure")
RULES = read_cases("rules")
UNSAFE = read_cases("unsafe")
THRESHOLDS = [case for case in read_cases("thresholds") if ".proof." not in case.path.name]
SHOWN = [c for c in RULES if not c.has_output and not c.path.name.startswith("no-")]
EVERY_RULE = replace(Options(), select=frozenset(CATALOGUE))


def by_name(case: Case) -> str:
    return case.name


def test_the_folders_hold_cases() -> None:
    assert len(CLEAN) > 30
    assert len(CASES) > 200
    # What is across posts takes several of them (tests/across); a case is one.
    across = {"DUP101", "DUP102"}
    assert {case.path.parent.name for case in RULES} == set(CATALOGUE) - across


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@pytest.mark.parametrize("case", CLEAN, ids=by_name)
def test_a_clean_post_is_silent_and_stays(case: Case, unsafe: bool) -> None:
    cleaned = clean(case.given, case.name, Options(), unsafe=unsafe)

    assert cleaned.before.findings == ()
    assert cleaned.data == case.given
    assert not cleaned.changed


@pytest.mark.parametrize("case", CASES, ids=by_name)
def test_clean(case: Case) -> None:
    cleaned = clean(case.given, case.name, Options())

    assert cleaned.data.decode() == case.expected.decode()
    assert prove(case.given, cleaned.data, case.name).losses == ()


@pytest.mark.parametrize("case", THRESHOLDS, ids=by_name)
def test_on_both_sides_of_a_threshold(case: Case) -> None:
    cleaned = clean(case.given, case.name, options_of(case))

    assert cleaned.data.decode() == case.expected.decode()
    assert prove(case.given, cleaned.data, case.name, cleaned.conceded).losses == ()


@pytest.mark.parametrize("case", UNSAFE, ids=by_name)
def test_clean_unsafe(case: Case) -> None:
    cleaned = clean(case.given, case.name, Options(), unsafe=True)

    assert cleaned.data.decode() == case.expected.decode()
    assert prove(case.given, cleaned.data, case.name, cleaned.conceded).losses == ()


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@pytest.mark.parametrize("case", [*CASES, *UNSAFE], ids=by_name)
def test_cleaning_twice_is_cleaning_once(case: Case, unsafe: bool) -> None:
    once = clean(case.given, case.name, Options(), unsafe=unsafe)
    twice = clean(once.data, case.name, Options(), unsafe=unsafe)
    damaged = examine(case.given, case.name, Options()).damaged
    found = examine(once.data, case.name, Options(), damaged=damaged).report.findings
    least = Safety.UNSAFE if unsafe else Safety.SAFE

    assert twice.data.decode() == once.data.decode()
    assert found == once.remaining
    assert len(twice.before.findings) <= len(found)
    assert [each for each in once.remaining if each.safety >= least] == []


@pytest.mark.parametrize("case", RULES, ids=by_name)
def test_a_rule_is_broken_or_not(case: Case) -> None:
    """A case breaks the rule of its folder, unless its name begins with `no-`."""
    findings = check(case.given, case.name, EVERY_RULE).findings
    found = {finding.rule for finding in findings}

    assert (case.path.parent.name in found) is not case.path.name.startswith("no-")


@pytest.mark.parametrize("case", SHOWN, ids=by_name)
def test_what_has_no_output_has_no_safe_fix(case: Case) -> None:
    code = case.path.parent.name
    findings = check(case.given, case.name, EVERY_RULE).findings

    assert Safety.SAFE not in {each.safety for each in findings if each.rule == code}


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
def test_the_first_post(unsafe: bool) -> None:
    name = "first/tidal-town.md"
    given = (FIXTURES / name).read_bytes()
    expected = (FIXTURES / f"first/tidal-town.{'unsafe' if unsafe else 'safe'}.md").read_bytes()
    cleaned = clean(given, name, Options(), unsafe=unsafe)
    twice = clean(cleaned.data, name, Options(), unsafe=unsafe)

    assert cleaned.data.decode() == expected.decode()
    assert twice.data == cleaned.data


def test_the_first_post_loses_nothing() -> None:
    given = (FIXTURES / "first/tidal-town.md").read_bytes()
    expected = (FIXTURES / "first/tidal-town.safe.md").read_bytes()

    assert prove(given, expected, "tidal-town.md").losses == ()
