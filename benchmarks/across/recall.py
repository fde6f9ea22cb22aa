"""Recall: what the keys of the index, and the window of the join, find of all pairs alike.

All pairs are compared, by the Jaccard similarity of the grams that signatures are made of. A text
stands for a post here, so that every pair is one between posts.
"""

from collections.abc import Sequence
from itertools import pairwise
from random import Random
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from scipy.sparse import csr_array

from benchmarks.across.collection import is_paragraph
from benchmarks.archive.grow import SAMPLE
from benchmarks.restore.writer import Writer
from dedupe_paragraphs.across.batches import KEYS
from dedupe_paragraphs.across.duckdb import Embedded
from dedupe_paragraphs.across.engines import stages
from dedupe_paragraphs.across.keys import ENOUGH, band_keys, keys_of
from dedupe_paragraphs.across.rows import SHORT
from dedupe_paragraphs.config.settings import DEFAULT
from dedupe_paragraphs.match.signatures import grams as grams_of
from dedupe_paragraphs.match.signatures import signatures
from dedupe_paragraphs.post.parse import parse

LEAST = 0.8
_BINS = (LEAST, 0.85, 0.9, 0.95, 1.001)
_GENERATED = 4_000
_BLOCK = 400
"""Texts that are compared with all others at a time: what their products need fits in memory."""
Pairs = dict[tuple[int, int], float]
Row = dict[str, Any]


def measure(count: int = _GENERATED) -> list[Row]:
    """Measure on the sample, where it stands, and on so many generated texts and their copies."""
    rows = measured("generated", generated(Random(1), count))
    texts = sample()
    if texts:
        rows += measured("sample", texts)
    for row in rows:
        print("  ".join(f"{key} {value}" for key, value in row.items()), flush=True)
    return rows


def sample() -> list[str]:
    """Return the different paragraphs of the sample; none where it is missing."""
    texts: dict[str, None] = {}
    for path in sorted(SAMPLE.glob("*.md")):
        for block in parse(path.read_bytes(), path.name).blocks:
            if block.is_prose and len(block.key) >= SHORT:
                texts[block.key] = None
    return list(texts)


def generated(random: Random, count: int) -> list[str]:
    """Return paragraphs, each with edited copies of it that are less and less like it."""
    texts: dict[str, None] = {}
    for number in range(count):
        writer = Writer("ja" if number % 2 else "en", random)
        text = writer.paragraph(random.randint(2, 6))
        if not is_paragraph(text):
            continue
        texts[text] = None
        for edits in (1, 2, 4, 8)[: random.randint(0, 4)]:
            texts[_edited(text, edits, random)] = None
    return list(texts)


def _edited(text: str, edits: int, random: Random) -> str:
    """Return a text with stretches of it exchanged, left out or said twice."""
    for _ in range(edits):
        at = random.randrange(len(text))
        length = random.randint(1, 6)
        piece = text[at : at + length]
        new = random.choice(("", piece + piece, "".join(random.sample(piece, len(piece)))))
        text = text[:at] + new + text[at + length :]
    return text


def measured(name: str, texts: Sequence[str]) -> list[Row]:
    """Return what is found of the pairs of texts, by how much they are alike."""
    pairs = alike(texts)
    keys = keys_of(texts)
    weights = _shared_weights(keys.text, keys.key, keys.weight, pairs)
    bands = band_keys(signatures(texts))
    window, families = _join(texts)
    rows = []
    for low, high in [(LEAST, _BINS[-1]), *pairwise(_BINS)]:
        here = [pair for pair, value in pairs.items() if low <= value < high]
        row: Row = {"texts": name, "Jaccard": f"{low:.2f}-{min(high, 1.0):.2f}", "pairs": len(here)}
        row["share a band"] = _share((bands[a] == bands[b]).any() for a, b in here)
        row["share keys"] = _share(weights[pair] >= ENOUGH for pair in here)
        row["compared"] = _share(pair in window for pair in here)
        row["in one chain"] = _share(families[a] == families[b] for a, b in here)
        rows.append(row)
    return rows


def _share(found: Any) -> str:
    known = list(found)
    return f"{sum(known) / len(known):.4f}" if known else "-"


def alike(texts: Sequence[str]) -> Pairs:
    """Return all pairs of texts from the least similarity on, each compared with each."""
    numbers: dict[str, int] = {}
    owners, columns = [], []
    for at, text in enumerate(texts):
        for gram in grams_of(text):
            owners.append(at)
            columns.append(numbers.setdefault(gram, len(numbers)))
    ones = np.ones(len(owners), dtype=np.float32)
    table = csr_array((ones, (owners, columns)), shape=(len(texts), len(numbers)))
    sizes = np.asarray(table.sum(axis=1)).ravel()
    turned = table.T.tocsc()
    pairs: Pairs = {}
    for start in range(0, len(texts), _BLOCK):
        both = (table[start : start + _BLOCK] @ turned).toarray()
        united = sizes[start : start + _BLOCK, None] + sizes[None, :] - both
        like = both / united
        for row, column in zip(*np.nonzero(like >= LEAST), strict=True):
            if start + row < column:
                pairs[int(start + row), int(column)] = float(like[row, column])
    return pairs


def _shared_weights(
    owner: NDArray[np.int64], key: NDArray[np.int64], weight: NDArray[np.int8], pairs: Pairs
) -> dict[tuple[int, int], int]:
    """Return the weight of the keys that pairs share."""
    held: dict[int, dict[int, int]] = {}
    for text, code, heavy in zip(owner.tolist(), key.tolist(), weight.tolist(), strict=True):
        held.setdefault(text, {})[code] = heavy
    return {
        (a, b): sum(heavy for code, heavy in held[b].items() if code in held[a]) for a, b in pairs
    }


def _join(texts: Sequence[str]) -> tuple[set[tuple[int, int]], list[int]]:
    """Return the candidates of the join, and each text's family if all of them were edges."""
    keys = keys_of(texts)
    table = pa.Table.from_arrays(
        [pa.array(keys.text), pa.array(keys.key), pa.array(keys.weight.astype("int64"))],
        schema=KEYS,
    )
    places = pa.array(range(len(texts)), pa.int64())
    with Embedded(on_disk=False) as engine:
        engine.fill("keys", KEYS, [table])
        lengths = pa.array(map(len, texts), pa.int64())
        posts = pa.table({"place": places, "oldest": places, "newest": places, "length": lengths})
        engine.fill("texts", posts.schema, [posts])
        engine.query("candidates", stages(DEFAULT)["candidates"])
        found = {(a, b) for a, b in engine.rows("SELECT text, other FROM candidates") if a < b}
        found |= {(b, a) for a, b in engine.rows("SELECT text, other FROM candidates") if b < a}
    return found, _components(len(texts), found)


def _components(count: int, pairs: set[tuple[int, int]]) -> list[int]:
    parent = list(range(count))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for a, b in pairs:
        parent[root(a)] = root(b)
    return [root(at) for at in range(count)]
