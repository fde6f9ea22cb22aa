"""Keys of texts: under what a text is found again among all others, whichever store holds them.

Band keys find near-duplicates, seeds find what is cut, contained or strung together. Both are
64-bit numbers in one column, so that one table or one sorted array serves them both.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dedupe_paragraphs.across.winnow import WINDOW, seeds
from dedupe_paragraphs.match.signatures import BANDS, GRAM, PERMUTATIONS, ROWS, SEED, signatures

SCHEME = f"affine32/k{PERMUTATIONS}/seed{SEED}/gram{GRAM}/b{BANDS}x{ROWS}/w{WINDOW}/1"
"""What keys depend on. Two indices whose schemes differ cannot be compared; the last number rises
when the computation changes and none of the others does."""
STRONG = 2
"""Weight of a key that makes a candidate by itself: a band, or the gram that opens a text."""
WEAK = 1
"""Weight of any other seed: a formula of sixteen code points is said everywhere."""
ENOUGH = STRONG
"""Weight of all keys that two texts share, from which they are compared."""


class Keys(NamedTuple):
    """Keys of some texts, sorted by text."""

    text: NDArray[np.int64]
    """By its place among the texts."""
    key: NDArray[np.int64]
    weight: NDArray[np.int8]


def keys_of(texts: Sequence[str], rows: NDArray[np.uint32] | None = None) -> Keys:
    """Return the keys of texts; `rows` are their signatures, where they are known already."""
    rows = signatures(texts) if rows is None else rows
    bands = band_keys(rows)
    hashes, owners, opens = seeds(texts)
    text = np.concatenate([np.repeat(np.arange(len(texts)), BANDS), owners])
    key = np.concatenate([bands.ravel(), hashes]).view(np.int64)
    weights = np.where(opens, STRONG, WEAK).astype(np.int8)
    weight = np.concatenate([np.full(bands.size, STRONG, dtype=np.int8), weights])
    order = np.argsort(text, kind="stable")
    return Keys(text[order], key[order], weight[order])


def band_keys(rows: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """Return the keys of the bands of signatures, uint64 of shape (texts, `BANDS`).

    Multilinear hashing (Lemire and Kaser, Strongly universal string hashing is fast, 2014) with the
    band's number mixed in: equal rows of two different bands are no match.
    """
    drawn = np.random.RandomState(ROWS).randint(0, 1 << 64, (BANDS, ROWS + 1), dtype=np.uint64)
    wide = rows.reshape(len(rows), BANDS, ROWS).astype(np.uint64)
    with np.errstate(over="ignore"):
        hashes: NDArray[np.uint64] = (wide * drawn[:, :ROWS]).sum(axis=2, dtype=np.uint64)
        hashes = hashes + drawn[:, ROWS]
        hashes = (hashes ^ (hashes >> np.uint64(32))) * np.uint64(0x9FB2_1C65_1E98_DF25)
    return hashes ^ (hashes >> np.uint64(32))
