"""Our own code in Arrow tables: the stages that no SQL can say, the same on both engines."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, groupby
from typing import Any, NamedTuple, get_type_hints

import numpy as np
import pyarrow as pa

from dedupe_paragraphs.across.clean import OptionsOf
from dedupe_paragraphs.across.judge import Edge, judge
from dedupe_paragraphs.across.keys import keys_of, shares_text
from dedupe_paragraphs.across.rows import Row, rows_of
from dedupe_paragraphs.across.twins import Body, Twin, bodies, prose_of, twin_of
from dedupe_paragraphs.model.errors import DedupeError
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.post.parse import parse


class RowGroup(NamedTuple):
    """Rows that our code must see together, and sorted."""

    column: str
    order: str
    """Columns that sort the rows of one group."""


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

TWINS = schema_of(get_type_hints(Twin))
BODIES = schema_of(get_type_hints(Body))
READ = schema_of(get_type_hints(Row))
KEYS = schema_of({"text": int, "code": int, "weight": int})
COMPARED = schema_of({"text": int, "other": int})
LABELS = schema_of({"text": int, "family": int})
EDGES = schema_of(dict.fromkeys(_OURS, int) | _EDGE | dict.fromkeys(_THEIRS, int))


def read_table(paths: Iterable[str], options: OptionsOf, read: Callable[[str], bytes]) -> pa.Table:
    """Return the rows of posts; the check names those that cannot be read."""

    def rows() -> Iterator[Row]:
        for path in paths:
            try:
                chosen = options(path)
                found = list(rows_of(parse(read(path), path, chosen.paragraphs), chosen))
            except DedupeError:
                continue
            yield from found

    return _table(rows(), READ)


def rows_tables(posts: Sequence[tuple[Post, Options]]) -> list[pa.Table]:
    """Return the rows of each of some posts."""
    rows = [list(rows_of(*each)) for each in posts]
    table = _table(chain.from_iterable(rows), READ)
    ends = accumulate(map(len, rows))
    return [table.slice(end - len(mine), len(mine)) for mine, end in zip(rows, ends, strict=True)]


def packed(table: pa.Table) -> bytes:
    """Return a table as bytes."""
    sink, options = pa.BufferOutputStream(), pa.ipc.IpcWriteOptions(compression="zstd")
    with pa.ipc.new_stream(sink, table.schema, options=options) as stream:
        stream.write_table(table)
    return bytes(sink.getvalue())


def unpacked(data: bytes) -> pa.Table:
    """Return the table of `packed`."""
    return pa.ipc.open_stream(data).read_all()


def _table(rows: Iterable[tuple[Any, ...]], schema: pa.Schema) -> pa.Table:
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [pa.array(column, each.type) for column, each in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def keys_table(texts: pa.Table) -> pa.Table:
    """Return the keys of texts: a table of `text` and `body` to one of `text`, `code`, `weight`."""
    keys = keys_of(texts["body"].to_pylist())
    columns = [texts["text"].to_numpy()[keys.text], keys.key, keys.weight.astype("int64")]
    return pa.Table.from_arrays([pa.array(column) for column in columns], schema=KEYS)


def compared_table(pairs: pa.Table) -> pa.Table:
    """Return the pairs of texts that share a stretch or are nearly the same."""
    one, two = (pairs[name].to_pylist() for name in ("one", "two"))
    return pairs.select(["text", "other"]).filter(pa.array(map(shares_text, one, two), pa.bool_()))


def twins_table(posts: pa.Table) -> pa.Table:
    """Return the twins of whole views, which are sorted by `view`, `post` and `ordinal`."""

    def found() -> Iterator[Twin]:
        for view, rows in groupby(posts.to_pylist(), key=lambda row: row["view"]):
            each = groupby(rows, key=lambda row: row["post"])
            prose = {post: prose_of(row["key"] for row in of) for post, of in each}
            mine = prose.pop(view, {})
            yield from (twin_of(view, mine, other, prose[other]) for other in prose)

    return _table(found(), TWINS)


def bodies_table(pairs: pa.Table) -> pa.Table:
    """Return which posts count as one, from all twins, sorted by `post` and `other`."""
    return _table(bodies(pairs.to_pylist()), BODIES)


def edges_table(views: pa.Table, options: Options) -> pa.Table:
    """Return the edges of whole views, which are sorted by `view`, `post` and `ordinal`."""

    def edges() -> Iterator[tuple[Any, ...]]:
        for view, group in groupby(views.to_pylist(), key=lambda row: row["view"]):
            rows = list(group)
            read = [Row(*(row[name] for name in Row._fields)) for row in rows]
            given = [
                row._replace(quiet=True) if each["common"] else row
                for row, each in zip(read, rows, strict=True)
            ]
            own = [row["post"] == view for row in rows]
            for edge in judge(given, own, options):
                ours = (rows[edge.own][name] for name in _OURS.values())
                theirs = (rows[edge.other][name] for name in _THEIRS.values())
                yield (*ours, *edge[2:], *theirs)

    return _table(edges(), EDGES)


def labels_table(pairs: pa.Table) -> pa.Table:
    """Return each text of pairs with its family, the least of those it is connected with."""
    ends = np.concatenate([pairs[name].to_numpy() for name in ("text", "other")])
    texts, places = np.unique(ends, return_inverse=True)
    one, two = np.split(places, 2)
    least = np.arange(len(texts))
    while (least[one] != least[two]).any():
        # The ends of each pair join the lesser of their families, and so do all that are in these.
        lesser = np.minimum(least[one], least[two])
        np.minimum.at(least, least[one], lesser)
        np.minimum.at(least, least[two], lesser)
        while (least[least] != least).any():
            least = least[least]
    return pa.Table.from_arrays([pa.array(texts), pa.array(texts[least])], schema=LABELS)


def tables_of(
    batches: Iterable[pa.RecordBatch], group: RowGroup | None, size: int = 20_000
) -> Iterator[pa.Table]:
    """Put sorted batches together to tables of about `size` rows that end where a group ends.

    20,000 rows are some 10 MB: enough for numpy to be worth its while. Without a group each batch
    is a table.
    """
    held: list[pa.RecordBatch] = []
    for batch in batches:
        held += [batch] if batch.num_rows else []
        if not held or (group is not None and sum(each.num_rows for each in held) < size):
            continue
        table = pa.Table.from_batches(held)
        border = table.num_rows
        if group is not None:
            names = table[group.column].to_numpy()
            border = int(names.searchsorted(names[-1], side="left"))
        if border:
            yield table.slice(0, border)
        held = table.slice(border).to_batches()
    if held:
        yield pa.Table.from_batches(held)
