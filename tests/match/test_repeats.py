"""Repeats and letters: what the quick looks pass over is nothing that a slow one would find."""

import random
from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from dedupe_paragraphs.match import thrift
from dedupe_paragraphs.match.candidates import Road, alike_pairs, near_pairs
from dedupe_paragraphs.match.repeats import repeated_places
from tests.match.texts import japanese

TEXTS = st.lists(st.sampled_from(["海の朝", "the", "sea", "𠮷\n。"]), max_size=60).map("".join)
KEYS = st.lists(st.text("ab 海辺のカモメ", min_size=1, max_size=24), max_size=12)


@pytest.fixture(params=[True, False], ids=["with numpy", "without"])
def numpy_pays(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    answer = bool(request.param)
    for module in ("candidates", "repeats"):
        name = f"dedupe_paragraphs.match.{module}.numpy_pays"
        monkeypatch.setattr(name, lambda cost: answer)
    return answer


def twice(text: str, gram: int) -> list[int]:
    """Return where a gram begins that stands elsewhere, too, by counting all of them."""
    grams = [text[at : at + gram] for at in range(len(text) - gram + 1)]
    counts = Counter(grams)
    return [at for at, each in enumerate(grams) if counts[each] > 1]


@given(TEXTS, st.sampled_from([1, 2, 4, 16]))
def test_no_repeat_is_passed_over(text: str, gram: int) -> None:
    places = repeated_places(text, gram)

    assert len(text) == len(places)
    assert all(places[at] for at in twice(text, gram))
    assert not any(places[len(text) - gram + 1 :])


def test_text_of_its_own_is_passed_over(numpy_pays: bool) -> None:
    text = japanese(random.Random(5), 4_000)
    found = repeated_places(text, 16).count(1) - len(twice(text, 16))

    assert (0 <= found < 20) if numpy_pays else found > 3_000


def test_a_long_text_is_passed_over_as_well_as_a_short_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("dedupe_paragraphs.match.repeats.numpy_pays", lambda cost: True)
    rng = random.Random(8)
    half = "".join(map(chr, rng.choices(range(0x4E00, 0x9E00), k=400_000)))
    own = "".join(map(chr, rng.choices(range(0x4E00, 0x9E00), k=400_000)))

    places = repeated_places(half + half + own, 16)

    assert places[: len(half) - 16].count(0) == 0
    assert places[2 * len(half) :].count(1) < len(own) / 8


@given(KEYS, st.sampled_from([0.6, 0.7, 0.8]))
def test_no_pair_that_is_alike_is_passed_over(keys: list[str], similarity: float) -> None:
    alike = {
        (i, j)
        for i, j in combinations(range(len(keys)), 2)
        if Levenshtein.normalized_similarity(keys[i], keys[j]) >= similarity
    }
    found = alike_pairs(keys, similarity)

    assert alike <= set(found) <= set(near_pairs(keys, Road.ALL_PAIRS))
    assert len(set(found)) == len(found)


def test_most_pairs_that_are_not_alike_are_passed_over(numpy_pays: bool) -> None:
    rng = random.Random(6)
    keys = [japanese(rng, rng.randint(150, 200)) for _ in range(60)]
    every, found = near_pairs(keys), alike_pairs(keys, 0.6)

    assert len(found) < len(every) / 4 if numpy_pays else found == every


def test_a_long_text_that_says_one_word_is_counted_right() -> None:
    keys = ["海" * 300, "海" * 299 + "空", "空" * 300]

    assert (0, 1) in alike_pairs(keys, 0.6)


def test_numpy_is_imported_once_it_would_have_paid(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thrift._Account, "spent", 0.0)

    assert not thrift.numpy_pays(thrift.IMPORT_COST / 2)
    assert not thrift.numpy_pays(thrift.IMPORT_COST / 2)
    assert thrift.numpy_pays(1)
