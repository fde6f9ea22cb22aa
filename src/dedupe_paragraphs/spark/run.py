"""The run over a collection on Spark: from a path of posts to folders of results."""

import os

from pyspark.sql import SparkSession
from pyspark.sql import functions as of

from dedupe_paragraphs.across.engines import StageProgress, signature, stamp
from dedupe_paragraphs.across.keys import SCHEME
from dedupe_paragraphs.config.settings import Settings
from dedupe_paragraphs.files import atomic as files
from dedupe_paragraphs.files.discover import ENDINGS, FoundPost, discover
from dedupe_paragraphs.model.errors import no_place_for_results
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.model.report import Collected
from dedupe_paragraphs.spark import inputs
from dedupe_paragraphs.spark.answers import QUERIES, Question, answer
from dedupe_paragraphs.spark.inputs import Collection, Input
from dedupe_paragraphs.spark.session import Address, session
from dedupe_paragraphs.spark.tables import Tables

RESULTS = ("findings", "families", "members", "texts", "errors")
"""Folders of results."""
_SHOWN = 10
"""Errors that are handed back; the results hold all of them."""


@record
class ClusterRun:
    """A run over a collection: what the posts repeat is found, cleaned and written as Parquet."""

    address: Address
    collection: Collection
    question: Question
    progress: StageProgress

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
        given, output = self._open(spark), self.collection.output
        # All that the results depend on.
        asked = self.question
        known = (self.collection, asked.settings, asked.unsafe)
        told = signature(SCHEME, *map(repr, known), given.stamp)
        tables = Tables(spark, f"{output}/stages", told)
        if tables.is_new:
            _require_own(spark, output)
        tables.add("source", given.posts)
        answer(tables, asked, self.progress)
        names = dict(zip(("id", "text"), given.columns, strict=True))
        free = ("changed", "was_changed", "changed_")
        names["changed"] = next(name for name in free if name not in given.columns)
        frames = {name: tables.frame(query.format(**names)) for name, query in QUERIES.items()}
        failed = of.col("error").isNotNull()
        texts, found = frames["settled"], frames["found"]
        results = {
            "findings": found.where(~failed).drop("error"),
            "families": frames["families"],
            "members": frames["members"],
            "texts": texts.where(~failed).drop("findings", "error"),
            "errors": texts.where(failed).selectExpr(
                f"`{names['id']}` AS path", "error AS message"
            ),
        }
        for name, rows in results.items():
            tables.write(f"{output}/{name}", rows)
        return _done(tables)

    def _open(self, spark: SparkSession) -> Input:
        given, settings = self.collection, self.question.settings
        if self.address.is_local and (paths := _posts(given.input, settings)):
            return inputs.open_files(spark, paths, stamp(paths), files.read, self.question.speak)
        return inputs.open_input(spark, given)


def _posts(path: str, settings: Settings) -> list[str]:
    """Return the posts of a path of this machine, the same that `dedupe check` takes."""
    if not (os.path.isdir(path) or path.lower().endswith(ENDINGS)):
        return []
    items = discover([path], settings.excludes, force_exclude=settings.force_exclude)
    return [item.path for item in items if isinstance(item, FoundPost)]


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


def _done(tables: Tables) -> Collected:
    counts = tables.frame(
        "SELECT count_if(error IS NULL), count_if(changed), coalesce(sum(size(findings)), 0),"
        " (SELECT count(*) FROM told), count_if(error IS NOT NULL) FROM answers"
    )
    first = "SELECT path, error FROM answers WHERE error IS NOT NULL ORDER BY path"
    errors = tables.frame(f"{first} LIMIT {_SHOWN}").collect()
    (row,) = counts.collect()
    some = tuple((error[0], error[1]) for error in errors)
    posts, changed, findings, families, failed = row
    return Collected(posts, changed, findings, families, failed, some, len(tables.resumed))
