"""Near pairs: both roads propose every true pair, and stay quick on hostile input."""

import random
import subprocess
import sys
import time
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedupe_paragraphs.match.candidates import ALL_PAIRS_LIMIT, Road, near_pairs
from dedupe_paragraphs.match.signatures import grams
from tests.match.texts import edited, english, japanese, pairs_of_copies

BOTH = pytest.mark.parametrize("road", [Road.ALL_PAIRS, Road.LSH])


def truly_near(keys: list[str], similarity: float) -> set[tuple[int, int]]:
    """Return the pairs at or above a Jaccard similarity, by comparing all sets of grams."""
    sets = [grams(key) for key in keys]
    return {
        (i, j)
        for i, j in combinations(range(len(keys)), 2)
        if sets[i] and sets[j] and len(sets[i] & sets[j]) >= similarity * len(sets[i] | sets[j])
    }


@BOTH
@pytest.mark.parametrize("keys", [[], [""], ["", ""], ["a"], ["", "港の朝", ""]])
def test_nothing_to_pair(keys: list[str], road: Road) -> None:
    assert near_pairs(keys, road) == []


@BOTH
def test_empty_keys_keep_the_numbers_of_the_others(road: Road) -> None:
    assert near_pairs(["", "朝の港に立つ", "", "", "朝の港に立つ", ""], road) == [(1, 4)]


@BOTH
def test_both_roads_propose_every_near_pair_of_a_post(road: Road) -> None:
    keys = pairs_of_copies(31, 60)
    near = truly_near(keys, 0.8)

    assert len(near) > 30
    assert near <= set(near_pairs(keys, road))


@BOTH
def test_pairs_are_sorted_and_stand_once(road: Road) -> None:
    keys = pairs_of_copies(32, 40)
    pairs = near_pairs(keys, road)

    assert sorted(set(pairs)) == pairs
    assert all(i < j for i, j in pairs)


@given(st.lists(st.text("ab 海辺", max_size=12), max_size=10))
def test_all_pairs_are_all_but_those_of_unlike_length(keys: list[str]) -> None:
    expected = [
        (i, j)
        for i, j in combinations(range(len(keys)), 2)
        if 0 < 3 * max(len(keys[i]), len(keys[j])) <= 5 * min(len(keys[i]), len(keys[j]))
    ]

    assert expected == near_pairs(keys, Road.ALL_PAIRS)


def test_lsh_leaves_unrelated_texts_alone() -> None:
    rng = random.Random(33)
    keys = [japanese(rng, 120) for _ in range(500)] + [english(rng, 30) for _ in range(500)]

    assert near_pairs(keys, Road.LSH) == []


def test_the_road_is_chosen_by_the_number_of_texts() -> None:
    rng = random.Random(34)
    keys = [japanese(rng, 40) for _ in range(ALL_PAIRS_LIMIT)]
    fewer = keys[:-1]

    assert near_pairs(keys, Road.LSH) == near_pairs(keys)
    assert near_pairs(fewer, Road.ALL_PAIRS) == near_pairs(fewer)
    assert near_pairs(fewer, Road.ALL_PAIRS) == near_pairs([*fewer, ""])


def test_many_posts_worth_of_texts_are_as_good_as_one() -> None:
    keys = pairs_of_copies(35, 4000)
    found = set(near_pairs(keys))
    expected = {(at, at + 1) for at in range(0, len(keys), 2) if truly_near(keys[at : at + 2], 0.8)}

    assert len(expected & found) / len(expected) >= 0.99


def test_one_key_fifty_thousand_times_is_linear_and_quick() -> None:
    key = japanese(random.Random(36), 200)
    started = time.perf_counter()
    pairs = near_pairs([key] * 50_000)

    assert time.perf_counter() - started < 10  # measured: 0.8 s
    assert len(pairs) <= 4 * 50_000
    assert {(at, at + 1) for at in range(49_999)} <= set(pairs)  # they hang together


def test_a_long_chain_of_edits_is_linear() -> None:
    rng = random.Random(37)
    keys = [japanese(rng, 300)]
    for _ in range(3000):
        keys.append(edited(rng, keys[-1]) or keys[-1])
    pairs = near_pairs(keys, Road.LSH)

    assert 32 * 4 * len(keys) >= len(pairs)


@pytest.mark.parametrize(
    ("count", "loaded"), [(0, "[]"), (ALL_PAIRS_LIMIT - 1, "[]"), (ALL_PAIRS_LIMIT, "['numpy']")]
)
def test_a_small_post_needs_no_numpy(count: int, loaded: str) -> None:
    program = (
        "import sys; from dedupe_paragraphs.match.candidates import near_pairs;"
        f"near_pairs(['a text of some length'] * {count});"
        "print(sorted({'datasketch', 'numpy', 'scipy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert loaded == done.stdout.decode().strip()
