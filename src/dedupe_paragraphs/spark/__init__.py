"""Spark: DataFrames of posts in, DataFrames of what they repeat out; see docs/library.md.

Nothing is computed before a frame that is returned is. `posts` need a column that names each post
and one with its text, strings or bytes.
"""

from pyspark.sql import DataFrame

from dedupe_paragraphs.config.settings import DEFAULT, Settings
from dedupe_paragraphs.spark.answers import QUERIES, Question, answer
from dedupe_paragraphs.spark.inputs import source_of
from dedupe_paragraphs.spark.tables import Tables, planning

__all__ = ["clean", "find"]


def find(
    posts: DataFrame,
    settings: Settings = DEFAULT,
    *,
    id_column: str = "id",
    text_column: str = "text",
) -> DataFrame:
    """Return what posts repeat, in themselves and of each other: a row a finding.

    A post that cannot be read has one row, with an `error`. Raises `SettingsError` for columns that
    are not there.
    """
    return _asked(posts, Question(settings, cleans=False), "found", id_column, text_column)


def clean(
    posts: DataFrame,
    settings: Settings = DEFAULT,
    *,
    id_column: str = "id",
    text_column: str = "text",
    unsafe: bool = False,
) -> DataFrame:
    """Return posts without their copies, proven to have lost nothing: a row a post.

    Each says whether to `keep` the post, which `family` of posts that say the same it is one of,
    which `survivor` says most of them, and what was found in it. With `unsafe` fixes that need
    somebody's judgement are applied too: the oldest post keeps shared text. Raises `SettingsError`
    for columns that are not there.
    """
    return _asked(posts, Question(settings, unsafe=unsafe), "settled", id_column, text_column)


def _asked(posts: DataFrame, question: Question, told: str, name: str, text: str) -> DataFrame:
    tables = Tables(posts.sparkSession)
    tables.add("source", source_of(posts, name, text))
    with planning(posts.sparkSession):
        answer(tables, question, lambda stage, share: None)
    return tables.frame(QUERIES[told].format(id=name, text=text, changed="changed"))
