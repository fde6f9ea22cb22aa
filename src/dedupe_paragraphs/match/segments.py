"""Units: the sentences of a passage, each told whether it stands elsewhere."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from dedupe_paragraphs.match.exact import KeptText, Tile
from dedupe_paragraphs.match.layout import Material, Passage
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.text.cuts import lacks_stop
from dedupe_paragraphs.text.markers import (
    MARKER_CHARACTERS,
    MARKUP,
    SPACES,
    behind_markers,
    ends_with_marker,
    only_markers_follow,
)


class State(Enum):
    """What a unit is to the text that stays."""

    WHOLE = auto()
    """It stands there, all of it."""
    EDITED = auto()
    """It stands there in other words."""
    DIFFERENT = auto()
    """It stands there but for a number, a negation or a link, which makes it another sentence."""
    OWN = auto()
    """It stands nowhere else."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or the part of one beside a lost paragraph break."""

    start: int
    end: int
    state: State = State.OWN
    source: tuple[int, int] | None = None
    """What it stands for in the original; both are code points of the material's text."""
    similarity: float = 0.0

    def __len__(self) -> int:
        return self.end - self.start


_STOPS = re.compile(r"[。.!?…」』）)】\"'\s]*")
_MIN_FRAGMENT = 20
"""Code points: a fragment that is cut at both ends and shorter tells nothing (design, law 7)."""


def strung_joints(material: Material, passage: Passage, tiles: Sequence[Tile]) -> list[int]:
    """Return where, inside a copy, the paragraph break of its originals was lost.

    A joint is where a tile ends with its original passage and the next begins with another, or with
    marks that the copy was cut behind. Where the first of them stops in mid-sentence, they are the
    halves of one cut paragraph instead.
    """
    joints = []
    for tile, following in pairwise(tiles):
        left = material.passages[tile.passage]
        right = material.passages[following.passage]
        if (
            tile.source_end == left.end
            and following.source == right.start
            and left.index != right.index
            and (left.kind is not BlockKind.PARAGRAPH or not lacks_stop(material.key(left)))
            and MARKUP.fullmatch(material.text, tile.end, following.start)
        ):
            joints.append(following.start)
    if tiles and _ends_in_marks(material, passage, tiles[-1]):
        joints.append(passage.end)
    if passage.kind is BlockKind.ITEM and len(joints) < _MIN_ITEM_JOINTS:
        return []
    return joints


_MIN_ITEM_JOINTS = 2
"""An item with one names a section and says what it says, as a table of contents does."""


def _ends_in_marks(material: Material, passage: Passage, last: Tile) -> bool:
    """Tell whether only marks stand behind the last tile, which finishes its original."""
    finished = last.source_end == material.passages[last.passage].end
    return finished and only_markers_follow(material.text, last.end, passage.end)


def find_units(
    kept: KeptText, passage: Passage, tiles: Sequence[Tile], joints: Sequence[int]
) -> list[Unit]:
    """Return the units of a passage, whole or own, as its tiles tell.

    Tiles are the longest at their place, and so may run past a sentence into another context; a
    sentence that stands as such in the kept text, or before in the same passage, is whole all the
    same.
    """
    units: list[Unit] = []
    material = kept.material
    said: dict[str, int] = {}
    for start, end in _parted(material, passage, tiles, joints):
        inside = [tile for tile in tiles if tile.start < end and start < tile.end]
        if inside and (
            _is_whole(material, passage, start, end, inside, strung=bool(joints))
            or (joints and _ends_strung(material, passage, (start, end), tiles))
        ):
            units.append(Unit(start, end, State.WHOLE, _source(inside, start, end), 1.0))
        elif (same := _said(kept, start, end, said, strung=bool(joints))) is not None:
            units.append(Unit(start, end, State.WHOLE, same, 1.0))
        else:
            units.append(Unit(start, end))
            said.setdefault(material.text[start:end], start)
    return units


def _said(
    kept: KeptText, start: int, end: int, said: Mapping[str, int], *, strung: bool
) -> tuple[int, int] | None:
    """Return where all of a unit stands as a sentence; a lost block's markers count for nothing."""
    begins = behind_markers(kept.material.text, start, end) if strung else [start]
    for begin in begins:
        same = kept.sentence(begin, end, said)
        if same is not None:
            return same, same + end - begin
    return None


def _source(tiles: Sequence[Tile], start: int, end: int) -> tuple[int, int]:
    """Return what a unit stands for; of one that is laid from several places, the first."""
    first, last = tiles[0], tiles[-1]
    source = first.source_at(max(start, first.start))
    stop = last.source_at(min(end, last.end))
    if last.passage == first.passage and stop > source:
        return source, stop
    return source, first.source_at(min(end, first.end))


def _parted(
    material: Material, passage: Passage, tiles: Sequence[Tile], joints: Sequence[int]
) -> list[tuple[int, int]]:
    """Return the sentences of a passage, parted where a paragraph break was lost.

    A heading has no stop, so inside a strung-together line it opens the sentence behind it.
    """
    if not joints:
        return list(passage.sentences)
    borders = set(joints)
    copied = passage.start
    for tile in tiles:
        original = material.passages[tile.passage]
        if tile.source_end == original.end:
            borders.add(tile.end)
        # A sentence of its own may well end with what a paragraph elsewhere begins with.
        before = material.text[copied : tile.start]
        if tile.source == original.start and (MARKUP.fullmatch(before) or ends_with_marker(before)):
            borders.add(tile.start)
        copied = tile.end
    parted = []
    for start, end in passage.sentences:
        inner = sorted(border for border in borders if start < border < end)
        for begin, stop in zip([start, *inner], [*inner, end], strict=True):
            marks = MARKUP.match(material.text, begin, stop)
            if marks is None or marks.end() < stop:
                parted.append((begin + (material.text[begin] == " "), stop))
    return parted


def _is_whole(
    material: Material,
    passage: Passage,
    start: int,
    end: int,
    tiles: Sequence[Tile],
    *,
    strung: bool,
) -> bool:
    """Tell whether tiles cover a unit, each from the start of a sentence to the end of one.

    A tile may stop in mid-sentence only where the copy stops, or in a strung-together line where a
    whole new passage follows, and start in mid-sentence only where the copy starts: so no new
    sentence is ever taken for a copy because its halves stand apart elsewhere.
    """
    at = start
    for position, tile in enumerate(tiles):
        begin = max(tile.start, start)
        if not _negligible(material, tiles, position, at, begin):
            return False
        if tile.start >= start and tile.source not in material.starts:
            rest_of_cut = start == passage.start == begin and not position and tile.end >= end
            if not rest_of_cut or len(tile) < _MIN_FRAGMENT:
                return False
            if tile.source_at(end) not in material.ends:
                return False
        if position and not _may_break(material, tiles[position - 1], tile, strung=strung):
            return False
        at = min(tile.end, end)
    if not _STOPS.fullmatch(material.text, at, end):
        return False
    last = tiles[-1]
    if last.end >= end and last.source_at(end) in material.ends:
        return True
    if last.end < end:
        return last.source_end in material.ends
    return end == passage.end == last.end and len(last) >= _MIN_FRAGMENT


def _ends_strung(
    material: Material, passage: Passage, unit: tuple[int, int], tiles: Sequence[Tile]
) -> bool:
    """Tell whether a unit is the few characters that a strung-together line was cut after.

    They prove nothing by themselves; here they begin the very passage that stands behind the one
    which the tile before them finishes.
    """
    if len(tiles) < 2:
        return False
    before, last = tiles[-2:]
    return (
        unit == (last.start, last.end)
        and last.end == passage.end
        and last.source == material.passages[last.passage].start
        and before.source_end == material.passages[before.passage].end
        and before.passage < last.passage
        and not material.text[before.end : last.start].strip(MARKER_CHARACTERS)
    )


def _may_break(material: Material, last: Tile, following: Tile, *, strung: bool) -> bool:
    """Tell whether a tile inside a unit may stop where the next one goes on."""
    if last.source_end in material.ends:
        return True
    return strung and following.source == material.passages[following.passage].start


def _negligible(
    material: Material, tiles: Sequence[Tile], position: int, at: int, begin: int
) -> bool:
    """Tell whether nothing but blanks, or markers of a lost block, stands before a tile."""
    tile = tiles[position]
    if tile.source == material.passages[tile.passage].start:
        return MARKUP.fullmatch(material.text, at, begin) is not None
    return SPACES.fullmatch(material.text, at, begin) is not None
