"""Pairs of quotes and brackets: what is none, then what a range may not hold half of."""

import pytest

from dedupe_paragraphs.text.pairs import cut_pair, find_pairs, lone_marks


@pytest.mark.parametrize("text", ["", "a) b) c)", '5" wide', "「開いたまま", "it's", ":-)"])
def test_no_pair(text: str) -> None:
    assert find_pairs(text) == ()


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("(a)", [(0, 2)]),
        ("「あ『い』う」", [(2, 4), (0, 6)]),
        ('"a" "b"', [(0, 2), (4, 6)]),
        ("«a» »b«", [(0, 2), (4, 6)]),
        ("「「a」", [(1, 3)]),
    ],
)
def test_pairs(text: str, pairs: list[tuple[int, int]]) -> None:
    assert pairs == list(find_pairs(text))


@pytest.mark.parametrize(
    ("start", "end", "is_cut"),
    [(0, 3, False), (0, 4, True), (4, 6, True), (6, 9, True), (3, 8, False), (8, 9, False)],
)
def test_a_range_cuts_a_pair(start: int, end: int, is_cut: bool) -> None:
    assert (cut_pair([(3, 7)], start, end) is not None) is is_cut


@pytest.mark.parametrize(("text", "marks"), [("(a)", ""), ('5" wide (or so', '"('), ("a」", "」")])
def test_marks_without_a_partner(text: str, marks: str) -> None:
    assert sorted(lone_marks(text).elements()) == sorted(marks)


def test_a_quote_after_a_digit_is_no_unit() -> None:
    assert find_pairs('In 1999"quoted" text') == ((7, 14),)
    assert find_pairs('a 5" pipe') == ()
