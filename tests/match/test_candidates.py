"""Pairs that are alike: both roads find every true pair, and stay quick on hostile input."""

import random
import subprocess
import sys
import time
from functools import partial
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from dedupe_paragraphs.match import candidates
from dedupe_paragraphs.match.candidates import (
    LIMIT_ALL_PAIRS,
    NEIGHBOURS,
    Alike,
    Road,
    alike_pairs,
    proposed_pairs,
)
from dedupe_paragraphs.match.signatures import BANDS, PERMUTATIONS, ROWS, grams, signatures
from tests.match.texts import edited, english, japanese, pairs_of_copies

BOTH = pytest.mark.parametrize("road", [Road.ALL_PAIRS, Road.LSH])
KEYS = st.lists(st.text("ab 海辺のカモメ", max_size=24), max_size=12)


def truly_near(keys: list[str], similarity: float) -> set[tuple[int, int]]:
    """Return the pairs at or above a Jaccard similarity, by comparing all sets of grams."""
    sets = [grams(key) for key in keys]
    return {
        (i, j)
        for i, j in combinations(range(len(keys)), 2)
        if sets[i] and sets[j] and len(sets[i] & sets[j]) >= similarity * len(sets[i] | sets[j])
    }


def places(
    keys: list[str], road: Road = Road.AUTO, similarity: float = 0.6
) -> list[tuple[int, int]]:
    return [(i, j) for i, j, _ in alike_pairs(keys, similarity, road)]


@BOTH
@pytest.mark.parametrize("keys", [[], [""], ["", ""], ["a"], ["", "港の朝", ""]])
def test_nothing_to_pair(keys: list[str], road: Road) -> None:
    assert alike_pairs(keys, 0.6, road) == []


@BOTH
def test_empty_keys_keep_the_numbers_of_the_others(road: Road) -> None:
    keys = ["", "朝の港に立つ", "", "", "朝の港に立つ", ""]

    assert alike_pairs(keys, 0.6, road) == [(1, 4, 1.0)]


@BOTH
def test_both_roads_find_every_near_pair_of_a_post(road: Road) -> None:
    keys = pairs_of_copies(31, 60)
    near = truly_near(keys, 0.8)

    assert len(near) > 30
    assert near <= set(places(keys, road))


@BOTH
def test_pairs_are_sorted_and_stand_once(road: Road) -> None:
    keys = pairs_of_copies(32, 40)
    pairs = places(keys, road)

    assert sorted(set(pairs)) == pairs
    assert all(i < j for i, j in pairs)


@given(KEYS, st.sampled_from([0.6, 0.7, 0.8]))
def test_all_pairs_are_those_of_the_slow_twin(keys: list[str], similarity: float) -> None:
    def alike(i: int, j: int) -> float:
        return Levenshtein.normalized_similarity(keys[i], keys[j], score_cutoff=similarity)

    expected = [
        (i, j, alike(i, j))
        for i, j in combinations(range(len(keys)), 2)
        if keys[i] and keys[j] and alike(i, j)
    ]

    assert expected == alike_pairs(keys, similarity, Road.ALL_PAIRS)


@given(KEYS)
def test_lsh_finds_nothing_that_all_pairs_do_not(keys: list[str]) -> None:
    assert set(alike_pairs(keys, 0.6, Road.LSH)) <= set(alike_pairs(keys, 0.6, Road.ALL_PAIRS))


def test_the_roads_say_the_same_of_a_long_post() -> None:
    keys = pairs_of_copies(38, 2 * LIMIT_ALL_PAIRS)

    assert alike_pairs(keys, 0.85, Road.ALL_PAIRS) == alike_pairs(keys, 0.85)


def test_lsh_leaves_unrelated_texts_alone() -> None:
    rng = random.Random(33)
    keys = [japanese(rng, 120) for _ in range(500)] + [english(rng, 30) for _ in range(500)]

    assert list(proposed_pairs(keys)) == []


def test_unrelated_texts_are_hardly_ever_proposed() -> None:
    unrelated = [(i, j) for i, j in proposed_pairs(pairs_of_copies(22, 1500)) if i // 2 != j // 2]

    assert len(unrelated) <= 15  # 1 % of the texts


def test_the_bands_use_the_whole_signature() -> None:
    assert (BANDS, ROWS) == (32, 4)
    assert PERMUTATIONS == BANDS * ROWS


def test_texts_are_proposed_that_agree_in_a_band_and_no_others() -> None:
    keys = pairs_of_copies(23, 100)
    bands = signatures(keys).reshape(len(keys), BANDS, ROWS)
    expected = [
        (i, j)
        for j, i in ((j, i) for j in range(len(keys)) for i in range(j))
        if (bands[i] == bands[j]).all(axis=1).any()
    ]

    assert expected == list(proposed_pairs(keys))


def test_the_road_is_chosen_by_the_number_of_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    roads: list[str] = []

    def taken(road: str, keys: list[str], similarity: float) -> list[Alike]:
        roads.append(road)
        return []

    for name in ("_all_pairs", "_lsh_pairs"):
        monkeypatch.setattr(candidates, name, partial(taken, name))
    keys = [f"text {number}" for number in range(LIMIT_ALL_PAIRS)]

    alike_pairs([*keys, ""], 0.6)
    alike_pairs([*keys, "one more"], 0.6)

    assert roads == ["_all_pairs", "_lsh_pairs"]


def test_many_posts_worth_of_texts_are_as_good_as_one() -> None:
    keys = pairs_of_copies(35, 2000)
    found = set(places(keys))
    expected = {(at, at + 1) for at in range(0, len(keys), 2) if truly_near(keys[at : at + 2], 0.8)}

    assert len(expected) > 500
    assert len(expected & found) / len(expected) >= 0.99


def test_one_key_fifty_thousand_times_is_linear_and_quick() -> None:
    key = japanese(random.Random(36), 200)
    started = time.process_time()
    pairs = places([key] * 50_000)

    assert time.process_time() - started < 5  # measured: 0.1 s, 0.8 s with the imports
    assert [(0, at) for at in range(1, 50_000)] == pairs


def test_no_bucket_grows_with_the_texts_that_are_alike() -> None:
    rng = random.Random(37)
    stem = japanese(rng, 300)
    keys = [stem + japanese(rng, 8) for _ in range(2000)]

    assert len(list(proposed_pairs(keys))) <= 2 * NEIGHBOURS * len(keys)
    assert {j for _, j in proposed_pairs(keys)} == set(range(1, len(keys)))


def test_a_long_chain_of_edits_is_linear() -> None:
    rng = random.Random(37)
    keys = [japanese(rng, 300)]
    for _ in range(3000):
        keys.append(edited(rng, keys[-1]) or keys[-1])

    assert len(places(keys, Road.LSH)) <= 4 * NEIGHBOURS * len(keys)


@pytest.mark.parametrize(
    ("count", "loaded"),
    [(0, "[]"), (LIMIT_ALL_PAIRS, "[]"), (LIMIT_ALL_PAIRS + 1, "['datasketch', 'numpy', 'scipy']")],
)
def test_a_small_post_needs_no_numpy(count: int, loaded: str) -> None:
    program = (
        "import sys; from dedupe_paragraphs.match.candidates import alike_pairs;"
        f"alike_pairs(['a text of some length'] * {count}, 0.6);"
        "print(sorted({'datasketch', 'numpy', 'scipy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert loaded == done.stdout.decode().strip()
