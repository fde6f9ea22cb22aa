"""Debris: sentences about it are none."""

import pytest

from dedupe_paragraphs.text.debris import is_debris, is_debris_line
from dedupe_paragraphs.text.fold import fold

NONE = [
    "",
    "海",
    "続きを読む",
    "続きは来週の記事で。",
    "つづきの間",
    "The end of the road",
    "To be continued is what they say",
    "END",
    "end",
    "--- the ending ---",
    "---",
    "<<< ここから >>>",
    "<<<<<< six",
    "(続きは明日)",
    "continued success",
]

MARKS = [
    "---END---",
    "--- end ---",
    "-- Continued --",
    "---EOF---",
    "（続き）",
    "(つづく)",
    "【前回の続き】",
    "続く。",
    "[End of article]",
    "To be continued...",
    "<<<<<<< HEAD",
    "<<<<<<<",
    "=======",
    ">>>>>>> branch/name",
    "||||||| base",
]


@pytest.mark.parametrize("text", NONE)
def test_text_is_no_debris(text: str) -> None:
    assert not is_debris(fold(text))
    assert not is_debris_line(text.encode())


@pytest.mark.parametrize("text", MARKS)
def test_marks_are_debris(text: str) -> None:
    assert is_debris(fold(text))


def test_a_line_of_merge_marks_has_a_limit() -> None:
    assert not is_debris("<<<<<<< " + "a" * 80)
    assert is_debris("<<<<<<< " + "a" * 72)
