"""What a user may turn: the options that change findings."""

from dataclasses import dataclass, replace

from dedupe_paragraphs.model.cross_post import SharedCopy
from dedupe_paragraphs.model.rule import Code


@dataclass(frozen=True, slots=True)
class Options:
    """Options of one run, after configuration and command line were put together."""

    min_length: int = 20
    """Code points: a shorter block never justifies a removal by itself (design, law 7)."""
    similarity: float = 0.8
    """From which normalised similarity two texts count as one text edited."""
    keep: str = "first"
    """Which of two equally full copies stays: `first` or `last`."""
    select: frozenset[Code] = frozenset(
        {
            Code.DUP001,
            Code.DUP002,
            Code.DUP003,
            Code.DUP004,
            Code.DUP005,
            Code.DUP101,
            Code.CUT001,
            Code.CUT002,
            Code.SEC001,
            Code.DUP901,
        }
    )
    allow: tuple[str, ...] = ()
    """Texts, or regular expressions between slashes, that may repeat."""
    elsewhere: tuple[SharedCopy, ...] = ()
    """What the post shares with others; nobody asked where it is empty."""

    def sharing(self, copies: tuple[SharedCopy, ...]) -> "Options":
        """Return the options of a post that shares copies with others."""
        return replace(self, elsewhere=copies) if copies else self
