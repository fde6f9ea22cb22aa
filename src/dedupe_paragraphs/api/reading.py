"""Reading: posts become rows of a join, and what is found in each alone is kept."""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from dedupe_paragraphs.across.batches import READ, packed, rows_tables, unpacked
from dedupe_paragraphs.api.worker import Worker
from dedupe_paragraphs.batch.cache import asked
from dedupe_paragraphs.files.discover import FoundPost
from dedupe_paragraphs.model.errors import DedupeError
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.record import mutable_record
from dedupe_paragraphs.post.parse import parse


@mutable_record
class FirstPass:
    """Reads posts in whatever process; each is parsed once for its findings and its rows."""

    worker: Worker[Any]
    ahead: bool
    """Whether the task of the worker is done, too."""

    def __call__(self, found: Sequence[FoundPost]) -> pa.Table:
        """Return the rows of posts; the check names those that cannot be read."""
        worker, known = self.worker, [READ.empty_table()]
        new: dict[bytes, tuple[Post, Options]] = {}
        for each in found:
            try:
                if self.ahead:
                    worker(each)
                post = worker.opened if self.ahead else worker.open(each)
                if post is None:
                    continue
                digest = asked("rows", post.path, post.options, post.data)
                cache = post.cache
                if cache and (table := cache.get(digest)):
                    known.append(unpacked(table))
                else:
                    parsed = post.parsed or parse(post.data, post.path, post.options.paragraphs)
                    new[digest] = parsed, post.options
            except DedupeError:
                continue
        tables = rows_tables([*new.values()])
        if new and cache:
            for digest, table in zip(new, tables, strict=True):
                cache.put(digest, packed(table))
        return pa.concat_tables([*known, *tables])

    def close(self) -> None:
        """Write what was learned."""
        self.worker.close()
