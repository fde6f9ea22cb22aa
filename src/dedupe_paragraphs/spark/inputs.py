"""Inputs: posts as Spark finds them, in folders, Parquet or JSON lines, on any path that it reads.

A row of `source` is a post: `path` names it, `data` are its bytes, None where `problem` says why.
"""

from collections.abc import Callable
from typing import NamedTuple

import pyarrow as pa
from pyspark.errors import AnalysisException
from pyspark.sql import DataFrame, DataFrameReader, SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from dedupe_paragraphs.across.batches import schema_of
from dedupe_paragraphs.files.discover import ENDINGS
from dedupe_paragraphs.model import errors
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.report.words import errors as words
from dedupe_paragraphs.spark.tables import in_batches, rows_at

SOURCE = schema_of({"path": str, "data": bytes, "problem": str})
PARQUET = (".parquet", ".pq")
LINES = (".jsonl", ".ndjson", ".json", ".jsonl.gz", ".ndjson.gz", ".json.gz")
_SHOWN = 3
"""Columns that are named where one is missing."""
_PATHS_A_TASK = 200
"""Posts that one task reads, some 8 MB: enough to be worth its start, and none waits long."""


class Input(NamedTuple):
    """The posts, and what says whether they are those of an earlier run."""

    posts: DataFrame
    stamp: str
    columns: tuple[str, str]
    """What a post's name and its text are called, for the cleaned texts."""


@record
class Collection:
    """Where posts are, and where the results are written."""

    input: str
    output: str
    text_column: str
    id_column: str


def open_files(
    session: SparkSession,
    paths: list[str],
    stamp: str,
    read: Callable[[str], bytes],
    speak: Callable[[], None],
) -> Input:
    """Return the posts of files that this machine and all workers see."""

    def work(table: pa.Table) -> pa.Table:
        speak()
        rows: list[dict[str, str | bytes]] = []
        for path in table["path"].to_pylist():
            try:
                rows.append({"path": path, "data": read(path)})
            except errors.DedupeError as error:
                rows.append({"path": path, "problem": words.error(error)})
        return pa.Table.from_pylist(rows, schema=SOURCE)

    names = session.createDataFrame(pa.table({"path": pa.array(paths, pa.string())}))
    names = names.repartition(max(1, -(-len(paths) // _PATHS_A_TASK)), "path")
    posts = names.mapInArrow(in_batches(work), from_arrow_schema(SOURCE))
    return Input(posts, stamp, ("path", "text"))


def open_input(session: SparkSession, given: Collection) -> Input:
    """Return the posts at a path that Spark reads. Raises `InputError` and `SettingsError`."""
    path = given.input
    try:
        known = rows_at(lambda: _kinds(_binary(session).load(path)))
    except AnalysisException as error:
        raise errors.unreadable(path, str(error).partition("\n")[0]) from error
    if known is None:
        raise errors.MissingPathError(path)
    kinds, stamp = known
    if kinds["posts"]:
        globs = "*{" + ",".join(ENDINGS) + "}"
        files = _binary(session).option("pathGlobFilter", globs).load(path)
        found = ("path", "content AS data", "CAST(NULL AS STRING) AS problem")
        return Input(files.selectExpr(*found), stamp, ("path", "text"))
    if kinds["parquet"]:
        return _table(session.read.parquet(path), given, stamp)
    if kinds["lines"]:
        return _table(session.read.json(path), given, stamp)
    raise errors.no_posts(path, " ".join((*ENDINGS, PARQUET[0], LINES[0])))


def _binary(session: SparkSession) -> DataFrameReader:
    return session.read.format("binaryFile").option("recursiveFileLookup", "true")


def _kinds(files: DataFrame) -> tuple[dict[str, int], str]:
    """Count files by what they hold, and tell them apart from what they were or will be."""
    kinds = {"posts": ENDINGS, "parquet": PARQUET, "lines": LINES}
    ends = {kind: "|".join(endings).replace(".", "[.]") for kind, endings in kinds.items()}
    counts = (f"count_if(lower(path) RLIKE '({end})$') AS {kind}" for kind, end in ends.items())
    stamp = "coalesce(bit_xor(xxhash64(path, length, modificationTime)), 0) AS stamp"
    (row,) = files.selectExpr(*counts, "count(*) AS files", stamp).collect()
    return {kind: int(row[kind]) for kind in kinds}, f"{row['files']} {row['stamp']}"


def _table(rows: DataFrame, given: Collection, stamp: str) -> Input:
    names = given.id_column, given.text_column
    posts = source_of(rows, *names, given.input)
    if posts.isEmpty():
        raise errors.no_rows(given.input)
    return Input(posts, stamp, names)


def source_of(rows: DataFrame, name_of: str, text: str, path: str = "") -> DataFrame:
    """Return the posts of rows; those that share a name, or have none, are no posts.

    What is found in them could not be distinguished. Raises `SettingsError`.
    """
    types = dict(rows.dtypes)
    for name in (text, name_of):
        if name not in types:
            there = ", ".join(sorted(types)[:_SHOWN]) + (" ..." if len(types) > _SHOWN else "")
            raise errors.no_column(path, name, there or Message("none"))
    if types[text] not in ("string", "binary"):
        problem = Message("holds {kind}, not text", {"kind": types[text]})
        raise errors.bad_column(path, text, problem)
    columns = {"path": f"CAST(`{name_of}` AS STRING)", "data": f"CAST(`{text}` AS BINARY)"}
    named = rows.selectExpr(*(f"{value} AS {name}" for name, value in columns.items()))
    problems = (
        "CASE WHEN data IS NULL THEN 'no text' WHEN path IS NULL THEN 'no id'"
        " WHEN count(*) OVER (PARTITION BY path) > 1 THEN 'several posts have this id'"
        " END AS problem"
    )
    told = named.selectExpr("path", "data", problems)
    return told.selectExpr("path", "CASE WHEN problem IS NULL THEN data END AS data", "problem")


def any_file(session: SparkSession, path: str) -> bool:
    """Tell whether there is a file below a path."""
    return bool(rows_at(lambda: _binary(session).load(path).select("path").take(1)))
