"""Seeds that two texts choose alike, for an index that outlives one post.

Inside a post the kept text is sampled at every eighth place and looked up at every place of
the other (`seeds.py`). Across posts both sides are rows of a table, so both must choose the same
grams whatever is before them: winnowing (Schleimer, Wilkerson and Aiken, 2003) keeps the gram
of the least hash in every window.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dedupe_paragraphs.match.seeds import K

WINDOW = 16
"""Grams: of `WINDOW` in a row one is a seed, so every stretch of `K + WINDOW - 1` = 31 code points
that two texts share gives them a seed in common, and one of 47 gives them two. A text has a seed
for about every eighth code point."""
_BASE = np.uint64(0x9E37_79B9_7F4A_7C15)
"""An odd number beside 2^64 / golden ratio: grams as numbers to this base hardly ever meet."""
_NONE = np.uint64(0xFFFF_FFFF_FFFF_FFFF)

Keys = NDArray[np.uint64]


def seeds(texts: Sequence[str]) -> tuple[Keys, NDArray[np.int64], NDArray[np.bool_]]:
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


def _gram_hashes(codes: NDArray[np.uint32]) -> Keys:
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


def _least(hashes: Keys) -> NDArray[np.bool_]:
    """Tell which hashes are the least of a window that they are in.

    Between two texts lie `K - 1` grams that belong to neither, and as many are put around all, so
    that no window sees two texts and the seeds of a text do not depend on its neighbours.
    """
    around = np.full(K - 1, _NONE)
    padded = np.concatenate([around, hashes, around])
    lows, size = padded, 1
    while size < WINDOW:  # doubling again: WINDOW is a power of two, and no more than K
        lows = np.minimum(lows[:-size], lows[size:])
        size *= 2
    best = np.zeros(padded.size, dtype=np.bool_)
    for offset in range(WINDOW):
        best[offset : offset + lows.size] |= padded[offset : offset + lows.size] == lows
    return best[K - 1 : K - 1 + hashes.size]


def _each_once(
    hashes: Keys, owners: NDArray[np.int64], opens: NDArray[np.bool_]
) -> tuple[Keys, NDArray[np.int64], NDArray[np.bool_]]:
    order = np.lexsort((~opens, hashes, owners))
    hashes, owners, opens = hashes[order], owners[order], opens[order]
    first = np.ones(hashes.size, dtype=np.bool_)
    first[1:] = (hashes[1:] != hashes[:-1]) | (owners[1:] != owners[:-1])
    return hashes[first], owners[first], opens[first]
