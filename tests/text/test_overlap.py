"""Overlaps: no-op cases, then the same ends as a slow twin finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedupe_paragraphs.text.overlap import overlaps
from dedupe_paragraphs.text.width import width

WORDS = st.text("ab 橋。", max_size=12)


def slow(text: str, head: str, least: int) -> list[int]:
    """Ask of every end of the text."""
    ends = ((at, text[at:]) for at in range(1, len(text) - 1))
    return [at for at, end in ends if head.startswith(end) and width(end) >= least]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("", ""),
        ("the lamp", ""),
        ("", "the lamp"),
        ("the lamp", "the lamp burns"),
        ("the lamp", "a lamp burns"),
        ("灯台の明かり", "灯台の明かりは"),
    ],
)
def test_no_overlap(text: str, head: str) -> None:
    assert list(overlaps(text, head, 2)) == []


@pytest.mark.parametrize(
    ("text", "head", "found"),
    [
        ("look at the lamp", "the lamp burns", [8]),
        ("夜の灯台の明かり", "灯台の明かりは", [2]),
        ("so, so, so", "so, so, so, it is", [4, 8]),
    ],
)
def test_the_longest_end_is_first(text: str, head: str, found: list[int]) -> None:
    assert list(overlaps(text, head, 2)) == found


def test_an_end_is_measured_in_cells() -> None:
    assert list(overlaps("夜の灯台", "灯台は", 4)) == [2]
    assert list(overlaps("夜の灯台", "灯台は", 5)) == []


@given(WORDS, WORDS, st.integers(1, 6))
def test_like_the_slow_twin(text: str, head: str, least: int) -> None:
    assert list(overlaps(text, head, least)) == slow(text, head, least)
