"""What only its neighbours remove."""

import pytest

from tests.match.posts import A, B, C, D, E, decided

TWO = "## `pool.size`", "## `pool.name`"


@pytest.mark.parametrize("short", ["Yes.", "そうである。"])
def test_beside_a_removed_copy_it_is_removed(short: str) -> None:
    assert decided(A, short, B, C, A, short, B)[5] == "removed run-member"


@pytest.mark.parametrize("short", ["Yes.", "そうである。"])
def test_between_offered_copies_it_is_offered(short: str) -> None:
    decisions = decided(TWO[0], A, short, B, C, TWO[1], D, A, short, B, E, E)

    assert {decisions[at] for at in (7, 8, 9)} == {"offered parallel-section"}
