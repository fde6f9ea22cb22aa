"""Without the extra `cluster` there is nothing here to test."""

from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("pyspark") else ["test_*.py"]
