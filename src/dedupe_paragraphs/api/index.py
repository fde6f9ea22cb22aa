"""Index: published posts, made ready to be asked by `run` with `settings.against`."""

from collections.abc import Callable, Sequence

from dedupe_paragraphs.across.index import build_index
from dedupe_paragraphs.api.run import Progress
from dedupe_paragraphs.api.worker import Outcome
from dedupe_paragraphs.batch.work import cores
from dedupe_paragraphs.config.nearest import Nearest
from dedupe_paragraphs.config.settings import Settings
from dedupe_paragraphs.files.discover import FoundPost, discover
from dedupe_paragraphs.model.errors import DedupeError
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

    def failed(error: DedupeError) -> None:
        told(Outcome(error.path, error=error))

    jobs = settings.run.jobs or cores()
    advance = (progress or Progress()).advance
    return build_index(items, location, settings.options, jobs, failed, advance, update=update)
