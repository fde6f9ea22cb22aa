"""Labels: a repeated text is A where it is kept, A′ and A″ where it is a copy."""

from collections import Counter
from typing import NamedTuple

from dedupe_paragraphs.model.evidence import Mixed, SharedText, is_block_copy
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.post import BRIDGES, Block
from dedupe_paragraphs.model.record import field, mutable_record
from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.report.view import View

COLOURS = 7
"""Colours that people with any kind of colour vision tell apart; then they begin again."""
_PRIMES = ("", "′", "″", "‴")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Label(NamedTuple):
    """The name of a stretch of text; `copy` is 0 for the kept one, and counts its copies."""

    number: int
    copy: int = 0

    @property
    def text(self) -> str:
        """The letter with its primes: `A`, `A′`, `A″`; from the fourth copy on with a number."""
        primes = _PRIMES[self.copy] if self.copy < len(_PRIMES) else str(self.copy)
        letters, rest = "", self.number + 1
        while rest:  # A to Z, then AA
            rest, letter = divmod(rest - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return letters + primes.translate(_RAISED)

    @property
    def colour(self) -> int:
        """The number of its colour."""
        return self.number % COLOURS


Names = dict[str, int]
"""The numbers of labels by the text that they stand for."""


@mutable_record
class Labels:
    """The labels of a post's blocks."""

    blocks: dict[int, Label] = field(default_factory=dict)
    """By block: originals without a prime, copies with theirs."""
    sources: dict[tuple[int, Span], dict[Label, int]] = field(default_factory=dict)
    """By finding and copied span: the labels that the span has as a copy, in order, and how many
    bytes of its original each has."""

    def of(self, number: int, finding: Finding) -> list[Label]:
        """Return the labels of a finding, in order, each once."""
        found = (self.sources.get((number, span), {}) for span in finding.spans)
        return list(dict.fromkeys(label for given in found for label in given))


def labels(report: Report, view: View, names: Names | None = None) -> Labels:
    """Give a label to every stretch of blocks that is repeated by the same findings.

    A text that has a name keeps it, and new ones are remembered.
    """
    stretches = _stretches(_repeated_by(report, view), report.post.blocks)
    if names is not None:
        stretches = _named(stretches, report.post.blocks, names)
    given = Labels({block: Label(number) for block, number in stretches.items()})
    copies: Counter[int] = Counter()
    for number, finding in enumerate(report.findings):
        mine: dict[int, Label] = {}
        pairs = zip(finding.spans, finding.originals, strict=False) if is_labelled(finding) else ()
        here = ((span, place.span) for span, place in pairs if place.path == finding.path)
        for span, original in here:
            labelled = given.sources.setdefault((number, span), {})
            for block in view.blocks(original):
                stretch = stretches[block.index]
                if stretch not in mine:
                    copies[stretch] += 1
                    mine[stretch] = Label(stretch, copies[stretch])
                size = min(original.end, block.span.end) - max(original.start, block.span.start)
                labelled[mine[stretch]] = labelled.get(mine[stretch], 0) + size
            if (copy := view.block(span)) is not None and labelled:
                given.blocks.setdefault(copy.index, next(iter(labelled)))
    shared = max(stretches.values(), default=-1) + 1
    for number, finding in enumerate(report.findings):
        if isinstance(finding.evidence, SharedText):  # What is kept is on no page of this report.
            named, shared = Label(shared, 1), shared + 1
            for span in finding.spans:
                given.sources[number, span] = {named: span.size}
                for block in view.blocks(span):
                    given.blocks.setdefault(block.index, named)
    return given


def is_labelled(finding: Finding) -> bool:
    """Tell whether a finding repeats blocks of its post, whole or inside another block."""
    return is_block_copy(finding.evidence) or isinstance(finding.evidence, Mixed)


def _repeated_by(report: Report, view: View) -> dict[int, tuple[int, ...]]:
    """Return by which findings each block is repeated: by its whole copies, else by parts."""
    whole: dict[int, dict[int, None]] = {}
    parts: dict[int, dict[int, None]] = {}
    for number, finding in enumerate(report.findings):
        if is_labelled(finding):
            kept = whole if is_block_copy(finding.evidence) else parts
            for place in finding.originals:
                for block in view.blocks(place.span) if place.path == finding.path else ():
                    kept.setdefault(block.index, {})[number] = None
    return {block: tuple(numbers) for block, numbers in (parts | whole).items()}


def _stretches(repeated: dict[int, tuple[int, ...]], blocks: tuple[Block, ...]) -> dict[int, int]:
    """Number stretches of neighbouring blocks that the same findings repeat."""
    numbers: dict[int, int] = {}
    last, number = -1, -1
    for block in sorted(repeated):
        joined = last >= 0 and all(each.kind in BRIDGES for each in blocks[last + 1 : block])
        if not joined or repeated[block] != repeated[last]:
            number += 1
        numbers[block] = number
        last = block
    return numbers


def _named(stretches: dict[int, int], blocks: tuple[Block, ...], names: Names) -> dict[int, int]:
    """Give each stretch the number that its text had, or one that no text had."""
    numbers: dict[int, int] = {}
    for block, stretch in stretches.items():
        if stretch not in numbers:
            number = names.get(blocks[block].key)
            if number is None or number in numbers.values():
                number = max([*names.values(), *numbers.values()], default=-1) + 1
                names.setdefault(blocks[block].key, number)
            numbers[stretch] = number
    return {block: numbers[stretch] for block, stretch in stretches.items()}
