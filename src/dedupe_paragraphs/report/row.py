"""Rows: the findings of a report, each with its places and what every format says of it."""

from dedupe_paragraphs.model import evidence as kinds
from dedupe_paragraphs.model.finding import Finding
from dedupe_paragraphs.model.loss import Loss
from dedupe_paragraphs.model.message import Message
from dedupe_paragraphs.model.report import Report
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.model.span import Edit, Place, Span
from dedupe_paragraphs.report.layout import shorten
from dedupe_paragraphs.report.view import View, visible
from dedupe_paragraphs.report.words import phrases
from dedupe_paragraphs.report.words.language import N_, _
from dedupe_paragraphs.rules.catalogue import CATALOGUE
from dedupe_paragraphs.text.positions import ColumnUnit, Position
from dedupe_paragraphs.text.source import byte_span

_SHOWN = 60
"""Cells of a text that a fix would lose."""
_SENTENCE = 40
"""Cells of a sentence that a fix removes."""


_HARMS = {
    "text": N_("; the fix would lose {text}"),
    "heading": N_("; the fix would take {text} from the text below it"),
    "list": N_("; the fix would change the list at {text}"),
    "rendering": N_("; the fix would change how {text} is read"),
}


class FindingRow:
    """One finding in its post; words are put together when they are asked for."""

    def __init__(self, finding: Finding, view: View) -> None:
        self.finding = finding
        self.view = view
        self.code = finding.rule
        self.rule = CATALOGUE[finding.rule]

    def ends(self, unit: ColumnUnit = ColumnUnit.CODE_POINT) -> tuple[Position, Position]:
        """Return where the finding begins and ends, columns counted in a unit."""
        return self.view.ends(self.finding.place, unit)

    @property
    def weight(self) -> tuple[int, int]:
        """What sorts findings by how bad they are: their level, then the text concerned."""
        return self.rule.level, self.view.characters(*self.finding.spans)

    @property
    def name(self) -> str:
        """The name of its rule, as people read it; selectors take the English one."""
        return _(self.rule.name)

    @property
    def message(self) -> str:
        """What was found and how sure it is, in one sentence without a stop."""
        said = self.rule.message
        chosen = said if isinstance(said, Message) else said(self.finding, self.view.post)
        found = _(chosen.text).format(**self._values())
        return found + self._harm(self.finding.refused) if self.finding.refused else found

    def _harm(self, loss: Loss) -> str:
        """What the fix would do, which is why it is not offered."""
        text = shorten(visible(" ".join((loss.partner or loss.text).split())), _SHOWN)
        if loss.partner:
            return _("; the fix would leave {text} open", text=text)
        return _(_HARMS.get(loss.kind, _HARMS["text"]), text=text)

    @property
    def sentence(self) -> str:
        """What was found, as a sentence of its own."""
        said = self.message
        return _("{said}.", said=f"{said[0].upper()}{said[1:]}")

    @property
    def originals(self) -> str:
        """The lines of what it is a copy of."""
        return phrases.places(self.finding.originals, self.view)

    @property
    def remedy(self) -> str:
        """What can be done about it, in the imperative."""
        finding, view = self.finding, self.view
        if finding.fix is None or not finding.fix.edits:
            return _(self.rule.by_hand)
        if isinstance(finding.evidence, kinds.CutEnd):
            return _("join it with its continuation at {rest}", rest=self.originals)
        spans = [edit.span for edit in finding.fix.edits]
        touched = Span(min(each.start for each in spans), max(each.end for each in spans))
        text = _trimmed(touched, view)
        where = phrases.lines(view.stretch(text))
        known = finding.evidence
        parts = known.parts if isinstance(known, kinds.Edited | kinds.Mixed) else ()
        own = [part.span for part in parts if not part.copied]
        if sentence := self._one_sentence():
            return _("remove the sentence “{text}” on {lines}", text=sentence, lines=where)
        if own:
            said = _("remove the copied text on {lines}, keep the {own} of its own")
            return said.format(lines=where, own=phrases.characters(view.characters(*own)))
        if _fills_lines(text, view.post.data):
            return _("remove {lines}", lines=where)
        return _("remove the copied text on {lines}", lines=where)

    @property
    def edits_alone(self) -> tuple[Edit, ...]:
        """The edits of its fix, if it can be applied without others."""
        fix = self.finding.fix
        return fix.edits if fix and not fix.needs else ()

    def _one_sentence(self) -> str:
        """Return what is removed, if that is one sentence of a block with others."""
        spans, view = self.finding.spans, self.view
        block = view.block(spans[0]) if len(spans) == 1 else None
        if block is None or len(block.sentences) < 2:
            return ""
        sentences = (byte_span(block, *each) for each in block.sentences)
        touched = [each for each in sentences if each.overlaps(spans[0])]
        return shorten(view.quote(touched[0]), _SENTENCE) if len(touched) == 1 else ""

    @property
    def advice(self) -> str:
        """What can be done about it, and which command does it."""
        return _("{remedy} ({trust}).", remedy=self.remedy, trust=self._trust())

    @property
    def mark(self) -> str:
        """The mark of its fix: `[*] ` for a safe one, `[?] ` for one that somebody must decide."""
        if self.finding.fix is None:
            return ""
        return "[*] " if self.finding.fix.safety is Safety.SAFE else "[?] "

    @property
    def fix(self) -> str:
        """The advice as a sentence of its own."""
        return _("Fix: ") + self.advice

    def _values(self) -> dict[str, object]:
        """Return what fills the placeholders of the messages of rules."""
        finding, view = self.finding, self.view
        blocks = _(" ({blocks})", blocks=phrases.blocks(finding.blocks))
        values: dict[str, object] = {
            "blocks": blocks if finding.blocks > 1 else "",
            "alike": min(finding.similarity, 0.99),
        }
        match finding.evidence:
            case kinds.SharedText(posts=posts, fullest=fullest):
                values |= {"fullest": visible(fullest)}
                return values | {"places": phrases.elsewhere(finding.originals, posts, view)}
            case kinds.RepeatedWhole(found=found):
                mine, other = phrases.post(found.own), phrases.post(found.other, path=True)
                values |= {"share": found.share, "own_post": mine, "other_post": other}
                values["fullest"] = visible(found.fullest)
            case kinds.Truncated(missing=missing):
                values["missing"] = phrases.characters(missing)
            case kinds.Mixed(parts=parts):
                copied = view.characters(*(part.span for part in parts if part.copied))
                own = view.characters(*(part.span for part in parts if not part.copied))
                values |= {"copied": copied, "own": own}
                values["copied_characters"] = phrases.characters(copied)
                values["characters"] = phrases.characters(copied + own)
            case kinds.CutEnd(witness=Place(span=span)):
                values["witness"] = phrases.lines(view.stretch(span))
            case kinds.CutEnd(following=Place(span=span)):
                values["following"] = phrases.lines(view.stretch(span))
            case kinds.IgnoreComment(meant=meant):
                values["meant"] = meant
            case kinds.EmptyHeading(text=text):
                values["heading"] = visible(text)
        return values | {"originals": self.originals} if finding.originals else values

    def _trust(self) -> str:
        safety = self.finding.fix.safety if self.finding.fix else Safety.MANUAL
        if safety is Safety.SAFE:
            return _("safe, `dedupe clean` does it")
        if safety is Safety.MANUAL:
            return _("by hand")
        if isinstance(self.finding.evidence, kinds.SharedText):
            return _("unsafe, `dedupe clean --unsafe` with the same options does it")
        return _("unsafe, `dedupe clean --unsafe` does it")


def rows(report: Report) -> list[FindingRow]:
    """Return the findings of a report, in its order."""
    view = View(report.post)
    return [FindingRow(finding, view) for finding in report.findings]


def _trimmed(span: Span, view: View) -> Span:
    """Leave out the blank lines that an edit takes along."""
    source = view.post.source(span)
    start = span.start + len(source) - len(source.lstrip())
    return Span(start, max(start, span.end - (len(source) - len(source.rstrip()))))


def _fills_lines(text: Span, data: bytes) -> bool:
    before, after = data[max(0, text.start - 1) : text.start], data[text.end : text.end + 1]
    return before in b"\r\n" and after in b"\r\n"
