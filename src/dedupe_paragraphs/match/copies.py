"""Copies: what each segment is to the text that is kept."""

from enum import Enum, auto

from dedupe_paragraphs.match.exact import Match
from dedupe_paragraphs.match.layout import Segment
from dedupe_paragraphs.match.sentence_matches import SentenceMatch
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.record import record


class CopyKind(Enum):
    """How a segment repeats other text."""

    OWN = auto()
    """It does not, or only in a sentence here and there."""
    EXACT = auto()
    """All of it is elsewhere."""
    CUT = auto()
    """All of it is elsewhere, in a text that continues."""
    RUN_TOGETHER = auto()
    """It is several blocks that are elsewhere, without the breaks between them."""
    PARTIAL = auto()
    """A run of its sentences is elsewhere; the rest is its own."""
    SAYS_MORE = auto()
    """All but its end is elsewhere, where it ends a block; its end follows that block."""
    EDITED = auto()
    """It is elsewhere in other words, or without some sentences."""


_WHOLE = (CopyKind.EXACT, CopyKind.CUT, CopyKind.RUN_TOGETHER, CopyKind.SAYS_MORE)


@record
class Copy:
    """A segment, its kind and the evidence."""

    segment: Segment
    kind: CopyKind
    sentences: tuple[SentenceMatch, ...] = ()
    matches: tuple[Match, ...] = ()
    run_together: bool = False
    """Whether it lost paragraph breaks that its originals have."""
    parallel: tuple[SentenceMatch, ...] = ()
    """OWN: what its sentences resemble, most of them in all but their numbers."""
    few_words: bool = False
    """EDITED: whether it differs from its originals in one or two content words, all edits
    together; such a difference may be all that either of them is there for."""
    settles: bool = False
    """EDITED: whether nothing is lost if only the fuller one of it and its original is kept."""
    replaces: int | None = None
    """EDITED: the segment of which it says all, and whose place it takes."""
    stays: bool = False
    """Whether it is kept whatever it repeats."""
    remainder: int = 0
    """SAYS_MORE: where its own end begins, in code points of the layout's text."""
    is_fragment: bool = False
    """Whether it begins in the middle of a sentence that is whole elsewhere."""
    needs_run: Reason | None = None
    """Why its text proves nothing alone, so that only a copied run removes it."""

    @property
    def sources(self) -> list[tuple[int, int]]:
        """What its sentences repeat, in their order."""
        return [each.source for each in self.sentences if each.source is not None]

    @property
    def is_whole(self) -> bool:
        """Whether it says nothing of its own where it is."""
        return self.kind in _WHOLE

    @property
    def proves_itself(self) -> bool:
        """Whether its own text is evidence enough to remove it."""
        return self.is_whole and self.needs_run is None
