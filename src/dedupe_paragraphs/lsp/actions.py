"""What can be decided about a finding, as code actions, made as everywhere (`review/decide.py`)."""

from collections.abc import Iterator

from lsprotocol import types

from dedupe_paragraphs.fix.clean import clean
from dedupe_paragraphs.lsp.text import EditorText
from dedupe_paragraphs.model.answer import Answer, Choice
from dedupe_paragraphs.model.options import Options
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


class Actions:
    """The code actions of one version of a document, each worked out once."""

    def __init__(self, reviewed: ReviewedPost, options: Options, text: EditorText) -> None:
        self._reviewed = reviewed
        self._options = options
        self._text = text
        self._view = View(reviewed.post)
        self._known: dict[int, list[tuple[Choice, ReviewOutcome]]] = {}
        self._all: list[types.TextEdit] | None = None

    def at(
        self, where: types.Range, document: types.OptionalVersionedTextDocumentIdentifier
    ) -> Iterator[types.CodeAction]:
        """Yield what can be done about the findings at a place."""
        for number, finding in enumerate(self._reviewed.findings):
            if not _meet(self._text.range(finding.place), where):
                continue
            for choice, outcome in self._outcomes(number):
                said = review.choice(choice, FindingRow(finding, self._view))
                yield types.CodeAction(
                    title=f"{said[0].upper()}{said[1:]}",
                    kind=types.CodeActionKind.QuickFix,
                    is_preferred=choice is Choice.FIX and finding.safety is Safety.SAFE,
                    edit=_workspace(self._text.edits(outcome.edits), document),
                    data={"fingerprint": finding.fingerprint, "choice": choice.value},
                )

    def all_safe(
        self, document: types.OptionalVersionedTextDocumentIdentifier
    ) -> Iterator[types.CodeAction]:
        """Yield the action that does what `dedupe clean` does, if there is something to do."""
        count = sum(finding.safety is Safety.SAFE for finding in self._reviewed.findings)
        if not count:
            return
        if self._all is None:
            self._all = self._cleaned()
        if self._all:
            yield types.CodeAction(
                title=_("Fix all safe findings ({findings})").format(
                    findings=phrases.findings(count)
                ),
                kind=FIX_ALL,
                edit=_workspace(self._all, document),
            )

    def _outcomes(self, number: int) -> list[tuple[Choice, ReviewOutcome]]:
        """Return the choices for a finding that can be done and are proven."""
        if number not in self._known:
            offered = [each for each in self._reviewed.choices(number) if each in _OFFERED]
            tried = [(each, self._reviewed.outcome({number: Answer(each)})) for each in offered]
            self._known[number] = [(each, done) for each, done in tried if done and done.edits]
        return self._known[number]

    def _cleaned(self) -> list[types.TextEdit]:
        """Return the edits of a whole cleaning; one edit where it took several rounds."""
        post = self._reviewed.post
        after = clean(post.data, post.path, self._options).data
        if after == post.data:
            return []
        planned = self._reviewed.analysis.safe
        if planned.after.data == after:
            return self._text.edits(planned.edits)
        return self._text.edits((Edit(Span(0, len(post.data)), after),))


def _workspace(
    edits: list[types.TextEdit], document: types.OptionalVersionedTextDocumentIdentifier
) -> types.WorkspaceEdit:
    """Return edits of one document; with a version where the editor can hold it against its own."""
    if document.version is None:
        return types.WorkspaceEdit(changes={document.uri: edits})
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(edits))])


def _meet(one: types.Range, other: types.Range) -> bool:
    return _pair(one.start) <= _pair(other.end) and _pair(other.start) <= _pair(one.end)


def _pair(position: types.Position) -> tuple[int, int]:
    return position.line, position.character
