"""Quotations and footnotes."""

import pytest

from tests.match.posts import A, B, C, decided

CASES = [
    "> The keeper climbs ninety steps to the lamp and counts them aloud.",
    "> 灯台守は毎晩九十段の階段をのぼり、声に出してその数をかぞえたという。",
]


@pytest.mark.parametrize("again", CASES)
def test_alone_it_is_kept(again: str) -> None:
    assert decided(A, again, B, again, C) == {3: "kept quotation"}


@pytest.mark.parametrize("again", CASES)
def test_in_a_copied_run_it_is_not(again: str) -> None:
    assert decided(A, again, B, C, A, again, B)[5] == "removed run-member"
