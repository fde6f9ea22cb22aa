"""Markers: what is left of blocks in a line that runs them together."""

import pytest

from dedupe_paragraphs.text.markers import behind_markers, ends_with_marker, only_markers_follow


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [0]),
        ("sea", [0]),
        ("- sea", [0, 2]),
        ("## sea", [0, 3]),
        ("1. sea", [0, 3]),
        ("- 2) sea", [0, 2, 5]),
        ("2026 was calm", [0]),
        ("> * sea", [0, 4]),
    ],
)
def test_where_a_text_may_begin(text: str, expected: list[int]) -> None:
    assert expected == behind_markers(text, 0, len(text))


def test_marks_beyond_the_end_are_not_read() -> None:
    assert behind_markers("--- sea", 0, 2) == [0, 2]


@pytest.mark.parametrize("marks", [" -", " ##", " 1. ", " --- 2. ", " > * "])
def test_only_markers_follow(marks: str) -> None:
    assert only_markers_follow("sea" + marks, 3, 3 + len(marks))


def test_a_stop_of_japanese_needs_no_space_after_it() -> None:
    assert only_markers_follow("海。-", 2, 3)


@pytest.mark.parametrize("text", ["sea:", "sea", "sea - wind", "sea-"])
def test_a_text_has_its_own_marks(text: str) -> None:
    assert not only_markers_follow(text, 3, len(text))


def test_the_last_thing_is_a_marker() -> None:
    assert ends_with_marker("the sea - ")
    assert ends_with_marker("##")
    assert not ends_with_marker("the sea.")
    assert not ends_with_marker("")
