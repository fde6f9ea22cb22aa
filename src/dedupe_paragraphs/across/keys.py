"""Keys of texts: under what a text is found again among all others, whichever store holds them.

Band keys find near-duplicates, seeds find what is cut, contained or run together. Both are
64-bit numbers in one column, so that one table or one sorted array serves them both.

Inside a post the kept text is sampled at every eighth place and looked up at every place of
the other (`match/seeds.py`). Across posts both sides are rows of a table, so both must choose the
same grams whatever is before them: winnowing (Schleimer, Wilkerson and Aiken, 2003) keeps the gram
of the least hash in every window.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dedupe_paragraphs.match.seeds import K
from dedupe_paragraphs.match.signatures import BANDS, GRAM, PERMUTATIONS, ROWS, SEED, signatures
from dedupe_paragraphs.match.similarity import similarity
from dedupe_paragraphs.text.width import width

WINDOW = 16
"""Grams: of `WINDOW` in a row one is a seed, so every stretch of `K + WINDOW - 1` = 31 code points
that two texts share gives them a seed in common, and one of 47 gives them two. A text has a seed
for about every eighth code point."""
_BASE = np.uint64(0x9E37_79B9_7F4A_7C15)
"""An odd number beside 2^64 / golden ratio: grams as numbers to this base hardly ever meet."""
_NONE = np.uint64(0xFFFF_FFFF_FFFF_FFFF)

_RUN = 32
"""Cells of a stretch that two texts have in common, of two sentences of 60."""
_ALIKE = 0.6
"""Similarity from which two texts may be copies, if in other words."""
_Hashes = NDArray[np.uint64]
SCHEME = f"affine32/k{PERMUTATIONS}/seed{SEED}/gram{GRAM}/b{BANDS}x{ROWS}/w{WINDOW}/2"
"""What keys depend on. Two indices whose schemes differ cannot be compared; the last number rises
when the computation changes and none of the others does."""
STRONG = 2
"""Weight of a key that makes a candidate by itself: a band, or the gram that opens a text."""
WEAK = 1
"""Weight of any other seed: a formula of sixteen code points is said everywhere."""
WIDE = 2
"""Weight of one of Chinese, Japanese or Korean, where sixteen code points say twice as much."""
ENOUGH = 4
"""Weight of all keys that two texts share, from which they are compared: two sentences of 60 cells
have so many, and of what is nearly the same a band and some seeds are left."""


class Keys(NamedTuple):
    """Keys of some texts, sorted by text."""

    text: NDArray[np.int64]
    """By its place among the texts."""
    key: NDArray[np.int64]
    weight: NDArray[np.int8]


def keys_of(texts: Sequence[str]) -> Keys:
    """Return the keys of texts."""
    bands = band_keys(signatures(texts))
    hashes, owners, opens = seeds(texts)
    text = np.concatenate([np.repeat(np.arange(len(texts)), BANDS), owners])
    key = np.concatenate([bands.ravel(), hashes]).view(np.int64)
    wide = np.fromiter((width(each) > 1.5 * len(each) for each in texts), bool, len(texts))
    seed = np.where(wide, WIDE, WEAK)
    weights = np.where(opens, STRONG, seed[owners]).astype(np.int8)
    weight = np.concatenate([np.full(bands.size, STRONG, dtype=np.int8), weights])
    order = np.argsort(text, kind="stable")
    return Keys(text[order], key[order], weight[order])


def band_keys(rows: NDArray[np.uint32]) -> _Hashes:
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


def seeds(texts: Sequence[str]) -> tuple[_Hashes, NDArray[np.int64], NDArray[np.bool_]]:
    """Return the seeds of texts: hashes, the text (by place) of each, whether it opens its text.

    Sorted by text, each hash once a text. A text shorter than `K` has none. The gram that opens a
    text is always among them: a cut copy begins as its original does.
    """
    long = [at for at, text in enumerate(texts) if len(text) >= K]
    if not long:
        empty = np.empty(0, dtype=np.int64)
        return np.empty(0, dtype=np.uint64), empty, empty.astype(np.bool_)
    joined = "".join(texts[at] for at in long)
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    lengths = np.fromiter((len(texts[at]) for at in long), dtype=np.int64, count=len(long))
    starts = np.cumsum(lengths) - lengths
    hashes = _gram_hashes(codes)
    owner = np.repeat(np.arange(len(long)), lengths)[: hashes.size]
    inside = np.repeat(starts + lengths - K, lengths)[: hashes.size] >= np.arange(hashes.size)
    # A gram that runs over into the next text is never the least of a window.
    hashes = np.where(inside, hashes, _NONE)
    chosen = _least(hashes)
    opens = np.zeros(hashes.size, dtype=np.bool_)
    opens[starts] = True
    chosen = (chosen | opens) & inside
    return _each_once(hashes[chosen], np.asarray(long)[owner[chosen]], opens[chosen])


def _gram_hashes(codes: NDArray[np.uint32]) -> _Hashes:
    """Return a 64-bit hash of every gram of `K` code points, good in all its bits."""
    count = codes.size - K + 1
    wide = codes.astype(np.uint64)
    # Doubling: the hash of 2n code points from two of n. K is a power of two.
    hashes, size, power = wide, 1, _BASE
    with np.errstate(over="ignore"):
        while size < K:
            hashes = hashes[:-size] * power + hashes[size:]
            power = power * power
            size *= 2
        mixed = hashes[:count]
        mixed = (mixed ^ (mixed >> np.uint64(31))) * np.uint64(0x7FB5_D329_728E_A185)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x81DA_DEF4_BC2D_D44D)
    return mixed ^ (mixed >> np.uint64(33))


def _least(hashes: _Hashes) -> NDArray[np.bool_]:
    """Tell which hashes are the least of a window that they are in.

    Between two texts are `K - 1` grams that belong to neither, and as many are put around all, so
    that no window sees two texts and the seeds of a text do not depend on its neighbours.
    """
    around = np.full(WINDOW - 1, _NONE)
    lows = _of_windows(np.minimum, np.concatenate([around, hashes, around]))
    least: NDArray[np.bool_] = _of_windows(np.maximum, lows) == hashes
    return least


def _of_windows(pick: np.ufunc, values: _Hashes) -> _Hashes:
    """Return the least or the most of each window; it doubles, as WINDOW is a power of two."""
    size = 1
    while size < WINDOW:
        values = pick(values[:-size], values[size:])
        size *= 2
    return values


def _each_once(
    hashes: _Hashes, owners: NDArray[np.int64], opens: NDArray[np.bool_]
) -> tuple[_Hashes, NDArray[np.int64], NDArray[np.bool_]]:
    order = np.lexsort((~opens, hashes, owners))
    hashes, owners, opens = hashes[order], owners[order], opens[order]
    first = np.ones(hashes.size, dtype=np.bool_)
    first[1:] = (hashes[1:] != hashes[:-1]) | (owners[1:] != owners[:-1])
    return hashes[first], owners[first], opens[first]


def shares_text(one: str, other: str) -> bool:
    """Tell whether two texts have a stretch in common, or are nearly the same.

    Keys alone say that they have phrases in common; to lay them out costs a hundred times as much.
    """
    short, long = sorted((one, other), key=len)
    run = _RUN // 2 if width(short) > 1.5 * len(short) else _RUN
    windows = (short[at : at + run] for at in range(0, len(short) - run + 1, run // 2))
    return any(window in long for window in windows) or similarity(one, other, _ALIKE) > 0
