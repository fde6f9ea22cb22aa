/** The real server, asked as the extension asks it. DEDUPE names the command. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test } from "node:test";
import {
  StreamMessageReader,
  StreamMessageWriter,
  createProtocolConnection,
} from "vscode-languageserver-protocol/node";

const COMMAND = (process.env.DEDUPE ?? "dedupe").split(" ");
const URI = "file:///post.md";
const REPEATED = "港の灯台は百年前に建てられた。いまも毎晩、沖を照らす。船乗りはその光を頼りに帰ってくる。";
const OTHER = "坂の上の図書館には、海図と航海日誌が千冊あまり残っている。読みに来る人はもう少ない。";
const TEXT = `${REPEATED}\n\n${OTHER}\n\n${REPEATED}\n`;
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 6, character: 0 } };

async function session(act) {
  const server = spawn(COMMAND[0], [...COMMAND.slice(1), "lsp", "--isolated"]);
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const published = new Promise((resolve) => {
    connection.onNotification("textDocument/publishDiagnostics", resolve);
  });
  connection.listen();
  try {
    await connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
    await connection.sendNotification("initialized", {});
    const textDocument = { uri: URI, languageId: "markdown", version: 1, text: TEXT };
    await connection.sendNotification("textDocument/didOpen", { textDocument });
    await act(connection, (await published).diagnostics);
    await connection.sendRequest("shutdown");
    await connection.sendNotification("exit");
  } finally {
    connection.dispose();
    server.kill();
  }
}

function actions(connection, only) {
  const context = { diagnostics: [], only };
  return connection.sendRequest("textDocument/codeAction", { textDocument: { uri: URI }, range: WHOLE, context });
}

test("a repeat is marked where it is, and greyed", () =>
  session(async (_, diagnostics) => {
    assert.deepEqual(diagnostics.map((each) => [each.code, each.range.start.line, each.tags]), [["DUP001", 4, [1]]]);
  }));

test("all safe fixes come as one action of the kind that the extension applies", () =>
  session(async (connection) => {
    const found = await actions(connection, ["source.fixAll.dedupe"]);
    assert.equal(found.length, 1);
    assert.equal(found[0].kind, "source.fixAll.dedupe");
    assert.equal(found[0].edit.changes[URI].length, 1);
  }));

test("the pointer over a repeat shows its rule", () =>
  session(async (connection) => {
    const position = { line: 4, character: 2 };
    const shown = await connection.sendRequest("textDocument/hover", { textDocument: { uri: URI }, position });
    assert.match(shown.contents.value, /^\*\*DUP001\*\*/);
  }));
