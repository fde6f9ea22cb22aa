"""Loops: texts that only come back to something, then phrases and rows in direct succession."""

import pytest

from dedupe_paragraphs.match.loops import Loop, phrase_loops, row_loops


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param(
            "The bell rang, the boat came in, and the bell rang again.", id="not in a row"
        ),
        pytest.param("so it was cold there, so it was cold there.", id="twice"),
        pytest.param("ha ha ha ha ha ha ha ha ha ha ha ha ha ha ha", id="a short word"),
        pytest.param("- - - - - - - - - - - - - - - - - - - - - - - -", id="no letters"),
    ],
)
def test_no_loop(text: str) -> None:
    assert list(phrase_loops(text)) == []


@pytest.mark.parametrize(
    ("left", "text"),
    [
        ("The lamp got much lower.", f"The lamp {', '.join(['got much lower'] * 3)}."),
        ("He saw the wheel turn and", f"He saw{' the wheel turn and' * 3}"),
        ("灯は暗くなり、夜が来た。", f"{'灯は暗くなり、' * 3}夜が来た。"),
        ("불이 약하고 바람이 세고 끝.", f"{'불이 약하고 바람이 세고 ' * 3}끝."),
    ],
)
def test_one_of_a_loop_is_left(left: str, text: str) -> None:
    ((start, first_end, end),) = phrase_loops(text)

    assert left == (text[:first_end] + text[end:]).rstrip()
    assert start < first_end < end


def test_a_loop_over_another_is_told_once() -> None:
    text = "the wheel goes round and " * 6

    assert list(phrase_loops(text)) == [Loop(0, 25, 150)]


@pytest.mark.parametrize("row", ["", "abc", "abab", "aabb", "abcabc"])
def test_no_loop_of_a_row(row: str) -> None:
    assert list(row_loops(row)) == []


@pytest.mark.parametrize(
    ("expected", "row"),
    [
        ([Loop(0, 1, 3)], "aaab"),
        ([Loop(2, 4, 8)], "xyababab"),
        ([Loop(1, 2, 5), Loop(6, 8, 12)], "xaaaaxbcbcbc"),
    ],
)
def test_a_row_again_and_again(expected: list[Loop], row: str) -> None:
    assert expected == list(row_loops(row))
