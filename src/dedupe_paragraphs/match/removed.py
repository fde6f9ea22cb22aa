"""The segments that are removed, and what is beside them without them."""

from collections.abc import Collection, Iterator, Mapping

from dedupe_paragraphs.match.copies import Copy, CopyKind
from dedupe_paragraphs.match.exact import Match
from dedupe_paragraphs.match.layout import Layout
from dedupe_paragraphs.model.reason import Reason


class Removed:
    """The segments that are removed, each with the matches that say why."""

    def __init__(
        self,
        layout: Layout,
        copies: Mapping[int, Copy],
        matches: Mapping[int, tuple[Match, ...]],
    ) -> None:
        self.layout = layout
        self.copies = copies
        self.matches = dict(matches)
        self.reasons: dict[int, Reason] = {}
        """Why those are removed whose own text is not evidence enough."""
        # Segments are only ever added, so that a jump remains right.
        self._jumps: dict[int, dict[int, int]] = {1: {}, -1: {}}

    def __contains__(self, index: int) -> bool:
        return index in self.matches

    @property
    def blocks(self) -> frozenset[int]:
        """The blocks of these segments, by their indices."""
        segments = self.layout.segments
        return frozenset().union(*(segments[index].indices for index in self.matches))

    def add(self, index: int, matches: tuple[Match, ...], reason: Reason) -> None:
        """Add a segment, if it is not among them."""
        if index not in self.matches:
            self.matches[index] = matches
            self.reasons[index] = reason

    def without(self, indices: Collection[int]) -> "Removed":
        """Return the same, but for some segments that are kept."""
        kept = {index: each for index, each in self.matches.items() if index not in indices}
        rest = Removed(self.layout, self.copies, kept)
        rest.reasons = self.reasons
        return rest

    def follows(self, first: int, second: int) -> bool:
        """Tell whether two neighbours repeat segments that are neighbours too."""
        left, right = self.matches.get(first), self.matches.get(second)
        if not left or not right or second != first + 1:
            return False
        last, following = left[-1].segment, right[0].segment
        return last < following and following in self.beside(last, 1)

    def beside(self, index: int, way: int) -> Iterator[int]:
        """Yield what is next to a segment, after (1) or before (-1) it, once copies are removed.

        An edited copy may be kept or not; so it is yielded, and what is next to it, too.
        """
        at = index
        while True:
            at = self._past_removed(at + way, way)
            if not 0 <= at < len(self.layout.segments):
                return
            yield at
            if self.copies[at].kind is not CopyKind.EDITED:
                return

    def _past_removed(self, at: int, way: int) -> int:
        """Return the next segment that is kept, from `at` on; a second call jumps there."""
        passed = []
        jumps = self._jumps[way]
        while at in self.matches:
            passed.append(at)
            at = jumps.get(at, at + way)
        jumps.update(dict.fromkeys(passed, at))
        return at
