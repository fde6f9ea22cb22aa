"""A row that repeats a row."""

import pytest

from tests.match.posts import JA_A, JA_B, JA_C, LONG, A, B, C, D, decided


def test_two_copies_from_different_places_are_none() -> None:
    long = f"{C} They ring in another valley now."

    assert decided(LONG, B, long, D, long, LONG) == {
        4: "removed exact-copy",
        5: "removed exact-copy",
    }


@pytest.mark.parametrize(("one", "two", "own"), [(A, B, C), (JA_A, JA_B, JA_C)])
def test_neighbours_are_removed(one: str, two: str, own: str) -> None:
    assert decided(one, two, own, one, two) == {
        3: "removed run-member",
        4: "removed run-member",
    }


@pytest.mark.parametrize("short", ["## Fire", "Yes.", "- one", "> So it is.", "```\nx = 1\n```"])
def test_short_text_between_them_is_removed(short: str) -> None:
    assert decided(A, short, B, C, A, short, B)[5] == "removed run-member"


def test_whole_lists_are_removed() -> None:
    items = "\n".join(f"- {text}" for text in (A, B, C))

    assert decided(items, D, items) == dict.fromkeys((4, 5, 6), "removed copied-list")
