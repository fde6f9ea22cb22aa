"""The run over a collection on Spark: from a path of posts to folders of results."""

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress

from pyspark.sql import SparkSession

from dedupe_paragraphs import __version__
from dedupe_paragraphs.across.keys import SCHEME
from dedupe_paragraphs.across.spark import inputs
from dedupe_paragraphs.across.spark.answers import RESULTS, Words, answer
from dedupe_paragraphs.across.spark.engine import Spark
from dedupe_paragraphs.across.spark.inputs import Collection, Input
from dedupe_paragraphs.across.spark.session import Address, session
from dedupe_paragraphs.config.settings import Settings
from dedupe_paragraphs.files import atomic as files
from dedupe_paragraphs.files.discover import ENDINGS, FoundPost, discover
from dedupe_paragraphs.model.errors import no_place_for_results
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.model.report import Collected

Progress = Callable[[str, float], None]
_SHOWN = 10
"""Errors that are handed back; the results hold all of them."""


@record
class ClusterRun:
    """A run over a collection: what the posts repeat is found, cleaned and written as Parquet."""

    address: Address
    collection: Collection
    settings: Settings
    unsafe: bool
    """Whether fixes are applied that somebody should look at."""
    words: Words
    progress: Progress

    def run(self) -> Collected:
        """Do it in a session of its own.

        Raises `EngineError`, `InputError`, `SettingsError` and `OutputError`.
        """
        _require_apart(self.collection)
        with session(self.address) as spark:
            return self.collect(spark)

    def collect(self, spark: SparkSession) -> Collected:
        """Do it in a session that is open."""
        self.progress("read", 0.0)
        given = self._open(spark)
        given.posts.createOrReplaceTempView("source")
        output = self.collection.output
        # All that the results depend on.
        known = (self.collection, self.settings, self.unsafe)
        parts = (__version__, SCHEME, *map(repr, known), given.stamp)
        signature = hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
        tables = Spark(spark, f"{output}/stages", signature)
        if tables.is_new:
            _require_own(spark, output)
        names = dict(zip(("id", "text"), given.columns, strict=True))
        free = ("changed", "was_changed", "changed_")
        names["changed"] = next(name for name in free if name not in given.columns)
        results = answer(tables, self.settings, self.words, self.progress, unsafe=self.unsafe)
        for name, query in results.items():
            tables.write(f"{output}/{name}", spark.sql(query.format(**names)))
        return _done(tables)

    def _open(self, spark: SparkSession) -> Input:
        given = self.collection
        if self.address.is_local and (paths := _posts(given.input, self.settings)):
            return inputs.open_files(spark, paths, _stamp(paths), files.read, self.words.error)
        return inputs.open_input(spark, given)


def _posts(path: str, settings: Settings) -> list[str]:
    """Return the posts of a path of this machine, the same that `dedupe check` takes."""
    if not (os.path.isdir(path) or path.lower().endswith(ENDINGS)):
        return []
    items = discover([path], settings.excludes, force_exclude=settings.force_exclude)
    return [item.path for item in items if isinstance(item, FoundPost)]


def _stamp(paths: list[str]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        with suppress(OSError):  # It vanished; whoever reads it says so.
            status = os.stat(path)
            told = f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n"
            digest.update(told.encode("utf-8", "replace"))
    return digest.hexdigest()


def _require_apart(collection: Collection) -> None:
    """Refuse results among the posts: the next run would read them."""
    if "://" in collection.input or "://" in collection.output:
        theirs, ours = collection.input.rstrip("/"), collection.output.rstrip("/")
    else:
        theirs, ours = map(os.path.abspath, (collection.input, collection.output))
    if ours == theirs or ours.startswith(theirs + "/"):
        raise no_place_for_results(collection.output, Message("it is in the folder of the posts"))


def _require_own(spark: SparkSession, output: str) -> None:
    for name in RESULTS:
        if inputs.any_file(spark, f"{output}/{name}"):
            named = {"name": repr(name)}
            problem = Message("it holds {name}, which no run of dedupe wrote", named)
            raise no_place_for_results(output, problem)


def _done(tables: Spark) -> Collected:
    counted = "SELECT kind, count(*), count_if(changed) FROM answers GROUP BY kind"
    kinds = {row[0]: (int(row[1]), int(row[2] or 0)) for row in tables.rows(counted)}
    first = tables.rows(
        f"SELECT path, message FROM answers WHERE kind = 'error' ORDER BY path LIMIT {_SHOWN}"
    )
    posts, changed = kinds.get("post", (0, 0))
    return Collected(
        posts=posts,
        changed=changed,
        findings=kinds.get("finding", (0, 0))[0],
        families=tables.number("SELECT count(*) FROM told"),
        errors=kinds.get("error", (0, 0))[0],
        first_errors=tuple((row[0], row[1]) for row in first),
        resumed=len(tables.resumed),
    )
