"""Findings in words: what was found, how sure it is, what can be done."""

from dedupe_paragraphs.model.evidence import (
    CutEnd,
    Edited,
    EmptyHeading,
    Mixed,
    SharedText,
    Truncated,
)
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.model.span import Place, Span
from dedupe_paragraphs.report.view import View, visible
from dedupe_paragraphs.report.words import phrases
from dedupe_paragraphs.report.words.language import _, ngettext
from dedupe_paragraphs.report.words.phrases import SHOWN, line_range, lines, series
from dedupe_paragraphs.report.words.rules import title
from dedupe_paragraphs.rules.catalogue import CATALOGUE


def message(finding: Finding, view: View) -> str:
    """Say in one sentence, without a stop, what a finding found and how sure it is."""
    said = CATALOGUE[finding.rule].message
    chosen = said if isinstance(said, Message) else said(finding, view.post)
    return _(chosen.text).format(**_values(finding, view))


def _values(finding: Finding, view: View) -> dict[str, object]:
    """Return what goes into the places of the messages of rules."""
    values: dict[str, object] = {
        "blocks": _in_blocks(finding.blocks),
        "alike": min(finding.similarity, 0.99),
    }
    match finding.evidence:
        case SharedText(posts=posts):
            return values | {"places": _elsewhere(finding.originals, posts, view)}
        case Truncated(missing=missing):
            values["missing"] = phrases.characters(missing)
        case Mixed(parts=parts):
            copied = view.characters(*(part.span for part in parts if part.copied))
            own = view.characters(*(part.span for part in parts if not part.copied))
            values |= {"copied": copied, "own": own}
            values["copied_characters"] = phrases.characters(copied)
            values["characters"] = phrases.characters(copied + own)
        case CutEnd(witness=Place(span=span)):
            values["witness"] = lines(view.stretch(span))
        case EmptyHeading(text=text):
            values["heading"] = visible(text)
    return values | {"originals": originals(finding, view)} if finding.originals else values


def name(finding: Finding) -> str:
    """Return the name of a finding's rule, as people read it."""
    return title(CATALOGUE[finding.rule])


def _elsewhere(places: tuple[Place, ...], posts: int, view: View) -> str:
    """Name the posts and lines that a shared text is in."""
    named = [f"{visible(each.path)}:{line_range(each.lines)}" for each in view.located(places)]
    shown = len(named) if len(named) <= SHOWN + 1 else SHOWN
    listed = [*named[:shown], *_moreplaces(len(named) - shown)]
    others = posts - 2
    return series([series(listed), phrases.more_posts(others)] if others > 0 else listed)


def _moreplaces(count: int) -> list[str]:
    said = ngettext("{count:,} more place", "{count:,} more places", count)
    return [said.format(count=count)] if count else []


def originals(finding: Finding, view: View) -> str:
    """Name the lines of what a finding is a copy of."""
    return places(finding.originals, view)


def places(of: tuple[Place, ...], view: View) -> str:
    """Name the lines of places, those of neighbours together."""
    stretches = view.stretches(of)
    if len(stretches) == 1:
        return lines(stretches[0])
    shown = len(stretches) if len(stretches) <= SHOWN + 1 else SHOWN
    named = [line_range(stretch) for stretch in stretches[:shown]]
    more = _moreplaces(len(stretches) - shown)
    if not more:
        return _("lines {lines}").format(lines=series(named))
    return _("lines {lines} and {more}").format(lines=_(", ").join(named), more=more[0])


def _in_blocks(count: int) -> str:
    return _(" ({blocks})").format(blocks=phrases.blocks(count)) if count > 1 else ""


def remedy(finding: Finding, view: View) -> str:
    """Say what can be done about a finding, in the imperative."""
    if finding.fix is None or not finding.fix.edits:
        return _(CATALOGUE[finding.rule].by_hand)
    if isinstance(finding.evidence, CutEnd):
        return _("join it with its rest at {rest}").format(rest=originals(finding, view))
    edits = finding.fix.edits
    touched = Span(min(edit.span.start for edit in edits), max(edit.span.end for edit in edits))
    where = lines(view.stretch(_trimmed(touched, view)))
    parts = finding.evidence.parts if isinstance(finding.evidence, Edited | Mixed) else ()
    own = [part.span for part in parts if not part.copied]
    if own:
        return _("remove what is copied on {lines}, keep the {own} of its own").format(
            lines=where, own=phrases.characters(view.characters(*own))
        )
    if _whole(touched, view):
        return _("remove {lines}").format(lines=where)
    return _("remove the copied text on {lines}").format(lines=where)


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
    if safety is Safety.SAFE:
        return _("safe, `dedupe clean` does it")
    if safety is Safety.MANUAL:
        return _("by hand")
    if isinstance(finding.evidence, SharedText):
        return _("unsafe, `dedupe clean --unsafe` with the same options does it")
    return _("unsafe, `dedupe clean --unsafe` does it")


def advice(finding: Finding, view: View) -> str:
    """Say what can be done about a finding, and which command does it."""
    return _("{remedy} ({trust}).").format(remedy=remedy(finding, view), trust=trust(finding))


def fix(finding: Finding, view: View) -> str:
    """Say the advice as a sentence of its own."""
    return fix_label() + advice(finding, view)


def fix_label() -> str:
    """Return what stands before the advice."""
    return _("Fix: ")


def sentence(finding: Finding, view: View) -> str:
    """Say what a finding found as a sentence of its own."""
    said = message(finding, view)
    return _("{said}.").format(said=f"{said[0].upper()}{said[1:]}")


def see(places: list[str]) -> str:
    """Point to places, which are named or linked already."""
    return _("See {places}.").format(places=series(places))
