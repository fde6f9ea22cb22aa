"""What of a post is in other posts: passages told by the join, and the families they make."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

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


IN_RUNS = frozenset({Relation.SAME, Relation.CUT})
"""Relations of passages that are one finding with their neighbours."""


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
    fullest: str = ""
    """The post that says most of those that have it, if that is known."""


class PostName(NamedTuple):
    """A post as people know it."""

    path: str
    title: str
    moment: str
    """When it was published; sorts by time."""

    @property
    def date(self) -> str:
        """The day, if it is known."""
        return "" if self.moment.startswith("9999") else self.moment[:10]


@record
class RepeatedPost:
    """Another post in which most of a post is."""

    own: PostName
    other: PostName
    place: Place
    """Where the other begins."""
    share: float
    """How much of the prose of the post is there."""
    more: int
    """Cells that the post says more; negative where the other says more, 0 for no sentence."""
    fullest: str
    """The post that says most of all that say the same."""


Shared = tuple[SharedCopy | RepeatedPost, ...]
"""What one post shares with others: passages, and all of it."""


@record
class PostFamily:
    """Posts that say the same, the first one first."""

    rows: tuple[tuple[PostName, float, str], ...]
    """The posts, each with how much of it is in another (0 for one that no other has), and why it
    is named and not counted: `draft`, `translation`, `build`; else empty."""
    fullest: str


Said = tuple[tuple[str, bool], ...]
"""The sentences of a paragraph, each with whether only its post has it."""


@record
class Beside:
    """Two posts that say the same, side by side."""

    left: PostName
    """The one that says most."""
    right: PostName
    rows: tuple[tuple[tuple[Said, ...], tuple[Said, ...]], ...]
    """Paragraphs of the one and of the other that are at one height."""


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
    posts: tuple[PostFamily, ...] = ()

    def of(self, path: str) -> Shared:
        """Return what a post shares."""
        return self.copies.get(path, ())


NOTHING = CrossPosts()
