"""The join: an engine makes tables of queries, and of what our own code makes of their rows."""

import hashlib
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import Protocol

import pyarrow as pa

from dedupe_paragraphs import __version__
from dedupe_paragraphs.across import batches, sql
from dedupe_paragraphs.across.batches import RowGroup
from dedupe_paragraphs.across.keys import ENOUGH
from dedupe_paragraphs.across.rows import SHORT
from dedupe_paragraphs.config.settings import Settings

Work = Callable[[pa.Table], pa.Table]
StageProgress = Callable[[str, float], None]
"""Takes the stage, and which part of the whole is done when it begins."""


class Engine(Protocol):
    """Makes tables, each of a name; tables that exist already may be taken as they are."""

    def query(self, name: str, query: str) -> None:
        """Make a table of a query."""

    def work(
        self, name: str, query: str, work: Work, schema: pa.Schema, group: RowGroup | None = None
    ) -> None:
        """Make a table of what our code makes of a query's rows, groups kept whole."""


def signature(*parts: str) -> str:
    """Return a digest of what tables depend on, and of the program."""
    told = "\0".join((__version__, *parts)).encode("utf-8", "surrogateescape")
    return hashlib.sha256(told).hexdigest()


def stamp(paths: Iterable[str]) -> str:
    """Return a digest of files as they are now, by their sizes and times."""
    digest = hashlib.sha256()
    for path in paths:
        with suppress(OSError):  # It vanished; whoever reads it says so.
            status = os.stat(path)
            told = f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n"
            digest.update(told.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def stages(settings: Settings) -> dict[str, str]:
    """Return the tables of the join in their order, each with its query."""
    newest = " DESC" if settings.keep == "last" else ""
    values: dict[str, object] = {"newest": newest, "enough": ENOUGH, "short": SHORT}
    queries = sql.queries("join.sql", boilerplate=settings.boilerplate_posts, **values)
    if settings.boilerplate == "strip":
        queries["shared"] += "\n" + sql.queries("asked.sql")["more"]
    else:
        del queries["stripped"]
    return queries


def join(engine: Engine, settings: Settings, progress: StageProgress) -> None:
    """Make all tables of the join from the table `read`, whose posts have options of their own."""
    queries, view = stages(settings), RowGroup("view", "post, ordinal")
    # Posts are numbered in the order that decides; in the judgement the first is kept.
    edges = partial(batches.edges_table, options=settings.options(""))
    works: dict[str, tuple[Work, pa.Schema, RowGroup | None]] = {
        "keys": (batches.keys_table, batches.KEYS, None),
        "compared": (batches.compared_table, batches.COMPARED, None),
        "twins": (batches.twins_table, batches.TWINS, view),
        "bodies": (batches.bodies_table, batches.BODIES, RowGroup("whole", "post, other")),
        "edges": (edges, batches.EDGES, view),
        "labels": (batches.labels_table, batches.LABELS, RowGroup("whole", "text, other")),
    }
    for done, (name, query) in enumerate(queries.items()):
        progress(name, done / len(queries))
        if name in works:
            engine.work(name, query, *works[name])
        else:
            engine.query(name, query)
