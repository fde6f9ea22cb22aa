"""The evidence of a finding: the lines of the post that show it, each with its line number."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dedupe_paragraphs.model.evidence import (
    Change,
    Copied,
    CutEnd,
    Edited,
    EmptyHeading,
    IgnoreComment,
    Mixed,
    Part,
    SharedText,
    Truncated,
)
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.span import Place, Span
from dedupe_paragraphs.report.layout import GAP, Line, Text, fits, head, shorten, tail
from dedupe_paragraphs.report.view import View
from dedupe_paragraphs.report.words import phrases
from dedupe_paragraphs.report.words.language import _, ngettext

_ONE = 66
"""Cells of a quotation that takes one line of the report."""
_TWO = 2 * _ONE
_SHOWN = 3
"""Differences and own stretches that are shown before the rest is only counted."""
_BAR = 60


class Quote(NamedTuple):
    """A line of evidence; without a number it is said by the report itself."""

    number: int | None
    line: Line


def evidence(finding: Finding, view: View) -> Iterator[Quote]:
    """Show what a finding found."""
    match finding.evidence:
        case Copied() | SharedText():
            return _copy(finding, view)
        case Edited(changes=changes):
            return _differences(finding, changes, view)
        case Truncated():
            return _cut(finding, view)
        case Mixed(parts=parts):
            return _bar(finding, parts, view)
        case CutEnd(rest=rest):
            return _stop(finding, rest, view)
        case EmptyHeading() | IgnoreComment():
            return iter([_quote(finding.spans[0], view)])


def _copy(finding: Finding, view: View) -> Iterator[Quote]:
    """Show the identical text once; of a run its first and its last block."""
    first, last = finding.spans[0], finding.spans[-1]
    if first == last:
        yield _quote(first, view, _TWO)
        return
    yield _quote(first, view)
    yield from _more_blocks(finding)
    yield _quote(last, view)


def _differences(finding: Finding, changes: Sequence[Change], view: View) -> Iterator[Quote]:
    # Two milliseconds, for edited copies only.
    from dedupe_paragraphs.report.difference import difference  # noqa: PLC0415

    pairs = [(change.copy, change.originals) for change in changes] or [
        (copy, (original,))
        for copy, original in zip(finding.spans, finding.originals, strict=False)
    ]
    texts = [(copy, "".join(view.quote(old.span) for old in olds)) for copy, olds in pairs]
    differ = [(copy, old) for copy, old in texts if view.quote(copy) != old]
    if not differ:  # They differ in spacing, or in what stands around the sentences.
        yield from _copy(finding, view)
    for copy, original in differ[:_SHOWN]:
        shown = difference(original, view.quote(copy))
        yield Quote(view.stretch(copy).first, shown)
    rest = len(differ) - _SHOWN
    more = ngettext("{count:,} more difference", "{count:,} more differences", rest)
    yield from _more(rest, more)


def _cut(finding: Finding, view: View) -> Iterator[Quote]:
    """Show both ends of a cut: where the copy stops, and how the fuller text goes on."""
    from dedupe_paragraphs.report.difference import shared  # noqa: PLC0415  # 2 ms

    if finding.blocks > 1:
        yield _quote(finding.spans[0], view)
        yield from _more_blocks(finding)
    copy, original = finding.spans[-1], finding.originals[-1]
    stops, goes_on = view.quote(copy), view.quote(_whole(original, view))
    common = shared(stops, goes_on)
    end = _end(stops, _ONE // 2)
    rest = shorten(goes_on[common:].strip(), _ONE)
    ends = [
        Quote(view.stretch(copy).last, [Text(end)]),
        Quote(
            view.stretch(original.span).last,
            [Text(_end(goes_on[:common], _ONE // 2)), Text(f"{{+{rest}+}}", "new")],
        ),
    ]
    yield from sorted(ends, key=lambda quote: quote.number or 0)


def _whole(original: Place, view: View) -> Span:
    """Take an original up to the end of its block: what the cut copy lacks stands there."""
    block = view.block(original.span)
    return Span(original.span.start, max(original.span.end, block.span.end if block else 0))


def _bar(finding: Finding, parts: Sequence[Part], view: View) -> Iterator[Quote]:
    """Draw which parts of a block stand elsewhere, and quote those that do not."""
    number = view.stretch(finding.place).first
    sizes = [(part.copied, view.characters(part.span)) for part in parts]
    legend = _("# stands elsewhere, . its own")
    if all(copied for copied, _size in sizes):
        legend = _("# stands elsewhere")
    yield _quote(finding.place, view)
    yield Quote(number, [Text("["), *bar(sizes), Text("]")])
    yield Quote(None, [Text(legend, "gutter")])
    own = [part.span for part in parts if not part.copied and view.quote(part.span)]
    for span in own[:_SHOWN]:
        text = Text(shorten(view.quote(span), _ONE), "own")
        size = Text(f" ({phrases.characters(view.characters(span))})", "gutter")
        yield Quote(view.stretch(span).first, [Text(_("own: "), "gutter"), text, size])
    rest = len(own) - _SHOWN
    more = ngettext(
        "{count:,} more stretch of its own", "{count:,} more stretches of its own", rest
    )
    yield from _more(rest, more)


def bar(sizes: list[tuple[bool, int]], width: int = _BAR) -> list[Text]:
    """Draw parts to scale: `#` copied, `.` its own; no part of its own is too small to show."""
    total = sum(size for _, size in sizes) or 1
    drawn = ["#"] * width
    before = 0
    for copied, size in sizes:
        if not copied and size:
            begin = min(before * width // total, width - 1)
            end = max(begin + 1, (before + size) * width // total)
            drawn[begin:end] = "." * (end - begin)
        before += size
    return [Text(mark, "own" if mark == "." else "old") for mark in drawn]


def _stop(finding: Finding, rest: Place | None, view: View) -> Iterator[Quote]:
    """Show where a paragraph stops, and how its rest begins."""
    span = finding.spans[0]
    yield Quote(view.stretch(span).last, [Text(_end(view.quote(span), _ONE), "old")])
    if rest is not None:
        text = view.quote(rest.span)
        begin = text if fits(text, _ONE) else head(text, _ONE - len(GAP)) + GAP.rstrip()
        yield Quote(view.stretch(rest.span).first, [Text(begin, "new")])


def _quote(span: Span, view: View, width: int = _ONE) -> Quote:
    return Quote(view.stretch(span).first, [Text(shorten(view.quote(span), width))])


def _end(text: str, width: int) -> str:
    return text if fits(text, width) else GAP.lstrip() + tail(text, width - len(GAP))


def _more_blocks(finding: Finding) -> Iterator[Quote]:
    rest = finding.blocks - 2
    yield from _more(rest, ngettext("{count:,} more block", "{count:,} more blocks", rest))


def _more(count: int, said: str) -> Iterator[Quote]:
    if count > 0:
        yield Quote(None, [Text(said, "gutter")])
