"""Output: the text of what was kept, with the places where its blocks and sentences are."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from functools import cached_property
from itertools import chain, pairwise

from dedupe_paragraphs.model.post import Block, BlockKind
from dedupe_paragraphs.text.cuts import ends_cut, lacks_stop
from dedupe_paragraphs.text.fold import space_between
from dedupe_paragraphs.text.markers import run_together_key

_LIMIT_HEAD = 6
"""Code points by which the starts of sentences are looked up; a shorter sentence by all it has."""
_LIMIT_STARTS = 64
"""Places that are tried for one text: hostile posts have thousands of sentences that begin alike.
What is not found among them counts as lost."""
_LIMIT_ALIKE = 4
"""Sentences that are asked whether they say all of one, those first that share most with it."""


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


def _ends(block: Block) -> list[int]:
    return [sentence.end for sentence in block.sentences]


class Output:
    """The text of a cleaned post, asked for what the post said before."""

    def __init__(self, blocks: Iterable[Block], endings: Container[str] | None = None) -> None:
        """`endings` are the last sentences of the blocks before."""
        self.text, self._placed = lay_out(blocks)
        self.keys: set[str] = set()
        """All blocks of prose, and sentences."""
        self.block_starts: set[int] = set()
        self.ends: list[int] = []
        """Where sentences end."""
        self.tears: list[int] = []
        """Where blocks end in mid-sentence that did not end there before."""
        self.cuts: list[int] = []
        """Where paragraphs end in mid-sentence."""
        self._starts: dict[str, list[int]] = {}
        for block, key, at in self._placed:
            self.block_starts.add(at)
            if block.is_prose:
                self.keys.add(block.key)
            for start, end in block.sentences or [(0, len(key))]:
                if block.is_prose:
                    self.keys.add(key[start:end])
                self.ends.append(at + end)
                self._starts.setdefault(key[start : start + _LIMIT_HEAD], []).append(at + start)
            if block.is_prose and lacks_stop(key):
                if endings is not None and key[start:end] not in endings:
                    self.tears.append(self.ends.pop())
                elif block.kind is BlockKind.PARAGRAPH and ends_cut(key, _ends(block)):
                    self.cuts.append(at + len(key))

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
        """Yield where a text occurs."""
        at = -1
        for _ in range(_LIMIT_STARTS):
            at = self.text.find(text, at + 1)
            if at < 0:
                return
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
    def _wholes(self) -> list[tuple[str, str]]:
        """The whole sentences of prose, each alone and with the next one of its block."""
        blocks = (
            [key[start:end] for start, end in block.sentences if not self.is_broken(at + end)]
            for block, key, at in self._placed
            if block.is_prose
        )
        return [
            (one, f"{one} {other}".rstrip())
            for texts in blocks
            for one, other in pairwise((*texts, ""))
        ]

    @cached_property
    def _parts(self) -> dict[str, list[int]]:
        """The whole sentences, by number, by their first letters and by their parts."""
        from dedupe_paragraphs.text.settles import letters  # noqa: PLC0415 - start-up

        parts = defaultdict[str, list[int]](list)
        for number, (one, _) in enumerate(self._wholes):
            text = letters(one)
            for key in {text[at : at + _LIMIT_HEAD] for at in range(0, len(text), 2)}:
                parts[key].append(number)
        return parts

    def alike(self, text: str) -> Iterator[str]:
        """Yield the whole sentences that share many parts with a text, or two if they are it."""
        from dedupe_paragraphs.text.settles import letters  # noqa: PLC0415 - start-up

        text, parts = letters(text), self._parts
        keys = (text[at : at + _LIMIT_HEAD] for at in range(len(text)))
        shared = Counter(chain.from_iterable(parts.get(key, ())[:_LIMIT_STARTS] for key in keys))
        for number, _ in shared.most_common(_LIMIT_ALIKE):
            one, both = self._wholes[number]
            yield both if letters(both) == text else one

    def ends_within(self, start: int, end: int) -> list[int]:
        """Return where sentences end after `start` and not after `end`."""
        return self.ends[bisect_left(self.ends, start + 1) : bisect_left(self.ends, end + 1)]
