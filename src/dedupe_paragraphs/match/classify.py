"""Judgement: what each passage is to the text that stays.

Passages are judged in the order of `decision_order`, each against those kept before it. Two passes:
exact copies first, then edited ones, so that an edit is always told against text that stays.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise

from dedupe_paragraphs.match.exact import KeptText, Tile
from dedupe_paragraphs.match.layout import Material, Passage
from dedupe_paragraphs.match.links import with_links
from dedupe_paragraphs.match.segments import State, Unit, find_units, strung_joints
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.reason import Reason


class Verdict(Enum):
    """What is to become of a passage."""

    OWN = auto()
    """It stays."""
    TWIN = auto()
    """It says what another says, but is too short or no prose: it goes only inside a run."""
    COPY = auto()
    """All of it stands elsewhere."""
    PARTIAL = auto()
    """A run of its sentences stands elsewhere, the rest is its own."""
    EDITED = auto()
    """It stands elsewhere in other words."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A passage, its verdict and the evidence."""

    passage: Passage
    verdict: Verdict
    units: tuple[Unit, ...] = ()
    tiles: tuple[Tile, ...] = ()
    strung: bool = False
    """Whether it strings together several others."""
    needs_run: Reason | None = None
    """Why a twin is only removed inside a run."""

    @property
    def goes(self) -> bool:
        """Tell whether all of it goes in safe mode."""
        return self.verdict is Verdict.COPY


MIN_RUN_LENGTH = 40
"""Code points of copied sentences that a paragraph must carry before they are taken out of it: two
short ones, or one of more than the length of a usual refrain."""


def judge_exact(
    material: Material,
    order: Iterable[Passage],
    options: Options,
    stay: frozenset[int] = frozenset(),
) -> dict[int, Judgement]:
    """Judge every passage by exact evidence alone; indices of passages to judgements.

    Passages with a block of `stay` are kept whatever they repeat.
    """
    kept = KeptText(material)
    judged = {}
    for passage in order:
        if stays(passage, stay):
            judgement = Judgement(passage, Verdict.OWN)
        else:
            judgement = _judge(material, kept, passage, options)
        judged[passage.index] = judgement
        if not judgement.goes:
            kept.keep(passage)
    return judged


def stays(passage: Passage, stay: frozenset[int]) -> bool:
    """Tell whether a passage must stay whatever it repeats."""
    return any(block.index in stay for block in passage.blocks)


def _judge(material: Material, kept: KeptText, passage: Passage, options: Options) -> Judgement:
    twin = kept.whole(passage)
    if twin is not None and not _same_kind(material, passage, material.passages[twin]):
        twin = None
    if passage.is_heading or not passage.sentences:
        return _twin(material, passage, twin)
    if twin is not None:
        tiles = [Tile(passage.start, passage.end, material.passages[twin].start, twin)]
    else:
        tiles = kept.tiles(passage)
    joints = strung_joints(material, passage, tiles)
    units = with_links(material, find_units(kept, passage, tiles, joints), tiles)
    judgement = Judgement(passage, Verdict.OWN, tuple(units), tuple(tiles), bool(joints))
    if all(unit.state is State.WHOLE for unit in units):
        return _whole(material, judgement, options)
    return judgement


def _same_kind(material: Material, passage: Passage, other: Passage) -> bool:
    """Tell whether two passages of one key are the same thing; code must be so byte for byte."""
    if passage.sentences:
        return passage.kind is other.kind or (not passage.is_heading and not other.is_heading)
    source = material.post.source
    return passage.kind is other.kind and source(passage.blocks[0].span) == source(
        other.blocks[0].span
    )


def _twin(material: Material, passage: Passage, twin: int | None) -> Judgement:
    if twin is None:
        return Judgement(passage, Verdict.OWN)
    tile = Tile(passage.start, passage.end, material.passages[twin].start, twin)
    reason = Reason.REPEATED_HEADING if passage.is_heading else Reason.NOT_PROSE
    return Judgement(passage, Verdict.TWIN, (), (tile,), needs_run=reason)


def _whole(material: Material, judgement: Judgement, options: Options) -> Judgement:
    """Return the verdict on a passage that says nothing new."""
    passage = judgement.passage
    if judgement.strung:
        return replace(judgement, verdict=Verdict.COPY)
    if _drops_sentences(material, judgement):
        return replace(judgement, verdict=Verdict.EDITED)
    reason = Reason.TOO_SHORT if len(passage) < options.min_length else _apart(material, judgement)
    if reason is not None:
        return replace(judgement, verdict=Verdict.TWIN, needs_run=reason)
    return replace(judgement, verdict=Verdict.COPY)


def _drops_sentences(material: Material, judgement: Judgement) -> bool:
    """Tell whether a copy leaves out sentences from the middle of its one original."""
    sources = [unit.source for unit in judgement.units if unit.source is not None]
    originals = {material.passage_at(start).index for start, _ in sources}
    if len(originals) != 1:
        return False
    gaps = [right[0] - left[1] for left, right in pairwise(sources)]
    return max(gaps, default=0) > 1 and min(gaps) >= 0


_APART = frozenset({BlockKind.QUOTE, BlockKind.ITEM, BlockKind.FOOTNOTE})
_MIN_ITEM_SENTENCES = 3
_MIN_ITEM_LENGTH = 100
"""Code points and sentences from which an item is a paragraph that somebody put into a list; steps,
features and parameters have one or two sentences."""


def _apart(material: Material, judgement: Judgement) -> Reason | None:
    """Return why a copy may repeat its originals on purpose: it is another kind of block.

    A pull quote repeats the body and a list sums it up, on purpose: such a copy goes only in a run.
    """
    passage = judgement.passage
    kinds = {_role(material.passages[tile.passage]) for tile in judgement.tiles}
    if kinds != {_role(passage)}:
        return Reason.OTHER_KIND
    is_text = len(passage.sentences) >= _MIN_ITEM_SENTENCES and len(passage) >= _MIN_ITEM_LENGTH
    if passage.kind not in _APART or (passage.kind is BlockKind.ITEM and is_text):
        return None
    return Reason.LIST_ROW if passage.kind is BlockKind.ITEM else Reason.QUOTATION


def _role(passage: Passage) -> BlockKind:
    """Return the kind of a passage; a `heading` of several sentences is text before a `---`."""
    if passage.kind is BlockKind.HEADING and not passage.is_heading:
        return BlockKind.PARAGRAPH
    return passage.kind
