"""The editor server, asked over stdio by a client of the protocol."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from dedupe_paragraphs.fix.clean import clean
from dedupe_paragraphs.model.options import Options
from tests.fixtures import FIXTURES

pygls = pytest.importorskip("pygls", reason="needs the extra lsp")

A = "港の灯台は百年前に建てられた。いまも毎晩、沖を照らす。船乗りはその光を頼りに帰ってくる。"
B = "坂の上の図書館には、海図と航海日誌が千冊あまり残っている。読みに来る人はもう少ない。"
C = "朝の市場では、まず氷の音がする。木箱を引きずる音があとに続き、やがて競りが始まる😀。"
OWN = "日本😀語の話をここに足しておく。"
COMMAND = (sys.executable, "-m", "dedupe_paragraphs", "lsp")
SECONDS = 15
UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
"""How the units of each encoding are counted: as bytes of which codec, of what size."""


class Editor:
    """An editor with one document."""

    def __init__(self, client: Any, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self.published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str, language: str = "markdown") -> str:
        document = types.TextDocumentItem(self.uri(name), language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))
        return document.uri

    def change(self, uri: str, version: int, text: str) -> None:
        document = types.VersionedTextDocumentIdentifier(version, uri)
        whole = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [whole]))

    async def diagnostics(self) -> list[types.Diagnostic]:
        return list((await asyncio.wait_for(self.published.get(), SECONDS)).diagnostics)

    async def actions(
        self, uri: str, where: types.Range, only: list[str] | None = None
    ) -> list[types.CodeAction]:
        context = types.CodeActionContext([], list(only) if only else None)
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), where, context)
        asked = self.client.text_document_code_action_async(params)
        return list(await asyncio.wait_for(asked, SECONDS))


def in_editor(
    folder: Path,
    script: Callable[[Editor], Awaitable[None]],
    *,
    encodings: list[str] | None = None,
    arguments: tuple[str, ...] = ("--isolated",),
    locale: str | None = None,
) -> None:
    """Run a script against a server of its own, and see that it ends well."""
    client_type: Any = pytest.importorskip("pygls.lsp.client").LanguageClient

    async def session() -> None:
        client = client_type("test", "1")
        editor = Editor(client, folder)

        def published(params: types.PublishDiagnosticsParams) -> None:
            editor.published.put_nowait(params)

        client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(published)

        await client.start_io(*COMMAND, *arguments, cwd=str(folder), env=dict(os.environ))
        edits = types.WorkspaceEditClientCapabilities(document_changes=True)
        general = types.GeneralClientCapabilities(
            position_encodings=[types.PositionEncodingKind(each) for each in encodings or []]
        )
        capabilities = types.ClientCapabilities(
            workspace=types.WorkspaceClientCapabilities(workspace_edit=edits), general=general
        )
        params = types.InitializeParams(capabilities, root_uri=folder.as_uri(), locale=locale)
        answer = await asyncio.wait_for(client.initialize_async(params), SECONDS)
        assert answer.capabilities.position_encoding == (encodings or ["utf-16"])[0]
        client.initialized(types.InitializedParams())
        await script(editor)
        await asyncio.wait_for(client.shutdown_async(None), SECONDS)
        client.exit(None)
        await asyncio.wait_for(client._server.wait(), SECONDS)
        assert client._server.returncode == 0
        await client.stop()

    asyncio.run(session())


def applied(text: str, action: types.CodeAction, encoding: str = "utf-16") -> str:
    """Do what an editor does with an action: columns in the units that were agreed on."""
    assert action.edit is not None
    assert action.edit.document_changes is not None
    (document,) = action.edit.document_changes
    assert isinstance(document, types.TextDocumentEdit)
    lines = text.split("\n")

    def offset(position: types.Position) -> int:
        name, size = UNITS[encoding]
        line = lines[position.line].encode(name)[: position.character * size].decode(name)
        return len("\n".join(lines[: position.line])) + (position.line > 0) + len(line)

    for edit in sorted(document.edits, key=lambda each: offset(each.range.start), reverse=True):
        assert isinstance(edit, types.TextEdit)
        start, end = offset(edit.range.start), offset(edit.range.end)
        text = text[:start] + edit.new_text + text[end:]
    return text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_positions_are_in_the_units_of_the_editor(tmp_path: Path, encoding: str) -> None:
    text = f"{A}\n\n{B}\n\n{C}\n\n{OWN}{A}{B}\n"
    name, size = UNITS[encoding]

    async def script(editor: Editor) -> None:
        uri = editor.open("日本語.md", text)
        (found,) = await editor.diagnostics()
        line = text.split("\n")[6]
        removing = (await editor.actions(uri, found.range))[0]

        assert found.range.start == types.Position(6, len(OWN.encode(name)) // size)
        assert found.range.end == types.Position(6, len(line.encode(name)) // size)
        assert applied(text, removing, encoding) == f"{A}\n\n{B}\n\n{C}\n\n{OWN}\n"

    in_editor(tmp_path, script, encodings=[encoding])


def test_the_copy_is_greyed_and_its_original_linked(tmp_path: Path) -> None:
    async def script(editor: Editor) -> None:
        uri = editor.open("a.md", f"{A}\n\n{B}\n\n{A}\n")
        (found,) = await editor.diagnostics()

        assert found.code == "DUP001"
        assert found.source == "dedupe"
        assert found.message == "Copy of line 1, word for word."
        assert list(found.tags or ()) == [types.DiagnosticTag.Unnecessary]
        assert found.severity == types.DiagnosticSeverity.Warning
        assert found.range == types.Range(types.Position(4, 0), types.Position(4, len(A)))
        assert found.related_information is not None
        (original,) = found.related_information
        assert original.location.uri == uri
        assert original.location.range.end == types.Position(0, len(A))

    in_editor(tmp_path, script)


@pytest.mark.parametrize(
    ("arguments", "locale", "said"),
    [
        (("--isolated",), "ja", "1行目と一字一句同じコピー。"),
        (("--isolated", "--lang", "ja"), "de", "1行目と一字一句同じコピー。"),
        (("--isolated", "--lang", "en"), "ja", "Copy of line 1, word for word."),
    ],
)
def test_it_speaks_the_language_of_the_editor(
    tmp_path: Path, arguments: tuple[str, ...], locale: str, said: str
) -> None:
    async def script(editor: Editor) -> None:
        uri = editor.open("a.md", f"{A}\n\n{B}\n\n{A}\n")
        (found,) = await editor.diagnostics()
        titles = [action.title for action in await editor.actions(uri, found.range)]

        assert found.message == said
        assert any("を削除" in title for title in titles) == ("コピー" in said)

    in_editor(tmp_path, script, arguments=arguments, locale=locale)


def test_an_edited_copy_is_not_greyed(tmp_path: Path) -> None:
    edited = A.replace("毎晩沖を", "毎晩静かに沖を").replace("帰ってくる", "戻ってくる")

    async def script(editor: Editor) -> None:
        editor.open("a.md", f"{A}\n\n{B}\n\n{edited}\n\n{C}\n")
        (found,) = await editor.diagnostics()

        assert found.code == "DUP002"
        assert not found.tags

    in_editor(tmp_path, script)


def test_a_whole_text_is_removed_together_with_the_joint_of_its_halves(tmp_path: Path) -> None:
    first = "The wheel is trued with a key while it hangs in the frame. Turn it and look at"
    rest = "the rim again before the next turn."
    text = f"{A}\n\n{first}\n\n{rest}\n\n{B}\n\n{first} {rest}\n"

    async def script(editor: Editor) -> None:
        uri = editor.open("a.md", text)
        *_, copy = await editor.diagnostics()
        removing = (await editor.actions(uri, copy.range))[0]

        assert applied(text, removing) == f"{A}\n\n{first} {rest}\n\n{B}\n"

    in_editor(tmp_path, script)


def test_what_can_be_done_about_a_copy(tmp_path: Path) -> None:
    text = f"{A}\n\n{B}\n\n{A}\n\n{C}\n\n{B}\n"

    async def script(editor: Editor) -> None:
        uri = editor.open("a.md", text)
        first, _ = await editor.diagnostics()
        actions = await editor.actions(uri, first.range)

        assert [action.title for action in actions] == [
            "Remove line 5, keep line 1 (safe)",
            "Keep this, remove line 1",
            "Ignore, with a comment",
            "Fix all safe findings (2 findings)",
        ]
        assert [bool(action.is_preferred) for action in actions] == [True, False, False, False]
        assert [applied(text, action) for action in actions] == [
            f"{A}\n\n{B}\n\n{C}\n\n{B}\n",
            f"{B}\n\n{A}\n\n{C}\n\n{B}\n",
            f"{A}\n\n{B}\n\n<!-- dedupe-ignore: DUP001 -->\n\n{A}\n\n{C}\n\n{B}\n",
            f"{A}\n\n{B}\n\n{C}\n",
        ]
        elsewhere = types.Range(types.Position(6, 0), types.Position(6, 3))
        assert await editor.actions(uri, elsewhere) == []

    in_editor(tmp_path, script)


def test_join_the_halves_of_a_paragraph(tmp_path: Path) -> None:
    first, rest = "橋は三度流され、そのたびに村の人が総出で", "架け直したという。いまは四代目だ。"
    text = f"{A}\n\n{first}\n\n{rest}\n\n{B}\n\n{first}{rest}\n"

    async def script(editor: Editor) -> None:
        uri = editor.open("a.md", text)
        found = await editor.diagnostics()
        space_between = next(each for each in found if each.code == "CUT002")
        joining = (await editor.actions(uri, space_between.range))[0]

        assert space_between.related_information is not None
        assert space_between.related_information[0].message == "its continuation"
        assert joining.title.startswith("Join it with its continuation at line 5")
        assert f"{A}\n\n{first}{rest}\n\n{B}" in applied(text, joining)

    in_editor(tmp_path, script)


def test_fix_all_does_what_clean_does(tmp_path: Path) -> None:
    damaged = (FIXTURES / "first" / "tidal-town.md").read_bytes()
    text = damaged.decode()

    async def script(editor: Editor) -> None:
        uri = editor.open("tidal-town.md", text)
        await editor.diagnostics()
        start = types.Range(types.Position(0, 0), types.Position(0, 0))
        (action,) = await editor.actions(uri, start, ["source.fixAll"])

        assert action.kind == "source.fixAll.dedupe"
        assert applied(text, action).encode() == clean(damaged, "a.md", Options()).data
        assert await editor.actions(uri, start, ["refactor"]) == []

    in_editor(tmp_path, script)


def test_typing_is_checked_when_it_pauses_and_closing_clears(tmp_path: Path) -> None:
    async def script(editor: Editor) -> None:
        uri = editor.open("a.md", f"{A}\n\n{B}\n")
        assert await editor.diagnostics() == []
        for version in range(2, 6):
            editor.change(uri, version, f"{A}\n\n{B}\n\n{A[: version * 8]}")
        editor.change(uri, 6, f"{A}\n\n{B}\n\n{A}\n")
        published = await asyncio.wait_for(editor.published.get(), SECONDS)

        assert published.version == 6
        assert len(published.diagnostics) == 1
        document = types.TextDocumentIdentifier(uri)
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(document))
        assert await editor.diagnostics() == []

    in_editor(tmp_path, script)


def test_line_ends_that_only_python_knows_are_none(tmp_path: Path) -> None:
    text = f"一\u2028行\x0c目の文。\r\n\r\n{A}\r\n\r\n{B}\r\n\r\n{A}\r\n"

    async def script(editor: Editor) -> None:
        editor.open("a.md", text)
        (found,) = await editor.diagnostics()

        assert found.range.start == types.Position(6, 0)

    in_editor(tmp_path, script)


def test_configuration_is_obeyed_and_mistakes_are_told(tmp_path: Path) -> None:
    configuration = tmp_path / "dedupe.toml"
    configuration.write_text('ignore = ["DUP001"]\nextend-exclude = ["drafts/"]\n')

    async def script(editor: Editor) -> None:
        copied = f"{A}\n\n{B}\n\n{A}\n"
        editor.open("a.md", copied)
        assert await editor.diagnostics() == []
        editor.open("drafts/a.md", f"{A}{B}\n\n{A}\n")
        assert await editor.diagnostics() == []
        configuration.write_text("keeep = 1\n")
        changes = [types.FileEvent(configuration.as_uri(), types.FileChangeType.Changed)]
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(changes))
        (said,) = await editor.diagnostics()
        assert "unknown key keeep; did you mean keep?" in said.message

    in_editor(tmp_path, script, arguments=())


def test_text_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    async def script(editor: Editor) -> None:
        editor.open("a.md", f"{A}\n\x00\n")
        (said,) = await editor.diagnostics()
        assert "NUL byte" in said.message

    in_editor(tmp_path, script)


def test_plain_text_without_a_name(tmp_path: Path) -> None:
    async def script(editor: Editor) -> None:
        document = types.TextDocumentItem(
            "untitled:Untitled-1", "plaintext", 1, f"{A}\n\n{B}\n\n{A}"
        )
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(document))
        (found,) = await editor.diagnostics()
        actions = await editor.actions(document.uri, found.range)
        assert not any(action.title.startswith("Ignore") for action in actions)

    in_editor(tmp_path, script)


def test_without_the_extra_one_line_says_what_to_install() -> None:
    script = (
        "import sys; sys.modules['pygls'] = None; sys.argv = ['dedupe', 'lsp']\n"
        "from dedupe_paragraphs.cli.main import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)

    assert done.stderr.decode() == (
        "dedupe: error: dedupe lsp: not installed; "
        "install it with `pip install 'dedupe-paragraphs[lsp]'`\n"
    )
    assert done.returncode == 2
