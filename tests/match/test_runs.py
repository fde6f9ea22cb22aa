"""Runs: what is one finding, what goes with its neighbours, what never goes alone."""

import pytest

from dedupe_paragraphs.match.matcher import match_post
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.text.width import width
from tests.match.posts import LONG, B, C, D, E, brief, post_of, told


def gone(*blocks: str, **options: object) -> list[int]:
    """Return the blocks that go safely, by index."""
    return sorted(match_post(post_of(*blocks), Options(**options)).safe_blocks)  # type: ignore[arg-type]


# Short text never justifies.


@pytest.mark.parametrize(
    "again",
    ["## Fire", "Read on.", "---", "See [the shop](a.html) now.", "- one", "![Sea](a.png)"],
)
def test_never_alone(again: str) -> None:
    assert gone(LONG, again, B, again, C) == []


def test_a_sentence_alone_is_a_refrain() -> None:
    assert (
        gone("The boat was late again, of course.", B, "The boat was late again, of course.") == []
    )


def test_code_and_tables_are_never_alone() -> None:
    for block in ("```\nx = 1\ny = 2\nz = 3\n```", "| a |\n|---|\n| some text of a cell |"):
        assert gone(LONG, block, B, block, C) == []


def test_code_that_differs_by_a_space_stays_in_a_run() -> None:
    assert gone(LONG, "```\nx = 1\n```", B, C, LONG, "```\nx = 1 \n```", B) == [4, 6]


def test_a_list_that_differs_is_no_copy() -> None:
    assert gone(LONG, "- one\n- two", B, "- one\n- three", C) == []


# What stands beside a copy as its twin does beside the original goes with it.


def test_a_run_is_one_finding() -> None:
    assert brief(post_of(LONG, B, C, D, LONG, B, C)) == [("DUP001", 9, 1)]


def test_short_blocks_go_inside_a_run() -> None:
    assert gone(LONG, "## Fire", "Yes.", B, C, LONG, "## Fire", "Yes.", B) == [5, 6, 7, 8]


def test_code_and_tables_go_inside_a_run() -> None:
    code, table = "```\nx = 1\n```", "| a |\n|---|\n| 1 |"

    assert gone(LONG, code, table, B, C, LONG, code, table, B) == [5, 6, 7, 8]


def test_bridges_do_not_break_a_run() -> None:
    post = post_of(LONG, B, C, D, LONG, "---", B, "---END---", C)

    assert [each.code for each in told(post)] == ["DUP001", "GEN001"]
    assert sorted(match_post(post, Options()).safe_blocks) == [4, 5, 6, 8]


def test_a_run_stops_at_a_block_of_its_own() -> None:
    assert brief(post_of(LONG, B, C, LONG, B, D, C)) == [("DUP001", 7, 1), ("DUP001", 13, 5)]


def test_a_heading_over_text_of_its_own_opens_no_run() -> None:
    assert gone("## Fire", LONG, B, "## Fire", C) == []


def test_two_runs_that_stand_for_different_places_are_two() -> None:
    assert brief(post_of(LONG, B, C, D, C, D, LONG, B)) == [("DUP001", 9, 5), ("DUP001", 13, 1)]


# Which copy stays.


def test_three_copies() -> None:
    assert gone(LONG, B, C, D, LONG, B, E, LONG, B) == [4, 5, 7, 8]


def test_a_copy_of_a_copy_stands_for_what_stays() -> None:
    findings = told(post_of(LONG, B, C, f"{LONG} {B} {C}", D, f"{LONG} {B} {C}"))

    assert [each.code for each in findings] == ["DUP004", "DUP004"]
    assert all(line in (1, 3, 5) for each in findings for line in each.originals)


def test_nested_strung_lines() -> None:
    inner = f"{LONG} {B} {C}"

    assert gone(LONG, B, C, inner, D, f"{inner} {D}") == [3, 5]


def test_the_strung_line_goes_even_when_it_comes_first() -> None:
    assert gone(f"{LONG} {B} {C}", LONG, B, C) == [0]


def test_the_cut_copy_goes_even_when_it_comes_first() -> None:
    assert gone(LONG[:70], B, LONG) == [0]
    assert gone(LONG, B, LONG[:70]) == [2]


def test_keep_last() -> None:
    assert gone(LONG, B, C, LONG, B, keep="last") == [0, 1]
    assert gone(LONG, B, LONG[:70], keep="last") == [2]
    assert gone(LONG, B, C, f"{LONG} {B} {C}", keep="last") == [3]


def test_min_length() -> None:
    assert gone(LONG, B, LONG, B, min_length=width(LONG)) == [2, 3]
    assert gone(LONG, B, LONG, min_length=width(LONG) + 1) == []
