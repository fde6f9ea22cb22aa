"""What became of a post: the one before, those that may hold what it said, and what differs."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from dedupe_paragraphs.fix.prove.facts import Facts, Path, read, sentences_of
from dedupe_paragraphs.model.post import Block, Post
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.model.span import Span


@record
class Missing:
    """Something of the old post that a law misses in the new one."""

    span: Span
    """Where it is in the old post."""
    partner: str = ""
    """What is left without it, if anything is."""


class Comparison:
    """A post before and after, blocks with equal bytes paired in their order."""

    def __init__(self, old: Post, kept: Sequence[Post]) -> None:
        self.old = old
        self.new = kept[0]
        self.kept = kept
        """The new post, then the texts that somebody decided to give up."""
        self.was: Facts = read(old)
        self.now: Facts = read(kept[0])

    @cached_property
    def homes(self) -> list[int | None]:
        """For each block of the new post the old one that it is, or nothing."""
        homes = _paired(self.now.sources, self.was.by_source)
        passed = (
            source in self.was.by_source
            for source, home in zip(self.now.sources, homes, strict=True)
            if home is None
        )
        if not any(passed):
            return homes
        last = len(self.old.blocks) - 1  # one pair may pass over many: the other way round
        mirrored = {
            source: [last - at for at in reversed(places)]
            for source, places in self.was.by_source.items()
        }
        back = [
            home if home is None else last - home
            for home in reversed(_paired(self.now.sources[::-1], mirrored))
        ]
        return back if back.count(None) < homes.count(None) else homes

    @cached_property
    def paired(self) -> frozenset[int]:
        """The blocks of the old post that are in the new one, in their order."""
        return frozenset(home for home in self.homes if home is not None)

    @cached_property
    def removed(self) -> list[Block]:
        """The blocks of the old post that were removed or changed, or moved."""
        return [block for block in self.old.blocks if block.index not in self.paired]

    @cached_property
    def removed_below(self) -> dict[Path, list[tuple[Block, list[str]]]]:
        """Those blocks by the headings above them, each with its sentences."""
        found: dict[Path, list[tuple[Block, list[str]]]] = {}
        for block in self.removed:
            found.setdefault(self.was.paths[block.index], []).append((block, sentences_of(block)))
        return found

    @cached_property
    def made(self) -> list[Block]:
        """The blocks of the new post that are no blocks of the old one, or were moved."""
        return [self.new.blocks[at] for at, home in enumerate(self.homes) if home is None]

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers of the items of all that is kept, as they are written."""
        lists = (each for post in self.kept for each in read(post).structure.lists)
        return frozenset(str(number) for each in lists for number in each.numbers)

    @cached_property
    def places(self) -> list[int]:
        """For each block of the new post the old one that the last paired block up to it is."""
        return list(accumulate((home or 0 for home in self.homes), max))

    @cached_property
    def lost_headings(self) -> Counter[str]:
        """How many more headings of a name the old post has."""
        lost = Counter(self.was.names.values())
        lost.subtract(self.now.names.values())
        return lost


def _paired(sources: Sequence[bytes], places: Mapping[bytes, Sequence[int]]) -> list[int | None]:
    """Return for each source the next place that has it, or nothing."""
    found: list[int | None] = []
    at = 0
    for source in sources:
        same = places.get(source, ())
        following = bisect_left(same, at)
        home = same[following] if following < len(same) else None
        at = at if home is None else home + 1
        found.append(home)
    return found
