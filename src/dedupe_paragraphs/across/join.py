"""What the posts of a folder share: the join, run inside the process, and its results."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import groupby
from typing import Any

import duckdb
import pyarrow as pa

from dedupe_paragraphs.across.batches import READ, read_table
from dedupe_paragraphs.across.duckdb import DISK, Embedded, KeptStages
from dedupe_paragraphs.across.engines import StageProgress, join, signature, stamp
from dedupe_paragraphs.across.judge import copies_of
from dedupe_paragraphs.across.keys import SCHEME
from dedupe_paragraphs.across.sql import queries
from dedupe_paragraphs.across.twins import repeated_post
from dedupe_paragraphs.batch.work import cores, size
from dedupe_paragraphs.config.nearest import Nearest
from dedupe_paragraphs.config.settings import Settings
from dedupe_paragraphs.files import atomic as files
from dedupe_paragraphs.files.discover import STDIN, FoundPost, Item
from dedupe_paragraphs.model.cross_post import CrossPosts, Family, PostFamily, PostName, Shared
from dedupe_paragraphs.model.errors import not_joined
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.span import Place, Span

_FILES = 64
"""Posts that a worker reads at a time, some 2 MB."""
_WORKERS = 2_000_000
"""Bytes of posts from which worker processes are worth their start of half a second each."""


def join_posts(
    items: Sequence[Item],
    settings: Settings | Nearest,
    progress: StageProgress,
    read: Callable[[Sequence[FoundPost]], pa.Table] | None = None,
    kept: str = "",
) -> CrossPosts:
    """Return what posts share. Posts that cannot be read are left out; the check names them.

    `read` returns the rows of some posts. `kept` is a folder in which what long runs found out is
    kept until they end; a run that was stopped goes on from there.
    """
    run = settings.run
    posts = [item for item in items if isinstance(item, FoundPost) and item.path != STDIN]
    paths = [post.path for post in posts]
    total = sum(map(size, paths))
    jobs = run.jobs or cores() if total >= _WORKERS else 1
    tables = KeptStages()
    if (total >= DISK or run.memory) and kept:
        # What tables depend on; where they are is known by what was asked.
        asked = "\0".join([os.getcwd(), *sorted({post.named for post in posts})])
        options = sorted({repr(settings.options(path)) for path in paths})
        made_of = run.keep, run.boilerplate, run.boilerplate_posts, options, stamp(paths)
        file = os.path.join(kept, f"{signature(asked)[:16]}.duckdb")
        tables = KeptStages(file, signature(SCHEME, *map(repr, made_of)))
    on_disk = total >= DISK or bool(run.memory)
    with joinable(run.memory), Embedded(run.memory, jobs, tables, on_disk=on_disk) as engine:
        progress("read", 0.0)
        chunks = [posts[at : at + _FILES] for at in range(0, len(posts), _FILES)]
        engine.make("read", READ, read or partial(_read, settings=settings), chunks)
        join(engine, run, progress)
        return told(engine)


def _read(posts: Sequence[FoundPost], settings: Settings | Nearest) -> pa.Table:
    return read_table([post.path for post in posts], settings.options, files.read)


@contextmanager
def joinable(memory: str) -> Iterator[None]:
    """Raise `EngineError` for what DuckDB says of memory and disk."""
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        reason: str | Message = str(error).partition("\n")[0]
        if memory:
            values = {"limit": memory}
            reason = Message("more than {limit} is needed; give more with --memory", values)
        raise not_joined("--across", reason) from error
    except (duckdb.IOException, OSError) as error:
        raise not_joined("--across", str(error).partition("\n")[0]) from error


def told(engine: Embedded) -> CrossPosts:
    """Return the results of a join."""
    asked = queries("asked.sql")
    copies: dict[str, Shared] = {
        path: tuple(copies_of(list(mine)))
        for path, mine in groupby(engine.rows(asked["shares"]), key=lambda row: row[0])
    }
    repeats = groupby(engine.rows(asked["repeats"]), key=lambda row: row[3])
    posts = [list(mine) for _, mine in repeats]
    for row in (row for rows in posts for row in rows):
        if (found := repeated_post(row)) is not None:
            copies[found.own.path] = (*copies.get(found.own.path, ()), found)
    grouped = groupby(engine.rows(asked["stands"]), key=lambda row: row[0])
    families = tuple(_family(list(mine)) for _, mine in grouped)
    return CrossPosts(copies, families, tuple(map(_post_family, posts)))


def _post_family(rows: Sequence[Sequence[Any]]) -> PostFamily:
    named = tuple((PostName(*row[:3]), row[5], row[7]) for row in rows)
    return PostFamily(named, fullest=rows[0][8])


def _family(rows: Sequence[Sequence[Any]]) -> Family:
    _, name, passages, boilerplate, path, start, stop, *marks = rows[0][:11]
    fullest = Place(path, Span(start, stop), (marks[0], marks[1], marks[2], marks[3]))
    posts = tuple(row[12] for row in rows)
    return Family(name, posts, passages, boilerplate, fullest, text=rows[0][11])
