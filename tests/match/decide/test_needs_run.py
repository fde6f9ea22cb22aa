"""Texts that prove nothing alone."""

import pytest

from tests.match.posts import JA_A, JA_B, JA_C, LONG, A, B, C, decided

CASES = [
    ("## Fire", "repeated-heading"),
    ("## 料金と特徴について", "repeated-heading"),
    ("```\nx = 1\ny = 2\nz = 3\n```", "not-prose"),
    ("| a |\n|---|\n| some text of a cell |", "not-prose"),
    ("```\n値 = 1\n別の値 = 2\n```", "not-prose"),
    ("Read on.", "too-short"),
    ("詳しくはこちら。", "too-short"),
    ("See [the shop](a.html) now.", "too-short"),
    ("- Cut the bread into slices as thick as your finger.", "list-row"),
    ("- パンは指の太さに切り、両面がきつね色になるまで焼いておく。", "list-row"),
    ("> The keeper climbs ninety steps to the lamp and counts them aloud.", "quotation"),
    ("> 灯台守は毎晩九十段の階段をのぼり、声に出してその数をかぞえたという。", "quotation"),
]


@pytest.mark.parametrize(("again", "reason"), CASES)
def test_alone_it_is_kept(again: str, reason: str) -> None:
    assert decided(A, again, B, again, C) == {3: f"kept {reason}"}


@pytest.mark.parametrize(("again", "reason"), CASES)
def test_in_a_copied_run_it_is_not(again: str, reason: str) -> None:
    assert decided(A, again, B, C, A, again, B)[5] == "removed run-member"


@pytest.mark.parametrize("mark", ["> ", "- "])
@pytest.mark.parametrize(("text", "others"), [(A, (B, C)), (JA_A, (JA_B, JA_C))])
def test_another_kind_of_block_is_kept(mark: str, text: str, others: tuple[str, str]) -> None:
    assert decided(text, *others, f"{mark}{text}") == {3: "kept other-kind"}


def test_the_same_kind_is_not() -> None:
    assert decided(LONG, B, C, LONG) == {3: "removed exact-copy"}
