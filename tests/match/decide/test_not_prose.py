"""Code, tables and HTML."""

import pytest

from tests.match.posts import A, B, C, decided

CASES = [
    "```\nx = 1\ny = 2\nz = 3\n```",
    "| a |\n|---|\n| some text of a cell |",
    "```\n値 = 1\n別の値 = 2\n```",
]


@pytest.mark.parametrize("again", CASES)
def test_alone_it_is_kept(again: str) -> None:
    assert decided(A, again, B, again, C) == {3: "kept not-prose"}


@pytest.mark.parametrize("again", CASES)
def test_in_a_copied_run_it_is_not(again: str) -> None:
    assert decided(A, again, B, C, A, again, B)[5] == "removed run-member"
