"""Proposals: findings whose fix says what is removed, not yet which bytes."""

from typing import NamedTuple

from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.record import record


class Stretch(NamedTuple):
    """A range of code points of a block's key that is removed while the rest is kept."""

    block: int
    start: int
    end: int
    parts: bool = False
    """Whether what is kept before and after it becomes paragraphs (of a run-together line)."""


@record
class Join:
    """Two halves of one paragraph that are put together."""

    first: int
    """Block index of the cut half."""
    rest: int
    """Block index of the other."""
    overlap: int = 0
    """Code points at the end of the first half's key that are removed, as the rest repeats them."""
    skip: int = 0
    """Code points at the start of the rest's key that are removed: dots."""
    space: bool = False
    """Whether a space is put between them."""


class Move(NamedTuple):
    """A part of a block that is removed, which follows another block instead, or replaces it."""

    block: int
    start: int
    """Code points of the key before it."""
    target: int
    """The block that it is put to the end of."""
    end: int | None = None
    """Code points of the key up to its end; None for the end of the block."""
    space: bool | None = None
    """Whether a space is put before it; None where the two texts show it."""
    replaces: bool = False
    """Whether it takes the place of that block's text."""


@record
class Removal:
    """What is removed, and what is put together."""

    blocks: frozenset[int] = frozenset()
    stretches: tuple[Stretch, ...] = ()
    join: Join | None = None
    move: Move | None = None
    fallback: "Removal | None" = None
    """What is removed where the move cannot be made: the copied sentences alone, or one text."""

    @property
    def replaces(self) -> bool:
        """Whether a text takes the place of another."""
        return self.move is not None and self.move.replaces

    @property
    def touched(self) -> frozenset[int]:
        """The blocks that are removed or changed."""
        halves = (self.join.first, self.join.rest) if self.join else ()
        moved = (self.move.target,) if self.move else ()
        return self.blocks.union((stretch.block for stretch in self.stretches), halves, moved)


@record
class Proposal:
    """A finding without its fix, and what the fix is to do."""

    finding: Finding
    removal: Removal | None
