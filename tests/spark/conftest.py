"""Without the extra `cluster` there is nothing here to test."""

import os
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

collect_ignore_glob = [] if find_spec("pyspark") else ["test_*.py"]


@pytest.fixture(scope="package")
def spark() -> Iterator["SparkSession"]:
    """A session for all tests of this folder."""
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Java, which Spark runs on, is not installed")
    from dedupe_paragraphs.spark import session
    from tests.spark.local import LOCAL

    with session.session(LOCAL) as opened:
        yield opened
