"""Tiles: a passage explained by exact stretches of kept text, in order, without overlap.

Seeds are extended both ways inside their original passage; where a tile reaches the end of its
original, the next kept passage is tried first, however short it is, so that headings and one-word
paragraphs inside a strung-together line are found too.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from dedupe_paragraphs.match.layout import Material, Passage
from dedupe_paragraphs.match.seeds import SeedIndex, common_suffix
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.text.markers import MARKER_CHARACTERS, behind_markers
from dedupe_paragraphs.text.prefix import common_prefix

_LOOK_AHEAD = 64
"""Passages passed over to find the next kept one; beyond it seeds must find the way."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A range of the copy and where it stands in the original, in code points of the material."""

    start: int
    end: int
    source: int
    passage: int
    """Index of the original's passage."""

    def __len__(self) -> int:
        return self.end - self.start

    @property
    def source_end(self) -> int:
        """Where the stretch ends in the original."""
        return self.source + self.end - self.start

    def source_at(self, at: int) -> int:
        """Return where a place of the copy stands in the original."""
        return self.source + at - self.start


class KeptText:
    """Kept passages, searchable; grows while passages are decided."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.kept: set[int] = set()
        self._seeds = SeedIndex(material.text)
        self._whole: dict[str, int] = {}
        self._sentences: dict[str, int] = {}

    def keep(self, passage: Passage) -> None:
        """Add a passage to what may serve as an original."""
        self.kept.add(passage.index)
        self._whole.setdefault(self.material.key(passage), passage.index)
        self._seeds.add(passage.start, passage.end)
        for start, end in passage.sentences:
            self._sentences.setdefault(self.material.text[start:end], start)

    def whole(self, passage: Passage) -> int | None:
        """Return the kept passage with the same key."""
        return self._whole.get(self.material.key(passage))

    def sentence(self, start: int, end: int, said: Mapping[str, int]) -> int | None:
        """Return where a sentence starts, kept or already `said`, that equals a range of text."""
        key = self.material.text[start:end]
        return self._sentences.get(key, said.get(key))

    def tiles(self, copy: Passage) -> list[Tile]:
        """Return the tiles of a passage, each the longest at its place, in order."""
        tiles: list[Tile] = []
        at = copy.start
        while at < copy.end:
            tile = self._longest(self._follow(tiles, at, copy) or self._title(at, copy), at, copy)
            if tile is None:
                at = self._seeds.next_hit(at + 1, copy.end)
                continue
            tile = self._reach_back(tile, tiles, copy)
            tiles += [*self._lead_in(tile, tiles, copy), tile]
            at = tile.end
        return tiles

    def _longest(self, tile: Tile | None, at: int, copy: Passage) -> Tile | None:
        """Return the longest tile at a place: the one that is known, or what seeds tell of.

        As in the match finders of compressors, a place is followed only where it agrees one code
        point behind the longest so far: of sixteen that begin alike most are passed over at once.
        """
        text, length = self.material.text, len(tile) if tile else 0
        for place in self._seeds.places(at):
            if at + length >= copy.end:
                break
            if text[at + length] != text[place + length : place + length + 1]:
                continue
            longer = self._extended(at, place, self.material.passage_at(place), copy)
            if len(longer) > length:
                tile, length = longer, len(longer)
        return tile

    def _title(self, at: int, copy: Passage) -> Tile | None:
        """Return the tile of the heading that a section strung together behind `#` opens with."""
        if at != copy.start or copy.kind is not BlockKind.HEADING:
            return None
        for end in range(copy.end - 1, at, -1):
            title = self._whole.get(self.material.text[at:end])
            if title is not None and self.material.passages[title].is_heading:
                return Tile(at, end, self.material.passages[title].start, title)
        return None

    def _extended(self, at: int, place: int, original: Passage, copy: Passage) -> Tile:
        limit = min(copy.end - at, original.end - place)
        text = self.material.text
        length = common_prefix(text, at, text, place, limit)
        return Tile(at, at + length, place, original.index)

    def _reach_back(self, tile: Tile, tiles: list[Tile], copy: Passage) -> Tile:
        """Extend a tile to the left: sampled seeds are found up to seven places late."""
        floor = tiles[-1].end if tiles else copy.start
        original = self.material.passages[tile.passage]
        limit = min(tile.start - floor, tile.source - original.start)
        back = common_suffix(self.material.text, tile.start, tile.source, limit)
        return Tile(tile.start - back, tile.end, tile.source - back, tile.passage)

    def _lead_in(self, tile: Tile, tiles: list[Tile], copy: Passage) -> list[Tile]:
        """Return the tiles in front of one whose original begins there.

        What stands before a passage may be too short for a seed (a heading); it counts where it
        opens the copy or a sentence of it, or goes on where the last tile ends.
        """
        floor = tiles[-1].end if tiles else copy.start
        leads: list[Tile] = []
        sure = 0
        while tile.source == self.material.passages[tile.passage].start and floor < tile.start:
            before = self._kept_before(tile.passage)
            lead = None if before is None else self._lead(tile, before, floor)
            if lead is None:
                break
            tile = lead
            leads.append(lead)
            if self._opens(tile, floor, copy):
                sure = len(leads)
        return leads[:sure][::-1]

    def _lead(self, tile: Tile, before: Passage, floor: int) -> Tile | None:
        """Return the tile of all of a passage that ends right before another."""
        gap = self.material.text[floor : tile.start]
        for end in [floor + len(gap.rstrip(marks)) for marks in (" ", MARKER_CHARACTERS)]:
            start = end - len(before)
            if start >= floor and self.material.text.startswith(self.material.key(before), start):
                return Tile(start, end, before.start, before.index)
        return None

    def _opens(self, tile: Tile, floor: int, copy: Passage) -> bool:
        """Tell whether nothing but markers stands between a tile and what it may open."""
        at = bisect_right(copy.sentences, (tile.start, copy.end)) - 1
        begin = max(floor, copy.sentences[at][0]) if at >= 0 else floor
        return tile.start in behind_markers(self.material.text, begin, tile.end)

    def _kept_before(self, index: int) -> Passage | None:
        passages = self.material.passages
        for passage in reversed(passages[max(0, index - _LOOK_AHEAD) : index]):
            if passage.index in self.kept:
                return passage
        return None

    def _follow(self, tiles: list[Tile], at: int, copy: Passage) -> Tile | None:
        """Return the tile that goes on where the last one's original ended."""
        if not tiles or tiles[-1].source_end < self.material.passages[tiles[-1].passage].end:
            return None
        following = self._next_kept(tiles[-1].passage)
        if following is None:
            return None
        text = self.material.text
        return max(
            (
                self._extended(begin, following.start, following, copy)
                for begin in behind_markers(text, at, copy.end)
            ),
            key=len,
        )

    def _next_kept(self, index: int) -> Passage | None:
        passages = self.material.passages
        for passage in passages[index + 1 : index + 1 + _LOOK_AHEAD]:
            if passage.index in self.kept:
                return passage
        return None
