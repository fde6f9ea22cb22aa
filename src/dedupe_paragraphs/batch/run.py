"""Batch: the same work on many posts, through workers where it is long, in order always."""

import os
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from typing import Generic, TypeVar

from dedupe_paragraphs.batch.work import Died, Work
from dedupe_paragraphs.files.discover import STDIN, FoundPost, Item
from dedupe_paragraphs.model.record import record

Result = TypeVar("Result")
Progress = Callable[[int, int], None]
"""Is told how many of how many posts are done, after each."""

_LONG = 1_000_000
"""Bytes from which on workers and a cache are worth their start of some 50 milliseconds."""
_POST = 2_000
"""Bytes that a post counts for at least: opening a file and rendering cost something too."""


@record
class Batch(Generic[Result]):
    """Work on many posts."""

    work: Work[FoundPost, Result]
    jobs: int
    progress: Progress | None = None

    def each(
        self, items: Sequence[Item]
    ) -> Generator[tuple[Item, Result | Died | None], None, None]:
        """Yield each item in order, posts with what became of them, others with None."""
        posts = [item for item in items if isinstance(item, FoundPost)]
        done = 0
        with closing(self._results(posts)) as results:
            for item in items:
                if not isinstance(item, FoundPost):
                    yield item, None
                    continue
                # Stdin cannot be handed to another process, nor can what it is written to.
                yield item, self.work(item) if item.path == STDIN else next(results)
                done += 1
                if self.progress is not None:
                    self.progress(done, len(posts))

    def _results(self, posts: list[FoundPost]) -> Generator[Result | Died, None, None]:
        files = [post for post in posts if post.path != STDIN]
        if self.jobs == 1 or len(files) == 1 or not is_long(files):
            yield from map(self.work, files)
            return
        # Fifteen milliseconds that a single post need not pay.
        from dedupe_paragraphs.batch.pool import in_order  # noqa: PLC0415

        with closing(in_order(files, self.work, min(self.jobs, len(files)))) as results:
            for _, result in results:
                yield result


def is_long(items: Sequence[Item]) -> bool:
    """Tell whether the work on posts takes so long that preparing for it pays."""
    total = 0
    for item in items:
        if isinstance(item, FoundPost) and item.path != STDIN:
            total += max(_size(item.path), _POST)
            if total >= _LONG:
                return True
    return False


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0
