"""Continuation: what goes on with a run, and where a run ends."""

from time import process_time

import pytest

from tests.match.posts import JA_B, JA_C, JA_LONG, LONG, B, C, D, removed


def test_a_heading_above_text_of_its_own_is_kept() -> None:
    assert removed("## Fire", LONG, B, "## Fire", C) == []


def test_other_neighbours_end_a_run() -> None:
    assert removed(LONG, "Yes.", B, C, "Yes.", D, LONG) == [6]


@pytest.mark.parametrize(
    ("one", "short", "two", "own"),
    [(LONG, "## Fire", B, C), (LONG, "Yes.", B, C), (JA_LONG, "## 火", JA_B, JA_C)],
)
def test_what_is_beside_both_copies_goes_on(one: str, short: str, two: str, own: str) -> None:
    assert removed(one, short, two, own, one, short, two) == [4, 5, 6]


def test_a_copy_of_something_else_between_does_not_end_it() -> None:
    assert removed(LONG, "Yes.", B, C, D, LONG, C, "Yes.", B) == [5, 6, 7, 8]


@pytest.mark.parametrize(("text", "at"), [(JA_LONG, 22), (f"{JA_B}夜も灯りがつく。", 30)])
def test_the_rest_of_a_cut_sentence_goes_on(text: str, at: int) -> None:
    assert removed(text, JA_C, LONG, text[:at], text[at:]) == [3, 4]


def test_a_heading_apart_from_its_text_by_a_copy() -> None:
    assert removed("## Fire", LONG, B, C, "## Fire", B, LONG) == [4, 5, 6]


def test_short_texts_between_thousands_of_copies_take_little_time() -> None:
    """Without the limit they take seventeen seconds, with it one."""
    texts = [f"{LONG[:41]} Number {at} of them is here as well." for at in range(10)]
    blocks = [block for at in range(2000) for block in (texts[at % 10], "Yes.")]
    begin = process_time()

    assert len(removed(*texts, *blocks)) > 1000
    assert process_time() - begin < 8
