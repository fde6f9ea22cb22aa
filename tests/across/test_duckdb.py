"""DuckDB as the join runs it: its threads, and the memory it is given."""

import pytest

from dedupe_paragraphs.across.duckdb import Embedded


@pytest.mark.parametrize(
    ("memory", "jobs", "threads"),
    [("", 3, 3), ("256MB", 3, 1), ("128MB", 3, 1), ("512MB", 3, 2), ("4GB", 3, 3), ("4GB", 0, 1)],
)
def test_each_thread_has_room(memory: str, jobs: int, threads: int) -> None:
    with Embedded(memory, jobs, on_disk=False) as engine:
        assert [*engine.rows("SELECT current_setting('threads')")] == [(threads,)]
