"""What a user may turn: the options that change findings."""

from dedupe_paragraphs.model.post import Paragraphs
from dedupe_paragraphs.model.record import record


@record
class Options:
    """Options of one run, after configuration and command line were put together."""

    min_length: int = 40
    """Cells: a shorter block never justifies a removal by itself (law 8)."""
    similarity: float = 0.8
    """From which normalised similarity two texts count as one text edited."""
    keep: str = "first"
    """Which of two equally full copies is kept: `first` or `last`."""
    select: frozenset[str] | None = None
    """Codes of the rules that are on; None for those that are on by default."""
    ignore: frozenset[str] = frozenset()
    """Codes of rules that are off all the same."""
    paragraphs: str = Paragraphs.AUTO
    """What ends a paragraph of the post."""
    allow: tuple[str, ...] = ()
    """Texts, or regular expressions between slashes, that may repeat."""
    debris: tuple[str, ...] = ()
    """Texts, or regular expressions between slashes, that a generator left."""
