"""The join on Spark: each stage is a folder of Parquet, so that a run continues where one ended."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import pyarrow as pa
from pyspark.errors import AnalysisException
from pyspark.sql import DataFrame, SparkSession

from dedupe_paragraphs.across.batches import RowGroup, tables_of
from dedupe_paragraphs.across.engines import Work

_TYPES = {
    pa.int64(): "BIGINT",
    pa.string(): "STRING",
    pa.bool_(): "BOOLEAN",
    pa.float64(): "DOUBLE",
    pa.binary(): "BINARY",
}
_ROW_GROUP = 16 * 1024 * 1024
"""Bytes of rows that a task holds until it writes them; with 128 MB, the usual size, two tasks need
half of a heap of 512 MB for it."""
_MARKS = "stage STRING, told STRING"
Found = TypeVar("Found")


class Spark:
    """Tables as folders of Parquet below one folder; those of an earlier run are kept."""

    def __init__(self, session: SparkSession, folder: str, told: str) -> None:
        """`told` is all that the tables depend on; those of another run are made anew."""
        self._session = session
        self._folder = folder
        self._told = told
        manifest = session.read.schema(_MARKS)
        # Spark Connect looks at the path no sooner than the rows are asked for.
        found = rows_at(lambda: manifest.json(f"{folder}/manifest").collect())
        marks = [(mark.stage, mark.told) for mark in found or ()]
        self._done = frozenset(stage for stage, of in marks if of == told)
        self.is_new = not marks
        """Whether no run ever used the folder."""
        self.resumed: list[str] = []
        """Stages that were taken as they were."""

    def query(self, name: str, query: str) -> None:
        self.table(name, self._session.sql(query))

    def work(
        self, name: str, query: str, work: Work, schema: pa.Schema, group: RowGroup | None = None
    ) -> None:
        rows = self._session.sql(query)
        if group is not None:
            columns = [group.column, *group.order.split(", ")]
            rows = rows.repartition(rows[group.column]).sortWithinPartitions(*columns)
        self.table(name, rows.mapInArrow(in_batches(work, group), columns_of(schema)))

    def number(self, query: str) -> int:
        return int(self._session.sql(query).collect()[0][0])

    def rename(self, old: str, new: str) -> None:
        self._session.table(old).createOrReplaceTempView(new)

    def rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query."""
        yield from self._session.sql(query).toLocalIterator()

    def table(self, name: str, rows: DataFrame) -> None:
        """Make a table of rows, unless a run before did."""
        place = f"{self._folder}/{name}"
        if name in self._done:
            self.resumed.append(name)
        else:
            self.write(place, rows)
            # Only a table that is noted as whole will be taken by another run as it is.
            mark = self._session.createDataFrame([(name, self._told)], _MARKS)
            mark.coalesce(1).write.mode("append").json(f"{self._folder}/manifest")
        # The schema is known; Spark would read it from a file, and finds none in an empty table.
        self._session.read.schema(rows.schema).parquet(place).createOrReplaceTempView(name)

    def write(self, place: str, rows: DataFrame) -> None:
        """Write rows to a folder, in place of what is there."""
        written = rows.write.mode("overwrite").option("parquet.block.size", str(_ROW_GROUP))
        written.parquet(place)


def rows_at(read: Callable[[], Found]) -> Found | None:
    """Return what Spark reads at a path; None where it says that there is nothing."""
    try:
        return read()
    except AnalysisException as error:
        if "PATH_NOT_FOUND" in str(error):
            return None
        raise


def columns_of(schema: pa.Schema) -> str:
    """Return a schema in Spark's words."""
    return ", ".join(f"`{field.name}` {_TYPES[field.type]}" for field in schema)


Batches = Iterator[pa.RecordBatch]


def in_batches(work: Work, group: RowGroup | None = None) -> Callable[[Batches], Batches]:
    """Return our code as Spark calls it, on the batches of one partition."""

    def run(batches: Batches) -> Batches:
        for table in tables_of(batches, group):
            yield from work(table).to_batches()

    return run
