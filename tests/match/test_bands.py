"""Bands against their slow twin: dictionaries of tuples."""

import random
from collections import defaultdict
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from dedupe_paragraphs.match.bands import BANDS, NEIGHBOURS, ROWS, candidate_pairs
from dedupe_paragraphs.match.signatures import PERMUTATIONS, grams, signatures
from tests.match.texts import japanese, pairs_of_copies

Rows = NDArray[np.uint32]


def rows_of(values: list[list[int]]) -> Rows:
    return np.array(values, dtype=np.uint32).reshape(-1, BANDS * ROWS)


def slow(rows: Rows, neighbours: int) -> list[list[int]]:
    pairs = set()
    for band in range(BANDS):
        buckets = defaultdict(list)
        for index, row in enumerate(rows.tolist()):
            buckets[tuple(row[band * ROWS : (band + 1) * ROWS])].append(index)
        for members in buckets.values():
            pairs |= {
                (members[a], members[b])
                for a, b in combinations(range(len(members)), 2)
                if b - a <= neighbours
            }
    return [list(pair) for pair in sorted(pairs)]


@pytest.mark.parametrize("count", [0, 1])
def test_nothing_to_pair(count: int) -> None:
    pairs = candidate_pairs(np.zeros((count, PERMUTATIONS), dtype=np.uint32))

    assert pairs.shape == (0, 2)
    assert np.int64 == pairs.dtype


def test_the_bands_use_the_whole_signature() -> None:
    assert (BANDS, ROWS) == (32, 4)
    assert PERMUTATIONS == BANDS * ROWS


def test_one_equal_band_is_enough() -> None:
    one = list(range(128))
    other = [value + 1000 for value in one]
    other[-ROWS:] = one[-ROWS:]

    assert candidate_pairs(rows_of([one, other])).tolist() == [[0, 1]]


def test_a_band_that_is_almost_equal_is_not() -> None:
    one = list(range(128))
    other = [value + (place % ROWS == ROWS - 1) * 1000 for place, value in enumerate(one)]

    assert candidate_pairs(rows_of([one, other])).tolist() == []


def test_equal_values_in_another_band_do_not_count() -> None:
    one = list(range(128))

    assert candidate_pairs(rows_of([one, one[ROWS:] + one[:ROWS]])).tolist() == []


def test_each_member_meets_the_next_four() -> None:
    pairs = candidate_pairs(rows_of([[7] * 128] * 10))

    assert [[i, j] for i in range(10) for j in range(i + 1, min(i + 5, 10))] == pairs.tolist()


@given(
    st.lists(
        st.lists(st.integers(0, 2), min_size=BANDS, max_size=BANDS).map(
            lambda bands: [value for value in bands for _ in range(ROWS)]
        ),
        max_size=12,
    )
)
def test_pairs_equal_the_slow_ones(values: list[list[int]]) -> None:
    rows = rows_of(values)

    assert slow(rows, NEIGHBOURS) == candidate_pairs(rows).tolist()


def test_pairs_equal_the_slow_ones_on_text() -> None:
    rng = random.Random(8)
    keys = [*pairs_of_copies(8, 200), *[japanese(rng, 60)] * 7]
    rows = signatures(keys)

    assert slow(rows, NEIGHBOURS) == candidate_pairs(rows).tolist()


def test_recall_at_and_above_the_similarity_of_an_edited_copy() -> None:
    keys = pairs_of_copies(21, 1500)
    found = set(map(tuple, candidate_pairs(signatures(keys)).tolist()))
    near = []
    for at in range(0, len(keys), 2):
        a, b = grams(keys[at]), grams(keys[at + 1])
        if len(a & b) / len(a | b) >= 0.8:
            near.append((at, at + 1))

    assert len(near) > 500
    assert sum(pair in found for pair in near) / len(near) >= 0.99


def test_unrelated_texts_are_hardly_ever_candidates() -> None:
    keys = pairs_of_copies(22, 1500)
    found = candidate_pairs(signatures(keys)).tolist()
    unrelated = [(i, j) for i, j in found if i // 2 != j // 2]

    assert len(unrelated) <= 15  # 1 % of the texts
