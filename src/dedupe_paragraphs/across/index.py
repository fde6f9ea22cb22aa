"""Indices of published posts: opened, listed, and asked."""

from collections.abc import Sequence

from dedupe_paragraphs.across.rows import rows_of
from dedupe_paragraphs.across.stored.ask import ask
from dedupe_paragraphs.across.stored.change import IndexChange, posts_of
from dedupe_paragraphs.across.stored.entries import IndexedPost
from dedupe_paragraphs.across.stored.published import head_of
from dedupe_paragraphs.across.stored.sqlite import SqliteStore
from dedupe_paragraphs.across.stored.store import IndexStore
from dedupe_paragraphs.config.extras import require_extra
from dedupe_paragraphs.model.cross_post import Shared, SharedCopy
from dedupe_paragraphs.model.errors import masked, not_indexed
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.record import mutable_record
from dedupe_paragraphs.model.report import Indexed
from dedupe_paragraphs.post.parse import parse


def store_at(location: str) -> IndexStore:
    """Return the store of an index. Raises `EngineError`."""
    if not location.startswith(("redis://", "rediss://", "unix://")):
        return SqliteStore(location)
    require_extra(location, "redis", "redis")
    from dedupe_paragraphs.across.stored.redis import RedisStore  # noqa: PLC0415 - an extra

    return RedisStore(location)


def require_index(location: str) -> None:
    """Raise `EngineError` or `InputError` for an index that cannot be asked."""
    store = store_at(location)
    with store.reading():
        head_of(store)


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
        known = {copy.ordinal for copy in shared if isinstance(copy, SharedCopy)}
        return shared + tuple(
            copy for copy in copies if not isinstance(copy, SharedCopy) or copy.ordinal not in known
        )
