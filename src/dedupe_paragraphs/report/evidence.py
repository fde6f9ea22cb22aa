"""The evidence of a finding: the lines of the post that show it, each with its line number."""

from collections.abc import Callable, Iterator, Sequence

from dedupe_paragraphs.model import evidence as kinds
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.model.span import Place, Span
from dedupe_paragraphs.report.layout import GAP, Line, Text, fits, head, shared, shorten, tail
from dedupe_paragraphs.report.row import FindingRow
from dedupe_paragraphs.report.view import View
from dedupe_paragraphs.report.words import phrases
from dedupe_paragraphs.report.words.language import _, counter

_ONE = 66
"""Cells of a quotation that takes one line of the report."""
_SHOWN = 3
"""Differences and own stretches that are shown before the rest is only counted."""
_BAR = 60
_more_blocks = counter("{count:,} more block", "{count:,} more blocks")
_more_differences = counter("{count:,} more difference", "{count:,} more differences")
_more_own = counter("{count:,} more stretch of its own", "{count:,} more stretches of its own")


@record
class Quote:
    """A line of evidence; without a number it is said by the report itself."""

    number: int | None
    line: Line
    mark: str = "|"
    """`-` before a line that the fix removes, `+` before one that it keeps."""


def evidence(row: FindingRow) -> Iterator[Quote]:
    """Show what a finding found."""
    finding, view = row.finding, row.view
    match finding.evidence:
        case kinds.Copied() | kinds.SharedText():
            return _copy(finding, view)
        case kinds.Edited():
            return _differences(finding, view)
        case kinds.Truncated():
            return _cut(finding, view)
        case kinds.Mixed(parts=parts):
            return _bar(finding, parts, view)
        case kinds.CutEnd(rest=rest):
            return _stop(finding, rest, view)
        case kinds.RepeatedWhole() | kinds.EmptyHeading() | kinds.Debris() | kinds.IgnoreComment():
            return iter([_quote(finding.spans[0], view)])


def _copy(finding: Finding, view: View) -> Iterator[Quote]:
    """Show the identical text once; of a run its first and its last block."""
    first, last = finding.spans[0], finding.spans[-1]
    if first == last:
        yield _quote(first, view, 2 * _ONE)
        return
    yield _quote(first, view)
    yield from _more(finding.blocks - 2, _more_blocks)
    yield _quote(last, view)


def changes_of(finding: Finding) -> Sequence[kinds.Change]:
    """Return what an edited copy changes, and in which originals."""
    if isinstance(finding.evidence, kinds.Edited) and finding.evidence.changes:
        return finding.evidence.changes
    pairs = zip(finding.spans, finding.originals, strict=False)
    return [kinds.Change(copy, (original,)) for copy, original in pairs]


def _differences(finding: Finding, view: View) -> Iterator[Quote]:
    """Show what the text that would be removed has alone, and what the one that is kept has."""
    from dedupe_paragraphs.report.difference import difference  # noqa: PLC0415 - start-up

    texts = [
        (copy, view.quote(copy), "".join(view.quote(each.span) for each in originals))
        for copy, originals in changes_of(finding)
    ]
    if isinstance(finding.evidence, kinds.Edited) and finding.evidence.replaces:
        texts = [(place, original, copy) for place, copy, original in texts]
    differ = [each for each in texts if each[1] != each[2]]
    if not differ:  # They differ in spacing, or in what is around the sentences.
        yield from _copy(finding, view)
    for copy, removed, kept in differ[:_SHOWN]:
        yield Quote(view.stretch(copy).first, difference(removed, kept))
    yield from _more(len(differ) - _SHOWN, _more_differences)


def cut_of(finding: Finding, view: View) -> tuple[str, str, str]:
    """Return a cut copy, what the fuller text begins with too, and what the copy lacks of it."""
    original = finding.originals[-1].span
    known = finding.evidence.rest if isinstance(finding.evidence, kinds.Truncated) else ()
    if known:
        start = known[0].start
        begin = view.quote(Span(original.start, max(original.start, start)))
        is_apart = any(bytes([each]).isspace() for each in view.post.data[start - 1 : start + 1])
        rest = " ".join(map(view.quote, known))
        return view.quote(finding.spans[-1]), begin, f" {rest}" if is_apart else rest
    block = view.block(original)  # what the copy lacks may be after the original, in its block
    whole = Span(original.start, max(original.end, block.span.end if block else 0))
    copy, full = view.quote(finding.spans[-1]), view.quote(whole)
    common = shared(copy, full)
    return copy, full[:common], full[common:].rstrip()


def _cut(finding: Finding, view: View) -> Iterator[Quote]:
    """Show both ends of a cut: where the copy stops, and how the fuller text continues."""
    if finding.blocks > 1:
        yield _quote(finding.spans[0], view)
        yield from _more(finding.blocks - 2, _more_blocks)
    copy, common, rest = cut_of(finding, view)
    half = _ONE // 2
    old, new = ("-", "+") if finding.fix else ("|", "|")
    goes_on = [Text(_end(common, half)), Text(f"{{+{shorten(rest, _ONE)}+}}", "new")]
    ends = [
        Quote(view.stretch(finding.spans[-1]).last, [Text(_end(copy, half))], old),
        Quote(view.stretch(finding.originals[-1].span).last, goes_on, new),
    ]
    yield from sorted(ends, key=lambda quote: quote.number or 0)


def _bar(finding: Finding, parts: Sequence[kinds.Part], view: View) -> Iterator[Quote]:
    """Draw which parts of a block are copied, and quote the others."""
    legend = _("# copied, . its own")
    if all(part.copied for part in parts):
        legend = _("# copied")
    bar = _drawn([(part.copied, view.characters(part.span)) for part in parts])
    yield _quote(finding.place, view)
    yield Quote(view.stretch(finding.place).first, [Text("["), *bar, Text("]")])
    yield Quote(None, [Text(legend, "gutter")])
    own = [part.span for part in parts if not part.copied and view.quote(part.span)]
    for span in own[:_SHOWN]:
        text = Text(shorten(view.quote(span), _ONE), "own")
        size = Text(f" ({phrases.characters(view.characters(span))})", "gutter")
        yield Quote(view.stretch(span).first, [Text(_("own: "), "gutter"), text, size])
    yield from _more(len(own) - _SHOWN, _more_own)


def _drawn(sizes: list[tuple[bool, int]]) -> list[Text]:
    """Draw parts to scale: `#` copied, `.` its own; no part of its own is too small to show."""
    total = sum(size for _, size in sizes) or 1
    drawn = ["#"] * _BAR
    before = 0
    for copied, size in sizes:
        if not copied and size:
            begin = min(before * _BAR // total, _BAR - 1)
            end = max(begin + 1, (before + size) * _BAR // total)
            drawn[begin:end] = "." * (end - begin)
        before += size
    return [Text(mark, "own" if mark == "." else "old") for mark in drawn]


def _stop(finding: Finding, rest: Place | None, view: View) -> Iterator[Quote]:
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


def _more(count: int, said: Callable[[int], str]) -> Iterator[Quote]:
    if count > 0:
        yield Quote(None, [Text(said(count), "gutter")])
