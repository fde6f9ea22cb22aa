"""Our own code in Arrow batches: the stages that no SQL can say.

Each function takes a table and returns a table; both engines call the same.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, get_type_hints

import pyarrow as pa

from dedupe_paragraphs.across.judge import Edge, judge
from dedupe_paragraphs.across.keys import keys_of
from dedupe_paragraphs.across.rows import Row, ViewRow
from dedupe_paragraphs.model.options import Options

_TYPES = {
    int: pa.int64(),
    str: pa.string(),
    bool: pa.bool_(),
    float: pa.float64(),
    bytes: pa.binary(),
}


def schema_of(columns: Mapping[str, type]) -> pa.Schema:
    """Return the schema of columns by their names and Python types."""
    return pa.schema([(name, _TYPES[kind]) for name, kind in columns.items()])


_OURS = {"own_text": "text"} | {name: name for name in ("view", "ordinal", "block", "length")}
"""Columns of an edge that describe its own passage, by their names there."""
_MARKS = ("start_line", "start_column", "stop_line", "stop_column")
_THEIRS = {f"other_{name}": name for name in ("post", "ordinal", "text", "start", "stop")}
_THEIRS |= {name: name for name in _MARKS}
"""Columns that describe the original."""
_EDGE = {name: kind for name, kind in get_type_hints(Edge).items() if name not in ("own", "other")}

READ = schema_of(get_type_hints(Row))
KEYS = schema_of({"text": int, "code": int, "weight": int})
EDGES = schema_of(dict.fromkeys(_OURS, int) | _EDGE | dict.fromkeys(_THEIRS, int))


def read_table(rows: Iterable[Row]) -> pa.Table:
    """Return rows of posts as a table."""
    return _table(rows, READ)


def _table(rows: Iterable[tuple[Any, ...]], schema: pa.Schema) -> pa.Table:
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [pa.array(column, each.type) for column, each in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


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
    grouped = groupby(views.to_pylist(), key=lambda row: row["view"])
    return _table((edge for _, rows in grouped for edge in _edges(list(rows), options)), EDGES)


def _edges(rows: Sequence[dict[str, Any]], options: Options) -> Iterator[tuple[Any, ...]]:
    given = [ViewRow(*(row[name] for name in ViewRow._fields)) for row in rows]
    own = [row["view"] == row["post"] for row in rows]
    for edge in judge(given, own, [row["quiet"] for row in rows], options):
        ours = (rows[edge.own][name] for name in _OURS.values())
        theirs = (rows[edge.other][name] for name in _THEIRS.values())
        yield (*ours, *edge[2:], *theirs)


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
