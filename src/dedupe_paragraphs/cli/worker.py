"""What is done to one post, in a worker or in the command itself, and what is handed back of it."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from dedupe_paragraphs.cli import language, streams
from dedupe_paragraphs.config.settings import Settings
from dedupe_paragraphs.files import atomic as files
from dedupe_paragraphs.files.discover import STDIN, FoundPost
from dedupe_paragraphs.model.cross_post import NOTHING, CrossPosts, Shared
from dedupe_paragraphs.model.errors import DedupeError, crash, unproven
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.report import Cleaned, Report
from dedupe_paragraphs.report.formats import Look, renderer
from dedupe_paragraphs.report.renderer import Renderer
from dedupe_paragraphs.report.tally import Tally
from dedupe_paragraphs.report.words import errors, phrases

if TYPE_CHECKING:
    from dedupe_paragraphs.across.clean import FolderProof
    from dedupe_paragraphs.across.index import Against


class Problem(NamedTuple):
    """Why nothing could be done for a post."""

    path: str
    message: str
    trace: str = ""
    """Where in the program it happened, if the fault is the program's."""


class Outcome(NamedTuple):
    """What became of a post, as far as the command goes on with it."""

    piece: Any = None
    """What the renderer made of it."""
    tally: Tally = Tally()
    """The counts of this post."""
    warnings: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    """What is said with `-v`."""
    printed: bytes = b""
    """Bytes for stdout: a diff, or a cleaned post from stdin."""
    problem: Problem | None = None
    damaged: bool = False
    """Whether the memory turned out to be damaged, and is not used any further."""
    kept: bool = False
    """Whether the same post may have the same outcome without being looked at again."""


class Desk(Protocol):
    """What a process has at hand for every post."""

    @property
    def renderer(self) -> Renderer:
        """The format."""

    def check(self, data: bytes, path: str, options: Options, shared: Shared) -> Report:
        """Return what there is to say of a post."""

    def clean(
        self, data: bytes, path: str, options: Options, shared: Shared, *, unsafe: bool
    ) -> Cleaned:
        """Return a post without its copies."""


class Treatment(Protocol):
    """What a command does to a post; its `repr` tells all that it depends on."""

    def __call__(self, found: FoundPost, data: bytes, post: "Named", desk: Desk) -> Outcome:
        """Do it."""

    def repeat(self, found: FoundPost, data: bytes) -> None:
        """Do what is to be done to a post whose outcome is known from an earlier run."""


class Named(NamedTuple):
    """The name of a post in reports, its options, and what it shares with others."""

    path: str
    options: Options
    shared: Shared = ()


@dataclass
class Worker:
    """Treats posts, one at a time; copied into every process that works."""

    treatment: Treatment
    settings: Settings
    look: Look
    stdin_name: str = STDIN
    memory: str | None = None
    """The file of the memory; None for none."""
    elsewhere: CrossPosts = NOTHING
    """What posts share with others."""
    against: "Against | None" = None
    """An index of published posts."""
    _desk: "_Desk | None" = None

    def __call__(self, found: FoundPost) -> Outcome:
        """Treat a post; whatever is wrong with it is an outcome too."""
        name = self.stdin_name if found.path == STDIN else found.path
        try:
            return self._treat(found, name)
        except DedupeError as error:
            return Outcome(problem=Problem(error.path or name, errors.error(error)))
        except Exception as error:  # A fault of ours in one post: the others are still done.
            import traceback

            problem = Problem(name, errors.error(crash(name, error)), traceback.format_exc())
            return Outcome(problem=problem)

    def close(self) -> None:
        """Write what was learned."""
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    def _treat(self, found: FoundPost, name: str) -> Outcome:
        desk = self._desk = self._desk or _Desk(self)
        data = streams.read_bytes() if found.path == STDIN else files.read(found.path)
        named = self._named(name, data)
        # What is proven against other posts depends on more than the post.
        if self.memory is None or found.path == STDIN or named.shared:
            return self.treatment(found, data, named, desk)
        return desk.remembering(found, data, named)._replace(damaged=desk.damaged)

    def _named(self, name: str, data: bytes) -> Named:
        settings = self.settings
        if settings.force_exclude and name != STDIN and settings.exclusions.match(name):
            return Named(name, replace(settings.options(name), select=frozenset()))
        options, shared = settings.options(name), self.elsewhere.of(name)
        if self.against is not None:
            shared = self.against.of(name, options, data, shared)
        return Named(name, options, shared)


class _Desk:
    """The renderer of a process, and its memory where it has one."""

    def __init__(self, worker: Worker) -> None:
        language.speak(worker.look.language)
        self._treatment = worker.treatment
        shown = worker.look._replace(spool=list)
        self._told = repr((worker.treatment, worker.settings.format, shown))
        self._folder: FolderProof | None = None
        self.renderer = renderer(worker.settings.format, worker.look)
        self._elsewhere, self._options = worker.elsewhere, worker.settings.options
        self._memory = None
        if worker.memory is not None:
            # Ten milliseconds, of SQLite and OpenSSL, that a few posts need not pay.
            from dedupe_paragraphs.batch.cache import Memory

            self._memory = Memory(worker.memory)

    def check(self, data: bytes, path: str, options: Options, shared: Shared) -> Report:
        if self._memory is not None and not shared:
            return self._memory.check(data, path, options)
        from dedupe_paragraphs.fix.check import check

        return check(data, path, options, shared)

    def clean(
        self, data: bytes, path: str, options: Options, shared: Shared, *, unsafe: bool
    ) -> Cleaned:
        if unsafe and shared:
            from dedupe_paragraphs.across.clean import FolderProof

            self._folder = self._folder or FolderProof(self._elsewhere, self._options)
            return self._folder.clean(data, path, options, shared)
        if self._memory is not None and not shared:
            return self._memory.clean(data, path, options, unsafe=unsafe)
        from dedupe_paragraphs.fix.clean import clean

        return clean(data, path, options, shared, unsafe=unsafe)

    def remembering(self, found: FoundPost, data: bytes, post: Named) -> Outcome:
        """Treat a post, unless it is known what comes of it."""
        from dedupe_paragraphs.batch.cache import digest, told

        assert self._memory is not None
        asked = digest("outcome", self._told, post.path, told(post.options), data)
        known = self._memory.recall(asked)
        if known is not None:
            self._treatment.repeat(found, data)
            return Outcome(*known)
        outcome = self._treatment(found, data, post, self)
        if outcome.kept:
            self._memory.keep(asked, tuple(outcome[:4]))
        return outcome

    @property
    def damaged(self) -> bool:
        return self._memory is not None and self._memory.damaged

    def close(self) -> None:
        if self._memory is not None:
            self._memory.close()


def oddities(post: Post) -> tuple[str, ...]:
    """Return what is odd in a post, and stops nothing."""
    problem = post.metadata.problem
    return (errors.metadata(problem),) if problem else ()


def remarks(post: Post) -> tuple[str, ...]:
    """Return what is said of a post with `-v`."""
    return (phrases.blocks(len(post.blocks)),)


def require_proof(cleaned: Cleaned) -> None:
    """Go on only with a cleaned post that lost nothing."""
    if not cleaned.proof:
        raise unproven(cleaned.before.post.path, cleaned.proof.losses)
