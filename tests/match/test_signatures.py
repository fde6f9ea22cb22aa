"""Signatures are datasketch's own, bit for bit; the slow road is datasketch itself."""

import random
import subprocess
import sys
from collections.abc import Sequence

import numpy as np
import pytest
from datasketch import MinHash
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from dedupe_paragraphs.match import signatures as module
from dedupe_paragraphs.match.signatures import (
    EMPTY,
    GRAM,
    PERMUTATIONS,
    gram_hash,
    grams,
    permutations,
    signatures,
)
from tests.match.texts import english, japanese, pairs_of_copies


def slow(text: str) -> MinHash:
    minhash = MinHash(num_perm=PERMUTATIONS, scheme="affine32", hashfunc=gram_hash)
    minhash.update_batch(sorted(grams(text)))
    return minhash


def slow_rows(texts: Sequence[str]) -> NDArray[np.uint32]:
    return np.array([slow(text).hashvalues for text in texts]).reshape(-1, PERMUTATIONS)


def similarity(one: str, other: str) -> float:
    a, b = grams(one), grams(other)
    return len(a & b) / len(a | b)


SHAPES = [
    pytest.param([], id="no text"),
    pytest.param([""], id="only an empty text"),
    pytest.param(["", "", ""], id="only empty texts"),
    pytest.param(["a"], id="only a short text"),
    pytest.param(["a", "", "ab", "abc"], id="only texts shorter than a gram"),
    pytest.param(["abcd"], id="exactly one gram"),
    pytest.param(["", "abcde", ""], id="empty at both ends"),
    pytest.param(["abc", "abcdef", "", "xy", "海辺の町の朝"], id="short ones between"),
    pytest.param(["aaaaaaaaaaaa"], id="the same gram again and again"),
    pytest.param(["Straße", "STRASSE", "ﬁx"], id="folding makes text longer"),
    pytest.param(["𠮷野家の朝は早い", "🎣🎣🎣🎣🎣"], id="beyond the basic plane"),
    pytest.param(["\ud800abcd"], id="a lone surrogate"),
]


@pytest.mark.parametrize("texts", SHAPES)
def test_rows_equal_datasketch(texts: list[str]) -> None:
    rows = signatures(texts)

    assert (len(texts), PERMUTATIONS) == rows.shape
    assert np.uint32 == rows.dtype
    np.testing.assert_array_equal(slow_rows(texts), rows)


@given(st.lists(st.text(max_size=40), max_size=8))
def test_rows_equal_datasketch_on_any_text(texts: list[str]) -> None:
    np.testing.assert_array_equal(slow_rows(texts), signatures(texts))


@given(st.lists(st.text("ab", max_size=30), max_size=12), st.integers(1, 9))
def test_slices_do_not_show(texts: list[str], size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_LIMIT_SLICE", size)
        sliced = signatures(texts)

    np.testing.assert_array_equal(slow_rows(texts), sliced)


def test_a_text_longer_than_slices() -> None:
    rng = random.Random(11)
    texts = ["短い。", japanese(rng, 150_000), english(rng, 30), english(rng, 30_000)]

    np.testing.assert_array_equal(slow_rows(texts), signatures(texts))


def test_permutations_are_those_of_datasketch() -> None:
    theirs = MinHash(num_perm=PERMUTATIONS, scheme="affine32").permutations

    np.testing.assert_array_equal(theirs, permutations())
    assert np.uint32 == permutations().dtype


def test_a_row_is_a_minhash() -> None:
    one, other = "川沿いの道を毎朝歩くことにしている。", "川沿いの道を毎晩歩くことにしている。"
    rows = [
        MinHash(hashvalues=row, scheme="affine32", hashfunc=gram_hash)
        for row in signatures([one, other])
    ]

    assert slow(one).jaccard(slow(other)) == rows[0].jaccard(rows[1])
    rows[0].update("新しい歌")
    merged = slow(one)
    merged.update("新しい歌")
    np.testing.assert_array_equal(merged.hashvalues, rows[0].hashvalues)


def test_an_empty_text_is_an_empty_minhash() -> None:
    assert MinHash(hashvalues=signatures([""])[0], scheme="affine32").is_empty()
    assert (signatures([""]) == EMPTY).all()


def test_case_is_folded() -> None:
    np.testing.assert_array_equal(*signatures(["The Harbour", "THE HARBOUR"]))


def test_grams() -> None:
    assert {"abcd", "bcde"} == grams("ABCDE")
    assert {"abc"} == grams("abc")
    assert set() == grams("")


def test_estimates_are_as_good_as_promised() -> None:
    keys = pairs_of_copies(5, 600)
    rows = signatures(keys)
    errors = [
        float((rows[at] == rows[at + 1]).mean()) - similarity(keys[at], keys[at + 1])
        for at in range(0, len(keys), 2)
    ]

    assert float(np.sqrt(np.mean(np.square(errors)))) <= 0.036
    assert abs(float(np.mean(errors))) <= 0.005  # no bias


def test_neighbouring_ideographs_never_collide() -> None:
    multiplier = gram_hash("\x01\x00")
    ideographs = 0x9FFF - 0x4E00 + 1
    multiples = (np.arange(1, ideographs, dtype=np.uint64) * np.uint64(multiplier)) % (1 << 32)
    distances = np.minimum(multiples, (1 << 32) - multiples)

    assert ideographs < int(distances.min())


def test_grams_collide_no_more_than_by_chance() -> None:
    rng = random.Random(3)
    seen = {gram for _ in range(300) for gram in grams(japanese(rng, 1000))}
    hashes = {gram_hash(gram) for gram in seen}
    by_chance = len(seen) ** 2 / 2 / 2**32  # about ten

    assert 3 * by_chance >= len(seen) - len(hashes)


def test_datasketch_is_not_imported() -> None:
    program = (
        "import sys; from dedupe_paragraphs.match.signatures import signatures;"
        "signatures(['a text']); print(sorted({'datasketch', 'scipy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert done.stdout.strip() == b"[]"


def test_gram_length_is_part_of_a_stored_signature() -> None:
    # Change it only together with the version of the stored index.
    assert (GRAM, PERMUTATIONS, module.SEED) == (4, 128, 1)
    assert signatures(["海辺の町"])[0][:2].tolist() == [3134018368, 1965868645]
