"""Index: published posts, made ready to be asked by `run` with `settings.against`."""

from collections.abc import Callable, Sequence

from dedupe_paragraphs.across.index import store_at
from dedupe_paragraphs.across.stored.change import IndexChange
from dedupe_paragraphs.across.stored.entries import Analyse, IndexEntry
from dedupe_paragraphs.api.run import Progress
from dedupe_paragraphs.api.worker import Outcome
from dedupe_paragraphs.batch.pool import in_order
from dedupe_paragraphs.batch.work import Died, cores, is_long
from dedupe_paragraphs.config.nearest import Nearest
from dedupe_paragraphs.config.settings import Settings
from dedupe_paragraphs.files import atomic as files
from dedupe_paragraphs.files.discover import STDIN, FoundPost, discover
from dedupe_paragraphs.model.errors import unreadable
from dedupe_paragraphs.model.report import Indexed


def index(
    paths: Sequence[str],
    location: str,
    settings: Settings | Nearest | None = None,
    told: Callable[[Outcome[None]], object] | None = None,
    progress: Progress | None = None,
    *,
    update: bool = False,
) -> Indexed:
    """Build an index of the posts at paths, or bring one up to date, and return what changed.

    `location` is a file, or a Redis server (`redis://...`). With `update` there must be an index:
    posts that did not change are taken over, those that are gone are removed, in one transaction.
    What cannot be read is given to `told`, which may raise its error; without it, it is left out in
    silence.

    Raises `EngineError` for an index or a server that cannot be used, `OutputError` for a file that
    cannot be written.
    """
    settings = Nearest() if settings is None else settings
    told = told or (lambda outcome: None)
    items = discover(paths, settings.excludes, force_exclude=settings.run.force_exclude)
    for item in items:
        if not isinstance(item, FoundPost):
            told(Outcome.of(item))
    posts = [item.path for item in items if isinstance(item, FoundPost) and item.path != STDIN]
    jobs, advance = settings.run.jobs or cores(), (progress or Progress()).advance
    store = store_at(location)
    with store.writing(anew=not update):
        change = IndexChange(store, anew=not update)
        known = {path: post.digest for path, (_, post) in change.posts.items()}
        work = Analyse(files.read, settings.options, known)
        for path in known.keys() - set(posts):
            change.remove(path)
        several = jobs > 1 and is_long(items)
        results = in_order(posts, work, jobs) if several else ((path, work(path)) for path in posts)
        for done, (path, result) in enumerate(results, 1):
            if isinstance(result, IndexEntry):
                change.put(result)
            elif result is not None:
                died = unreadable(path, "the process that read it died")
                told(Outcome(path, error=died if isinstance(result, Died) else result))
            advance(done, len(posts))
        return change.close()
