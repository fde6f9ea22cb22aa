"""MinHash signatures, for a whole batch of texts at once.

The scheme is datasketch 2.0's `affine32`, bit for bit: a 32-bit hash of each shingle is mixed with
the finaliser of MurmurHash3 (x86_32, public domain), then `a * h + b` modulo 2^32 with odd `a` is
its place in the permutation (a, b), and a signature holds the lowest place in each. So a row feeds
`MinHash(hashvalues=row, scheme=SCHEME, hashfunc=gram_hash)`. datasketch itself computes no
signature: its loop over texts reaches 4 MB/s where this one reaches 74.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

PERMUTATIONS = 128
"""Hash values of a signature: four bytes each. The standard error of a Jaccard similarity that is
estimated from them is sqrt(s (1 - s) / 128): 0.035 at 0.8."""
SEED = 1
"""datasketch's default, so that its sketches and ours can be compared without a word."""
BANDS = 32
ROWS = 4
"""Two texts of Jaccard similarity s agree in at least one of b bands of r rows with probability
1 - (1 - s^r)^b (Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, 3.4): 87 % at 0.5. (32, 4)
found 99.6 % of the pairs of an archive at similarity 0.8 and more, all from 0.85 on. Never left to
datasketch's optimiser, whose bands for a threshold of 0.8 found 0.68 of the pairs just above it."""
SCHEME = "affine32"
"""datasketch's name for how a permutation is computed."""
GRAM = 4
"""Code points of a shingle: about two Japanese words or one English one. Below it unrelated texts
share too many, above it each edited word costs too many."""
EMPTY = 0xFFFF_FFFF
"""The hash value of an empty set in each permutation: the highest there is."""

_MULTIPLIER = 0x9E37_79B1
"""A prime beside 2^32 / golden ratio (Knuth, TAOCP 3, 6.4). The distances between its first k
multiples are at least 2^32 / (k * sqrt 5), so that two grams that differ only in two neighbouring
CJK ideographs (k = 20,992) can never collide."""
_LIMIT_SLICE = 1 << 16
"""Shingles permuted at a time: two buffers of 256 KiB stay in the second-level cache. Measured on
Japanese paragraphs: 2^14 39 MB/s, 2^15 66, 2^16 74, 2^17 69, 2^20 48."""

_Words = NDArray[np.uint32]


def gram_hash(gram: str) -> int:
    """Return the 32-bit hash of a shingle: its code points as a number to the base `_MULTIPLIER`.

    This is the definition; `signatures` computes it in arrays.
    """
    value = 0
    for character in gram:
        value = (value * _MULTIPLIER + ord(character)) & 0xFFFF_FFFF
    return value


def grams(text: str) -> set[str]:
    """Return the shingles of a text: its runs of `GRAM` code points, case folded.

    A shorter text is one shingle, an empty one has none.
    """
    folded = text.casefold()
    return {folded[at : at + GRAM] for at in range(max(len(folded) - GRAM, 0) + 1)} - {""}


@cache
def permutations() -> _Words:
    """Return the parameters of the permutations, uint32 of shape (2, `PERMUTATIONS`): a, b.

    Drawn as datasketch draws them (`MinHash._init_permutations`).
    """
    generator = np.random.RandomState(SEED)
    a = generator.randint(0, 1 << 31, PERMUTATIONS, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    b = generator.randint(0, 1 << 32, PERMUTATIONS, dtype=np.uint32)
    return np.array([a, b])


def signatures(texts: Sequence[str]) -> _Words:
    """Return the signatures of texts, uint32 of shape (texts, `PERMUTATIONS`).

    Equal to the MinHash of `grams(text)`. Needs about 30 bytes a code point while it works.
    """
    folded = [text.casefold() for text in texts]
    lengths = np.fromiter(map(len, folded), dtype=np.int64, count=len(folded))
    rows = np.full((len(folded), PERMUTATIONS), EMPTY, dtype=np.uint32)
    filled = np.flatnonzero(lengths)
    if filled.size:
        hashes, starts = _gram_hashes(folded, lengths)
        rows[filled] = _minima(_mixed(hashes), starts[filled])
    return rows


def _gram_hashes(texts: list[str], lengths: NDArray[np.int64]) -> tuple[_Words, NDArray[np.int64]]:
    """Return the hashes of all shingles, text by text, and the place of each text's first."""
    counts = np.where(lengths > 0, np.maximum(lengths - GRAM + 1, 1), 0)
    starts = np.cumsum(counts) - counts
    hashes = np.empty(int(counts.sum()), dtype=np.uint32)
    long = np.flatnonzero(lengths >= GRAM)
    is_long = np.repeat(lengths >= GRAM, counts)
    hashes[is_long] = _rolled([texts[at] for at in long], lengths[long])
    for at in np.flatnonzero((lengths > 0) & (lengths < GRAM)):
        hashes[starts[at]] = gram_hash(texts[at])
    return hashes, starts


def _rolled(texts: list[str], lengths: NDArray[np.int64]) -> _Words:
    """Return `gram_hash` of all shingles of texts of at least `GRAM` code points.

    The texts are laid end to end; shingles that begin in one and end in the next are left out.
    """
    codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), dtype="<u4")
    if not codes.size:
        return np.empty(0, dtype=np.uint32)
    count = codes.size - GRAM + 1
    hashes = codes[:count].astype(np.uint32)
    for offset in range(1, GRAM):
        hashes *= np.uint32(_MULTIPLIER)
        hashes += codes[offset : offset + count]
    whole = np.ones(codes.size, dtype=np.bool_)
    for behind in range(1, GRAM):
        whole[np.cumsum(lengths) - behind] = False
    return hashes[whole[:count]]


def _mixed(hashes: _Words) -> _Words:
    """Return the hashes after the finaliser of MurmurHash3, in place."""
    hashes ^= hashes >> np.uint32(16)
    hashes *= np.uint32(0x85EB_CA6B)
    hashes ^= hashes >> np.uint32(13)
    hashes *= np.uint32(0xC2B2_AE35)
    hashes ^= hashes >> np.uint32(16)
    return hashes


def _minima(hashes: _Words, starts: NDArray[np.int64]) -> _Words:
    """Return the lowest place of each text's hashes in each permutation, one row a text.

    `starts` (ascending, the first 0) are the texts' first hashes. A text that continues in the next
    slice is met again there.
    """
    rows = np.full((starts.size, PERMUTATIONS), EMPTY, dtype=np.uint32)
    for low in range(0, hashes.size, _LIMIT_SLICE):
        part = hashes[low : low + _LIMIT_SLICE]
        first = int(np.searchsorted(starts, low, side="right")) - 1
        last = int(np.searchsorted(starts, low + part.size))
        lowest = _slice_minima(part, np.maximum(starts[first:last] - low, 0))
        np.minimum(rows[first:last], lowest, out=rows[first:last])
    return rows


def _slice_minima(part: _Words, starts: NDArray[np.int64]) -> _Words:
    lowest = np.empty((PERMUTATIONS, starts.size), dtype=np.uint32)
    places = np.empty_like(part)
    for row, a, b in zip(lowest, *permutations(), strict=True):
        np.multiply(part, a, out=places)
        np.add(places, b, out=places)
        np.minimum.reduceat(places, starts, out=row)
    return lowest.T
