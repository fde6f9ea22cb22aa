"""What can be decided about a finding, as code actions, made as everywhere (`review/decide.py`)."""

from collections.abc import Iterator
from functools import cached_property

from lsprotocol import types

from dedupe_paragraphs.fix.clean import clean
from dedupe_paragraphs.lsp.diagnose import EditorText
from dedupe_paragraphs.model.answer import Answer, Choice
from dedupe_paragraphs.model.rule import Safety
from dedupe_paragraphs.model.span import Edit, Span
from dedupe_paragraphs.report.row import FindingRow
from dedupe_paragraphs.report.view import View
from dedupe_paragraphs.report.words import phrases, review
from dedupe_paragraphs.report.words.language import _
from dedupe_paragraphs.review.decide import ReviewedPost, ReviewOutcome

FIX_ALL = "source.fixAll.dedupe"
_OFFERED = (Choice.FIX, Choice.SWAP, Choice.IGNORE)
"""To keep both, or to edit, needs no action of an editor."""


Document = types.OptionalVersionedTextDocumentIdentifier


class Actions:
    """The code actions of one version of a document, each worked out once."""

    def __init__(self, reviewed: ReviewedPost, text: EditorText) -> None:
        self.reviewed = reviewed
        self.text = text
        self._view = View(reviewed.post)
        self._known: dict[int, list[tuple[Choice, ReviewOutcome]]] = {}

    def asked(self, params: types.CodeActionParams, document: Document) -> list[types.CodeAction]:
        """Return the actions of the kinds that an editor asks for: all, if it names none."""
        only = params.context.only
        kinds = only if only is not None else [types.CodeActionKind.QuickFix]
        found: list[types.CodeAction] = []
        if any(_is_kind(types.CodeActionKind.QuickFix, kind) for kind in kinds):
            found += self._at(params.range, document)
        if found if only is None else any(_is_kind(FIX_ALL, kind) for kind in only):
            found += self._all_safe(document)
        return found

    def _at(self, where: types.Range, document: Document) -> Iterator[types.CodeAction]:
        for number, finding in enumerate(self.reviewed.findings):
            here = self.text.range(finding.place)
            if here.end < where.start or where.end < here.start:
                continue
            for choice, outcome in self._outcomes(number):
                said = review.choice(choice, FindingRow(finding, self._view))
                yield types.CodeAction(
                    title=f"{said[0].upper()}{said[1:]}",
                    kind=types.CodeActionKind.QuickFix,
                    is_preferred=choice is Choice.FIX and finding.safety is Safety.SAFE,
                    edit=_workspace(self.text.edits(outcome.edits), document),
                    data={"fingerprint": finding.fingerprint, "choice": choice.value},
                )

    def _all_safe(self, document: Document) -> Iterator[types.CodeAction]:
        """Yield the action that does what `dedupe clean` does, if there is something to do."""
        count = sum(finding.safety is Safety.SAFE for finding in self.reviewed.findings)
        if count and self._cleaned:
            said = _("Fix all safe findings ({findings})", findings=phrases.findings(count))
            edit = _workspace(self._cleaned, document)
            yield types.CodeAction(title=said, kind=FIX_ALL, edit=edit)

    def _outcomes(self, number: int) -> list[tuple[Choice, ReviewOutcome]]:
        if number not in self._known:
            offered = [each for each in self.reviewed.choices(number) if each in _OFFERED]
            given = (self.reviewed.with_needs(number, Answer(each), {}) for each in offered)
            tried = zip(offered, map(self.reviewed.outcome, given), strict=True)
            self._known[number] = [(each, done) for each, done in tried if done and done.edits]
        return self._known[number]

    @cached_property
    def _cleaned(self) -> list[types.TextEdit]:
        """Return the edits of a whole cleaning; one edit where it took several rounds."""
        post = self.reviewed.post
        after = clean(post.data, post.path, self.reviewed.options).data
        if after == post.data:
            return []
        planned = self.reviewed.analysis.safe
        if planned.after.data == after:
            return self.text.edits(planned.edits)
        return self.text.edits((Edit(Span(0, len(post.data)), after),))


def _workspace(edits: list[types.TextEdit], document: Document) -> types.WorkspaceEdit:
    """Return edits of one document; with a version where the editor can hold it against its own."""
    if document.version is None:
        return types.WorkspaceEdit(changes={document.uri: edits})
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(edits))])


def _is_kind(kind: str, asked: str) -> bool:
    """Tell whether a kind is the one asked for, or one below it."""
    return asked == "" or kind == asked or kind.startswith(f"{asked}.")
