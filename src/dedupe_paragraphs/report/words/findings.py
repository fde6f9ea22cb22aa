"""Findings in words: what was found, how sure it is, what can be done."""

from collections.abc import Callable

from dedupe_paragraphs.model.catalogue import CATALOGUE
from dedupe_paragraphs.model.elsewhere import Relation
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.rule import Code, Safety
from dedupe_paragraphs.model.span import Place, Span
from dedupe_paragraphs.report.view import View, visible
from dedupe_paragraphs.report.words.phrases import SHOWN, line_range, lines, number, series

_STOPS = tuple("。．.！？!?」』）)")


def message(finding: Finding, view: View) -> str:
    """Say in one sentence, without a stop, what a finding found and how sure it is."""
    return _MESSAGES[finding.rule](finding, view)


def name(finding: Finding) -> str:
    """Return the name of a finding's rule."""
    return CATALOGUE[finding.rule].name


def _repeated(finding: Finding, view: View) -> str:
    exact = "word for word" if view.verbatim(finding) else "the same but for spacing or markup"
    return f"copy of {originals(finding, view)}{_blocks(finding)}, {exact}"


def _edited(finding: Finding, view: View) -> str:
    alike = f"{min(finding.similarity, 0.99):.0%} alike"
    return f"edited copy of {originals(finding, view)}{_blocks(finding)}, {alike}"


def _cut(finding: Finding, view: View) -> str:
    missing = number(finding.missing, "character")
    of = f"copy of {originals(finding, view)}{_blocks(finding)}"
    if finding.blocks > 1:
        return f"{of}, cut {missing} before its end"
    return f"cut {of}, which goes on for {missing} more"


def _strung(finding: Finding, view: View) -> str:
    copied, own = shares(finding, view)
    whole = number(copied + own, "character")
    size = (
        f"{copied:,} of its {whole} are copied, {own:,} its own" if own else f"all {whole} copied"
    )
    return f"strings together what stands at {originals(finding, view)}: {size}"


def _partial(finding: Finding, view: View) -> str:
    copied, own = shares(finding, view)
    return (
        f"repeats {number(copied, 'character')} of {originals(finding, view)} "
        f"next to {own:,} of its own"
    )


def _sentence(finding: Finding, view: View) -> str:
    return f"sentence that stands at {originals(finding, view)} too"


def _stopped(finding: Finding, view: View) -> str:
    return "stops in mid-sentence, and its rest stands nowhere in this post"


def _split(finding: Finding, view: View) -> str:
    rest = originals(finding, view)
    shown = f", as the copy at {_witness(finding, view)} shows" if finding.witness else ""
    if view.quote(finding.spans[0]).endswith(_STOPS):
        return f"split in two; its rest follows at {rest}{shown}"
    return f"stops in mid-sentence; its rest follows at {rest}{shown}"


def _empty(finding: Finding, view: View) -> str:
    twins = tuple(place for place in finding.originals if place.span != finding.spans[0])
    block = view.block(finding.spans[0])
    heading = f'the heading "{visible(block.text if block else finding.subject)}"'
    said = f"once the copies are gone, nothing is left under {heading}"
    return f"{said}, which stands at {_places(twins, view)} too" if twins else said


def _unused(finding: Finding, view: View) -> str:
    return "this ignore comment silences nothing"


def _shared(finding: Finding, view: View) -> str:
    said = _RELATIONS[Relation(finding.relation)].format(alike=min(finding.similarity, 0.99))
    at = elsewhere(finding, view)
    more = finding.posts - 2
    others = f" and {number(more, 'more post')}" if more > 0 else ""
    return f"{said} {at}{others}{_blocks(finding)}"


_RELATIONS = {
    Relation.SAME: "stands in another post too:",
    Relation.CUT: "part of what stands in another post:",
    Relation.STRUNG: "strings together what stands in other posts:",
    Relation.PARTIAL: "repeats sentences of another post:",
    Relation.EDITED: "edited copy, {alike:.0%} alike, of what stands in another post:",
}


def elsewhere(finding: Finding, view: View) -> str:
    """Name the posts and lines that a shared passage stands at."""
    named = [
        f"{visible(path)}:{line_range(stretch)}"
        for path, stretch in view.foreign(finding.originals)
    ]
    shown = len(named) if len(named) <= SHOWN + 1 else SHOWN
    more = len(named) - shown
    return series(named[:shown] + ([number(more, "more place")] if more else []))


_MESSAGES: dict[Code, Callable[[Finding, View], str]] = {
    Code.DUP001: _repeated,
    Code.DUP002: _edited,
    Code.DUP003: _cut,
    Code.DUP004: _strung,
    Code.DUP005: _partial,
    Code.DUP006: _sentence,
    Code.DUP101: _shared,
    Code.CUT001: _stopped,
    Code.CUT002: _split,
    Code.SEC001: _empty,
    Code.DUP901: _unused,
}


def originals(finding: Finding, view: View) -> str:
    """Name the lines of what a finding is a copy of."""
    return _places(finding.originals, view)


def _places(places: tuple[Place, ...], view: View) -> str:
    stretches = view.stretches(places)
    shown = len(stretches) if len(stretches) <= SHOWN + 1 else SHOWN
    named = [line_range(stretch) for stretch in stretches[:shown]]
    more = len(stretches) - shown
    if more:
        named.append(f"{number(more, 'more place')}")
    several = len(named) > 1 or "-" in named[0]
    return f"line{'s' if several else ''} {series(named)}"


def _witness(finding: Finding, view: View) -> str:
    assert finding.witness is not None
    return lines(view.stretch(finding.witness.span))


def _blocks(finding: Finding) -> str:
    return f" ({finding.blocks:,} blocks)" if finding.blocks > 1 else ""


def shares(finding: Finding, view: View) -> tuple[int, int]:
    """Return how many characters of a block are copied and how many are its own."""
    copied = view.characters(*(part.span for part in finding.parts if part.copied))
    return copied, view.characters(*(part.span for part in finding.parts if not part.copied))


def remedy(finding: Finding, view: View) -> str:
    """Say what can be done about a finding, in the imperative."""
    if finding.fix is None or not finding.fix.edits:
        return _BY_HAND.get(finding.rule, "read both places and decide")
    if finding.rule is Code.CUT002:
        return f"join it with its rest at {originals(finding, view)}"
    edits = finding.fix.edits
    touched = Span(min(edit.span.start for edit in edits), max(edit.span.end for edit in edits))
    where = lines(view.stretch(_trimmed(touched, view)))
    if finding.parts and any(not part.copied for part in finding.parts):
        own = number(shares(finding, view)[1], "character")
        return f"remove what is copied on {where}, keep the {own} of its own"
    return f"remove {where}" if _whole(touched, view) else f"remove the copied text on {where}"


_BY_HAND = {
    Code.CUT001: "finish the sentence, or remove it",
    Code.DUP006: "read both places and decide whether it is a refrain",
    Code.SEC001: "write the section, or remove its heading",
}


def _trimmed(span: Span, view: View) -> Span:
    """Leave out the blank lines that an edit takes along."""
    source = view.post.source(span)
    start = span.start + len(source) - len(source.lstrip())
    return Span(start, max(start, span.end - (len(source) - len(source.rstrip()))))


def _whole(span: Span, view: View) -> bool:
    data = view.post.data
    inner = _trimmed(span, view)
    before, after = data[max(0, inner.start - 1) : inner.start], data[inner.end : inner.end + 1]
    return before in b"\r\n" and after in b"\r\n"


def trust(finding: Finding) -> str:
    """Say which command does the fix."""
    safety = finding.fix.safety if finding.fix else Safety.MANUAL
    across = "with the same options " if finding.rule is Code.DUP101 else ""
    return {
        Safety.SAFE: "safe, `dedupe clean` does it",
        Safety.UNSAFE: f"unsafe, `dedupe clean --unsafe` {across}does it",
        Safety.MANUAL: "by hand",
    }[safety]


def fix(finding: Finding, view: View) -> str:
    """Say in a sentence what can be done about a finding, and which command does it."""
    return f"Fix: {remedy(finding, view)} ({trust(finding)})."


def sentence(finding: Finding, view: View) -> str:
    """Say what a finding found as a sentence of its own."""
    said = message(finding, view)
    return f"{said[0].upper()}{said[1:]}."


def see(places: list[str]) -> str:
    """Point to places, which are named or linked already."""
    return f"See {series(places)}."
