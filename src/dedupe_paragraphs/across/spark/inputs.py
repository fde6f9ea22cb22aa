"""Inputs: posts as Spark finds them, in folders, Parquet or JSON lines, on any path that it reads.

A row of `source` is a post: `path` names it, `data` are its bytes, None where `problem` says why.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa

from dedupe_paragraphs.across.spark.engine import columns_of, in_batches, is_missing
from dedupe_paragraphs.files.discover import ENDINGS
from dedupe_paragraphs.model.errors import (
    DedupeError,
    MissingPathError,
    bad_column,
    no_column,
    no_posts,
    no_rows,
    unreadable,
)
from dedupe_paragraphs.model.message import Message

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

SOURCE = pa.schema([("path", pa.string()), ("data", pa.binary()), ("problem", pa.string())])
PARQUET = (".parquet", ".pq")
LINES = (".jsonl", ".ndjson", ".json", ".jsonl.gz", ".ndjson.gz", ".json.gz")
_EMPTY = "no text"
"""What is wrong with a row that has none."""
_SHOWN = 3
"""Columns that are named where one is missing."""
_PATHS_A_TASK = 200
"""Posts that one task reads, some 8 MB: enough to be worth its start, and none waits long."""


class Input(NamedTuple):
    """The posts, and what says whether they are those of an earlier run."""

    posts: "DataFrame"
    stamp: str
    columns: tuple[str, str]
    """What a post's name and its text are called, for the cleaned texts."""


class Columns(NamedTuple):
    """The columns of posts in rows."""

    text: str
    id: str


Read = Callable[[str], bytes]
Say = Callable[[DedupeError], str]
"""Puts an error into words."""


def open_files(
    session: "SparkSession", paths: list[str], stamp: str, read: Read, say: Say
) -> Input:
    """Return the posts of files that this machine and all workers see."""
    names = pa.table({"path": pa.array(paths, pa.string())})
    rows = session.createDataFrame(names)
    tasks = max(1, -(-len(paths) // _PATHS_A_TASK))
    posts = rows.repartition(tasks, "path").mapInArrow(
        in_batches(_reader(read, say)), columns_of(SOURCE)
    )
    return Input(posts, stamp, ("path", "text"))


def _reader(read: Read, say: Say) -> Callable[[pa.Table], pa.Table]:
    def work(table: pa.Table) -> pa.Table:
        rows = [_read(path, read, say) for path in table["path"].to_pylist()]
        return pa.Table.from_pylist(rows, schema=SOURCE)

    return work


def _read(path: str, read: Read, say: Say) -> dict[str, str | bytes | None]:
    try:
        return {"path": path, "data": read(path), "problem": None}
    except DedupeError as error:
        return {"path": path, "data": None, "problem": say(error)}


def open_input(session: "SparkSession", path: str, columns: Columns) -> Input:
    """Return the posts at a path that Spark reads.

    Raises `InputError` and `SettingsError`.
    """
    from pyspark.errors import AnalysisException  # noqa: PLC0415  # an extra

    try:
        files = _listing(session, path)
        kinds, stamp = _kinds(files)
    except AnalysisException as error:
        if is_missing(error):
            raise MissingPathError(path) from error
        raise unreadable(path, str(error).partition("\n")[0]) from error
    if kinds["posts"]:
        globs = "*{" + ",".join(ENDINGS) + "}"
        posts = _binary(session).option("pathGlobFilter", globs).load(path)
        return Input(
            posts.selectExpr("path", "content AS data", "CAST(NULL AS STRING) AS problem"),
            stamp,
            ("path", "text"),
        )
    if kinds["parquet"]:
        return _table(session.read.parquet(path), path, columns, stamp)
    if kinds["lines"]:
        return _table(session.read.json(path), path, columns, stamp)
    raise no_posts(path, " ".join((*ENDINGS, PARQUET[0], LINES[0])))


def _binary(session: "SparkSession"):  # type: ignore[no-untyped-def]
    return session.read.format("binaryFile").option("recursiveFileLookup", "true")


def _listing(session: "SparkSession", path: str) -> "DataFrame":
    files: DataFrame = _binary(session).load(path)
    return files.select("path", "length", "modificationTime")


def _kinds(files: "DataFrame") -> tuple[dict[str, int], str]:
    """Count files by what they hold, and tell them apart from what they were or will be."""

    def ends(endings: tuple[str, ...]) -> str:
        return " OR ".join(f"lower(path) LIKE '%{ending}'" for ending in endings)

    (row,) = files.selectExpr(
        f"coalesce(sum(CASE WHEN {ends(ENDINGS)} THEN 1 ELSE 0 END), 0) AS posts",
        f"coalesce(sum(CASE WHEN {ends(PARQUET)} THEN 1 ELSE 0 END), 0) AS parquet",
        f"coalesce(sum(CASE WHEN {ends(LINES)} THEN 1 ELSE 0 END), 0) AS lines",
        "count(*) AS files",
        "coalesce(bit_xor(xxhash64(path, length, modificationTime)), 0) AS stamp",
    ).collect()
    kinds = {name: int(row[name]) for name in ("posts", "parquet", "lines")}
    return kinds, f"{row['files']} {row['stamp']}"


def _table(rows: "DataFrame", path: str, columns: Columns, stamp: str) -> Input:
    """Return the posts of rows."""
    types = dict(rows.dtypes)
    for name in columns:
        if name not in types:
            there = ", ".join(sorted(types)[:_SHOWN]) + (" ..." if len(types) > _SHOWN else "")
            raise no_column(path, name, there or Message("none"))
    if types[columns.text] not in ("string", "binary"):
        problem = Message("holds {kind}, not text", {"kind": types[columns.text]})
        raise bad_column(path, columns.text, problem)
    named = rows.selectExpr(
        f"CAST(`{columns.id}` AS STRING) AS path",
        f"CAST(`{columns.text}` AS BINARY) AS data",
        f"CASE WHEN `{columns.text}` IS NULL THEN '{_EMPTY}' END AS problem",
    )
    _require_names(named, path, columns.id)
    return Input(named, stamp, (columns.id, columns.text))


def _require_names(named: "DataFrame", path: str, column: str) -> None:
    """Refuse rows that share a name, or have none: what is found could not be told apart."""
    (row,) = named.selectExpr(
        "count(*) AS posts", "count(path) AS named", "count(DISTINCT path) AS names"
    ).collect()
    if row["posts"] == 0:
        raise no_rows(path)
    if row["named"] < row["posts"]:
        raise bad_column(path, column, Message("is empty in some rows"))
    if row["names"] < row["named"]:
        raise bad_column(path, column, Message("gives several posts one name"))


def any_file(session: "SparkSession", path: str) -> bool:
    """Tell whether there is a file below a path."""
    from pyspark.errors import AnalysisException  # noqa: PLC0415  # an extra

    try:
        return bool(_binary(session).load(path).select("path").take(1))
    except AnalysisException as error:
        if is_missing(error):
            return False
        raise
