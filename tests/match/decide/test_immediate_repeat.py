"""A copy beside its original."""

import pytest

from tests.match.posts import JA_A, JA_B, LONG, A, B, C, D, decided


def test_farther_away_is_not() -> None:
    assert decided(LONG, B, C, LONG) == {3: "removed exact-copy"}


@pytest.mark.parametrize("text", [A, JA_A, "The boat was late again, of course, as it always was."])
def test_a_stutter_is_removed(text: str) -> None:
    assert decided(B, text, text, C) == {2: "removed immediate-repeat"}


def test_removed_copies_between_are_passed_over() -> None:
    line = "その夜の海は、いつもよりもずっと静かであったという。"
    decisions = decided(JA_A, JA_B, A, line, JA_A, JA_B, line)

    assert decisions[6] == "removed immediate-repeat"


def test_a_long_item_beside_its_twin_is_removed() -> None:
    item = f"- {A} {B}"

    assert decided(C, f"{item}\n{item}", D) == {2: "removed immediate-repeat"}
