"""Run: from paths to what becomes of each post, through workers, cache and what posts share."""

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack, closing
from functools import cache as remembering
from typing import TYPE_CHECKING, Any, Generic, overload

from dedupe_paragraphs.api.task import Check, Result, Task
from dedupe_paragraphs.api.worker import Outcome, Worker
from dedupe_paragraphs.batch.work import Died, cores, is_long
from dedupe_paragraphs.config.extras import require_extra
from dedupe_paragraphs.config.nearest import Nearest
from dedupe_paragraphs.config.settings import Settings
from dedupe_paragraphs.files.atomic import read
from dedupe_paragraphs.files.discover import STDIN, FoundPost, Item, discover
from dedupe_paragraphs.model.cross_post import (
    NOTHING,
    Beside,
    CrossPosts,
    Family,
    PostFamily,
    PostName,
)
from dedupe_paragraphs.model.errors import DedupeError, died
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.record import field, mutable_record
from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.post.parse import parse

if TYPE_CHECKING:
    from dedupe_paragraphs.across.index import Against


LIMIT_BESIDE = 100
"""Families whose posts are compared side by side: nobody reads on in a page."""
Choose = Callable[[list[Item]], list[Item]]
"""Leaves out posts that need not be read."""


class Progress:
    """Is told how far a run is; takes no notice of it."""

    def advance(self, done: int, total: int) -> None:
        """Take how many of how many posts are done."""

    def stage(self, name: str, share: float) -> None:
        """Take which stage of a join begins, and which part of the whole is done."""


@overload
def run(
    paths: Sequence[str], settings: Settings | Nearest | None = None
) -> Iterator[Outcome[Report]]: ...
@overload
def run(
    paths: Sequence[str], settings: Settings | Nearest | None, task: Task[Result]
) -> Iterator[Outcome[Result]]: ...
def run(
    paths: Sequence[str], settings: Settings | Nearest | None = None, task: Task[Any] | None = None
) -> Iterator[Outcome[Any]]:
    """Check the posts at paths, or do another task to them, and yield what becomes of each.

    Folders are walked for Markdown and text; `-` reads stdin. Without `settings` each post takes
    the nearest configuration file above it; with them no file is read. `settings.across` and
    `settings.against` also find what posts share with others. Outcomes come in the order of the
    paths. A post that cannot be read is an outcome with an error, and stops no other.

    Raises `SettingsError` for a configuration of the current folder that cannot be used, and
    `EngineError` for an index or a join that cannot be, also for want of an extra.
    """
    return iter(Run(paths, task or Check(), Nearest() if settings is None else settings))


@mutable_record
class Run(Generic[Result]):
    """A task and the posts that it is done to; iterate over it once."""

    paths: Sequence[str]
    task: Task[Result]
    settings: Settings | Nearest
    progress: Progress = field(default_factory=Progress)
    stdin_name: str = STDIN
    choose: Choose = list
    families: tuple[Family, ...] | None = None
    """What is in several posts, once that was asked for and is known."""
    post_families: tuple[PostFamily, ...] = ()
    """Posts that say the same."""

    def __post_init__(self) -> None:
        run = self.settings.run
        found = discover(self.paths, self.settings.excludes, force_exclude=run.force_exclude)
        self.found = [item.path for item in found if isinstance(item, FoundPost)]
        """The posts at the paths, also those that need not be read."""
        self._items = self.choose(found)
        self._jobs = run.jobs or cores()

    def __len__(self) -> int:
        """Return how many outcomes there will be, apart from warnings about the cache."""
        return len(self._items)

    def __iter__(self) -> Generator[Outcome[Result], None, None]:
        """Do the task to each post."""
        file, damaged = None, False
        if not self.settings.run.no_cache and is_long(self._items):
            from dedupe_paragraphs.batch import cache  # noqa: PLC0415 - start-up

            place, usable, warning = cache.opened()
            file = place if usable else None
            if warning is not None:
                yield Outcome(place, warning=warning)
        with ExitStack() as stack:
            stored = file or self._temporary(stack)
            task = self.task.prepared(self._items)
            shared = self._shared(task, stored, file and os.path.dirname(file))
            worker = Worker(task, self.settings, self.stdin_name, stored, shared, self._against())
            stack.callback(worker.close)
            finished, posts = 0, sum(isinstance(item, FoundPost) for item in self._items)
            # Closed here, and not some time later: no worker outlives what went wrong.
            results = stack.enter_context(closing(_each(self._items, worker, self._jobs)))
            for item, done in results:
                if not isinstance(item, FoundPost):
                    yield Outcome.of(item)
                    continue
                if isinstance(done, Died):
                    yield Outcome(item.path, error=died(item.path, *done))
                elif done is not None:
                    damaged |= done[1]
                    yield done[0]
                finished += 1
                self.progress.advance(finished, posts)
        if file is not None and damaged:
            yield Outcome(file, warning=cache.forgotten(file))

    def beside(self) -> Iterator[Outcome[Beside]]:
        """Yield the posts that say the same, each side by side with the one that says most."""
        from dedupe_paragraphs.across.beside import beside  # noqa: PLC0415  # an extra

        for family in self.post_families[:LIMIT_BESIDE]:
            parsed = remembering(self._parsed)
            fullest = next(name for name, *_ in family.rows if name.path == family.fullest)
            for name, *_ in family.rows:
                if name is fullest:
                    continue
                try:
                    pair = parsed(fullest), parsed(name)
                except DedupeError as error:  # it was there a moment ago
                    yield Outcome(error.path or name.path, error=error)
                else:
                    yield Outcome(name.path, beside(fullest, pair[0], name, pair[1]))

    def _parsed(self, name: PostName) -> Post:
        paragraphs = self.settings.options(name.path).paragraphs
        return parse(read(name.path), name.path, paragraphs)

    def _temporary(self, stack: ExitStack) -> str | None:
        """Return a cache for posts that are read twice, for a join and for their report."""
        if not (self.settings.run.across and is_long(self._items)):
            return None
        from tempfile import TemporaryDirectory  # noqa: PLC0415 - start-up

        from dedupe_paragraphs.batch.store import prepare  # noqa: PLC0415 - start-up

        folder = stack.enter_context(TemporaryDirectory(prefix="dedupe-"))
        file = os.path.join(folder, "posts.sqlite")
        prepare(file)
        return file

    def _shared(self, task: Task[Result], file: str | None, kept: str | None) -> CrossPosts:
        if not self.settings.run.across:
            return NOTHING
        require_extra("--across", "archive", "duckdb", "pyarrow")
        from dedupe_paragraphs.across.join import join_posts  # noqa: PLC0415  # an extra
        from dedupe_paragraphs.api.reading import FirstPass  # noqa: PLC0415  # an extra

        worker: Worker[Any] = Worker(task if task.ahead else Check(), self.settings, cache=file)
        with closing(FirstPass(worker, task.ahead)) as read:
            progress = self.progress.stage
            shared = join_posts(self._items, self.settings, progress, read, kept or "")
        self.families, self.post_families = shared.families, shared.posts
        return shared

    def _against(self) -> "Against | None":
        """Return the index that posts are compared with; one that cannot be asked ends the run."""
        run = self.settings.run
        if not run.against:
            return None
        from dedupe_paragraphs.across.index import Against, require_index  # noqa: PLC0415 - numpy

        require_index(run.against)
        return Against(run.against, run.boilerplate_posts)


def _each(
    items: Sequence[Item], work: Callable[[FoundPost], Result], jobs: int
) -> Generator[tuple[Item, Result | Died | None], None, None]:
    """Yield each item in order, posts with what became of them, others with None."""
    files = [item for item in items if isinstance(item, FoundPost) and item.path != STDIN]
    results: Generator[tuple[FoundPost, Result | Died], None, None]
    if jobs == 1 or len(files) == 1 or not is_long(files):
        results = ((file, work(file)) for file in files)
    else:
        from dedupe_paragraphs.batch.pool import in_order  # noqa: PLC0415 - start-up

        results = in_order(files, work, min(jobs, len(files)))
    with closing(results):
        for item in items:
            if not isinstance(item, FoundPost):
                yield item, None
            else:
                # Stdin cannot be handed to another process, nor can what it is written to.
                yield item, work(item) if item.path == STDIN else next(results)[1]
