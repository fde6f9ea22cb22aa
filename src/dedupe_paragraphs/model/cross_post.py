"""What of a post is in other posts: passages told by the join, and the families they make."""

from collections.abc import Mapping
from enum import StrEnum

from dedupe_paragraphs.model.record import field, record
from dedupe_paragraphs.model.span import Place


class Relation(StrEnum):
    """What a passage is to its original in another post."""

    SAME = "same"
    """The same text."""
    CUT = "cut"
    """The beginning, or another part, of a fuller text."""
    STRUNG = "strung"
    """Several others run together."""
    PARTIAL = "partial"
    """Copied sentences beside some of its own."""
    EDITED = "edited"
    """The same in other words."""


@record
class SharedSource:
    """A stretch of a passage and where it is in another post (or in the same)."""

    start: int
    stop: int
    """Code points of the passage's key."""
    place: Place
    ordinal: int
    """The original's place among the passages of its post."""


@record
class SharedCopy:
    """A passage of a post that is elsewhere."""

    text: int
    """The name of its key, by which it is found again in a post that was edited since."""
    block: int
    """Its block, as the post was read."""
    ordinal: int
    """Its place among the passages of its post."""
    whole: bool
    """Whether all of its block is removed."""
    justified: bool
    """False for what is removed only because its neighbours are."""
    relation: Relation
    similarity: float
    posts: int
    """In how many posts it is."""
    sources: tuple[SharedSource, ...]


Shared = tuple[SharedCopy, ...]
"""What one post shares with others."""


@record
class Family:
    """One text and its copies in several posts, reported once."""

    name: str
    posts: tuple[str, ...]
    """Paths, the oldest first."""
    passages: int
    boilerplate: bool
    """It is in so many posts that it is repeated on purpose."""
    fullest: Place
    text: str
    """How the fullest copy begins."""


@record
class CrossPosts:
    """What each post shares with others."""

    copies: Mapping[str, Shared] = field(default_factory=dict)
    families: tuple[Family, ...] | None = None
    """None where nobody asked."""

    def of(self, path: str) -> Shared:
        """Return what a post shares."""
        return self.copies.get(path, ())


NOTHING = CrossPosts()
