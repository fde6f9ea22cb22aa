"""Findings in words: what was found, how sure it is, what can be done."""

from collections.abc import Callable

from dedupe_paragraphs.model.catalogue import CATALOGUE
from dedupe_paragraphs.model.cross_post import Relation
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.rule import Code, Safety
from dedupe_paragraphs.model.span import Place, Span
from dedupe_paragraphs.report.view import View, visible
from dedupe_paragraphs.report.words import phrases
from dedupe_paragraphs.report.words.language import N_, _, ngettext
from dedupe_paragraphs.report.words.phrases import SHOWN, line_range, lines, series
from dedupe_paragraphs.report.words.rules import title

_STOPS = tuple("。．.！？!?」』）)")


def message(finding: Finding, view: View) -> str:
    """Say in one sentence, without a stop, what a finding found and how sure it is."""
    return _MESSAGES[finding.rule](finding, view)


def name(finding: Finding) -> str:
    """Return the name of a finding's rule, as people read it."""
    return title(CATALOGUE[finding.rule])


def _repeated(finding: Finding, view: View) -> str:
    said = (
        _("copy of {originals}, word for word")
        if view.verbatim(finding)
        else _("copy of {originals}, the same but for spacing or markup")
    )
    return said.format(originals=_counted(finding, view))


def _edited(finding: Finding, view: View) -> str:
    return _("edited copy of {originals}, {alike:.0%} alike").format(
        originals=_counted(finding, view), alike=min(finding.similarity, 0.99)
    )


def _cut(finding: Finding, view: View) -> str:
    said = (
        _("copy of {originals}, cut {missing} before its end")
        if finding.blocks > 1
        else _("cut copy of {originals}, which goes on for {missing} more")
    )
    missing = phrases.characters(finding.missing)
    return said.format(originals=_counted(finding, view), missing=missing)


def _strung(finding: Finding, view: View) -> str:
    copied, own = shares(finding, view)
    said = (
        _(
            "strings together what stands at {originals}: "
            "{copied:,} of its {characters} are copied, {own:,} its own"
        )
        if own
        else _("strings together what stands at {originals}: all {characters} copied")
    )
    return said.format(
        originals=originals(finding, view),
        characters=phrases.characters(copied + own),
        copied=copied,
        own=own,
    )


def _partial(finding: Finding, view: View) -> str:
    copied, own = shares(finding, view)
    return _("repeats {copied} of {originals} next to {own:,} of its own").format(
        copied=phrases.characters(copied), originals=originals(finding, view), own=own
    )


def _sentence(finding: Finding, view: View) -> str:
    return _("sentence that stands at {originals} too").format(originals=originals(finding, view))


def _stopped(finding: Finding, view: View) -> str:
    return _("stops in mid-sentence, and its rest stands nowhere in this post")


def _split(finding: Finding, view: View) -> str:
    said = (
        _("split in two; its rest follows at {rest}")
        if view.quote(finding.spans[0]).endswith(_STOPS)
        else _("stops in mid-sentence; its rest follows at {rest}")
    ).format(rest=originals(finding, view))
    if not finding.witness:
        return said
    return _("{said}, as the copy at {witness} shows").format(
        said=said, witness=lines(view.stretch(finding.witness.span))
    )


def _empty(finding: Finding, view: View) -> str:
    twins = tuple(place for place in finding.originals if place.span != finding.spans[0])
    block = view.block(finding.spans[0])
    heading = visible(block.text if block else finding.subject)
    said = _('once the copies are gone, nothing is left under the heading "{heading}"')
    if not twins:
        return said.format(heading=heading)
    said = _(
        'once the copies are gone, nothing is left under the heading "{heading}", '
        "which stands at {places} too"
    )
    return said.format(heading=heading, places=_places(twins, view))


def _unused(finding: Finding, view: View) -> str:
    return _("this ignore comment silences nothing")


def _shared(finding: Finding, view: View) -> str:
    said = _(_RELATIONS[Relation(finding.relation)]).format(
        places=elsewhere(finding, view), alike=min(finding.similarity, 0.99)
    )
    return said + _in_blocks(finding)


_RELATIONS = {
    Relation.SAME: N_("stands in another post too: {places}"),
    Relation.CUT: N_("part of what stands in another post: {places}"),
    Relation.STRUNG: N_("strings together what stands in other posts: {places}"),
    Relation.PARTIAL: N_("repeats sentences of another post: {places}"),
    Relation.EDITED: N_("edited copy, {alike:.0%} alike, of what stands in another post: {places}"),
}


def elsewhere(finding: Finding, view: View) -> str:
    """Name the posts and lines that a shared passage stands at."""
    named = [
        f"{visible(each.path)}:{line_range(each.lines)}" for each in view.located(finding.originals)
    ]
    shown = len(named) if len(named) <= SHOWN + 1 else SHOWN
    listed = [*named[:shown], *_more_places(len(named) - shown)]
    others = finding.posts - 2
    return series([series(listed), phrases.more_posts(others)] if others > 0 else listed)


def _more_places(count: int) -> list[str]:
    said = ngettext("{count:,} more place", "{count:,} more places", count)
    return [said.format(count=count)] if count else []


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
    if len(stretches) == 1:
        return lines(stretches[0])
    shown = len(stretches) if len(stretches) <= SHOWN + 1 else SHOWN
    named = [line_range(stretch) for stretch in stretches[:shown]]
    more = _more_places(len(stretches) - shown)
    if not more:
        return _("lines {lines}").format(lines=series(named))
    return _("lines {lines} and {more}").format(lines=_(", ").join(named), more=more[0])


def _counted(finding: Finding, view: View) -> str:
    return originals(finding, view) + _in_blocks(finding)


def _in_blocks(finding: Finding) -> str:
    if finding.blocks <= 1:
        return ""
    return _(" ({blocks})").format(blocks=phrases.blocks(finding.blocks))


def shares(finding: Finding, view: View) -> tuple[int, int]:
    """Return how many characters of a block are copied and how many are its own."""
    copied = view.characters(*(part.span for part in finding.parts if part.copied))
    return copied, view.characters(*(part.span for part in finding.parts if not part.copied))


def remedy(finding: Finding, view: View) -> str:
    """Say what can be done about a finding, in the imperative."""
    if finding.fix is None or not finding.fix.edits:
        by_hand = _BY_HAND.get(finding.rule)
        return _(by_hand) if by_hand else _("read both places and decide")
    if finding.rule is Code.CUT002:
        return _("join it with its rest at {rest}").format(rest=originals(finding, view))
    edits = finding.fix.edits
    touched = Span(min(edit.span.start for edit in edits), max(edit.span.end for edit in edits))
    where = lines(view.stretch(_trimmed(touched, view)))
    if finding.parts and any(not part.copied for part in finding.parts):
        return _("remove what is copied on {lines}, keep the {own} of its own").format(
            lines=where, own=phrases.characters(shares(finding, view)[1])
        )
    if _whole(touched, view):
        return _("remove {lines}").format(lines=where)
    return _("remove the copied text on {lines}").format(lines=where)


_BY_HAND = {
    Code.CUT001: N_("finish the sentence, or remove it"),
    Code.DUP006: N_("read both places and decide whether it is a refrain"),
    Code.SEC001: N_("write the section, or remove its heading"),
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
    if safety is Safety.SAFE:
        return _("safe, `dedupe clean` does it")
    if safety is Safety.MANUAL:
        return _("by hand")
    if finding.rule is Code.DUP101:
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
