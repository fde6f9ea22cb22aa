"""The same notice each time."""

import pytest

from tests.match.posts import JA_A, JA_B, JA_C, A, B, C, D, E, decided

NOTE = "Prices were checked in spring. They may change."
JA_NOTE = "価格は春に確かめたものです。変わることもあります。"


@pytest.mark.parametrize("note", [NOTE, JA_NOTE])
def test_what_is_there_four_times_is_kept(note: str) -> None:
    decisions = decided(A, note, B, note, C, note, D, note)

    assert decisions == dict.fromkeys((3, 5, 7), "kept boilerplate")


@pytest.mark.parametrize("note", [NOTE, JA_NOTE])
def test_what_is_there_three_times_is_not(note: str) -> None:
    assert decided(A, note, B, note, C, note) == dict.fromkeys((3, 5), "offered exact-copy")


@pytest.mark.parametrize("note", [NOTE, JA_NOTE])
def test_what_is_there_four_times_is_offered_beside_damage(note: str) -> None:
    decisions = decided(A, note, B, note, C, note, D, note, E, E)

    assert {decisions[at] for at in (3, 5, 7)} == {"offered boilerplate"}


def test_a_long_text_is_not() -> None:
    long = f"{JA_A}{JA_B}{JA_C}"

    assert set(decided(A, long, B, long, C, long, D, long).values()) == {"removed exact-copy"}
