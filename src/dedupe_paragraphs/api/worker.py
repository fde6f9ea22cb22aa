"""The worker: opens a post, does the task, and hands back what became of it, in every process."""

import os
import sys
from typing import TYPE_CHECKING, Generic

from dedupe_paragraphs.api.task import OpenPost, Result, Task
from dedupe_paragraphs.config.nearest import Nearest
from dedupe_paragraphs.config.settings import Settings
from dedupe_paragraphs.files import atomic as files
from dedupe_paragraphs.files.discover import ENDINGS, STDIN, Empty, FoundPost, Leftover
from dedupe_paragraphs.model.cross_post import NOTHING, CrossPosts
from dedupe_paragraphs.model.errors import DedupeError, crash, unreadable
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.record import mutable_record, record, replace

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
    def of(cls, item: Empty | Leftover | DedupeError) -> "Outcome[Result]":
        """Return the outcome of a path at which no post was found."""
        if isinstance(item, DedupeError):
            return cls(item.path, error=item)
        if isinstance(item, Leftover):
            said = Message("left by a run that was killed; `dedupe clean` removes it")
            if item.path.endswith(".new"):
                said = Message(
                    "the new text of a post, left by a run that was killed while it wrote the "
                    "post; compare the two, and remove it"
                )
            elif not os.path.exists(item.path):
                said = Message("left by a run that was killed; removed")
            return cls(item.path, warning=said)
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
    opened: OpenPost | None = None
    """The post that it was at last, if that could be read."""
    _cache: "Cache | None" = None
    _folder: "FolderProof | None" = None

    def __call__(self, found: FoundPost) -> tuple[Outcome[Result], bool]:
        """Return what became of a post, and whether the cache turned out to be damaged."""
        name = self.stdin_name if found.path == STDIN else found.path
        try:
            outcome = Outcome(name, self._done(self.open(found)))
        except DedupeError as error:
            outcome = Outcome(error.path or name, error=error)
        except Exception as error:  # A fault of ours in one post: the others are still done.
            import traceback  # noqa: PLC0415  # nearly no run needs it

            outcome = Outcome(name, error=crash(name, error, traceback.format_exc()))
        return outcome, self._cache is not None and self._cache.damaged

    def close(self) -> None:
        """Write what was learned."""
        if self._cache is not None:
            self._cache.close()
            self._cache = None

    def open(self, found: FoundPost) -> OpenPost:
        """Read a post. Raises `InputError`."""
        self.opened = None
        name = self.stdin_name if found.path == STDIN else found.path
        data = _stdin() if found.path == STDIN else files.read(found.path)
        options, shared = self.settings.options(name), self.cross_posts.of(name)
        if (
            # stdin brings a post that is left out under its own name
            found.path == STDIN != name
            and self.settings.run.force_exclude
            and self.settings.excludes(name)
        ):
            options = replace(options, select=frozenset())
        elif self.against is not None:
            shared = self.against.of(name, options, data, shared)
        self.opened = OpenPost(found, name, data, options, shared)
        if shared:
            from dedupe_paragraphs.across import clean as folder  # noqa: PLC0415 - start-up

            proof = self._folder or folder.FolderProof(self.cross_posts, self.settings.options)
            self.opened.folder = self._folder = proof
        elif self.cache is not None and found.path != STDIN:
            from dedupe_paragraphs.batch.cache import Cache  # noqa: PLC0415 - start-up

            self.opened.cache = self._cache = self._cache or Cache(self.cache)
        return self.opened

    def _done(self, post: OpenPost) -> Result:
        """Do the task to a post, unless it is known what comes of it."""
        cache = post.cache
        if cache is None or not self.task.cached:
            return self.task(post)
        from dedupe_paragraphs.batch.cache import asked, key  # noqa: PLC0415  # with the cache

        digest = asked(key(self.task), post.path, post.options, post.data)
        known: tuple[Result] | None = cache.recall(digest)
        if known is not None:
            self.task.again(post)
            return known[0]
        result = self.task(post)
        if self.task.lasts(result):
            cache.keep(digest, (result,))
        return result


def _stdin() -> bytes:
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise unreadable(STDIN, error) from error
