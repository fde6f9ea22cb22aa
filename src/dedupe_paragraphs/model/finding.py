"""Findings: one rule broken at one place, with its original, its evidence and its fix."""

from dataclasses import dataclass
from typing import NamedTuple

from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.rule import Code, Safety
from dedupe_paragraphs.model.span import Edit, Place, Span


class Change(NamedTuple):
    """Two sentences (or blocks) that say nearly the same: what a difference is shown of."""

    copy: Span
    originals: tuple[Place, ...]
    """Two where the sentence runs over the joint of a cut paragraph, else one."""


class Part(NamedTuple):
    """A stretch of a block that is copied or its own, for the bar of a run-together paragraph."""

    span: Span
    copied: bool


class Fix(NamedTuple):
    """A set of edits with a safety."""

    safety: Safety
    edits: tuple[Edit, ...]


class Kept(NamedTuple):
    """A repeat that is kept on purpose: no finding, but `check -v` lists it."""

    reason: Reason
    spans: tuple[Span, ...]
    """The repeated text, in order."""
    originals: tuple[Place, ...]
    """What each span repeats, in the same order."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule broken at one place."""

    rule: Code
    safety: Safety
    path: str
    spans: tuple[Span, ...]
    """The copied text, in order; one span a block or a stretch of sentences."""
    originals: tuple[Place, ...]
    """What each span stands for, in the same order."""
    similarity: float
    """1.0 for the same text, less for an edited copy."""
    fingerprint: str
    """Stable while the text and its surroundings in the finding stay, wherever they move."""
    fix: Fix | None
    reason: Reason
    """Why it is reported with its safety."""
    blocks: int = 1
    """How many blocks the finding speaks of."""
    changes: tuple[Change, ...] = ()
    """DUP002: the sentences that differ."""
    parts: tuple[Part, ...] = ()
    """DUP004, DUP005: what of the block is copied and what is its own."""
    missing: int = 0
    """DUP003, CUT002: code points that the fuller text has behind the cut."""
    witness: Place | None = None
    """CUT002: another copy that shows the joint."""
    relation: str = ""
    """DUP101: what the passage is to its originals."""
    posts: int = 0
    """DUP101: in how many posts it stands."""
    subject: str = ""
    """DUP901: the silent comment; SEC001: the heading; else empty."""

    @property
    def place(self) -> Span:
        """The span from the first to the last byte of the copy."""
        return Span(self.spans[0].start, self.spans[-1].end)
