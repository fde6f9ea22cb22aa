"""Letters: text that stands several times is A where it stays, A′ and A″ where it is repeated."""

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.post import BRIDGES, Block
from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.model.rule import Code
from dedupe_paragraphs.model.span import Span

COPIES = frozenset({Code.DUP001, Code.DUP002, Code.DUP003})
"""Rules whose findings repeat whole blocks."""
STRUNG = frozenset({Code.DUP004, Code.DUP005})
"""Rules whose findings repeat other text inside a block."""
COLOURS = 7
"""Colours that people with any kind of colour vision tell apart; then they begin again."""
_PRIMES = ("", "′", "″", "‴")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Letter(NamedTuple):
    """The name of a stretch of text; `copy` is 0 where it stays, and counts its copies."""

    number: int
    copy: int = 0

    @property
    def text(self) -> str:
        """The letter with its primes: `A`, `A′`, `A″`; from the fourth copy on with a number."""
        primes = _PRIMES[self.copy] if self.copy < len(_PRIMES) else _raised(self.copy)
        return _alphabetic(self.number) + primes

    @property
    def colour(self) -> int:
        """The number of its colour."""
        return self.number % COLOURS


@dataclass(slots=True)
class Letters:
    """The letters of a post's blocks."""

    blocks: dict[int, Letter] = field(default_factory=dict)
    """By block: originals without a prime, copies with theirs."""
    sources: dict[tuple[int, Span], dict[Letter, int]] = field(default_factory=dict)
    """By finding and copied span: the letters that the span has as a copy, in order, and how many
    bytes of its original each has."""

    def of(self, number: int, finding: Finding) -> list[Letter]:
        """Return the letters of a finding, in order, each once."""
        found = (self.sources.get((number, span), {}) for span in finding.spans)
        return list(dict.fromkeys(letter for given in found for letter in given))


def letters(report: Report) -> Letters:
    """Give a letter to every stretch of blocks that is repeated by the same findings."""
    blocks = report.post.blocks
    locate = _Locator(blocks)
    stretches = _stretches(_repeated_by(report, locate), blocks)
    given = Letters({block: Letter(number) for block, number in stretches.items()})
    copies: Counter[int] = Counter()
    for number, finding in enumerate(report.findings):
        if finding.rule in COPIES | STRUNG:
            _name_copies(number, finding, stretches, copies, locate, given)
    _name_shared(report, len(set(stretches.values())), locate, given)
    return given


class _Locator:
    """Finds the block in which a span begins."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self._blocks = blocks
        self._starts = [block.span.start for block in blocks]

    def block(self, span: Span) -> int | None:
        at = bisect_right(self._starts, span.start) - 1
        return at if at >= 0 and span.start < self._blocks[at].span.end else None

    def shares(self, span: Span) -> dict[int, int]:
        """Return the blocks that a span runs over, and its bytes in each."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = bisect_left(self._starts, span.end)
        overlaps = (
            (at, min(span.end, block.span.end) - max(span.start, block.span.start))
            for at, block in enumerate(self._blocks[first:last], first)
        )
        return {at: size for at, size in overlaps if size > 0}


def _repeated_by(report: Report, locate: _Locator) -> dict[int, tuple[int, ...]]:
    """Return by which findings each block is repeated: by its whole copies, else by parts."""
    whole: dict[int, dict[int, None]] = {}
    parts: dict[int, dict[int, None]] = {}
    for number, finding in enumerate(report.findings):
        kept = whole if finding.rule in COPIES else parts
        if finding.rule not in COPIES | STRUNG:
            continue
        for place in finding.originals:
            for at in locate.shares(place.span) if place.path == finding.path else ():
                kept.setdefault(at, {})[number] = None
    return {block: tuple(whole.get(block) or parts[block]) for block in whole.keys() | parts.keys()}


def _stretches(repeated: dict[int, tuple[int, ...]], blocks: tuple[Block, ...]) -> dict[int, int]:
    """Number stretches of neighbouring blocks that the same findings repeat."""
    numbers: dict[int, int] = {}
    last, number = -1, -1
    for block in sorted(repeated):
        between = blocks[last + 1 : block] if last >= 0 else blocks[:0]
        joined = last >= 0 and all(each.kind in BRIDGES for each in between)
        if not joined or repeated[block] != repeated[last]:
            number += 1
        numbers[block] = number
        last = block
    return numbers


def _name_copies(
    number: int,
    finding: Finding,
    stretches: dict[int, int],
    copies: Counter[int],
    locate: _Locator,
    given: Letters,
) -> None:
    mine: dict[int, Letter] = {}
    for span, place in zip(finding.spans, finding.originals, strict=False):
        if place.path != finding.path:
            continue
        letters_of = given.sources.setdefault((number, span), {})
        for at, size in locate.shares(place.span).items():
            stretch = stretches[at]
            if stretch not in mine:
                copies[stretch] += 1
                mine[stretch] = Letter(stretch, copies[stretch])
            letters_of[mine[stretch]] = letters_of.get(mine[stretch], 0) + size
        copy = locate.block(span)
        if copy is not None and letters_of:
            given.blocks.setdefault(copy, next(iter(letters_of)))


def _name_shared(report: Report, first: int, locate: _Locator, given: Letters) -> None:
    """Give a letter with a prime to what stands in another post: what stays is not on the page."""
    shared = [
        (number, finding)
        for number, finding in enumerate(report.findings)
        if finding.rule is Code.DUP101
    ]
    for letter, (number, finding) in enumerate(shared, first):
        named = Letter(letter, 1)
        for span in finding.spans:
            given.sources[number, span] = {named: span.end - span.start}
            for at in locate.shares(span):
                given.blocks.setdefault(at, named)


def _alphabetic(number: int) -> str:
    """Count in letters: A to Z, then AA."""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _raised(number: int) -> str:
    return str(number).translate(_RAISED)
