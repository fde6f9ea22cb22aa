"""The minimap of a post: a thin bar a block, in the colours and with the labels of repeats."""

from collections import defaultdict
from itertools import groupby
from typing import NamedTuple

from dedupe_paragraphs.model.evidence import CutEnd, Edited, Mixed, Truncated
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.model.span import Span
from dedupe_paragraphs.report.html.labels import Label, Labels
from dedupe_paragraphs.report.view import View

_WIDTH = 900
"""Units that a minimap is wide at most, as long as a bar keeps a unit."""
_PITCH = (1.5, 12.0)
"""From the thinnest bar that still shows to the widest that is still thin."""
_HEIGHT = 64
_STEEP = 0.42
"""The power of lengths that bars are drawn with: a line that strings twenty paragraphs together
would make all others flat."""
_LEAST = 5
"""Units: the shortest block is still a bar."""
_BELOW = 16
"""Units below the bars for their labels."""
_LETTER = 7.5
"""Units that one letter is wide."""
_TOOTH = 3


class Band(NamedTuple):
    """A part of a bar, from below: how much of it, and in which colour; None for its own text."""

    share: float
    colour: int | None


@record
class MinimapBar:
    """A block."""

    size: int
    """Code points."""
    label: Label | None = None
    edited: bool = False
    torn: bool = False
    bands: tuple[Band, ...] = ()
    """For a block that runs others together, or carries copied sentences."""

    @property
    def style(self) -> str:
        """The class of its shape."""
        if self.label is None or self.bands:
            return "own"
        role = "o" if not self.label.copy else "e" if self.edited else "k"
        return f"{role} c{self.label.colour}"


class Mark(NamedTuple):
    """A label below the bars, and where its link leads."""

    x: float
    text: str
    style: str
    target: int
    """The block."""


class Minimap(NamedTuple):
    """What the template draws."""

    width: float
    height: int
    paths: list[tuple[str, str]]
    """Class and outline: all bars of one look are one path, so that long posts draw quickly."""
    marks: list[Mark]


def bars(report: Report, named: Labels, view: View) -> list[MinimapBar]:
    """Return the bars of a post's blocks."""
    torn, edited, bands = set[int](), set[int](), dict[int, tuple[Band, ...]]()
    for number, finding in enumerate(report.findings):
        touched = [block.index for span in finding.spans if (block := view.block(span))]
        match finding.evidence:
            case Truncated() | CutEnd():
                torn.update(touched[-1:])
            case Edited():
                edited.update(touched)
            case Mixed(parts=parts) if touched:
                own = [part.span for part in parts if not part.copied]
                sources = {span: named.sources.get((number, span), {}) for span in finding.spans}
                bands.setdefault(touched[0], _bands(own, sources, view))
    sizes = (len(block.text) or len(report.post.quote(block.span)) for block in report.post.blocks)
    return [
        MinimapBar(size, named.blocks.get(at), at in edited, at in torn, bands.get(at, ()))
        for at, size in enumerate(sizes)
    ]


def _bands(own: list[Span], sources: dict[Span, dict[Label, int]], view: View) -> tuple[Band, ...]:
    whole = view.characters(*own, *sources) or 1
    bands: list[Band] = []
    for span in sorted([*own, *sources]):
        share = view.characters(span) / whole
        sizes = sources.get(span, {})
        total = sum(sizes.values())
        bands += [Band(share * size / total, label.colour) for label, size in sizes.items()]
        bands += [Band(share, None)] if not sizes else []
    return tuple(bands)


def minimap(drawn: list[MinimapBar]) -> Minimap:
    """Lay bars out side by side, their heights by their lengths."""
    pitch = min(_PITCH[1], max(_PITCH[0], _WIDTH / max(1, len(drawn))))
    wide = pitch - min(2.0, pitch / 4)
    longest = max((bar.size for bar in drawn), default=1) or 1
    outlines: defaultdict[str, str] = defaultdict(str)
    for at, bar in enumerate(drawn):
        x, below = at * pitch, float(_HEIGHT)
        height = max(_LEAST, round(_HEIGHT * (bar.size / longest) ** _STEEP))
        outlines[bar.style] += _outline(x, wide, _HEIGHT - height, _HEIGHT, torn=bar.torn)
        for share, colour in bar.bands:
            above = below - share * height
            if colour is not None:
                outlines[f"s c{colour}"] += _outline(x, wide, above, below)
            below = above
    width = round(len(drawn) * pitch, 1)
    return Minimap(width, _HEIGHT + _BELOW, sorted(outlines.items()), _marks(drawn, pitch))


def _outline(x: float, wide: float, top: float, bottom: float, *, torn: bool = False) -> str:
    """Draw a bar; a cut one ends in teeth."""
    right = f"{x + wide:.1f}"
    if not torn or wide < _TOOTH:
        return f"M{x:.1f} {bottom:.1f}V{top:.1f}H{right}V{bottom:.1f}Z"
    teeth = max(1, round(wide / _TOOTH / 2))
    step = wide / teeth / 2
    edge = f"l{step:.1f} {-_TOOTH}l{step:.1f} {_TOOTH}" * teeth
    return f"M{x:.1f} {bottom:.1f}V{top + _TOOTH:.1f}{edge}V{bottom:.1f}Z"


def _marks(drawn: list[MinimapBar], pitch: float) -> list[Mark]:
    marks, first, end = list[Mark](), 0, 0.0
    for label, stretch in groupby(drawn, key=lambda bar: bar.label):
        length = sum(1 for _ in stretch)
        if label is not None:
            middle = (first + length / 2) * pitch
            half = _LETTER * len(label.text) / 2
            if middle - half >= end:
                marks.append(Mark(round(middle, 1), label.text, f"c{label.colour}", first))
                end = middle + half
        first += length
    return marks
