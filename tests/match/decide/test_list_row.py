"""Rows of lists."""

import pytest

from tests.match.posts import A, B, C, decided

CASES = [
    "- Cut the bread into slices as thick as your finger.",
    "- パンは指の太さに切り、両面がきつね色になるまで焼いておく。",
]


@pytest.mark.parametrize("again", CASES)
def test_alone_it_is_kept(again: str) -> None:
    assert decided(A, again, B, again, C) == {3: "kept list-row"}


@pytest.mark.parametrize("again", CASES)
def test_in_a_copied_run_it_is_not(again: str) -> None:
    assert decided(A, again, B, C, A, again, B)[5] == "removed run-member"
