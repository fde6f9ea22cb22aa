"""Markers: what is left of blocks in a line that runs them together."""

import pytest

from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.post.parse import parse
from dedupe_paragraphs.text.markers import (
    behind_markers,
    ends_with_marker,
    only_markers_follow,
    run_together_key,
)


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


def keys(text: str) -> list[str]:
    return [run_together_key(block) for block in parse(text.encode()).blocks]


def test_fences_are_gone() -> None:
    assert keys("```\nx = 1\n```\n") == ["x = 1"]
    assert keys("~~~~ python\nx = 1\n~~~~\n") == ["python x = 1"]


def test_prose_keeps_its_marks() -> None:
    (block,) = parse(b"a ~~~ b ``c``\n").blocks

    assert block.kind is BlockKind.PARAGRAPH
    assert run_together_key(block) == block.key


def test_code_without_fences_is_as_it_is() -> None:
    assert keys("    x = 1\n") == ["x = 1"]
