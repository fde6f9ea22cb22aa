"""The join: an engine makes tables of queries, and of what our own code makes of their rows."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

import pyarrow as pa

from dedupe_paragraphs.across import sql
from dedupe_paragraphs.across.batches import (
    BODIES,
    COMPARED,
    EDGES,
    KEYS,
    TWINS,
    RowGroup,
    bodies_table,
    compared_table,
    edges_table,
    keys_table,
    twins_table,
)
from dedupe_paragraphs.across.keys import ENOUGH
from dedupe_paragraphs.across.rows import SHORT
from dedupe_paragraphs.config.settings import Settings

Work = Callable[[pa.Table], pa.Table]
StageProgress = Callable[[str, float], None]
"""Takes the stage, and which part of the whole is done when it begins."""
_MAX_ROUNDS = 64
"""Rounds of connected components: about the logarithm of the longest chain of texts."""


_VIEW = RowGroup("view", "post, ordinal")


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
    queries = stages(settings)
    for done, (name, query) in enumerate(queries.items()):
        progress(name, done / len(queries))
        if name == "keys":
            engine.work(name, query, keys_table, KEYS)
        elif name == "compared":
            engine.work(name, query, compared_table, COMPARED)
        elif name == "twins":
            engine.work(name, query, twins_table, TWINS, _VIEW)
        elif name == "bodies":
            engine.work(name, query, bodies_table, BODIES, RowGroup("whole", "post, other"))
        elif name == "edges":
            # Posts are numbered in the order that decides; in the judgement the first is kept.
            edges = partial(edges_table, options=settings.options(""))
            engine.work(name, query, edges, EDGES, _VIEW)
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
