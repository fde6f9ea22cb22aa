"""Decisions: what becomes of a copy, and why."""

from enum import Enum, auto

from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.record import record


class Fate(Enum):
    """What becomes of a copy."""

    REMOVED = auto()
    """An editor would always remove it."""
    OFFERED = auto()
    """It may be meant: somebody must decide."""
    KEPT = auto()
    """It is meant."""


@record
class Decision:
    """What becomes of a copy, and why."""

    fate: Fate
    reason: Reason


def removed(reason: Reason) -> Decision:
    """Return the decision to remove a copy."""
    return Decision(Fate.REMOVED, reason)


def offered(reason: Reason) -> Decision:
    """Return the decision to let somebody decide."""
    return Decision(Fate.OFFERED, reason)


def kept(reason: Reason) -> Decision:
    """Return the decision to keep a copy."""
    return Decision(Fate.KEPT, reason)
