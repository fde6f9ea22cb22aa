"""The reading view: the post in order, with a card where it repeats itself."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from dedupe_paragraphs.model.evidence import Edited, Mixed, Truncated
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.post import BOLD_LEVEL, BRIDGES, Block, BlockKind
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.report.difference import compared
from dedupe_paragraphs.report.evidence import changes_of, cut_of
from dedupe_paragraphs.report.html.labels import (
    Label,
    Labels,
    is_labelled,
)
from dedupe_paragraphs.report.layout import shorten
from dedupe_paragraphs.report.row import FindingRow
from dedupe_paragraphs.report.view import View, visible
from dedupe_paragraphs.report.words import phrases
from dedupe_paragraphs.report.words.language import _

_LONGEST = 3000
"""Code points of code, tables and the like that are shown: nobody reads on in a report."""
_PREVIEW = 56
"""Cells of the text shown of what is folded."""
_REST = 400
"""Code points shown of what a cut copy lacks."""
_KINDS = {
    BlockKind.PARAGRAPH: "p",
    BlockKind.HEADING: "h",
    BlockKind.ITEM: "li",
    BlockKind.QUOTE: "q",
    BlockKind.FOOTNOTE: "fn",
}


class Paragraph(NamedTuple):
    """A block as it is read."""

    anchor: int
    line: int
    style: str
    text: str
    label: Label | None
    first: bool
    """Whether its label is next to it, not next to one above."""


class PagePiece(NamedTuple):
    """A stretch of a paragraph: its own, or copied from where its label is."""

    text: str
    own: bool
    labels: tuple[Label, ...] = ()
    size: int = 0


class Sides(NamedTuple):
    """An edit: pairs of equal stretches, or of what was and what is."""

    old_line: int
    new_line: int
    pairs: list[tuple[str, str]]


class Cut(NamedTuple):
    """Both ends of a cut."""

    said: str
    rest: str


class PageSource(NamedTuple):
    """A link to an original."""

    text: str
    target: int | None


@record
class Card:
    """A finding as it is shown."""

    anchor: str
    rule: str
    name: str
    safety: str
    fingerprint: str
    line: str
    labels: tuple[Label, ...]
    said: str
    remedy: str
    sources: tuple[PageSource, ...]
    folded: tuple[Paragraph, ...]
    fold: str
    """What is folded, counted."""
    preview: str
    """How the folded text begins."""
    pieces: tuple[PagePiece, ...] = ()
    sides: tuple[Sides, ...] = ()
    cut: Cut | None = None


Item = Paragraph | Card


class Reading:
    """Lays a post and its findings out."""

    def __init__(self, report: Report, view: View, named: Labels, prefix: str) -> None:
        self._report = report
        self._view = view
        self._named = named
        self._prefix = prefix
        """Tells the anchors of a post from those of others on the page."""
        self._starts = [block.span.start for block in report.post.blocks]

    def items(self) -> Iterator[Item]:
        """Yield paragraphs and cards in the order of the text."""
        claimed, places = self._claims()
        before: Label | None = None
        for block in self._report.post.blocks:
            for number in places.pop(block.index, ()):
                yield self._card(number, claimed)
            if block.index not in claimed and block.kind is not BlockKind.RULE:
                label = self._named.blocks.get(block.index)
                yield self._paragraph(block, first=label != before)
                before = label
        for numbers in places.values():
            yield from (self._card(number, claimed) for number in numbers)

    def _claims(self) -> tuple[dict[int, int], dict[int, list[int]]]:
        """Return which finding folds which block, and before which block each card is."""
        claimed: dict[int, int] = {}
        places: dict[int, list[int]] = {}
        for number, finding in enumerate(self._report.findings):
            folded = [at for at in self._blocks(finding) if at not in claimed]
            claimed |= dict.fromkeys(folded, number)
            after = bisect_left(self._starts, finding.place.start + 1)
            shown = not is_labelled(finding)  # the text is shown, the card below it
            at = folded[0] if folded else after if shown else max(0, after - 1)
            places.setdefault(at, []).append(number)
        return claimed, places

    def _blocks(self, finding: Finding) -> list[int]:
        """Return the blocks that the card shows instead of the text."""
        if not is_labelled(finding):
            return []
        blocks = self._report.post.blocks
        touched = sorted(
            {block.index for span in finding.spans if (block := self._view.block(span))}
        )
        if not touched:
            return []
        within = range(touched[0], touched[-1])
        bridges = [at for at in within if blocks[at].kind in BRIDGES]
        return sorted({*touched, *bridges})

    def _paragraph(self, block: Block, *, first: bool) -> Paragraph:
        prose = block.is_prose and block.text
        text = block.text if prose else self._report.post.quote(block.span)[:_LONGEST]
        style = _KINDS.get(block.kind, "x")
        if block.kind is BlockKind.HEADING:
            style += str(min(block.level, BOLD_LEVEL))
        return Paragraph(
            block.index,
            self._view.positions.line(block.span.start),
            style,
            _readable(text),
            self._named.blocks.get(block.index),
            first,
        )

    def _card(self, number: int, claimed: dict[int, int]) -> Card:
        finding = self._report.findings[number]
        view = self._view
        row = FindingRow(finding, view)
        blocks = self._report.post.blocks
        mine = [blocks[at] for at, by in sorted(claimed.items()) if by == number]
        folded = tuple(self._paragraph(block, first=True) for block in mine)
        fix = finding.fix.safety if finding.fix and finding.fix.edits else Safety.MANUAL
        size = sum(len(block.text) for block in mine)
        return Card(
            anchor=f"{self._prefix}f{number + 1}",
            rule=str(finding.rule),
            name=row.name,
            safety=fix.word,
            fingerprint=finding.fingerprint,
            line=phrases.lines(view.stretch(finding.place)),
            labels=tuple(self._named.of(number, finding)),
            said=row.sentence,
            remedy=row.fix,
            sources=tuple(self._sources(finding)),
            folded=folded,
            fold=_("{blocks}, {characters}").format(
                blocks=phrases.blocks(len(mine)), characters=phrases.characters(size)
            ),
            preview=shorten(view.quote(mine[0].span), _PREVIEW) if mine else "",
            pieces=tuple(self._pieces(number, finding)),
            sides=tuple(self._sides(finding)),
            cut=self._cut(finding),
        )

    def _sources(self, finding: Finding) -> Iterator[PageSource]:
        for original in self._view.originals(finding):
            if original.path == finding.path:
                block = self._view.block(original.span)
                yield PageSource(phrases.lines(original.lines), block.index if block else None)

    def _pieces(self, number: int, finding: Finding) -> Iterator[PagePiece]:
        """Yield what a run-together paragraph is made of."""
        if not isinstance(finding.evidence, Mixed):
            return
        own = [(part.span, None) for part in finding.evidence.parts if not part.copied]
        spans = zip(finding.spans, finding.originals, strict=False)
        parts = sorted([*own, *spans], key=lambda part: part[0])
        for span, place in parts:
            text = self._text(span)
            if place is None:
                yield PagePiece(text, own=True)
                continue
            labels = tuple(self._named.sources.get((number, span), ()))
            yield PagePiece(text, False, labels, self._view.characters(span))

    def _sides(self, finding: Finding) -> Iterator[Sides]:
        if not isinstance(finding.evidence, Edited):
            return
        for change in changes_of(finding):
            inside = [place.span for place in change.originals if place.path == finding.path]
            if inside:
                old = " ".join(map(self._view.quote, inside))
                yield Sides(
                    self._view.stretch(inside[0]).first,
                    self._view.stretch(change.copy).first,
                    compared(old, self._view.quote(change.copy)),
                )

    def _cut(self, finding: Finding) -> Cut | None:
        if not isinstance(finding.evidence, Truncated):
            return None
        if finding.originals[-1].path != finding.path:
            return None
        stops, _common, rest = cut_of(finding, self._view)
        more = " …" if len(rest) > _REST else ""
        return Cut(stops[-60:], rest[:_REST] + more) if rest else None

    def _text(self, span: Span) -> str:
        return _readable(self._report.post.quote(span))


def _readable(text: str) -> str:
    """Return text that keeps its lines, without what would turn or hide it."""
    return "\n".join(visible(line.expandtabs(4)) for line in text.splitlines()).strip("\n")
