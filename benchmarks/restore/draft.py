"""A post under damage: its parts, each with what it is now and what it ought to be."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random

from benchmarks.restore.language import Language
from benchmarks.restore.sources import Kind, Source


class NotApplicableError(Exception):
    """A post has no place for a fault."""


@dataclass(slots=True, eq=False)
class Part:
    """A block: as it is found, and as it should be after `clean` and after `clean --unsafe`."""

    damaged: str | None
    safe: str | None
    unsafe: str | None
    kind: Kind = Kind.PARAGRAPH
    rules: frozenset[str] = frozenset()
    """Codes of which a finding at this place must have one; empty: nothing is asked."""
    fault: int = -1
    """The number of the fault that made it."""
    glued: bool = False
    """Nothing may be put before it."""
    copied: bool = False
    """A copy of it stands elsewhere."""
    edited: bool = False
    """An edited copy of it stands elsewhere: of two, each could be explained by the other."""
    fuller_of: "Part | None" = None
    """The paragraph whose place it takes, since it says all of it and more."""

    either: bool = False
    """It is right with this part, and without it."""

    @property
    def own(self) -> bool:
        """Tell whether no fault has touched it."""
        return self.fault < 0

    @property
    def is_copy(self) -> bool:
        """Tell whether it says again, edited or not, what stands elsewhere."""
        return not self.own and (self.safe is None or "DUP002" in self.rules)

    @property
    def text(self) -> str:
        """Its text, where it is own."""
        assert self.damaged is not None
        return self.damaged


def copy(text: str, *rules: str, kind: Kind = Kind.PARAGRAPH) -> Part:
    """Return a part that goes."""
    return Part(text, None, None, kind, frozenset(rules))


@dataclass
class Draft:
    """A post under damage."""

    source: Source
    random: Random
    parts: list[Part] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.parts = [Part(b.text, b.text, b.text, b.kind) for b in self.source.blocks]

    @property
    def language(self) -> Language:
        """Its language."""
        return self.source.language

    def serves(self, part: Part, sentences: int = 2) -> bool:
        """Tell whether a part is an own paragraph with enough text for a fault."""
        flat = self.language.flat(part.text) if part.own else ""
        return (
            part.own
            and part.kind is Kind.PARAGRAPH
            and len(re.sub(r"\[[^\]]*\]\([^)]*\)", "", flat)) >= self.language.least
            and flat[-1] in '。.!?！？」)）"”'
            and len(self.language.sentences(flat)) >= sentences
        )

    def paragraph(self, sentences: int = 2, suits: Callable[[int], bool] = lambda _: True) -> int:
        """Choose a paragraph."""
        found = [
            at for at, part in enumerate(self.parts) if self.serves(part, sentences) and suits(at)
        ]
        return self.choose(found)

    def run(
        self,
        least: int = 2,
        most: int = 12,
        *,
        first: Callable[[Part], bool] = lambda _: True,
        last: Callable[[Part], bool] = lambda _: True,
        each: Callable[[Part], bool] = lambda _: True,
        before: int | None = None,
    ) -> range:
        """Choose blocks in a row, a paragraph that says something among them."""
        ranges = []
        edges = (Kind.RULE, Kind.OTHER)
        for start, part in enumerate(self.parts):
            if not part.own or part.kind in edges or not first(part):
                continue
            for end in range(start + 1, min(start + most, before or len(self.parts)) + 1):
                if end > len(self.parts):
                    break
                tail = self.parts[end - 1]
                if not tail.own or tail.kind is Kind.OTHER or not each(tail):
                    break
                long_enough = end - start >= least
                closes = tail.kind not in (*edges, Kind.HEADING) and last(tail)
                if long_enough and closes and any(map(self.serves, self.parts[start:end])):
                    ranges.append(range(start, end))
        # Long runs are many; each length is to be as likely as another.
        length = self.choose(sorted({len(r) for r in ranges}))
        return self.random.choice([r for r in ranges if len(r) == length])

    def choose(self, found: list[int]) -> int:
        """Choose a place."""
        if not found:
            raise NotApplicableError
        return self.random.choice(found)

    def place(self, behind: int, opens: Kind = Kind.PARAGRAPH, closes: Kind | None = None) -> int:
        """Choose a place for new parts behind an index."""
        return self.choose(self.places(behind, opens, closes))

    def places(self, behind: int, opens: Kind, closes: Kind | None = None) -> list[int]:
        """Return the places behind an index where no list would grow into another, and nothing
        would be all that is below a heading."""
        lists = (opens, closes or opens)
        return [
            at
            for at in range(behind + 1, len(self.parts) + 1)
            if not (at < len(self.parts) and self.parts[at].glued)
            and not self._is_bare(at)
            and not (lists[0] is Kind.LIST and self.parts[at - 1].kind is Kind.LIST)
            and not (
                lists[1] is Kind.LIST
                and at < len(self.parts)
                and self.parts[at].kind in (Kind.LIST, Kind.OTHER)
            )
        ]

    def _is_bare(self, at: int) -> bool:
        """Tell whether nothing is between a heading above a place and the next one."""
        around = {part.kind for part in self.parts[at - 1 : at + 1]}
        return around == {Kind.HEADING}

    def is_in_run(self, at: int) -> bool:
        """Tell whether a place is between two parts of one fault."""
        around = [part.fault for part in self.parts[at - 1 : at + 1]]
        return len(around) > 1 and around[0] == around[1] >= 0

    def are_alike(self, at: int, place: int) -> bool:
        """Tell whether a part would be at the same place of two sections, from one end or the
        other."""
        one, other = self._section(at), self._section(place)
        if one[0] == other[0] or -1 in (one[0], other[0]):
            return False
        return at - one[0] == place - other[0] or one[1] - at == other[1] - place + 1

    def _section(self, at: int) -> tuple[int, int]:
        """Return the heading above a place, or -1, and the next one after it."""
        headings = [index for index, part in enumerate(self.parts) if part.kind is Kind.HEADING]
        above = max((index for index in headings if index < at), default=-1)
        return above, min((index for index in headings if index >= at), default=len(self.parts))

    def headings(self, at: int, *, bold: bool = False) -> list[Part]:
        """Return the headings above a part, outermost first; with `bold` bold lines, too."""
        path: list[Part] = []
        for part in self.parts[:at]:
            if part.damaged is None or part.kind is not Kind.HEADING:
                continue
            if bold or part.text.startswith("#"):
                path = [each for each in path if _level(each) < _level(part)]
                path.append(part)
        part = self.parts[at]
        if part.damaged is not None and part.kind is Kind.HEADING:
            path = [each for each in path if _level(each) < _level(part)]
        return path

    def settle(self) -> None:
        """Finish what should be, once all faults are made: what depends on their neighbours.

        A fuller copy takes the place of the first text without asking inside one section, among
        copies, or below a heading that is one (law 7). A copied heading above text that is
        kept has two readings: it is kept with what is below it (law 3), or it is removed with its
        run, and the text is in its own section again as in the source; either is right. A mark of
        continuation is no part of a section's name, unless such a heading is between. A heading
        of its own, a bold one too, that only removals leave without text is removed with
        `--unsafe` (SEC001).
        """
        for at, part in enumerate(self.parts):
            first = part.fuller_of
            if first is not None:
                first.unsafe, part.unsafe = part.damaged, None
                if self._moves_safely(at, self.parts.index(first)):
                    first.safe, part.safe = part.damaged, None
        for at, heading in enumerate(self.parts):
            is_copy = heading.kind is Kind.HEADING and heading.safe is None
            if is_copy and "SEC002" not in heading.rules and self._is_above_own(at):
                heading.safe = heading.unsafe = heading.damaged
                heading.either = True
        self._set_beside_kept()
        for at in range(len(self.parts) - 1, 0, -1):
            if self._is_emptied(at):
                behind = (part for part in self.parts[at + 1 :] if part.unsafe is not None)
                self.parts[at].either = next((part.either for part in behind), False)
                self.parts[at].unsafe = None

    def _set_beside_kept(self) -> None:
        """Give both readings to what is beside a copied heading that has two: a rule of its run,
        and a later heading that leads back to the section above it."""
        kept = {at: part for at, part in enumerate(self.parts) if part.either}
        faults = {part.fault for part in kept.values()}
        for at, part in enumerate(self.parts):
            if part.damaged == "---" and part.fault in faults:
                part.either = True
            if part.kind is Kind.HEADING and "GEN001" in part.rules:
                above = (i for i in range(at) if part.text.startswith(self.parts[i].damaged or "-"))
                if any(max(above, default=at) < each < at for each in kept):
                    part.safe = part.unsafe = part.damaged
                    part.either = True

    def _is_above_own(self, at: int) -> bool:
        """Tell whether the first text that is kept after a copied heading is below it."""
        behind = range(at + 1, len(self.parts))
        own = next((place for place in behind if self.parts[place].safe is not None), None)
        return own is not None and self.parts[at] in self.headings(own)

    def _moves_safely(self, at: int, first: int) -> bool:
        above = self.headings(at, bold=True)
        if above == self.headings(first, bold=True) or (above and above[-1].is_copy):
            return True
        beside = [*self.parts[max(0, at - 1) : at], *self.parts[at + 1 : at + 2]]
        return any(part.is_copy and part.kind is not Kind.RULE for part in beside)

    def _is_emptied(self, at: int) -> bool:
        """Tell whether all below a heading is removed, and was not removed with it."""
        heading = self.parts[at]
        if heading.kind is not Kind.HEADING or heading.unsafe is None:
            return False
        below = []
        for part in self.parts[at + 1 :]:
            if part.kind is Kind.HEADING and _level(part) <= _level(heading):
                if part.unsafe is not None:
                    break
                continue
            below.append(part)
        return bool(below) and all(part.unsafe is None for part in below)

    def put(self, at: int, parts: list[Part]) -> None:
        """Insert the parts of a fault."""
        self.parts[at:at] = parts
        self.mark(parts)

    def mark(self, parts: list[Part]) -> None:
        """Give parts to the fault that is being made."""
        for part in parts:
            part.fault = len(self.faults)

    def inject(self, name: str, fault: Callable[["Draft"], None]) -> bool:
        """Make a fault; tell whether the post had a place for it."""
        try:
            fault(self)
        except NotApplicableError:
            return False
        self.faults.append(name)
        return True

    def chunks(self) -> Iterator[tuple[Part, str]]:
        """Yield the parts that stand in the damaged post, with their texts."""
        for part in self.parts:
            if part.damaged is not None:
                yield part, part.damaged


_BOLD = 7
"""The level of a bold line: below every heading."""


def _level(heading: Part) -> int:
    return len(heading.text) - len(heading.text.lstrip("#")) or _BOLD
