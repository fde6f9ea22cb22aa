"""One block that says what several say."""

import pytest

from tests.match.posts import JA_A, JA_B, JA_C, A, B, C, D, decided


def test_two_paragraphs_that_were_one_before_are_not() -> None:
    assert decided(f"{A} {B}", A, B, D).get(0) is None


@pytest.mark.parametrize(
    ("blocks", "line"), [((A, B, C), f"{A} {B} {C}"), ((JA_A, JA_B, JA_C), f"{JA_A}{JA_B}{JA_C}")]
)
def test_a_line_is_removed(blocks: tuple[str, ...], line: str) -> None:
    assert decided(*blocks, D, line) == {4: "removed run-together"}
    assert decided(line, *blocks) == {0: "removed run-together"}


def test_with_sentences_of_its_own_it_gives_up_the_copied_ones() -> None:
    assert decided(A, B, C, f"{A} {B} {C} {D}") == {3: "removed run-together"}
