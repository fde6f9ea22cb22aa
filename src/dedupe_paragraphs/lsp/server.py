"""The server: what an editor sends and asks, and what it is answered.

Documents come whole with every change: a post is short, and pygls takes characters for line ends
that no editor takes for some when it applies a part.
"""

import asyncio
from collections.abc import Callable

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument

from dedupe_paragraphs import __version__
from dedupe_paragraphs.config.search import NAMES
from dedupe_paragraphs.config.settings import Settings
from dedupe_paragraphs.lsp.actions import FIX_ALL, Actions
from dedupe_paragraphs.lsp.diagnose import SOURCE, EditorText, diagnostics, hover
from dedupe_paragraphs.model.errors import DedupeError
from dedupe_paragraphs.model.record import record
from dedupe_paragraphs.report.words import errors, phrases
from dedupe_paragraphs.review.decide import ReviewedPost

Configure = Callable[[str], Settings]
"""Returns the settings for the post at a path; may raise `DedupeError`."""
_PAUSE = 0.3
"""Seconds without a keystroke before a document is checked again: the check of a long post takes a
tenth of a second, and half a sentence is no news."""


@record
class Checked:
    """A version of a document after its check."""

    version: int | None
    actions: Actions | None = None
    """None where the document cannot be checked, or is not to be."""
    problem: str = ""


class EditorServer(LanguageServer):
    """Keeps what it knows of each open document."""

    def __init__(self, configure: Configure) -> None:
        super().__init__(
            "dedupe", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full
        )
        self._configure = configure
        self.known: dict[str, Checked] = {}
        """The last check of each document."""
        self.open: set[str] = set()
        """The documents as the editor names them; pygls quotes the Japanese in names."""

    async def refresh(self, uri: str) -> None:
        """Check a document and publish what was found, unless it has changed meanwhile."""
        checked = await self.checked(uri)
        if checked is None:
            return
        found = []
        if checked.actions is not None:
            report = checked.actions.reviewed.analysis.report
            found = diagnostics(report, checked.actions.text, uri)
        elif checked.problem:
            start, severity = types.Position(0, 0), types.DiagnosticSeverity.Information
            place = types.Range(start, start)
            found = [types.Diagnostic(place, checked.problem, severity, source=SOURCE)]
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, found, checked.version)
        )

    async def checked(self, uri: str) -> Checked | None:
        """Return the check of a document as it is now; nothing where it is closed or changes."""
        document = self.document(uri)
        if document is None:
            return None
        known = self.known.get(uri)
        if known is not None and known.version == document.version:
            return known
        version = document.version
        encoding = self.workspace.position_encoding or types.PositionEncodingKind.Utf16
        text = EditorText(document.source, encoding)
        path = _path(document.path or uri, document.language_id)
        found = await asyncio.to_thread(self._check, version, text, path)
        now = self.document(uri)
        if now is None or now.version != version:
            return None
        self.known[uri] = found
        return found

    def document(self, uri: str) -> TextDocument | None:
        """Return a document as it is now; nothing where it is closed."""
        return self.workspace.get_text_document(uri) if uri in self.open else None

    def versioned(self, uri: str) -> types.OptionalVersionedTextDocumentIdentifier:
        """Name a document, with its version where the editor understands that."""
        workspace = self.client_capabilities.workspace
        edits = workspace.workspace_edit if workspace else None
        version = self.workspace.get_text_document(uri).version
        understood = edits is not None and edits.document_changes
        return types.OptionalVersionedTextDocumentIdentifier(uri, version if understood else None)

    async def actions(self, uri: str) -> Actions | None:
        """Return what there is to say of a document as it is now, if it can be checked."""
        checked = await self.checked(uri)
        return checked.actions if checked else None

    def _check(self, version: int | None, text: EditorText, path: str) -> Checked:
        try:
            settings = self._configure(path)
            if settings.excludes(path):
                return Checked(version)
            reviewed = ReviewedPost(text.data, path, settings.options(path))
        except DedupeError as error:
            return Checked(version, problem=phrases.named(error.path, errors.error(error)))
        return Checked(version, Actions(reviewed, text))


def _path(path: str, language: str | None) -> str:
    """Return the path of a document; its ending says how it is read, where it has one."""
    ending = {"plaintext": ".txt", "mdx": ".mdx"}.get(language or "", "")
    return path if "." in path.rpartition("/")[2] else path + ending


def make(configure: Configure, hear: Callable[[str], None]) -> EditorServer:
    """Return a server with its features, not started yet; `hear` is given the editor's locale."""
    server = EditorServer(configure)

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        hear(params.locale or "")

    @server.feature(types.INITIALIZED)
    async def initialized(params: types.InitializedParams) -> None:
        await _watch(server)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.open.add(params.text_document.uri)
        await server.refresh(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        uri, version = params.text_document.uri, params.text_document.version
        await asyncio.sleep(_PAUSE)
        document = server.document(uri)
        if document is not None and document.version == version:
            await server.refresh(uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.open.discard(uri)
        server.known.pop(uri, None)
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def reconfigured(params: types.DidChangeWatchedFilesParams) -> None:
        server.known.clear()
        for uri in tuple(server.open):
            await server.refresh(uri)

    kinds = [types.CodeActionKind.QuickFix, FIX_ALL]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(kinds))
    async def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        known = await server.actions(uri)
        if known is None:
            return []
        return await asyncio.to_thread(known.asked, params, server.versioned(uri))

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(params: types.HoverParams) -> types.Hover | None:
        uri = params.text_document.uri
        known = await server.actions(uri)
        if known is None:
            return None
        return hover(known.reviewed.analysis.report, known.text, params.position, uri)

    return server


async def _watch(server: EditorServer) -> None:
    """Ask for a notice when a configuration file changes, where the editor can do that."""
    workspace = server.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching is None or not watching.dynamic_registration:
        return
    watchers = [types.FileSystemWatcher(f"**/{name}") for name in NAMES]
    options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
    method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    registration = types.Registration("configuration", method, options)
    await server.client_register_capability_async(types.RegistrationParams([registration]))
