"""The documents that growth is measured on, and when a row of the table is out of bounds."""

import pytest
from benchmarks.growth.__main__ import Row, doubling, told
from benchmarks.growth.documents import KINDS, document


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_document_has_its_size_and_is_the_same_again(kind: str, language: str) -> None:
    text = document(kind, language, 20_000)

    assert text == document(kind, language, 20_000)
    assert 20_000 <= len(text.encode()) < 24_000
    assert document(kind, language, 40_000).startswith(text.rstrip("\n"))


def test_there_are_ten_kinds_and_only_one_says_the_same_over_and_over() -> None:
    distinct = {kind: _distinct(document(kind, "en", 50_000)) for kind in KINDS}

    assert len(KINDS) == 10
    assert distinct["repeated"] < 0.05
    assert all(share > 0.2 for kind, share in distinct.items() if kind != "repeated")


def _distinct(text: str) -> float:
    blocks = text.split("\n\n")
    return len(set(blocks)) / len(blocks)


def test_a_row_names_what_is_out_of_bounds() -> None:
    fine = Row("law", "en", "check", {0.5: 0.6, 1: 1.2, 2: 2.6}, {0.5: 50, 1: 70, 2: 120})
    slow = Row("law", "en", "check", {0.5: 1.0, 1: 2.6}, {0.5: 50, 1: 120})

    assert fine.problems == []
    assert slow.problems == [
        "0.38 MB/s at 1 MB",
        "time x 2.60 for twice the bytes",
        "memory x 2.40 for twice the bytes",
    ]
    assert "  out of bounds: 0.38 MB/s at 1 MB" in list(told(slow))


def test_a_doubling_is_asked_of_sizes_that_are_farther_apart() -> None:
    assert doubling({1: 1.0, 4: 4.0}) == pytest.approx(2.0)
    assert doubling({1: 1.0, 2: 2.0, 4: 9.0}) == pytest.approx(4.5)
    assert doubling({1: 1.0}) == 0.0
