"""The frames of `dedupe_paragraphs.spark`: the examples of the page, and what they must not do."""

import doctest
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dedupe_paragraphs.model.errors import SettingsError
from dedupe_paragraphs.report.words import errors
from dedupe_paragraphs.spark import clean, find

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

PAGE = Path(__file__).parents[2] / "docs" / "archives.md"
FENCE = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_examples_of_the_page(spark: "SparkSession") -> None:
    examples = "\n".join(FENCE.findall(PAGE.read_text("utf-8")))
    # A table that is shown ends with an empty line, which the page does not need.
    examples = re.sub(r"\+\n(?=>>>|\n)", "+\n<BLANKLINE>\n", examples)
    names = {"spark": spark}
    test = doctest.DocTestParser().get_doctest(examples, names, PAGE.name, str(PAGE), 0)
    said: list[str] = []
    done = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(
        test, out=said.append
    )

    assert (done.failed, done.attempted) == (0, len(test.examples)), "".join(said)
    assert done.attempted > 5


def test_rows_without_a_text_or_a_name_of_their_own_are_named(spark: "SparkSession") -> None:
    rows = [("a", "x"), ("a", "y"), ("b", None), (None, "z"), ("c", "w")]
    posts = spark.createDataFrame(rows, "id STRING, text STRING")

    told = {(row["id"], row["text"], row["error"]) for row in clean(posts).collect()}

    assert told == {
        ("a", None, "several posts have this id"),
        ("b", None, "no text"),
        (None, None, "no id"),
        ("c", "w", None),
    }


def test_a_column_that_is_missing_is_named_at_once(spark: "SparkSession") -> None:
    posts = spark.createDataFrame([("a", "x")], "id STRING, body STRING")

    with pytest.raises(SettingsError) as caught:
        find(posts)

    assert "no column text; there are body, id" in errors.error(caught.value)
