"""The join on Spark: tables are frames, computed when they are asked for, or folders of Parquet."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import pyarrow as pa
from pyspark import StorageLevel
from pyspark.errors import AnalysisException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from dedupe_paragraphs.across.batches import RowGroup, tables_of
from dedupe_paragraphs.across.engines import Work

_ROW_GROUP = 16 * 1024 * 1024
"""Bytes of rows that a task holds until it writes them; with 128 MB, the usual size, two tasks need
half of a heap of 512 MB for it."""
_MARKS = "stage STRING, told STRING"
_TABLE = re.compile(r"\b(FROM|JOIN) (\w+)")
_PLANNED = {"spark.sql.adaptive.enabled": "false", "spark.sql.autoBroadcastJoinThreshold": "-1"}
"""Plans that are adapted, and tables that are sent to all workers, need rows to be planned."""
Found = TypeVar("Found")


class Tables:
    """Tables of a session, an `Engine`; it leaves no names in the session.

    Each is kept on the disks of the workers once it was computed. With a folder, they are computed
    at once and kept there, and those of an earlier run are taken as they are.
    """

    def __init__(self, session: SparkSession, folder: str = "", told: str = "") -> None:
        """`told` is all that the tables depend on; those of another run are made anew."""
        self._session = session
        self._folder = folder
        self._told = told
        self._frames: dict[str, DataFrame] = {}
        # Spark Connect looks at the path no sooner than the rows are asked for.
        manifest = session.read.schema(_MARKS)
        found = rows_at(lambda: manifest.json(f"{folder}/manifest").collect()) if folder else None
        marks = [(mark.stage, mark.told) for mark in found or ()]
        self._done = frozenset(stage for stage, of in marks if of == told)
        self.is_new = not marks
        """Whether no run ever used the folder."""
        self.resumed: list[str] = []
        """Stages that were taken as they were."""

    def frame(self, query: str) -> DataFrame:
        """Return a query over the tables."""
        named = (found[2] for found in _TABLE.finditer(query))
        used: dict[str, Any] = {name: self._frames[name] for name in named if name in self._frames}
        braced = _TABLE.sub(
            lambda found: f"{found[1]} {{{found[2]}}}" if found[2] in used else found[0], query
        )
        return self._session.sql(braced, **used)

    def add(self, name: str, rows: DataFrame) -> None:
        """Take a frame as a table, as it is."""
        self._frames[name] = rows

    def query(self, name: str, query: str) -> None:
        self._keep(name, self.frame(query))

    def work(
        self, name: str, query: str, work: Work, schema: pa.Schema, group: RowGroup | None = None
    ) -> None:
        rows = self.frame(query)
        if group is not None:
            columns = [group.column, *group.order.split(", ")]
            rows = rows.repartition(rows[group.column]).sortWithinPartitions(*columns)
        self._keep(name, rows.mapInArrow(in_batches(work, group), from_arrow_schema(schema)))

    def _keep(self, name: str, rows: DataFrame) -> None:
        if not self._folder:
            kept = rows.localCheckpoint(eager=False, storageLevel=StorageLevel.DISK_ONLY)
            self.add(name, kept)
            return
        place = f"{self._folder}/{name}"
        if name in self._done:
            self.resumed.append(name)
        else:
            self.write(place, rows)
            # Only a table that is noted as whole will be taken by another run as it is.
            mark = self._session.createDataFrame([(name, self._told)], _MARKS)
            mark.coalesce(1).write.mode("append").json(f"{self._folder}/manifest")
        # The schema is known; Spark would read it from a file, and finds none in an empty table.
        self.add(name, self._session.read.schema(rows.schema).parquet(place))

    def write(self, place: str, rows: DataFrame) -> None:
        """Write rows to a folder, in place of what is there."""
        written = rows.write.mode("overwrite").option("parquet.block.size", str(_ROW_GROUP))
        written.parquet(place)


@contextmanager
def planning(session: SparkSession) -> Iterator[None]:
    """Let Spark plan tables without computing those that they are made of."""
    before = {name: session.conf.get(name) for name in _PLANNED}
    try:
        for name, value in _PLANNED.items():
            session.conf.set(name, value)
        yield
    finally:
        for name, known in before.items():
            session.conf.set(name, known or "")


def rows_at(read: Callable[[], Found]) -> Found | None:
    """Return what Spark reads at a path; None where it says that there is nothing."""
    try:
        return read()
    except AnalysisException as error:
        if "PATH_NOT_FOUND" in str(error):
            return None
        raise


Batches = Iterator[pa.RecordBatch]


def in_batches(work: Work, group: RowGroup | None = None) -> Callable[[Batches], Batches]:
    """Return our code as Spark calls it, on the batches of one partition."""

    def run(batches: Batches) -> Batches:
        for table in tables_of(batches, group):
            yield from work(table).to_batches()

    return run
