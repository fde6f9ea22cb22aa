"""Indices of published posts: made, brought up to date, listed, and asked."""

from collections.abc import Callable, Sequence

from dedupe_paragraphs.across.clean import OptionsOf
from dedupe_paragraphs.across.rows import rows_of
from dedupe_paragraphs.across.stored.ask import ask
from dedupe_paragraphs.across.stored.change import IndexChange, posts_of
from dedupe_paragraphs.across.stored.entries import Analyse, IndexedPost, IndexEntry
from dedupe_paragraphs.across.stored.published import head_of
from dedupe_paragraphs.across.stored.sqlite import SqliteStore
from dedupe_paragraphs.across.stored.store import IndexStore
from dedupe_paragraphs.batch.pool import in_order
from dedupe_paragraphs.batch.work import Died, is_long
from dedupe_paragraphs.config.extras import require_extra
from dedupe_paragraphs.files import atomic as files
from dedupe_paragraphs.files.discover import STDIN, FoundPost, Item
from dedupe_paragraphs.model.cross_post import Shared
from dedupe_paragraphs.model.errors import DedupeError, masked, not_indexed, unreadable
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.record import mutable_record
from dedupe_paragraphs.model.report import Indexed
from dedupe_paragraphs.post.parse import parse

Progress = Callable[[int, int], None]
SERVERS = ("redis://", "rediss://", "unix://")


def store_at(location: str) -> IndexStore:
    """Return the store of an index. Raises `EngineError`."""
    if not location.startswith(SERVERS):
        return SqliteStore(location)
    require_extra(location, "redis", "redis")
    # What an extra brings is imported once it is known to be there.
    from dedupe_paragraphs.across.stored.redis import RedisStore  # noqa: PLC0415

    return RedisStore(location)


def require_index(location: str) -> None:
    """Raise `EngineError` or `InputError` for an index that cannot be asked."""
    store = store_at(location)
    with store.reading():
        head_of(store)


def build_index(
    items: Sequence[Item],
    location: str,
    options: OptionsOf,
    jobs: int,
    failed: Callable[[DedupeError], None],
    progress: Progress,
    *,
    update: bool = False,
) -> Indexed:
    """Make an index of posts, or bring the one that is there up to date; returns what changed.

    Posts that cannot be read are told to `failed`, and stay what they were. Raises `EngineError`
    and `OutputError`.
    """
    paths = [item.path for item in items if isinstance(item, FoundPost) and item.path != STDIN]
    store = store_at(location)
    with store.writing(anew=not update):
        change = IndexChange(store, anew=not update)
        known = {path: post.digest for path, (_, post) in change.posts.items()}
        work = Analyse(files.read, options, known)
        for path in known.keys() - set(paths):
            change.remove(path)
        several = jobs > 1 and is_long(items)
        results = in_order(paths, work, jobs) if several else ((path, work(path)) for path in paths)
        for done, (path, result) in enumerate(results, 1):
            if isinstance(result, IndexEntry):
                change.put(result)
            elif isinstance(result, Died):
                failed(unreadable(path, "the process that read it died"))
            elif result is not None:
                failed(result)
            progress(done, len(paths))
        return change.close()


def remove_posts(location: str, paths: Sequence[str]) -> Indexed:
    """Take posts out of an index, all or none; returns what changed. Raises `EngineError`."""
    store = store_at(location)
    with store.writing(anew=False):
        change = IndexChange(store, anew=False)
        for path in paths:
            if path not in change.posts:
                raise not_indexed(path, masked(location))
            change.remove(path)
        return change.close()


def list_posts(location: str) -> list[IndexedPost]:
    """Return the posts of an index, sorted by path. Raises `EngineError`."""
    store = store_at(location)
    with store.reading():
        return sorted(post for _, post in posts_of(store))


@mutable_record
class Against:
    """What posts share with an index; copied into each worker, opened there."""

    location: str
    boilerplate_posts: int
    _store: IndexStore | None = None

    def of(self, path: str, options: Options, data: bytes, shared: Shared = ()) -> Shared:
        """Return what a post shares, with what of it was published before."""
        store = self._store = self._store or store_at(self.location)
        rows = list(rows_of(parse(data, path, options.paragraphs), options))
        copies = ask(store, rows, options, self.boilerplate_posts)
        known = {copy.ordinal for copy in shared}
        return shared + tuple(copy for copy in copies if copy.ordinal not in known)
