"""Candidates: what a key that everybody says may cost, and what it must not hide."""

from collections import Counter

import numpy as np
import pyarrow as pa
import pytest

from dedupe_paragraphs.across import sql
from dedupe_paragraphs.across.batches import KEYS
from dedupe_paragraphs.across.duckdb import Embedded
from dedupe_paragraphs.across.engines import stages
from dedupe_paragraphs.across.keys import ENOUGH
from dedupe_paragraphs.config.settings import DEFAULT

COUNT = 200_000
HOT, RARE = 7, 8
NEIGHBOURS = 4


def candidates(
    keys: list[tuple[int, int]], count: int, length: int = 1_000
) -> list[tuple[int, int]]:
    """Return the pairs that share keys; each text is the only one of its post."""
    table = np.array(keys, dtype=np.int64)
    weights = pa.array(np.full(len(keys), ENOUGH, dtype=np.int64))
    places = pa.array(np.arange(count, dtype=np.int64))
    with Embedded(on_disk=False) as engine:
        columns = [pa.array(table[:, 0]), pa.array(table[:, 1]), weights]
        engine.fill("keys", KEYS, [pa.Table.from_arrays(columns, schema=KEYS)])
        lengths = pa.array(np.full(count, length, dtype=np.int64))
        texts = pa.table({"place": places, "oldest": places, "newest": places, "length": lengths})
        engine.fill("texts", texts.schema, [texts])
        engine.query("candidates", stages(DEFAULT)["candidates"])
        return [(a, b) for a, b in engine.rows("SELECT text, other FROM candidates")]


def test_a_key_of_200_000_texts_costs_what_its_cap_says() -> None:
    keys = [(text, HOT) for text in range(COUNT)]

    pairs = candidates(keys, COUNT)

    # Each of the bucket's with those before it and with its first, told both ways.
    assert 0 < len(pairs) <= 2 * sql.BUCKET * (NEIGHBOURS + 1)
    assert {text for pair in pairs for text in pair} == set(range(sql.BUCKET))


def test_texts_behind_the_cap_are_found_by_a_key_of_their_own() -> None:
    last, other = COUNT - 1, COUNT - 2
    keys = [*((text, HOT) for text in range(COUNT)), (last, RARE), (other, RARE)]

    pairs = candidates(keys, COUNT)

    assert {(last, other), (other, last)} <= set(pairs)


def test_every_text_of_a_bucket_hangs_together_with_its_first() -> None:
    pairs = candidates([(text, HOT) for text in range(1_000)], 1_000)
    family = list(range(1_000))
    for a, b in sorted(pairs):
        family[max(a, b)] = min(family[a], family[b], family[max(a, b)])

    assert set(family) == {0}


@pytest.mark.parametrize(
    ("length", "most"), [(60, 5), (400, 14), (1_000_000, sql.PARTNERS)], ids=str
)
def test_a_text_is_compared_with_as_many_others_as_it_can_have_parts(
    length: int, most: int
) -> None:
    keys = [(text, 100 * text + other) for text in range(100) for other in range(100)]
    shared = [(text, min(code, 100 * (code % 100) + code // 100)) for text, code in keys]

    pairs = candidates(shared, 100, length)

    partners = Counter(text for text, _ in pairs)
    assert set(partners.values()) == {most}


def test_a_text_is_compared_first_with_those_that_share_most() -> None:
    rows = [(0, key) for key in range(300)]
    rows += [(text, key) for text in range(1, 20) for key in range(10 * text, 10 * text + text)]

    pairs = candidates(rows, 20, 60)

    assert {other for text, other in pairs if text == 0} >= {15, 16, 17, 18, 19}
