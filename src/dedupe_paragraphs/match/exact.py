"""Matches: a segment explained by exact stretches of kept text, in order, without overlap.

Seeds are extended both ways inside their original segment; where a match reaches the end of its
original, the next kept segment is tried first, however short it is, so that headings and one-word
paragraphs inside a run-together line are found too.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dedupe_paragraphs.match.layout import Layout, Segment
from dedupe_paragraphs.match.seeds import K, SeedIndex, common_suffix
from dedupe_paragraphs.model.post import BlockKind
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.text.markers import MARKER_CHARACTERS, behind_markers
from dedupe_paragraphs.text.prefix import common_prefix

if TYPE_CHECKING:
    from dedupe_paragraphs.post.scopes import Path


@record
class Match:
    """A range of the copy and where it is in the original, in code points of the layout."""

    start: int
    end: int
    source: int
    segment: int
    """Index of the original's segment."""

    def __len__(self) -> int:
        return self.end - self.start

    @property
    def source_end(self) -> int:
        """Where the stretch ends in the original."""
        return self.source + self.end - self.start

    @property
    def original(self) -> tuple[int, int]:
        """Its place in the original."""
        return self.source, self.source_end

    def source_at(self, at: int) -> int:
        """Return where a place of the copy is in the original."""
        return self.source + at - self.start

    def begins(self, layout: Layout) -> bool:
        """Tell whether it begins where its original does."""
        return self.source == layout.segments[self.segment].start

    def ends(self, layout: Layout) -> bool:
        """Tell whether it ends where its original does."""
        return self.source_end == layout.segments[self.segment].end

    def after(self, other: "Match") -> "Match":
        """Return what of it is after another."""
        start = max(self.start, other.end)
        return Match(start, self.end, self.source_at(start), self.segment)


def is_cut(layout: Layout, matches: Sequence[Match]) -> bool:
    """Tell whether what matches explain begins or stops in mid-sentence of a fuller text."""
    if not matches:
        return False
    first = matches[0].source
    if first not in layout.starts and not _begins_sentence(layout.text, first):
        return True
    last = matches[-1]
    original = layout.segments[last.segment]
    if not layout.text[last.source_end : original.end].strip("。.!?…」』）) "):
        return False
    if last.source_end not in layout.ends:
        return True
    return len(matches) == 1 and last.source == original.start


def _begins_sentence(text: str, at: int) -> bool:
    """Tell whether what is at a place could be a sentence: after a label, a dash or a quote."""
    before = text[max(at - 2, 0) : at].rstrip()[-1:]
    return not (before.isalnum() or before in ",、" or text[at].islower())


_Name = str | tuple[str, bool, "Path"]
"""A text; where its post has scopes, with those it is in. Code and tables are told from prose."""


def _name(segment: Segment, key: str, path: "Path") -> _Name:
    is_prose = bool(segment.sentences)
    return (key, is_prose, path) if path or not is_prose else key


class KeptText:
    """Kept segments, searchable; grows while segments are decided."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._kept: list[int] = []
        """Indices of the kept segments, sorted."""
        self._with_code = self._takes_any = False
        self._seeds = SeedIndex(layout.text)
        self._whole: dict[_Name, int] = {}
        self._sentences: dict[_Name, int] = {}

    def keep(self, segment: Segment) -> None:
        """Add a segment to what may serve as an original."""
        insort(self._kept, segment.index)  # nearly always at the end
        path = self.layout.path(segment) if self.layout.paths else ()
        self._whole.setdefault(_name(segment, segment.key, path), segment.index)
        self._seeds.add(segment.start, segment.end)
        for start, end in segment.sentences:
            key = self.layout.text[start:end]
            self._sentences.setdefault(_name(segment, key, path) if path else key, start)

    def whole(self, segment: Segment) -> int | None:
        """Return the kept segment with the same key."""
        return self._known(self._whole, segment, segment.key)

    def sentence(self, start: int, end: int, said: Mapping[str, int]) -> int | None:
        """Return where a sentence starts, kept or already `said`, that equals a range of text."""
        key = self.layout.text[start:end]
        if self.layout.paths:
            found = self._known(self._sentences, self.layout.segment_at(start), key)
        else:
            found = self._sentences.get(key)
        return said.get(key) if found is None else found

    def _known(self, known: Mapping[_Name, int], copy: Segment, key: str) -> int | None:
        """Return what is known of a text in the scopes of a copy, or in those around."""
        if not self.layout.paths:  # nearly every post
            return known.get(_name(copy, key, ()))
        found = (known.get(_name(copy, key, path)) for path in self.layout.seen_paths(copy))
        return next((each for each in found if each is not None), None)

    def _is_original(self, original: Segment, copy: Segment) -> bool:
        """Tell whether a segment is an original of a copy: code, tables and HTML are none of prose.

        A run-together line alone holds them, between other text.
        """
        if self.layout.paths and not self.layout.is_seen(original, copy):
            return False
        return self._with_code or bool(original.sentences) == bool(copy.sentences)

    def holds(self, original: Segment, copy: Segment) -> bool:
        """Tell whether a segment is kept, and is an original of the text of a copy."""
        at = bisect_left(self._kept, original.index)
        is_kept = at < len(self._kept) and self._kept[at] == original.index
        return is_kept and bool(original.sentences) and self.layout.is_seen(original, copy)

    def matches(self, copy: Segment, *, with_code: bool = False) -> list[Match]:
        """Return the matches of a segment, each the longest at its place, in order."""
        self._with_code = with_code
        self._takes_any = with_code and not self.layout.paths
        matches: list[Match] = []
        at = copy.start
        while at < copy.end:
            match = self._longest(
                self._follow(matches, at, copy) or self._title(at, copy), at, copy
            )
            if match is None:
                at = self._seeds.next_hit(at + 1, copy.end)
                continue
            match = self._reach_back(match, matches, copy)
            matches += [*self._lead_in(match, matches, copy), match]
            at = match.end
        return matches

    def _longest(self, match: Match | None, at: int, copy: Segment) -> Match | None:
        """Return the longest match at a place: the one that is known, or what seeds tell of.

        As in the match finders of compressors, a place is followed only where it agrees one code
        point after the longest so far: of sixteen that begin alike most are passed over at once.
        """
        text, length = self.layout.text, len(match) if match else 0
        for place in self._seeds.places(at):
            if at + length >= copy.end:
                break
            if text[at + length] != text[place + length : place + length + 1]:
                continue
            original = self.layout.segment_at(place)
            longer = self._extended(at, place, original, copy)
            if len(longer) > length and (self._takes_any or self._is_original(original, copy)):
                match, length = longer, len(longer)
        return match

    def _title(self, at: int, copy: Segment) -> Match | None:
        """Return the match of the heading that a section run together after `#` opens with."""
        if at != copy.start or copy.kind is not BlockKind.HEADING:
            return None
        for end in range(copy.end - 1, at, -1):
            title = self._known(self._whole, copy, self.layout.text[at:end])
            if title is not None and self.layout.segments[title].is_heading:
                return Match(at, end, self.layout.segments[title].start, title)
        return None

    def _extended(self, at: int, place: int, original: Segment, copy: Segment) -> Match:
        limit = min(copy.end - at, original.end - place)
        text = self.layout.text
        length = common_prefix(text, at, text, place, limit)
        return Match(at, at + length, place, original.index)

    def _reach_back(self, match: Match, matches: list[Match], copy: Segment) -> Match:
        """Extend a match to the left: sampled seeds are found up to seven places late."""
        floor = matches[-1].end if matches else copy.start
        original = self.layout.segments[match.segment]
        limit = min(match.start - floor, match.source - original.start)
        back = common_suffix(self.layout.text, match.start, match.source, limit)
        return Match(match.start - back, match.end, match.source - back, match.segment)

    def _lead_in(self, match: Match, matches: list[Match], copy: Segment) -> list[Match]:
        """Return the matches in front of one whose original begins there.

        What is before a segment may be too short for a seed (a heading); it counts where it
        opens the copy or a sentence of it, or continues where the last match ends.
        """
        floor = matches[-1].end if matches else copy.start
        leads: list[Match] = []
        sure = 0
        while match.begins(self.layout) and floor < match.start:
            before = self._kept_before(match.segment)
            if before is None or not self._is_original(before, copy):
                break
            lead = self._lead(match, before, floor)
            if lead is None:
                break
            match = lead
            leads.append(lead)
            if self._opens(match, floor, copy):
                sure = len(leads)
        return leads[:sure][::-1]

    def _lead(self, match: Match, before: Segment, floor: int) -> Match | None:
        """Return the match of all of a segment that ends right before another."""
        gap = self.layout.text[floor : match.start]
        for end in [floor + len(gap.rstrip(marks)) for marks in (" ", MARKER_CHARACTERS)]:
            start = end - len(before)
            if start >= floor and self.layout.text.startswith(before.key, start):
                return Match(start, end, before.start, before.index)
        return None

    def _opens(self, match: Match, floor: int, copy: Segment) -> bool:
        """Tell whether nothing but markers is between a match and what it may open."""
        at = bisect_right(copy.sentences, (match.start, copy.end)) - 1
        begin = max(floor, copy.sentences[at][0]) if at >= 0 else floor
        return match.start in behind_markers(self.layout.text, begin, match.end)

    def _kept_before(self, index: int) -> Segment | None:
        at = bisect_left(self._kept, index)
        return self.layout.segments[self._kept[at - 1]] if at else None

    def _follow(self, matches: list[Match], at: int, copy: Segment) -> Match | None:
        """Return the match that continues where the last one's original ended.

        A heading there may be left out, and begin like the text below it. A few characters that the
        next text begins with by chance are none.
        """
        if not matches or not matches[-1].ends(self.layout):
            return None
        following = self._next_kept(matches[-1].segment)
        if following is None or not self._is_original(following, copy):
            return None
        match = self._begun(following, at, copy)
        while following is not None and following.is_heading:
            following = self._next_kept(following.index)
            if following is not None and self._is_original(following, copy):
                below = self._begun(following, at, copy)
                if len(below) > max(len(match), K):
                    match = below
        is_part = match.end < copy.end and not match.ends(self.layout)
        return None if is_part and len(match) < K else match

    def _begun(self, original: Segment, at: int, copy: Segment) -> Match:
        """Return the longest match of the beginning of a segment, behind any markers at a place."""
        begins = behind_markers(self.layout.text, at, copy.end)
        return max(
            (self._extended(each, original.start, original, copy) for each in begins), key=len
        )

    def _next_kept(self, index: int) -> Segment | None:
        at = bisect_right(self._kept, index)
        return self.layout.segments[self._kept[at]] if at < len(self._kept) else None
