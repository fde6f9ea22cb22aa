"""Sentences copied into a paragraph with text of its own."""

import pytest

from tests.match.posts import JA_A, JA_B, JA_C, JA_LONG, LONG, A, B, C, D, E, decided

OWN = "Nobody had asked for it."
JA_OWN = "だれに頼まれたわけでもない。"


def test_a_single_sentence_is_kept() -> None:
    assert decided(A, B, f"{C} {A[:42]} {D}") == {}


def test_a_summary_of_several_paragraphs_is_kept() -> None:
    """In the order of the post, and most of the paragraph; from one place it would be removed."""
    summary = f"{A[:41]} {OWN} {B[:41]} Who would have? {C[:43]}"

    assert decided(A, E, B, D, C, summary) == {}


@pytest.mark.parametrize("copy", [f"{A} {OWN}", f"{OWN} {A}"])
def test_two_in_a_row_are_removed_beside_damage(copy: str) -> None:
    assert decided(A, B, C, copy) == {3: "offered copied-sentences"}
    assert decided(A, B, C, copy, D, D)[3] == "removed copied-sentences"


def test_two_in_a_row_are_removed_beside_damage_in_japanese() -> None:
    copy = f"{JA_A}{JA_OWN}"

    assert decided(JA_A, JA_B, JA_C, copy) == {3: "offered copied-sentences"}
    assert decided(JA_A, JA_B, JA_C, copy, D, D)[3] == "removed copied-sentences"


@pytest.mark.parametrize("copy", [f"{LONG} {OWN}", f"{OWN} {LONG}"])
def test_three_in_a_row_are_removed(copy: str) -> None:
    assert decided(LONG, B, C, copy) == {3: "removed copied-sentences"}


def test_three_in_a_row_are_removed_in_japanese() -> None:
    copy = f"{JA_LONG}{JA_OWN}"

    assert decided(JA_LONG, JA_B, JA_C, copy) == {3: "removed copied-sentences"}


@pytest.mark.parametrize(
    ("text", "at", "own", "others"),
    [(A, 42, f" {OWN} ", (B, C)), (JA_A, 28, JA_OWN, (JA_B, JA_C))],
)
def test_one_put_between_them_goes_with_them(
    text: str, at: int, own: str, others: tuple[str, str]
) -> None:
    copy = f"{text[:at].rstrip()}{own}{text[at:].lstrip()}"

    assert decided(text, *others, copy) == {3: "removed fuller-copy"}
