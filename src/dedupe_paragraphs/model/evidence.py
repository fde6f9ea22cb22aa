"""Evidence: what a rule knows of a finding besides its places, by the kind of the finding."""

from typing import NamedTuple

from dedupe_paragraphs.model.cross_post import Relation, RepeatedPost
from dedupe_paragraphs.model.reason import Reason
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.model.span import Place, Span


class Change(NamedTuple):
    """Two sentences (or blocks) that say nearly the same: what a difference is shown of."""

    copy: Span
    originals: tuple[Place, ...]
    """Two where the sentence runs over the join of a cut paragraph, else one."""


class Part(NamedTuple):
    """A range of a block that is copied or its own, for the bar of a run-together paragraph."""

    span: Span
    copied: bool


@record
class Copied:
    """The text is the same as its original."""

    whole: bool
    """Whether it is whole blocks; else a sentence or a heading of text that is not copied."""


@record
class Edited:
    """The text is nearly the same as its original."""

    changes: tuple[Change, ...] = ()
    parts: tuple[Part, ...] = ()
    replaces: bool = False
    """Whether the text takes the place of its original."""


@record
class Truncated:
    """The text is the beginning of its original."""

    missing: int
    """Code points that the original has after the place where the copy stops."""
    rest: tuple[Span, ...] = ()
    """Where they are; in two blocks where the original is a cut paragraph and its continuation."""


@record
class Mixed:
    """The block consists of copied text and of text of its own."""

    parts: tuple[Part, ...]


class SharedText(NamedTuple):
    """The text is in other posts too."""

    relation: Relation
    posts: int
    """How many posts have it."""
    fullest: str = ""
    """The post that says most, if it is another than the first; the post itself is kept."""


@record
class RepeatedWhole:
    """Most of the post is in another."""

    found: RepeatedPost


@record
class CutEnd:
    """The paragraph stops in mid-sentence."""

    rest: Place | None = None
    """Where it continues, if it does."""
    witness: Place | None = None
    """Another copy, in which both halves are one."""
    following: Place | None = None
    """The text in which no continuation was found."""


@record
class EmptyHeading:
    """Nothing is left below a heading."""

    text: str


@record
class Debris:
    """The text is none of the post's."""

    reason: Reason
    """What it is."""


@record
class IgnoreComment:
    """A comment for this program."""

    text: str
    meant: str = ""
    """The word that it should have, if it is misspelt; the one that should close it."""


REPEATS = Copied | Edited | Truncated | Mixed
"""The text is in its own post elsewhere."""
Evidence = REPEATS | SharedText | RepeatedWhole | CutEnd | EmptyHeading | Debris | IgnoreComment


def is_block_copy(evidence: Evidence) -> bool:
    """Tell whether whole blocks repeat other blocks of the post."""
    return isinstance(evidence, Edited | Truncated) or (
        isinstance(evidence, Copied) and evidence.whole
    )
