"""Our own code in Arrow batches: the stages that no SQL can say.

Each function takes a table and returns a table; both engines call the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

import pyarrow as pa

from dedupe_paragraphs.across.judge import judge
from dedupe_paragraphs.across.keys import keys_of
from dedupe_paragraphs.across.rows import Kept, Row
from dedupe_paragraphs.model.options import Options

READ = pa.schema(
    [
        ("path", pa.string()),
        ("moment", pa.string()),
        ("source", pa.int64()),
        ("ordinal", pa.int64()),
        ("block", pa.int64()),
        ("text", pa.int64()),
        ("length", pa.int64()),
        ("kind", pa.string()),
        ("level", pa.int64()),
        ("solid", pa.bool_()),
        ("quiet", pa.bool_()),
        ("start", pa.int64()),
        ("stop", pa.int64()),
        ("start_line", pa.int64()),
        ("start_column", pa.int64()),
        ("stop_line", pa.int64()),
        ("stop_column", pa.int64()),
        ("key", pa.string()),
        ("shown", pa.string()),
        ("raw", pa.binary()),
        ("detail", pa.string()),
        ("size", pa.int64()),
    ]
)
KEYS = pa.schema([("text", pa.int64()), ("code", pa.int64()), ("weight", pa.int64())])
EDGES = pa.schema(
    [
        ("view", pa.int64()),
        ("ordinal", pa.int64()),
        ("block", pa.int64()),
        ("own_text", pa.int64()),
        ("length", pa.int64()),
        ("part", pa.int64()),
        ("start", pa.int64()),
        ("stop", pa.int64()),
        ("whole", pa.bool_()),
        ("justified", pa.bool_()),
        ("relation", pa.string()),
        ("similarity", pa.float64()),
        ("sole", pa.bool_()),
        ("other_post", pa.int64()),
        ("other_ordinal", pa.int64()),
        ("other_text", pa.int64()),
        ("other_start", pa.int64()),
        ("other_stop", pa.int64()),
        ("start_line", pa.int64()),
        ("start_column", pa.int64()),
        ("stop_line", pa.int64()),
        ("stop_column", pa.int64()),
    ]
)


def read_table(rows: Iterable[Row]) -> pa.Table:
    """Return rows of posts as a table."""
    columns = list(zip(*((*row, row.stop - row.start) for row in rows), strict=True))
    if not columns:
        return READ.empty_table()
    return pa.Table.from_arrays(
        [pa.array(column, field.type) for column, field in zip(columns, READ, strict=True)],
        schema=READ,
    )


def keys_table(texts: pa.Table) -> pa.Table:
    """Return the keys of texts: a table of `text` and `body` to one of `text`, `code`, `weight`."""
    keys = keys_of(texts["body"].to_pylist())
    names = texts["text"].to_numpy()
    return pa.Table.from_arrays(
        [pa.array(names[keys.text]), pa.array(keys.key), pa.array(keys.weight.astype("int64"))],
        schema=KEYS,
    )


def edges_table(views: pa.Table, options: Options) -> pa.Table:
    """Return the edges of whole views, which are sorted by `view`, `post` and `ordinal`."""
    edges: list[tuple[Any, ...]] = []
    for _, rows in groupby(views.to_pylist(), key=lambda row: row["view"]):
        edges += _edges(list(rows), options)
    if not edges:
        return EDGES.empty_table()
    columns = zip(*edges, strict=True)
    return pa.Table.from_arrays(
        [pa.array(column, field.type) for column, field in zip(columns, EDGES, strict=True)],
        schema=EDGES,
    )


def _edges(rows: Sequence[dict[str, Any]], options: Options) -> Iterator[tuple[Any, ...]]:
    kept = [Kept(*(row[name] for name in Kept._fields)) for row in rows]
    own = [row["view"] == row["post"] for row in rows]
    for edge in judge(kept, own, [row["quiet"] for row in rows], options):
        ours, theirs = rows[edge.own], rows[edge.other]
        yield (
            ours["view"], ours["ordinal"], ours["block"], ours["text"], len(ours["key"]),
            edge.part, edge.start, edge.stop, edge.whole, edge.justified, edge.relation,
            edge.similarity, edge.sole, theirs["post"], theirs["ordinal"], theirs["text"],
            theirs["start"], theirs["stop"], theirs["start_line"], theirs["start_column"],
            theirs["stop_line"], theirs["stop_column"],
        )  # fmt: skip


def whole_groups(batches: Iterable[pa.RecordBatch], column: str, size: int) -> Iterator[pa.Table]:
    """Put sorted batches together to tables of about `size` rows that end where a group ends."""
    held: list[pa.RecordBatch] = []
    count = 0
    for batch in batches:
        if not batch.num_rows:
            continue
        held.append(batch)
        count += batch.num_rows
        if count < size:
            continue
        table = pa.Table.from_batches(held)
        names = table[column].to_numpy()
        border = int(names.searchsorted(names[-1], side="left"))
        if border:
            yield table.slice(0, border)
            table = table.slice(border)
        held, count = table.to_batches(), table.num_rows
    if held:
        yield pa.Table.from_batches(held)
