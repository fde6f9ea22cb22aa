"""Every threshold is held on both sides: half of it, or twice, and a fixture comes out different.

A number that nothing notices should not be there. Limits, which only bound time or memory, are kept
apart: `test_limits.py`.
"""

from dataclasses import replace
from functools import cache

import pytest

from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.fix.clean import clean
from dedupe_paragraphs.fix.prove.proof import prove
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.rules.catalogue import CATALOGUE
from tests.constants import Number, changed, numbers
from tests.fixtures import Case, options_of, read_cases

UNITS = (
    "Cells",
    "Code points",
    "Copies",
    "Lines",
    "Segments",
    "Sentences",
    "Share",
    "Similarity",
    "Words",
)
"""What a threshold may be measured in; its docstring begins with it."""
NUMBERS = list(numbers())
EXEMPT = {
    "_OPTIONS": "flags of the Markdown parser",
    **dict.fromkeys(
        ("PERMUTATIONS", "SEED", "GRAM", "EMPTY", "_MULTIPLIER", "BANDS", "ROWS"),
        "the scheme of the signatures: datasketch's, bit for bit (tests/match/test_signatures.py)",
    ),
    "_MAX_RATIO": "derived: what the similarity of two texts allows their lengths",
    "NEIGHBOURS": "how LSH keeps its buckets small (tests/match/test_candidates.py)",
    **dict.fromkeys(
        ("_SLACK", "_ROUNDING"), "what floating point takes (tests/match/test_similarity.py)"
    ),
}
"""Numbers that are neither: parts of algorithms and the like, each with its reason."""
THRESHOLDS = [each for each in NUMBERS if not each.is_limit and each.name not in EXEMPT]
EVERY_RULE = frozenset(CATALOGUE)


def by_name(number: Number) -> str:
    return number.slug


Result = tuple[object, ...]


def result(case: Case, **other: float) -> Result:
    """Return all that can be seen of a post: findings, both cleaned forms, what the proof says."""
    options = replace(options_of(case), **other)  # type: ignore[arg-type]
    report = check(case.given, case.name, replace(options, select=EVERY_RULE))
    found = tuple((each.rule, each.safety, each.spans) for each in report.findings)
    cleaned = (clean(case.given, case.name, options, unsafe=unsafe) for unsafe in (False, True))
    proof = prove(case.given, case.expected, case.name)
    return found, *(each.data for each in cleaned), proof.losses


@cache
def usual(case: Case) -> Result:
    return result(case)


def cases(number: Number) -> list[Case]:
    every = read_cases("thresholds")
    return [each for each in every if each.path.name.split(".")[0] == number.slug]


@pytest.mark.parametrize("factor", [0.5, 2], ids=["half", "twice"])
@pytest.mark.parametrize("number", THRESHOLDS, ids=by_name)
def test_a_fixture_notices(number: Number, factor: float) -> None:
    given = cases(number)
    expected = [usual(case) for case in given]
    with changed(number, factor):
        found = [result(case) for case in given]

    assert expected != found, f"nothing notices {factor} x {number.name}"


@pytest.mark.parametrize("factor", [0.5, 2], ids=["half", "twice"])
@pytest.mark.parametrize("name", ["min_length", "similarity"])
def test_a_fixture_notices_an_option(name: str, factor: float) -> None:
    value = getattr(Options(), name)
    number = Number("", name, value, "")
    given = cases(number)
    found = [result(case, **{name: number.scaled(factor)}) for case in given]

    assert [usual(case) for case in given] != found


@pytest.mark.parametrize("number", THRESHOLDS, ids=by_name)
def test_a_threshold_names_its_unit(number: Number) -> None:
    assert number.text.startswith(UNITS)


def test_names_of_thresholds_are_unique() -> None:
    names = [each.slug for each in THRESHOLDS]

    assert sorted(set(names)) == sorted(names)


def test_every_fixture_belongs_to_a_threshold() -> None:
    names = {each.slug for each in THRESHOLDS} | {"min-length", "similarity"}

    assert {each.path.name.split(".")[0] for each in read_cases("thresholds")} == names


def test_what_is_exempt_exists() -> None:
    names = {each.name for each in NUMBERS}

    assert {name for name in EXEMPT if name not in names} == set()


def test_a_number_that_nothing_notices_is_found() -> None:
    unnoticed = next(each for each in NUMBERS if each.name == "SEED")
    given = read_cases("thresholds")[:3]
    with changed(unnoticed, 2):
        found = [result(case) for case in given]

    assert [usual(case) for case in given] == found
