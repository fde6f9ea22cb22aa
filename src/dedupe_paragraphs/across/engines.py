"""What runs the join: an engine makes tables of queries, and of our own code in batches."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple, Protocol

import pyarrow as pa

from dedupe_paragraphs.across import sql
from dedupe_paragraphs.across.batches import EDGES, KEYS, edges_table, keys_table
from dedupe_paragraphs.across.keys import ENOUGH
from dedupe_paragraphs.across.rows import SHORT
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.record import record

Work = Callable[[pa.Table], pa.Table]
Told = Callable[[str, float], None]
"""Progress: the stage, and which part of the whole is done when it begins."""
_MAX_ROUNDS = 64
"""Rounds of connected components: about the logarithm of the longest chain of texts."""


class RowGroup(NamedTuple):
    """Rows that our code must see together, and sorted."""

    column: str
    order: str
    """Columns that sort the rows of one group."""


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


VIEWED = RowGroup("view", "post, ordinal")
"""A view is judged as a whole."""


@record
class Terms:
    """What a join is asked for."""

    options: Options
    boilerplate_posts: int
    """From how many posts on a family is boilerplate."""
    strip: bool = False
    """Whether boilerplate is to go, too."""


def quietly(stage: str, share: float) -> None:
    """Tell nobody."""


def join(engine: Engine, terms: Terms, told: Told = quietly) -> None:
    """Make all tables of the join from the table `read`."""
    values: dict[str, Any] = {
        "newest": " DESC" if terms.options.keep == "last" else "",
        "boilerplate": terms.boilerplate_posts,
        "enough": ENOUGH,
        "short": SHORT,
    }
    # One order is decided by the numbers of the posts; inside the judgement first is first.
    edges = partial(edges_table, options=terms.options)
    steps: list[tuple[str, Callable[[], None]]] = [
        *_queries(engine, values, sql.POSTS, sql.PARAGRAPHS, sql.TEXTS),
        ("keys", lambda: engine.work("keys", sql.KEYED, keys_table, KEYS)),
        *_queries(engine, values, sql.CANDIDATES, sql.VIEWS),
        ("edges", lambda: engine.work("edges", sql.JUDGED, edges, EDGES, VIEWED)),
        *_queries(engine, values, sql.LINKS, sql.LABELS),
        ("labels", lambda: _connect(engine)),
        *_queries(engine, values, sql.MEMBERS, sql.FAMILIES, sql.FINDINGS),
    ]
    shared = (sql.STRIPPED, sql.SHARED_AND_STRIPPED) if terms.strip else (sql.SHARED,)
    steps += _queries(engine, values, *shared, sql.TOLD, sql.STANDINGS)
    for done, (name, step) in enumerate(steps):
        told(name, done / len(steps))
        step()


def _queries(
    engine: Engine, values: dict[str, Any], *stages: sql.Stage
) -> list[tuple[str, Callable[[], None]]]:
    return [
        (stage.name, partial(engine.query, stage.name, stage.query.format(**values)))
        for stage in stages
    ]


def _connect(engine: Engine) -> None:
    """Make the table `labels`: each text with its family, the connected components of `links`."""
    for at in range(_MAX_ROUNDS):
        engine.query(f"labels_{at + 1}", sql.HOOK.format(round=at))
        if not engine.number(sql.CHANGED.format(before=at, after=at + 1)):
            break
    engine.rename(f"labels_{at + 1}", "labels")
