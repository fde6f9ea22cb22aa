"""What the engine answers: a checked post, a cleaned post, a proof."""

from typing import Any, NamedTuple, Protocol

from dedupe_paragraphs.model.finding import Finding, Kept
from dedupe_paragraphs.model.loss import Loss
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.record import fields, record


@record
class Report:
    """One post and what was found in it."""

    post: Post
    findings: tuple[Finding, ...]
    """Sorted by place, then rule."""
    repeated: int = 0
    """Code points of text that findings call copied."""
    kept: tuple[Kept, ...] = ()
    """Repeats that are kept on purpose, by place."""

    @property
    def report(self) -> "Report":
        """Itself."""
        return self


class Found(Protocol):
    """A report, or what makes one when it is asked for."""

    @property
    def post(self) -> Post:
        """The post."""

    @property
    def repeated(self) -> int:
        """Code points of text that findings call copied."""

    @property
    def report(self) -> Report:
        """The report, for which all fixes are planned."""


@record
class Proof:
    """What `verify` answers: nothing lost, or a list of what was."""

    losses: tuple[Loss, ...] = ()

    def __bool__(self) -> bool:
        return not self.losses


class Indexed(NamedTuple):
    """What became of an index of posts."""

    posts: int
    passages: int
    added: int
    changed: int
    removed: int


class Collected(NamedTuple):
    """What became of a collection."""

    posts: int
    changed: int
    findings: int
    families: int
    errors: int
    first_errors: tuple[tuple[str, str], ...]
    """Paths and what is wrong with them, some."""
    resumed: int
    """Stages that a run before had finished."""


@record
class Cleaned:
    """A post after its fixes, proven."""

    found: Found
    """What was found in the post before."""
    data: bytes
    """The bytes of the cleaned post; the input's own where nothing was to be done."""
    applied: tuple[Finding, ...]
    remaining: tuple[Finding, ...]
    """What is still found, the post being as damaged as it was read; spans are of the cleaned
    bytes."""
    conceded: tuple[bytes, ...] = ()
    """Texts that unsafe fixes took away; without those that another post says word for word."""
    losses: tuple[Loss, ...] = ()
    """What these texts said that nothing says any more, as `verify` names it."""
    after: Report | None = None
    """The report on the cleaned bytes, if they were read once more."""

    @property
    def before(self) -> Report:
        """The report on the post before."""
        return self.found.report

    @property
    def changed(self) -> bool:
        """Tell whether the post became another one."""
        return self.data != self.found.post.data

    def __reduce__(self) -> tuple[type["Cleaned"], tuple[Any, ...]]:
        return Cleaned, (self.before, *(getattr(self, each.name) for each in fields(self)[1:]))
