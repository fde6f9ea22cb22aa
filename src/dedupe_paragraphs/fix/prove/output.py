"""Output: the text of what was kept, with the places where its blocks and sentences are."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Iterator
from functools import cached_property
from heapq import nlargest
from itertools import islice, pairwise

from dedupe_paragraphs.model.post import Block, BlockKind
from dedupe_paragraphs.text.cuts import (
    begins_inside,
    ends_cut,
    is_caseless,
    is_in_number,
    lacks_stop,
)
from dedupe_paragraphs.text.fold import space_between
from dedupe_paragraphs.text.markers import run_together_key
from dedupe_paragraphs.text.overlap import occurrences
from dedupe_paragraphs.text.source import ends_in_button
from dedupe_paragraphs.text.width import has_width

_MIN_LABEL = 20
"""Cells of a paragraph without a stop that is no label."""
_LIMIT_HEAD = 6
"""Code points by which the starts of sentences are looked up; a shorter sentence by all it has."""
_LIMIT_STARTS = 64
"""Places that are tried for one text: hostile posts have thousands of sentences that begin alike.
What is not found among them counts as lost."""
_LIMIT_ALIKE = 4
"""Sentences that are asked whether they say all of one, those first that share most with it."""
_LIMIT_COMPARED = 1_000_000
"""Sentences that all lost ones of a proof are compared with: of a post of a thousand sentences a
thousand may be lost. What is lost after them counts as lost."""


def lay_out(blocks: Iterable[Block]) -> tuple[str, list[tuple[Block, str, int]]]:
    """Return the keys of blocks as one text, as a line that runs them together has them.

    With each block come its key, without the fences of code, and where it begins in the text.
    """
    parts: list[str] = []
    placed: list[tuple[Block, str, int]] = []
    at, last = 0, ""
    for block in blocks:
        key = run_together_key(block)
        if not key or block.kind in (BlockKind.RULE, BlockKind.DEBRIS):
            continue
        between = space_between(last, key)
        placed.append((block, key, at + len(between)))
        parts += [between, key]
        at, last = at + len(between) + len(key), key
    return "".join(parts), placed


def _may_go_on(block: Block, following: str) -> bool:
    """Tell whether a text is no label, and may continue in the next one: in a script without
    capitals that has stops nothing tells."""
    return (
        not block.emphasis
        and has_width(block.key, _MIN_LABEL)
        and is_caseless(following[:1])
        and is_caseless(block.key[-1:])
        and not lacks_stop(following)
    )


class Output:
    """The text of a cleaned post, asked for what the post said before."""

    def __init__(
        self,
        blocks: Iterable[Block],
        endings: Container[str] | None = None,
        numbers: Callable[[], Container[str]] = frozenset,
    ) -> None:
        """`endings` are the last sentences of the blocks before, `numbers` those of all items."""
        self._numbers = numbers
        self.text, self._placed = lay_out(blocks)
        self.block_starts: set[int] = set()
        self.ends: list[int] = []
        """Where sentences end."""
        self.tears: list[int] = []
        """Where blocks end in mid-sentence that did not end there before."""
        self.cuts: list[int] = []
        """Where paragraphs end in mid-sentence."""
        self._starts: dict[str, list[int]] = {}
        self._compared = 0
        """Sentences that were asked whether they say all of another."""
        keys = [*(key for _, key, _ in self._placed[1:]), ""]
        for (block, key, at), following in zip(self._placed, keys, strict=False):
            self.block_starts.add(at)
            for start, end in block.sentences or [(0, len(key))]:
                self.ends.append(at + end)
                self._starts.setdefault(key[start : start + _LIMIT_HEAD], []).append(at + start)
            if block.is_prose and lacks_stop(key):
                if endings is not None and key[start:end] not in endings:
                    self.tears.append(self.ends.pop())
                    if block.kind is not BlockKind.HEADING:
                        self.cuts.append(self.tears[-1])
                elif (
                    block.kind is BlockKind.PARAGRAPH
                    and not ends_in_button(block)
                    and (
                        begins_inside(following)
                        or ends_cut(key, len(block.sentences))
                        or _may_go_on(block, following)
                    )
                ):
                    self.cuts.append(at + len(key))

    def has_numbers(self, numbers: Iterable[str]) -> bool:
        """Tell whether items have some numbers."""
        return all(map(self._numbers().__contains__, numbers))

    def starts(self, text: str, at: int) -> Iterator[int]:
        """Yield where a sentence begins that may continue as `text` does from code point `at`
        on."""
        if len(text) - at < _LIMIT_HEAD:  # a cut end of a few characters: any sentence may begin so
            every = (start for starts in self._starts.values() for start in starts)
            yield from (start for start in every if self.text.startswith(text[at:], start))
            return
        for length in range(_LIMIT_HEAD, 0, -1):
            yield from self._starts.get(text[at : at + length], ())[:_LIMIT_STARTS]

    def places(self, text: str) -> Iterator[int]:
        """Yield where a text occurs, and is no part of a number."""
        for at in islice(occurrences(self.text, text), _LIMIT_STARTS):
            if not (is_in_number(self.text, at) or is_in_number(self.text, at + len(text))):
                yield at

    def ends_at(self, place: int) -> bool:
        """Tell whether a sentence ends at a place."""
        return place in self.ends_within(place - 1, place)

    def whole(self, at: int, length: int) -> int:
        """Return how much of a stretch is before the place where its sentence is torn or cut."""
        for places in (self.tears, self.cuts):
            following = bisect_right(places, at)
            if following < len(places):
                length = min(length, places[following] - at)
        return length

    def is_parted(self, start: int, end: int) -> bool:
        """Tell whether a paragraph is cut after `start` and before `end`."""
        return bisect_right(self.cuts, start) < bisect_left(self.cuts, end)

    def is_broken(self, place: int) -> bool:
        """Tell whether a block ends at a place in mid-sentence."""
        return self.is_cut(place) or place in self.tears

    def is_cut(self, place: int) -> bool:
        """Tell whether a paragraph that was cut before ends at a place."""
        return bisect_right(self.cuts, place) > bisect_left(self.cuts, place)

    @cached_property
    def _wholes(self) -> list[tuple[str, str, str]]:
        """The whole sentences of prose: alone, with the next of the block, and so in lower case."""
        blocks = (
            [key[start:end] for start, end in block.sentences if not self.is_broken(at + end)]
            for block, key, at in self._placed
            if block.is_prose
        )
        return [
            (one, both, both.lower())
            for texts in blocks
            for one, other in pairwise((*texts, ""))
            for both in (f"{one} {other}".rstrip(),)
        ]

    def says(self, text: str, context: str) -> bool:
        """Tell whether a whole sentence says all of a text, or two do if they are it."""
        from dedupe_paragraphs.text.settles import letters, must_have, says_all  # noqa: PLC0415 - start-up

        self._compared += len(self._wholes)
        if self._compared > _LIMIT_COMPARED:
            return False
        parts = [text[at : at + _LIMIT_HEAD] for at in range(0, len(text), 4)[:_LIMIT_STARTS]]
        needed = must_have(text, context)
        likely = nlargest(
            _LIMIT_ALIKE,
            (whole for whole in self._wholes if all(map(whole[2].__contains__, needed))),
            key=lambda whole: sum(map(whole[1].__contains__, parts)),
        )
        return any(
            says_all(both if letters(both) == letters(text) else one, text, context)
            for one, both, _ in likely
        )

    def ends_within(self, start: int, end: int) -> list[int]:
        """Return where sentences end after `start` and not after `end`."""
        return self.ends[bisect_left(self.ends, start + 1) : bisect_left(self.ends, end + 1)]
