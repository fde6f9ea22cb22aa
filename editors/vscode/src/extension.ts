/** Starts the language server of dedupe, and adds what the protocol has no word for. */

import * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/node";
import { report } from "./report";

const LANGUAGES = ["markdown", "mdx", "plaintext"];
const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append("dedupe");

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand("dedupe.restart", restart),
    vscode.commands.registerCommand("dedupe.showReport", () => onActivePost(showReport)),
    vscode.commands.registerCommand("dedupe.fixAll", () => onActivePost(fixAll)),
    vscode.workspace.onWillSaveTextDocument((event) => {
      if (isPost(event.document) && settings().get<boolean>("fixOnSave")) {
        event.waitUntil(safeFixes(event.document));
      }
    }),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("dedupe.command")) await restart();
    }),
  );
  await restart();
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
}

async function restart(): Promise<void> {
  await client?.dispose();
  const [command, ...args] = words();
  client = new LanguageClient(
    "dedupe",
    "dedupe",
    { command, args: [...args, "lsp"] },
    { documentSelector: LANGUAGES.map((language) => ({ language })) },
  );
  try {
    await client.start();
  } catch (error) {
    const said = vscode.l10n.t("dedupe did not start: {0}. Is it installed with the extra lsp?", String(error));
    void vscode.window.showErrorMessage(said);
  }
}

/** The edits of the server's one action of this kind: all safe fixes, proven together. */
async function safeFixes(document: vscode.TextDocument): Promise<vscode.TextEdit[]> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    whole,
    FIX_ALL.value,
  );
  const action = actions.find((each) => each.kind && FIX_ALL.contains(each.kind));
  return action?.edit?.get(document.uri) ?? [];
}

async function fixAll(document: vscode.TextDocument): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, await safeFixes(document));
  await vscode.workspace.applyEdit(edit);
}

async function showReport(document: vscode.TextDocument): Promise<void> {
  const [command, ...args] = words();
  const folder = vscode.workspace.getWorkspaceFolder(document.uri)?.uri.fsPath;
  try {
    const html = await report([command, ...args], document.getText(), document.uri.fsPath, folder);
    const title = vscode.l10n.t("Report of {0}", vscode.workspace.asRelativePath(document.uri));
    const panel = vscode.window.createWebviewPanel("dedupe", title, vscode.ViewColumn.Beside, {
      enableScripts: true,
    });
    panel.webview.html = html;
  } catch (error) {
    void vscode.window.showErrorMessage(String(error));
  }
}

async function onActivePost(act: (document: vscode.TextDocument) => Promise<void>): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document && isPost(document)) await act(document);
}

function isPost(document: vscode.TextDocument): boolean {
  return LANGUAGES.includes(document.languageId);
}

function words(): string[] {
  const found = settings().get<string[]>("command") ?? [];
  return found.length > 0 ? found : ["dedupe"];
}

function settings(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration("dedupe");
}
