"""Postings: pairs of a key and a value, sorted, in buckets by the first bits of the key.

A bucket is a row of the store, and every bucket is there, also an empty one: so a pair that is not
found was never put in. Pairs that are to be put in wait in a file; memory holds a part of them.
"""

from collections.abc import Sequence
from tempfile import SpooledTemporaryFile

import numpy as np
from numpy.typing import NDArray

from dedupe_paragraphs.across.stored.store import IndexStore

Numbers = NDArray[np.int64]
Table = NDArray[np.int64]
"""Pairs: a row each, the key and the value; keys are 64 bits that sort without a sign."""
_PART = 8
"""Bits of a key that say which part it is in; parts are merged one by one."""
_BUCKET = 96
"""Pairs of a bucket on average, at most: 1.5 kB, and a post of 80 paragraphs asks for 4,000."""
_HELD = 1 << 22
"""Pairs that wait in memory: 64 MB."""
_NONE = np.empty((0, 2), dtype=np.int64)


class Pairs:
    """Pairs that are to be put into postings, or out of them."""

    def __init__(self) -> None:
        self.count = 0
        self._held: list[Table] = []
        self._waiting = 0
        self._file = SpooledTemporaryFile(max_size=16 * _HELD)  # noqa: SIM115  # see `close`
        self._runs: list[Numbers] = []

    def add(self, keys: Numbers, values: Numbers) -> None:
        """Add pairs."""
        self._held.append(np.stack([keys, values], axis=1))
        self.count += len(keys)
        self._waiting += len(keys)
        if self._waiting >= _HELD:
            self._write()

    def _write(self) -> None:
        pairs = np.concatenate([_NONE, *self._held])
        self._held, self._waiting = [], 0
        parts = _first_bits(pairs[:, 0], _PART).astype(np.uint8)
        order = np.argsort(parts, kind="stable")
        self._file.seek(0, 2)
        start = self._file.tell()
        self._runs.append(start + 16 * np.searchsorted(parts[order], np.arange((1 << _PART) + 1)))
        self._file.write(pairs[order].tobytes())

    def part(self, number: int) -> Table:
        """Return the pairs of one part; adding is over by then."""
        if self._held:
            self._write()
        found = []
        for bounds in self._runs:
            self._file.seek(bounds[number])
            found.append(self._file.read(bounds[number + 1] - bounds[number]))
        return _pairs(found)

    def close(self) -> None:
        """Give up the file; `merge` does."""
        self._file.close()


class Postings:
    """The pairs of one table of a store."""

    def __init__(self, table: str, bits: int = 0, count: int = 0) -> None:
        self._table = table
        self.bits = bits
        """Of a key, that say which bucket it is in; 0 before there are buckets."""
        self.count = count

    def find(self, store: IndexStore, keys: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """Return values, and where those of each key begin and end among them."""
        buckets = np.unique(_first_bits(keys, self.bits)).tolist()
        pairs = _pairs(store.get(self._table, buckets))
        known, asked = pairs[:, 0].view(np.uint64), keys.view(np.uint64)
        low, high = (np.searchsorted(known, asked, side=side) for side in ("left", "right"))
        return pairs[:, 1], low, high

    def merge(self, store: IndexStore, new: Pairs, gone: Pairs) -> Numbers:
        """Take pairs out, put others in; returns the keys that were taken out and have none now."""
        before, total = self.bits, self.count + new.count
        self.bits = max(before, _PART, (total // _BUCKET).bit_length())
        empty = [_NONE[:, 0]]
        for part in range(1 << _PART):
            added, removed = new.part(part), gone.part(part)
            if self.bits != before:
                buckets = _of_part(part, self.bits)
                old = _pairs(store.get(self._table, _of_part(part, before)) if before else [])
            else:
                keys = np.concatenate([added[:, 0], removed[:, 0]])
                buckets = np.unique(_first_bits(keys, self.bits)).tolist()
                old = _pairs(store.get(self._table, buckets))
            merged = _merged(old, removed, added)
            self.count += len(merged) - len(old)
            if len(removed):
                empty.append(np.setdiff1d(removed[:, 0], merged[:, 0]))
            owners = _first_bits(merged[:, 0], self.bits)
            low, high = (np.searchsorted(owners, buckets, side=side) for side in ("left", "right"))
            cut = zip(buckets, low.tolist(), high.tolist(), strict=True)
            store.put(self._table, ((bucket, merged[a:b].tobytes()) for bucket, a, b in cut))
        new.close()
        gone.close()
        return np.concatenate(empty)


def _of_part(part: int, bits: int) -> Sequence[int]:
    return range(part << (bits - _PART), (part + 1) << (bits - _PART))


def _first_bits(keys: Numbers, bits: int) -> Numbers:
    shifted: NDArray[np.uint64] = keys.view(np.uint64) >> np.uint64(64 - bits)
    return shifted.astype(np.int64)


def _pairs(rows: Sequence[bytes]) -> Table:
    pairs: Table = np.frombuffer(b"".join(rows), dtype=np.int64).reshape(-1, 2)
    return pairs


def _merged(old: Table, removed: Table, added: Table) -> Table:
    """Return the old pairs without those removed and with those added, sorted, each once."""
    pairs = np.concatenate([old, removed, added])
    turn = np.repeat([0, 1, 2], [len(old), len(removed), len(added)])
    order = np.lexsort((turn, pairs[:, 1], pairs[:, 0].view(np.uint64)))
    pairs, turn = pairs[order], turn[order]
    last = np.ones(len(pairs), dtype=np.bool_)
    last[:-1] = (pairs[1:] != pairs[:-1]).any(axis=1)
    kept: Table = pairs[last & (turn != 1)]
    return kept
