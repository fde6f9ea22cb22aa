"""The join on DuckDB, inside the process, out of core: it finishes in the memory it is given."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import chain, islice
from multiprocessing import set_forkserver_preload
from typing import Any, Self

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


class Embedded:
    """Tables in DuckDB, an `Engine`; a context manager, for they are gone at the end."""

    def __init__(self, memory: str = "", jobs: int = 1, *, on_disk: bool = True) -> None:
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
        self._tables = duckdb.connect(file, config=settings | {"threads": threads})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self._tables.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def query(self, name: str, query: str) -> None:
        self._tables.execute(f"CREATE TABLE {name} AS {query}")

    def work(
        self, name: str, query: str, work: Work, schema: pa.Schema, group: RowGroup | None = None
    ) -> None:
        if group is not None:
            query += f" ORDER BY {group.column}, {group.order}"
        reader = self._tables.cursor().sql(query).to_arrow_reader(_ROWS)
        self.fill(name, schema, self.spread(work, tables_of(reader, group)))

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
