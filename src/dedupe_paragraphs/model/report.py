"""What the engine answers: a checked post, a cleaned post, a proof."""

from typing import NamedTuple

from dedupe_paragraphs.model.finding import Finding, Kept
from dedupe_paragraphs.model.loss import Loss
from dedupe_paragraphs.model.post import Post
from dedupe_paragraphs.model.record import record


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
    def characters(self) -> int:
        """Code points of text in the whole post, as its source has it."""
        return sum(len(self.post.quote(block.span)) for block in self.post.blocks if block.is_prose)


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

    before: Report
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
    def changed(self) -> bool:
        """Tell whether the post became another one."""
        return self.data != self.before.post.data
