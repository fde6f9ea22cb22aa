"""Sections named after code or releases."""

import pytest

from tests.match.posts import JA_A, JA_B, JA_C, JA_LONG, LONG, A, B, C, D, decided


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("## Fire", "## Water"),
        ("## How `pool.size` grows", "## How `pool.name` grows"),
        ("## 火について", "## 水について"),
    ],
)
def test_below_words_a_copy_is_removed(one: str, other: str) -> None:
    assert decided(one, LONG, B, other, C, LONG)[5] == "removed exact-copy"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("## `open`", "## `close`"),
        ("## Buffer.of(size)", "## Buffer.from(text)"),
        ("## pool.size", "## pool.name"),
        ("## 1.2.3 (2020-01-02)", "## 1.2.4 (2020-02-03)"),
    ],
)
@pytest.mark.parametrize("text", [A, JA_A, LONG, JA_LONG])
def test_below_code_and_releases_it_is_kept(one: str, other: str, text: str) -> None:
    assert decided(one, text, B, other, C, text)[5] == "kept parallel-section"
    assert decided(one, text, B, other, C, text, D, D)[5] == "offered parallel-section"


def test_below_one_heading_it_is_removed() -> None:
    assert decided("## pool.size", JA_LONG, JA_B, JA_C, JA_LONG)[4] == "removed exact-copy"


def test_a_run_together_line_is_removed_everywhere() -> None:
    decisions = decided("## pool.size", A, B, C, "## pool.name", f"{A} {B} {C}", D)

    assert decisions[5] == "removed run-together"
