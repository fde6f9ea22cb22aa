"""The join: an engine makes tables of queries, and of what our own code makes of their rows."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

import pyarrow as pa

from dedupe_paragraphs.across import batches, sql
from dedupe_paragraphs.across.batches import RowGroup
from dedupe_paragraphs.across.keys import ENOUGH
from dedupe_paragraphs.across.rows import SHORT
from dedupe_paragraphs.config.settings import Settings

Work = Callable[[pa.Table], pa.Table]
StageProgress = Callable[[str, float], None]
"""Takes the stage, and which part of the whole is done when it begins."""
_MAX_ROUNDS = 64
"""Rounds of connected components: about the logarithm of the longest chain of texts."""


class Engine(Protocol):
    """Makes tables, each of a name; tables that exist already may be taken as they are."""

    def query(self, name: str, query: str) -> None:
        """Make a table of a query."""

    def work(
        self, name: str, query: str, work: Work, schema: pa.Schema, group: RowGroup | None = None
    ) -> None:
        """Make a table of what our code makes of a query's rows, groups kept whole."""

    def number(self, query: str) -> int:
        """Return the one number that a query answers."""

    def rename(self, old: str, new: str) -> None:
        """Give a table another name."""


def stages(settings: Settings) -> dict[str, str]:
    """Return the tables of the join in their order, each with its query."""
    newest = " DESC" if settings.keep == "last" else ""
    values = {"newest": newest, "enough": ENOUGH, "short": SHORT}
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
    }
    for done, (name, query) in enumerate(queries.items()):
        progress(name, done / len(queries))
        if name in works:
            engine.work(name, query, *works[name])
        elif name == "labels":
            _connect(engine, query)
        else:
            engine.query(name, query)


def _connect(engine: Engine, query: str) -> None:
    """Make the table `labels`: each text with its family, the connected components of `links`."""
    changed = sql.queries("asked.sql")["changed"]
    for at in range(_MAX_ROUNDS):
        engine.query(f"labels_{at + 1}", query.format(round=at))
        if not engine.number(changed.format(round=at, next=at + 1)):
            break
    engine.rename(f"labels_{at + 1}", "labels")
