"""The reading view: the post in order, with a card where it repeats itself."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any, NamedTuple

from dedupe_paragraphs.model.evidence import Edited, Mixed, Truncated
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.post import BOLD_LEVEL, BRIDGES, Block, BlockKind
from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.report.difference import Pair, compared
from dedupe_paragraphs.report.evidence import changes_of, cut_of
from dedupe_paragraphs.report.html.labels import Label, Labels, is_labelled
from dedupe_paragraphs.report.layout import shorten
from dedupe_paragraphs.report.row import FindingRow
from dedupe_paragraphs.report.view import View, visible
from dedupe_paragraphs.report.words import phrases
from dedupe_paragraphs.report.words.language import _
from dedupe_paragraphs.text.pattern import pattern
from dedupe_paragraphs.text.source import written_text

_LONGEST = 3000
"""Code points of code, tables and the like that are shown: nobody reads on in a report."""
_PREVIEW = 56
"""Cells of the text shown of what is folded."""
_STOP = 60
"""Code points shown of how a cut copy ends."""
_REST = 400
"""Code points shown of what a cut copy lacks."""
_KINDS = {BlockKind.PARAGRAPH: "p", BlockKind.HEADING: "h", BlockKind.ITEM: "li"}
_KINDS |= {BlockKind.QUOTE: "q", BlockKind.FOOTNOTE: "fn"}
_LINE_END = pattern(r"\r\n?|\n")


class Paragraph(NamedTuple):
    """A block as it is read."""

    anchor: int
    line: int
    style: str
    text: str
    label: Label | None
    first: bool
    """Whether its label is next to it, not next to one above."""


Piece = tuple[str, bool, list[Label], int]
"""A stretch of a paragraph, whether it is its own, the labels of what it copies, and its size."""
Sides = tuple[int, int, list[Pair]]
"""An edit: the lines of both texts, and pairs of equal stretches, or of what was and what is."""


Card = dict[str, Any]
"""What the template shows of a finding."""


class Reading:
    """Lays a post and its findings out."""

    def __init__(self, report: Report, view: View, named: Labels, prefix: str) -> None:
        self._report = report
        self._view = view
        self._named = named
        self._prefix = prefix
        """Tells the anchors of a post from those of others on the page."""
        self._starts = [block.span.start for block in report.post.blocks]

    def items(self) -> Iterator[Paragraph | Card]:
        """Yield paragraphs and cards in the order of the text."""
        folded, places = self._claims()
        claimed = {at for blocks in folded for at in blocks}
        before: Label | None = None
        for block in self._report.post.blocks:
            for number in places.pop(block.index, ()):
                yield self._card(number, folded[number])
            if block.index not in claimed and block.kind is not BlockKind.RULE:
                label = self._named.blocks.get(block.index)
                yield self._paragraph(block, first=label != before)
                before = label
        for numbers in places.values():
            yield from (self._card(number, folded[number]) for number in numbers)

    def _claims(self) -> tuple[list[list[int]], dict[int, list[int]]]:
        """Return which blocks each finding folds, and before which block each card is."""
        claimed: set[int] = set()
        folded: list[list[int]] = []
        places: dict[int, list[int]] = {}
        for number, finding in enumerate(self._report.findings):
            mine = [at for at in self._blocks(finding) if at not in claimed]
            claimed.update(mine)
            folded.append(mine)
            after = bisect_left(self._starts, finding.place.start + 1)
            shown = not is_labelled(finding)  # the text is shown, the card below it
            at = mine[0] if mine else after if shown else max(0, after - 1)
            places.setdefault(at, []).append(number)
        return folded, places

    def _blocks(self, finding: Finding) -> list[int]:
        """Return the blocks that the card shows instead of the text."""
        begun = [self._view.block(span) for span in finding.spans if is_labelled(finding)]
        touched = sorted({block.index for block in begun if block})
        blocks = self._report.post.blocks
        within = range(touched[0], touched[-1]) if touched else ()
        return sorted({*touched, *(at for at in within if blocks[at].kind in BRIDGES)})

    def _paragraph(self, block: Block, *, first: bool) -> Paragraph:
        prose = block.is_prose and block.text
        post = self._report.post
        text = written_text(block, post.data) if prose else post.quote(block.span)[:_LONGEST]
        style = _KINDS.get(block.kind, "x")
        if block.kind is BlockKind.HEADING:
            style += str(min(block.level, BOLD_LEVEL))
        line = self._view.positions.line(block.span.start)
        label = self._named.blocks.get(block.index)
        return Paragraph(block.index, line, style, _readable(text), label, first)

    def _card(self, number: int, folded: list[int]) -> Card:
        finding, view = self._report.findings[number], self._view
        mine = [self._report.post.blocks[at] for at in folded]
        fix = finding.fix.safety if finding.fix and finding.fix.edits else Safety.MANUAL
        size = phrases.characters(sum(len(block.text) for block in mine))
        return {
            "anchor": f"{self._prefix}f{number + 1}",
            "row": FindingRow(finding, view),
            "line": phrases.lines(view.stretch(finding.place)),
            "safety": fix.word,
            "labels": self._named.of(number, finding),
            # The originals in this post, each with the block that its link leads to.
            "sources": self._sources(finding),
            "folded": [self._paragraph(block, first=True) for block in mine],
            # What is folded, counted, and how it begins.
            "fold": _("{blocks}, {characters}", blocks=phrases.blocks(len(mine)), characters=size),
            "preview": shorten(view.quote(mine[0].span), _PREVIEW) if mine else "",
            "pieces": list(self._pieces(number, finding)),
            "sides": list(self._sides(finding)),
            # How a cut copy ends, and what it lacks.
            "cut": self._cut(finding),
        }

    def _sources(self, finding: Finding) -> list[tuple[str, int | None]]:
        here = (each for each in self._view.originals(finding) if each.path == finding.path)
        blocks = ((each.lines, self._view.block(each.span)) for each in here)
        return [(phrases.lines(lines), block.index if block else None) for lines, block in blocks]

    def _pieces(self, number: int, finding: Finding) -> Iterator[Piece]:
        if not isinstance(finding.evidence, Mixed):
            return
        own = [part.span for part in finding.evidence.parts if not part.copied]
        for span in sorted([*own, *finding.spans[: len(finding.originals)]]):
            text = _readable(self._report.post.quote(span))
            labels = list(self._named.sources.get((number, span), ()))
            yield text, span in own, labels, self._view.characters(span)

    def _sides(self, finding: Finding) -> Iterator[Sides]:
        for change in changes_of(finding) if isinstance(finding.evidence, Edited) else ():
            inside = [place.span for place in change.originals if place.path == finding.path]
            if inside:
                was = " ".join(map(self._view.quote, inside))
                old, new = self._view.stretch(inside[0]), self._view.stretch(change.copy)
                texts = self._view.quote(change.copy), was
                if finding.evidence.replaces:  # type: ignore[union-attr]
                    yield old.first, new.first, compared(*texts[::-1])
                else:
                    yield new.first, old.first, compared(*texts)

    def _cut(self, finding: Finding) -> tuple[str, str] | None:
        cut = isinstance(finding.evidence, Truncated)
        if not cut or finding.originals[-1].path != finding.path:
            return None
        stops, _common, rest = cut_of(finding, self._view)
        more = " …" if len(rest) > _REST else ""
        return (stops[-_STOP:], rest[:_REST] + more) if rest else None


def _readable(text: str) -> str:
    """Return text that keeps its lines, without what would turn or hide it."""
    lines = (visible(line.expandtabs(4)) for line in _LINE_END.split(text))
    return "\n".join(lines).strip("\n")
