"""A pull quote, a list that sums up."""

import pytest

from tests.match.posts import JA_A, JA_B, JA_C, A, B, C, decided


@pytest.mark.parametrize("mark", ["> ", "- "])
@pytest.mark.parametrize(("text", "others"), [(A, (B, C)), (JA_A, (JA_B, JA_C))])
def test_another_kind_of_block_is_kept(mark: str, text: str, others: tuple[str, str]) -> None:
    assert decided(text, *others, f"{mark}{text}") == {3: "kept other-kind"}


def test_the_same_kind_is_not() -> None:
    assert decided(A, B, C, A) == {3: "removed exact-copy"}
