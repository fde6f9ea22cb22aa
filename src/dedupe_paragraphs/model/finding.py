"""Findings: one rule broken at one place, with its original, its evidence and its fix."""

from typing import NamedTuple

from dedupe_paragraphs.model.evidence import Evidence
from dedupe_paragraphs.model.loss import Loss
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.model.span import Edit, Place, Span


@record
class Fix:
    """A set of edits with a safety."""

    safety: Safety
    edits: tuple[Edit, ...]
    needs: tuple[str, ...] = ()
    """The fingerprints of the findings whose fixes must be applied with it."""


class Kept(NamedTuple):
    """A repeat that is kept on purpose: no finding, but `check -v` lists it."""

    reason: Reason
    spans: tuple[Span, ...]
    """The repeated text, in order."""
    originals: tuple[Place, ...]
    """What each span repeats, in the same order."""

    @property
    def place(self) -> Span:
        """The span from the first to the last byte of the repeat."""
        return Span(self.spans[0].start, self.spans[-1].end)


@record
class Finding:
    """One rule broken at one place."""

    rule: str
    """The rule's code."""
    safety: Safety
    path: str
    spans: tuple[Span, ...]
    """The copied text, in order; one span a block or a stretch of sentences."""
    originals: tuple[Place, ...]
    """What each span is a copy of, in the same order."""
    similarity: float
    """1.0 for the same text, less for an edited copy."""
    fingerprint: str
    """Stable while the text of the finding is not changed, wherever it moves."""
    fix: Fix | None
    reason: Reason
    """Why it is reported with its safety."""
    evidence: Evidence
    blocks: int = 1
    """How many blocks the finding is about."""
    refused: Loss | None = None
    """Why it has no fix: what the fix would lose."""

    @property
    def place(self) -> Span:
        """The span from the first to the last byte of the copy."""
        return Span(self.spans[0].start, self.spans[-1].end)
