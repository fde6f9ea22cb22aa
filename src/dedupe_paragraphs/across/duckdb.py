"""The join on DuckDB, inside the process, out of core: it finishes in the memory it is given."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import partial
from itertools import chain, islice
from multiprocessing import set_forkserver_preload
from typing import Any, NamedTuple, Self

import duckdb
import pyarrow as pa

from dedupe_paragraphs.across.batches import RowGroup, tables_of
from dedupe_paragraphs.across.engines import Work
from dedupe_paragraphs.batch.pool import TABLES, in_order
from dedupe_paragraphs.batch.work import Died
from dedupe_paragraphs.config.values import bytes_of
from dedupe_paragraphs.model.errors import not_joined

_ROWS = 20_000
"""Rows of a batch that DuckDB hands over."""
_DIED = "a process that worked on it died, perhaps out of memory"
_LOADED = "dedupe_paragraphs.across.join"
"""What workers import, once for all of them."""
_OF_A_THREAD = 256_000_000
"""Bytes of the memory limit for each of DuckDB's threads: two of them could not pair the 67 million
keys of 1 GB of posts in 256 MB, one could. What takes long runs in processes of our own."""
DISK = 64 * 1024 * 1024
"""Bytes of posts from which tables are in a file; fewer are joined in memory."""


class KeptStages(NamedTuple):
    """Where tables are kept until a run ends, so that another goes on if it is stopped."""

    file: str = ""
    """Empty for a file that nobody finds again."""
    told: str = ""
    """All that the tables depend on; those of another run are made anew."""


class Embedded:
    """Tables in DuckDB, an `Engine`; a context manager, for they are gone at the end.

    Of a run that was stopped they are kept, and the next one takes them as they are.
    """

    def __init__(
        self,
        memory: str = "",
        jobs: int = 1,
        stages: KeptStages | None = None,
        *,
        on_disk: bool = True,
    ) -> None:
        """`memory` is a limit as DuckDB reads it (`512MB`); `jobs` are worker processes."""
        self._folder = tempfile.mkdtemp(prefix="dedupe-")
        self._jobs = jobs
        threads = max(1, jobs)
        settings: dict[str, str | bool | int | float | list[str]] = {
            "temp_directory": self._folder,
            # The order of rows is asked for where it counts; to keep it elsewhere costs memory.
            "preserve_insertion_order": False,
        }
        if memory:
            threads = max(1, min(threads, bytes_of(memory) // _OF_A_THREAD))
            settings["memory_limit"] = memory
        file = os.path.join(self._folder, "tables.duckdb") if on_disk else ":memory:"
        connect = partial(duckdb.connect, config=settings | {"threads": threads})
        stages = stages or KeptStages()
        self._kept = stages.file
        self._done: set[str] = set()
        try:
            self._tables = connect(stages.file or file)
        except duckdb.IOException:  # Another run is at it.
            self._kept, self._tables = "", connect(file)
        if self._kept:
            self._resume(stages, connect)

    def _resume(self, stages: KeptStages, connect: Callable[[str], Any]) -> None:
        made = "CREATE TABLE IF NOT EXISTS made (stage VARCHAR, told VARCHAR)"
        self._tables.execute(made)
        marks = dict(self._tables.execute("SELECT * FROM made").fetchall())
        if marks and set(marks.values()) != {stages.told}:
            self._tables.close()
            os.unlink(self._kept)
            self._tables, marks = connect(self._kept), {}
            self._tables.execute(made)
        for (name,) in self._tables.execute("SELECT table_name FROM duckdb_tables()").fetchall():
            if name not in (*marks, "made"):  # It was stopped while this was made.
                self._tables.execute(f"DROP TABLE {name}")
        self._done, self._told = set(marks), stages.told

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: Any) -> None:
        self._tables.close()
        # What DuckDB cannot read is no use to another run; where it had too little memory, it is.
        kind = raised[0]
        known = duckdb.OutOfMemoryException
        if self._kept and (kind is None or (issubclass(kind, duckdb.Error) and kind is not known)):
            os.unlink(self._kept)
        shutil.rmtree(self._folder, ignore_errors=True)

    def query(self, name: str, query: str) -> None:
        if name not in self._done:
            self._tables.execute(f"CREATE TABLE {name} AS {query}")
            self._note(name)

    def _note(self, name: str) -> None:
        if self._kept:
            self._tables.execute("INSERT INTO made VALUES (?, ?)", [name, self._told])

    def work(
        self, name: str, query: str, work: Work, schema: pa.Schema, group: RowGroup | None = None
    ) -> None:
        if group is not None:
            query += f" ORDER BY {group.column}, {group.order}"
        if name not in self._done:
            reader = self._tables.cursor().sql(query).to_arrow_reader(_ROWS)
            self.make(name, schema, work, tables_of(reader, group))

    def make(
        self, name: str, schema: pa.Schema, work: Callable[[Any], pa.Table], items: Iterable[Any]
    ) -> None:
        """Make a table of what our code makes of items, unless a run before did."""
        if name not in self._done:
            self.fill(name, schema, self.spread(work, items))
            self._note(name)

    def rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query."""
        cursor = self._tables.cursor().execute(query)
        while rows := cursor.fetchmany(10_000):
            yield from rows

    def spread(self, work: Callable[[Any], pa.Table], items: Iterable[Any]) -> Iterator[pa.Table]:
        """Yield what worker processes make of items, in order; one item alone is done here."""
        iterator = iter(items)
        first = list(islice(iterator, 2))
        if self._jobs == 1 or len(first) < 2:
            yield from map(work, chain(first, iterator))
            return
        set_forkserver_preload([_LOADED])
        made = in_order(chain(first, iterator), work, self._jobs, TABLES)
        with closing(made) as tables:
            for _, table in tables:
                if isinstance(table, Died):
                    raise not_joined("--across", _DIED)
                yield table

    def fill(self, name: str, schema: pa.Schema, tables: Iterable[pa.Table]) -> None:
        """Make a table of Arrow tables."""
        for at, table in enumerate(chain([schema.empty_table()], tables)):
            self._tables.register("batch", table)
            made = f"INSERT INTO {name}" if at else f"CREATE TABLE {name} AS"
            self._tables.execute(f"{made} SELECT * FROM batch")
        self._tables.unregister("batch")
