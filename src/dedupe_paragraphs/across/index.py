"""Indices of published posts: made, brought up to date, and asked."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from dedupe_paragraphs.across.clean import OptionsOf
from dedupe_paragraphs.across.rows import rows_of
from dedupe_paragraphs.across.stored.ask import Published, ask
from dedupe_paragraphs.across.stored.build import Analyse, Result, update
from dedupe_paragraphs.across.stored.file import IndexFile
from dedupe_paragraphs.batch.pool import in_order
from dedupe_paragraphs.batch.work import Died, is_long
from dedupe_paragraphs.config.extras import require_extra
from dedupe_paragraphs.files import atomic as files
from dedupe_paragraphs.files.discover import STDIN, FoundPost, Item
from dedupe_paragraphs.model.cross_post import Shared
from dedupe_paragraphs.model.errors import (
    DedupeError,
    MissingPathError,
    unreadable,
)
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.record import mutable_record
from dedupe_paragraphs.model.report import Indexed
from dedupe_paragraphs.post.parse import parse

if TYPE_CHECKING:
    from dedupe_paragraphs.across.stored.server import IndexServer

Progress = Callable[[int, int], None]
SERVERS = ("redis://", "rediss://", "unix://")


def build_index(
    items: Sequence[Item],
    location: str,
    options: OptionsOf,
    jobs: int,
    failed: Callable[[DedupeError], None],
    progress: Progress,
) -> Indexed:
    """Make an index of posts, or bring one up to date; returns what changed.

    Posts that cannot be read are told to `failed`. Raises `EngineError` and `OutputError`.
    """
    paths = [item.path for item in items if isinstance(item, FoundPost) and item.path != STDIN]
    work = Analyse(files.read, options)

    def results() -> Iterator[Result]:
        return _results(paths, work, jobs if is_long(items) else 1, progress)

    if location.startswith(SERVERS):
        server = _server(location)
        work.known = server.digests()
        return server.update(results(), failed)
    try:
        old = IndexFile(location)
    except MissingPathError:
        old = None
    work.known = old.digests() if old is not None else {}
    return update(location, old, results(), failed)


def _results(paths: list[str], work: Analyse, jobs: int, progress: Progress) -> Iterator[Result]:
    answers = in_order(paths, work, jobs) if jobs > 1 else ((path, work(path)) for path in paths)
    for done, (path, result) in enumerate(answers, 1):
        if isinstance(result, Died):
            yield unreadable(path, "the process that read it died")
        else:
            yield result
        progress(done, len(paths))


@mutable_record
class Against:
    """What posts share with an index; copied into each worker, opened there."""

    location: str
    boilerplate_posts: int
    _index: Published | None = None

    def of(self, path: str, options: Options, data: bytes, shared: Shared = ()) -> Shared:
        """Return what a post shares, with what of it was published before."""
        index = self._index = self._index or open_index(self.location)
        rows = list(rows_of(parse(data, path, options.paragraphs), options))
        copies = ask(index, rows, options, self.boilerplate_posts)
        known = {copy.ordinal for copy in shared}
        return shared + tuple(copy for copy in copies if copy.ordinal not in known)


def open_index(location: str) -> Published:
    """Open an index, to see at once whether it can be asked. Raises `EngineError`."""
    return _server(location) if location.startswith(SERVERS) else IndexFile(location)


def _server(location: str) -> "IndexServer":
    """Connect to the server of an index."""
    require_extra(location, "redis", "redis")
    # What an extra brings is imported once it is known to be there.
    from dedupe_paragraphs.across.stored.server import IndexServer  # noqa: PLC0415

    return IndexServer(location)
