"""The worker: opens a post, does the task, and hands back what became of it, in every process."""

import sys
from typing import TYPE_CHECKING, Generic

from dedupe_paragraphs.api.task import OpenPost, Result, Task
from dedupe_paragraphs.config.nearest import Nearest
from dedupe_paragraphs.config.settings import Settings
from dedupe_paragraphs.files import atomic as files
from dedupe_paragraphs.files.discover import ENDINGS, STDIN, Empty, FoundPost
from dedupe_paragraphs.fix.check import check
from dedupe_paragraphs.model.cross_post import NOTHING, CrossPosts
from dedupe_paragraphs.model.errors import DedupeError, crash
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.record import mutable_record, record, replace
from dedupe_paragraphs.model.report import Cleaned, Report

if TYPE_CHECKING:
    from dedupe_paragraphs.across.clean import FolderProof
    from dedupe_paragraphs.across.index import Against
    from dedupe_paragraphs.batch.cache import Cache


@record
class Outcome(Generic[Result]):
    """What became of a path: a result, an error or a warning."""

    path: str
    """As the user named it, or below a folder that they named."""
    result: Result | None = None
    """What the task made of the post."""
    error: DedupeError | None = None
    """Why nothing could be done."""
    warning: Message | None = None
    """What is odd and stops nothing."""

    @classmethod
    def of(cls, item: Empty | DedupeError) -> "Outcome[Result]":
        """Return the outcome of a path at which no post was found."""
        if isinstance(item, DedupeError):
            return cls(item.path, error=item)
        values = {"endings": " ".join(ENDINGS)}
        said = Message("no post in this folder ({endings}, not ignored)", values)
        return cls(item.path, warning=said)


@mutable_record
class Worker(Generic[Result]):
    """Does a task to posts, one at a time; copied into every process that works."""

    task: Task[Result]
    settings: Settings | Nearest
    stdin_name: str = STDIN
    cache: str | None = None
    """The file of the cache; None for none."""
    cross_posts: CrossPosts = NOTHING
    """What posts share with each other."""
    against: "Against | None" = None
    """An index of published posts."""
    _context: "_Context | None" = None

    def __call__(self, found: FoundPost) -> tuple[Outcome[Result], bool]:
        """Return what became of a post, and whether the cache turned out to be damaged."""
        name = self.stdin_name if found.path == STDIN else found.path
        context = self._context = self._context or _Context(self)
        try:
            outcome = Outcome(name, context.do(self.task, self._opened(found, name, context)))
        except DedupeError as error:
            outcome = Outcome(error.path or name, error=error)
        except Exception as error:  # A fault of ours in one post: the others are still done.
            import traceback  # noqa: PLC0415  # nearly no run needs it

            outcome = Outcome(name, error=crash(name, error, traceback.format_exc()))
        return outcome, context.damaged

    def close(self) -> None:
        """Write what was learned."""
        if self._context is not None:
            self._context.close()
            self._context = None

    def _opened(self, found: FoundPost, name: str, context: "_Context") -> OpenPost:
        data = sys.stdin.buffer.read() if found.path == STDIN else files.read(found.path)
        options, shared = self.settings.options(name), self.cross_posts.of(name)
        if found.path == STDIN and self._never_checks(name):
            options = replace(options, select=frozenset())
        elif self.against is not None:
            shared = self.against.of(name, options, data, shared)
        return OpenPost(found, name, data, options, shared, context)

    def _never_checks(self, name: str) -> bool:
        """Tell whether stdin brings a post that is left out under its own name."""
        forced = self.settings.run.force_exclude
        return forced and name != STDIN and self.settings.excludes(name)


class _Context:
    """What a process has at hand, once it has begun to work."""

    def __init__(self, worker: Worker[Result]) -> None:
        self._worker = worker
        self._cache: Cache | None = None
        self._task = ""
        """The key of the task, if its results are cached."""
        self._proof: FolderProof | None = None
        if worker.cache is not None:
            # Ten milliseconds, of SQLite and OpenSSL, that a few posts need not pay.
            from dedupe_paragraphs.batch import cache  # noqa: PLC0415

            self._cache = cache.Cache(worker.cache)
            self._task = cache.key(worker.task) if worker.task.cached else ""

    def do(self, task: Task[Result], post: OpenPost) -> Result:
        """Do a task to a post, unless it is known what comes of it."""
        # What is proven against other posts depends on more than the post.
        if self._cache is None or not self._task or post.found.path == STDIN or post.shared:
            return task(post)
        asked = self._cache.asked(self._task, post.path, post.options, post.data)
        known: tuple[Result] | None = self._cache.recall(asked)
        if known is not None:
            task.again(post)
            return known[0]
        result = task(post)
        if task.lasts(result):
            self._cache.keep(asked, (result,))
        return result

    def check(self, post: OpenPost) -> Report:
        if self._cache is not None and not post.shared:
            return self._cache.check(post.data, post.path, post.options)
        return check(post.data, post.path, post.options, post.shared)

    def clean(self, post: OpenPost, *, unsafe: bool) -> Cleaned:
        if unsafe and post.shared:
            # What needs other posts is imported only for posts that share something.
            from dedupe_paragraphs.across import clean as folder  # noqa: PLC0415

            if self._proof is None:
                worker = self._worker
                self._proof = folder.FolderProof(worker.cross_posts, worker.settings.options)
            return self._proof.clean(post.data, post.path, post.options, post.shared)
        if self._cache is not None and not post.shared:
            return self._cache.clean(post.data, post.path, post.options, unsafe=unsafe)
        from dedupe_paragraphs.fix.clean import clean  # noqa: PLC0415  # a check proves nothing

        return clean(post.data, post.path, post.options, post.shared, unsafe=unsafe)

    @property
    def damaged(self) -> bool:
        return self._cache is not None and self._cache.damaged

    def close(self) -> None:
        if self._cache is not None:
            self._cache.close()
